"""A small linear model over readable features, where a pattern alone cannot decide.

For every family a sentence gets the sum of the weights of what it contains: its words, their
classes, pairs of neighbouring classes, declared cues, cues with the occasion, and its place in the
draft. A finding is made where the sum passes the threshold of the family. Weights are in
``data/model-weights.json``; ``bench/wording_train.py`` fits them.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise
from typing import Any

from footing.wording.families import Occasion
from footing.wording.tokens import Lexicon, lexicon

Pairs = tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]
"""Pairs of cues by name: those that weigh together, and one that weighs without the other."""


def features(
    words: Sequence[tuple[str, str]],
    cues: Iterable[str],
    place: Iterable[str],
    occasion: Occasion | None,
) -> list[str]:
    """The names of all features of one sentence.

    ``words`` as ``Lexicon.read`` gives them, ``cues`` by name, ``place`` from ``place_names``.
    """
    kinds = ["^", *(kind for _, kind in words), "$"]
    cues = list(cues)
    named = [f"word {word}" for word, _ in words]
    named += [f"class {kind}" for kind in kinds]
    named += [f"pair {one} {two}" for one, two in pairwise(kinds)]
    named += [f"cue {cue}" for cue in cues]
    named += [f"place {name}" for name in place]
    if occasion:
        named.append(f"for {occasion}")
        named += [f"for {occasion} cue {cue}" for cue in cues]
        named += [f"for {occasion} class {kind}" for kind in set(kinds)]
    return named


def together(cues: Iterable[str], pairs: Pairs) -> list[str]:
    """The cues with what is declared of two of them: both there, or one without the other."""
    found = set(cues)
    both, without = pairs
    made = [name for name, (one, other) in both.items() if one in found and other in found]
    made += [name for name, (one, other) in without.items() if one in found and other not in found]
    return [*found, *made]


def place_of(number: int, count: int, length: int) -> tuple[int, int, int, int]:
    """Sentence ``number`` of ``count``: quarter, length step, and place from start and from end.

    ``length`` is in code points; a place from start or end is 0 beyond the first or last two.
    """
    start = number + 1 if number <= 1 else 0
    end = count - number if number >= count - 2 else 0
    return 4 * number // count + 1, min(6, length // 30), start, end


def place_names(quarter: int, length: int, start: int, end: int) -> tuple[str, ...]:
    """What ``place_of`` gives, as the names of features."""
    made = [f"quarter {quarter}", f"length {length}"]
    made += [f"from start {start}"] if start else []
    made += [f"from end {end}"] if end else []
    return tuple(made)


@dataclass(frozen=True)
class Says:
    """What a finding of the model says: its reason, rewrites and source, by family."""

    reason: str
    rewrites: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Model:
    """The weights: ``table[feature]`` holds one number a family, in the order of ``families``."""

    families: tuple[str, ...]
    bias: tuple[float, ...]
    thresholds: tuple[float, ...]
    table: Mapping[str, Mapping[str, float]]
    cues: Mapping[str, str]
    pairs: Pairs
    says: Mapping[str, Says]
    words: Lexicon = field(default_factory=lexicon)

    @cached_property
    def cue_names(self) -> tuple[str, ...]:
        """The names of the cues in the order of their patterns."""
        return tuple(self.cues)

    def weight(self, name: str, family: str) -> float:
        """The weight of one feature for one family; 0 where it has none."""
        return self.table.get(name, {}).get(family, 0.0)

    def made_by(self, plain: str, family: str) -> list[tuple[int, int]]:
        """Spans in ``plain`` of the words that weigh most for ``family``, in order, at most 3."""
        words = self.words.read(plain)
        spans = self.words.spans(plain)
        kinds = ["^", *(kind for _, kind in words), "$"]
        weights: dict[tuple[int, int], float] = {}
        for place, ((word, kind), span) in enumerate(zip(words, spans, strict=True)):
            if not any(letter.isalnum() or letter in "£$€?" for letter in word):
                continue
            weight = self.weight(f"word {word}", family) + self.weight(f"class {kind}", family)
            weight += self.weight(f"pair {kinds[place]} {kind}", family) / 2
            weight += self.weight(f"pair {kind} {kinds[place + 2]}", family) / 2
            weights[span] = max(weights.get(span, 0.0), weight)
        best = sorted(weights, key=lambda span: -weights[span])[:3]
        chosen = [span for span in best if weights[span] > 0] or best[:1]
        return sorted(chosen)


@cache
def load_model() -> Model | None:
    """The shipped model; None where its weights have not been fitted yet."""
    folder = resources.files("footing.wording") / "data"
    weights = folder / "model-weights.json"
    if not weights.is_file():
        return None
    data = json.loads(weights.read_text("utf-8"))
    families = tuple(data["families"])
    return Model(
        families=families,
        bias=tuple(data["bias"][family] for family in families),
        thresholds=tuple(data["thresholds"][family] for family in families),
        table=data["weights"],
        cues=cues(),
        pairs=pairs(),
        says=says(),
    )


@cache
def cues() -> Mapping[str, str]:
    """The declared cues by name, with fragments still in them (``data/model-cues.toml``)."""
    declared: dict[str, str] = _declared_cues()["cues"]
    return declared


@cache
def pairs() -> Pairs:
    """The declared pairs of cues."""
    declared = _declared_cues()
    return declared["both"], declared["without"]


@cache
def _declared_cues() -> dict[str, Any]:
    text = (resources.files("footing.wording") / "data" / "model-cues.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def says() -> Mapping[str, Says]:
    """What findings of the model say, by family (``data/model-says.toml``)."""
    text = (resources.files("footing.wording") / "data" / "model-says.toml").read_text("utf-8")
    return {
        family: Says(table["reason"], tuple(table["rewrites"]), table["source"])
        for family, table in tomllib.loads(text).items()
    }
