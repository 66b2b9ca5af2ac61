"""Rules made ready to run, and where they come from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from footing.wording.families import KINDS, Occasion
from footing.wording.gate import Gate
from footing.wording.model import Model, load_model
from footing.wording.patterns import FLAGS, expand
from footing.wording.rules import Rule, RuleFile, When
from footing.wording.scoring import Codes, Scorer


@dataclass(frozen=True)
class RuleSet:
    """Rules in force: sentence rules behind one gate, rules for missing pieces, kept sentences.

    ``off`` names families and rules that a person switched off; ``pure`` runs without RE2 even
    where it is installed; without a ``model`` only the declared rules speak.
    """

    rules: tuple[Rule, ...]
    words: Mapping[str, str]
    keep: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    pure: bool = False
    model: Model | None = None
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False, repr=False)
    _codes: list[Codes] = field(default_factory=list, init=False, compare=False, repr=False)
    _scorers: dict[Occasion | None, Scorer] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @cached_property
    def sentence_rules(self) -> tuple[Rule, ...]:
        """The rules that look at single sentences, in the order of the gate."""
        return tuple(rule for rule in self.rules if rule.kind != "missing")

    @cached_property
    def draft_rules(self) -> tuple[Rule, ...]:
        """The rules that look at the whole draft."""
        return tuple(rule for rule in self.rules if rule.kind == "missing")

    @property
    def gates(self) -> list[str]:
        """The expanded gates of the sentence rules, and after them the cues of the model."""
        found = [rule.gate for rule in self.sentence_rules]
        found += self.model.cues.values() if self.model else []
        return [expand(one, self.words, strict=False) for one in found]

    @cached_property
    def gate(self) -> Gate:
        """Which of ``gates`` occur in a sentence."""
        return Gate(self.gates, pure=self.pure)

    def scorer(self, model: Model, occasion: Occasion | None) -> Scorer:
        """The weights for one occasion, made ready on first use."""
        made = self._scorers.get(occasion)
        if made is None:
            if not self._codes:
                self._codes.append(Codes(model))
            made = self._scorers[occasion] = Scorer(self._codes[0], occasion)
        return made

    def pattern(self, source: str) -> re.Pattern[str]:
        """A declared pattern, compiled on first use."""
        made = self._compiled.get(source)
        if made is None:
            made = self._compiled[source] = re.compile(
                expand(source, self.words, strict=True), FLAGS
            )
        return made

    def rule(self, name: str) -> Rule | None:
        """The rule with this id."""
        return next((rule for rule in self.rules if rule.id == name), None)


@cache
def shipped() -> RuleFile:
    """Footing's own rules, in one.

    They are taken as they are: the tests hold every one of them to what a person's own rules must
    fulfil, and checking them again would cost each start a third of a second.
    """
    words: dict[str, str] = {}
    rules: list[Rule] = []
    for _, text in shipped_sources():
        tables = tomllib.loads(text)
        words.update(tables.get("words", {}))
        rules += [_rule(table) for table in tables.get("rules", [])]
    return RuleFile(words=words, rules=tuple(rules))


def shipped_sources() -> list[tuple[str, str]]:
    """Name and text of every shipped file of rules; ``words.toml`` comes first."""
    folder = resources.files("footing.wording") / "data"
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    files = [entry for entry in files if not entry.name.startswith("model")]
    files.sort(key=lambda entry: (entry.name != "words.toml", entry.name))
    return [(entry.name, entry.read_text("utf-8")) for entry in files]


def _rule(table: dict[str, Any]) -> Rule:
    values = {key: _frozen(value) for key, value in table.items()}
    if "when" in values:
        when = {key: _frozen(value) for key, value in table["when"].items()}
        values["when"] = When(**when)
    return Rule(**values)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def load_rules(config: Path | None = None, *, pure: bool = False) -> RuleSet:
    """The shipped rules with a person's own from ``config/wording/*.toml`` over them.

    An own rule with the id of a shipped one takes its place; ``off`` switches rules off by id or
    by family (``family.model`` is the linear model's part of a family). Raises DataError with
    every fault of a file.
    """
    base = shipped()
    words = dict(base.words)
    rules = {rule.id: rule for rule in base.rules}
    keep: set[str] = set()
    off: set[str] = set()
    for path in own_files(config):
        own = load_file(path)
        words.update(own.words)
        rules.update((rule.id, rule) for rule in own.rules)
        keep.update(plain_sentence(text) for text in own.keep)
        off.update(own.off)
    kept = tuple(rule for rule in rules.values() if not {rule.id, rule.family} & off)
    return RuleSet(
        rules=kept,
        words=words,
        keep=frozenset(keep),
        off=frozenset(off),
        pure=pure,
        model=load_model(),
    )


def own_files(config: Path | None) -> list[Path]:
    """A person's own files of rules, sorted by name."""
    return sorted((config / "wording").glob("*.toml")) if config else []


def load_file(path: Path) -> RuleFile:
    """One file of rules, checked in full; DataError with every fault, each with its line."""
    from footing.kernel.declared import load
    from footing.wording.validity import file_faults

    base = shipped()
    known = {rule.id for rule in base.rules} | set(KINDS) | {f"{name}.model" for name in KINDS}

    def faults(file: RuleFile) -> Iterable[tuple[tuple[str | int, ...], str]]:
        yield from file_faults(file, base.words)
        for number, name in enumerate(file.off):
            if name not in known | {rule.id for rule in file.rules}:
                yield ("off", number), f"there is no rule or family {name}"

    return load(RuleFile, path, faults)


def plain_sentence(text: str) -> str:
    """A sentence as kept sentences are compared: case, spaces and apostrophes do not matter."""
    return " ".join(text.replace("’", "'").lower().split())
