"""The sums of the linear model, quickly and exactly.

A weight is a whole number of thousandths, and the weights of one feature for all families are
packed into one integer, a field for each family: adding two such integers adds all families at
once, without rounding, so that a sum does not depend on its order or on the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import add

from footing.wording.families import Occasion
from footing.wording.memo import Memo
from footing.wording.model import Model, place_names, place_of, together
from footing.wording.sentences import Sentence
from footing.wording.tokens import keys

_BITS = 32
_TOP = 1 << (_BITS - 1)
_FIELD = (1 << _BITS) - 1
_PARTS = 1000
_LETTERS = 0x100
_ENDS = ("^", "$")
"""The classes that stand at both ends of a sentence; they are their own letters."""

Occurs = Callable[[int], Sequence[int]]
"""The cues that really occur in sentence ``number``."""


class Codes:
    """Sentences as texts of one letter a word, so that weights are looked up a whole text at once.

    Words without weights share the letter of their class, and classes without weights share one.
    """

    def __init__(self, model: Model) -> None:
        """Letters for what has weights in ``model``, whatever the occasion."""
        self.model = model
        self.words: dict[str, str] = {}
        """By letter of a word the word, or an empty text for all that have no weights."""
        self.classes: dict[int, str] = {}
        """By code point of a letter of a word the letter of its class, for ``str.translate``."""
        self.kinds: dict[str, str] = {kind: kind for kind in _ENDS}
        """The letters of classes."""
        for name in model.table:
            for kind in _classes_in(name):
                self.kinds.setdefault(kind, chr(_LETTERS + len(self.kinds)))
        self._other = chr(_LETTERS + len(self.kinds))
        self._letters: dict[tuple[str, str], str] = {}
        self._keys = Memo(self._read_key)
        self._known = Memo(self._read)
        self._firsts = Memo(self._read_first)

    def of(self, words: Sequence[str]) -> str:
        """The letters of a sentence that was split at its spaces."""
        for place, word in enumerate(words, 1):
            if first := self._firsts[word]:
                return first + "".join(map(self._known.__getitem__, words[place:]))
        return ""

    def _read_first(self, word: str) -> str:
        return "".join(map(self._keys.__getitem__, keys(word)))

    def _read(self, word: str) -> str:
        return "".join(map(self._keys.__getitem__, keys(word, opens=False)))

    def _read_key(self, key: str) -> str:
        return "".join(self._letter(word, kind) for word, kind in self.model.words.made(key))

    def _letter(self, word: str, kind: str) -> str:
        pair = (word if f"word {word}" in self.model.table else "", self.kinds.get(kind, ""))
        made = self._letters.get(pair)
        if made is None:
            made = self._letters[pair] = chr(_LETTERS + len(self._letters))
            self.words[made] = pair[0]
            self.classes[ord(made)] = pair[1] or self._other
        return made


def _classes_in(feature: str) -> list[str]:
    """The classes that the name of a feature speaks of."""
    parts = feature.split(" ")
    if parts[0] == "for":
        parts = parts[2:]
    return parts[1:] if parts[:1] in (["class"], ["pair"]) else []


class Scorer:
    """The weights of a model for one occasion, ready to be added up."""

    def __init__(self, codes: Codes, occasion: Occasion | None) -> None:
        """Weights that only speak for ``occasion`` are added to those of the same feature."""
        model = codes.model
        self._codes = codes
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
        self._offset += sum(self._with_occasion(f"class {kind}") for kind in _ENDS)
        self._offset += self._packed(f"for {occasion}")
        self._words = Memo(self._word_sum)
        self._classes = {
            letter: self._with_occasion(f"class {kind}")
            for kind, letter in codes.kinds.items()
            if kind not in _ENDS
        }
        self._pairs = {
            codes.kinds[one] + codes.kinds[two]: self._packed(name)
            for name in model.table
            if name.startswith("pair ")
            for one, two in [_classes_in(name)]
        }
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

        ``words`` are the sentences split at their spaces, and ``candidates`` the cues that can
        occur in each. Which of them do occur is only asked where that can make a difference.
        """
        made: list[list[tuple[str, float]]] = []
        most, signs = self._most, self._signs
        for number, sentence in enumerate(own):
            total = self._offset + self._sum(self._codes.of(words[number]))
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

    def _sum(self, letters: str) -> int:
        """The weights of a sentence; a word, a class and a pair count once however often."""
        kinds = letters.translate(self._codes.classes)
        total = sum(map(self._words.__getitem__, {*letters}))
        total += sum(map(self._classes.get, {*kinds}, repeat(0)))
        pairs = {*map(add, "^" + kinds, kinds + "$")}
        return total + sum(map(self._pairs.get, pairs, repeat(0)))

    def _word_sum(self, letter: str) -> int:
        return self._packed(f"word {self._codes.words[letter]}")

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

    def _place_sum(self, quarter: int, length: int, start: int, end: int) -> int:
        names = place_names(quarter, length, start, end)
        return sum(self._packed(f"place {name}") for name in names)
