"""The sums of the linear model, quickly and exactly.

A weight is a whole number of thousandths, and the weights of one feature for all families are
packed into one integer, a field for each family: adding two such integers adds all families at
once, without rounding, so that a sum does not depend on its order or on the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from footing.wording.families import Occasion
from footing.wording.model import Model, place_names, place_of, together
from footing.wording.sentences import Sentence

_BITS = 32
_TOP = 1 << (_BITS - 1)
_FIELD = (1 << _BITS) - 1
_PARTS = 1000
_MOST = 20_000
_OTHER = "\0"
"""Stands for every class that no weight speaks of."""

Occurs = Callable[[int], Sequence[int]]
"""The cues that really occur in sentence ``number``."""


class Scorer:
    """The weights of a model for one occasion, ready to be added up."""

    def __init__(self, model: Model, occasion: Occasion | None) -> None:
        """Weights that only speak for ``occasion`` are added to those of the same feature."""
        self._model = model
        self._occasion = occasion
        self._shifts = {family: _BITS * place for place, family in enumerate(model.families)}
        self._signs = sum(_TOP << shift for shift in self._shifts.values())
        offsets = [
            _TOP + round(_PARTS * bias) - round(_PARTS * limit)
            for bias, limit in zip(model.bias, model.thresholds, strict=True)
        ]
        shifts = self._shifts.values()
        self._offset = sum(one << shift for one, shift in zip(offsets, shifts, strict=True))
        # Both ends are there in every sentence, and so is the occasion.
        always = ["class ^", "class $", f"for {occasion}"]
        always += [f"for {occasion} class ^", f"for {occasion} class $"] if occasion else []
        self._offset += sum(self._packed(name) for name in always)
        self._kinds, self._pairs = self._read_pairs()
        self._features: dict[str, int] = {}
        self._weights: list[int] = []
        self._words: dict[str, tuple[frozenset[int], str]] = {}
        self._cues = {name: self._with_occasion(f"cue {name}") for name in self._cue_names()}
        self._most = self._highest()
        self._place = cache(self._place_sum)

    def over(
        self,
        own: Sequence[Sentence],
        words: Sequence[Sequence[str]],
        candidates: Sequence[Sequence[int]],
        occurs: Occurs,
    ) -> list[list[tuple[str, float]]]:
        """For every sentence the families at their threshold or over it, and how far.

        ``words`` are the ``keys`` of every sentence and ``candidates`` the cues that can occur in
        it. Which of them do occur is only asked where that can make a difference.
        """
        made: list[list[tuple[str, float]]] = []
        most, signs = self._most, self._signs
        for number, sentence in enumerate(own):
            total = self._offset + self._words_sum(words[number])
            total += self._place(*place_of(number, len(own), len(sentence.plain)))
            highest = total
            for cue in candidates[number]:
                highest += most[cue]
            if not highest & signs:
                made.append([])
                continue
            names = (self._model.cue_names[cue] for cue in occurs(number))
            total += sum(self._cues[name] for name in together(names, self._model.pairs))
            made.append(self._unpacked(total) if total & signs else [])
        return made

    def _unpacked(self, total: int) -> list[tuple[str, float]]:
        found = []
        for family, shift in self._shifts.items():
            value = (total >> shift & _FIELD) - _TOP
            if value >= 0:
                found.append((family, value / _PARTS))
        return found

    def _packed(self, name: str) -> int:
        """The weights of a feature as one integer; each may be negative."""
        weights = self._model.table.get(name)
        return self._pack(weights) if weights else 0

    def _pack(self, weights: Mapping[str, float]) -> int:
        total = 0
        for family, weight in weights.items():
            total += round(_PARTS * weight) << self._shifts[family]
        return total

    def _with_occasion(self, name: str) -> int:
        more = self._packed(f"for {self._occasion} {name}") if self._occasion else 0
        return self._packed(name) + more

    def _cue_names(self) -> list[str]:
        both, without = self._model.pairs
        return [*self._model.cue_names, *both, *without]

    def _highest(self) -> list[int]:
        """For every cue the most that it can add, with all pairs that need it."""
        both, without = self._model.pairs
        pairs = [(name, two[0]) for table in (both, without) for name, two in table.items()]

        def most(name: str) -> int:
            weights = self._model.table.get(f"cue {name}", {})
            more = self._model.table.get(f"for {self._occasion} cue {name}", {})
            sums = {one: weights.get(one, 0.0) + more.get(one, 0.0) for one in {*weights, *more}}
            return self._pack({one: value for one, value in sums.items() if value > 0})

        return [
            most(cue) + sum(most(name) for name, needed in pairs if needed == cue)
            for cue in self._model.cue_names
        ]

    def _read_pairs(self) -> tuple[dict[str, str], dict[tuple[str, str], int]]:
        """A letter for every class that has weights in a pair, and the weights by two letters."""
        kinds = {"^": "^", "$": "$"}
        pairs: dict[tuple[str, str], int] = {}
        for name in self._model.table:
            sort, _, rest = name.partition(" ")
            if sort == "pair":
                one, _, two = rest.partition(" ")
                first, second = (kinds.setdefault(x, chr(0x100 + len(kinds))) for x in (one, two))
                pairs[first, second] = self._packed(name)
        return kinds, pairs

    def _words_sum(self, words: Iterable[str]) -> int:
        known = self._words
        try:
            read = [known[word] for word in words]
        except KeyError:
            read = [known.get(word) or self._read(word) for word in words]
        features = frozenset().union(*[some for some, _ in read])
        kinds = "".join([kind for _, kind in read])
        weights, pairs = self._weights, self._pairs
        total = 0
        for feature in features:
            total += weights[feature]
        for pair in {*zip("^" + kinds, kinds + "$", strict=True)} & pairs.keys():
            total += pairs[pair]
        return total

    def _read(self, key: str) -> tuple[frozenset[int], str]:
        """The features of one of ``keys``, and the letters of its classes."""
        if len(self._words) > _MOST:
            self._words.clear()
        features: set[int] = set()
        kinds = ""
        for word, kind in self._model.words.made(key):
            features |= self._feature(f"word {word}", self._packed(f"word {word}"))
            features |= self._feature(f"class {kind}", self._with_occasion(f"class {kind}"))
            kinds += self._kinds.get(kind, _OTHER)
        made = self._words[key] = frozenset(features), kinds
        return made

    def _feature(self, name: str, weight: int) -> set[int]:
        """The number of a feature; only those with weights have one, so that memory is bounded."""
        if not weight:
            return set()
        number = self._features.setdefault(name, len(self._weights))
        if number == len(self._weights):
            self._weights.append(weight)
        return {number}

    def _place_sum(self, quarter: int, length: int, start: int, end: int) -> int:
        names = place_names(quarter, length, start, end)
        return sum(self._packed(f"place {name}") for name in names)
