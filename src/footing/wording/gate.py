"""The gate: which of many patterns occur in a sentence.

The words of the sentence say which patterns can occur at all (``needs``); only those are tried,
and only those are ever compiled. A draft uses a tenth of the patterns, and a mail waits for none
of the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache, reduce
from importlib import resources
from operator import or_
from typing import Any

from footing.wording.memo import Memo
from footing.wording.needs import CLAUSES, Needs, needs
from footing.wording.patterns import finder

_RUN = re.compile("[a-z]+")
READY = "gate-needs.json"
"""The needs of the shipped gates by ``name_of``; see tools/wording_needs.py."""


def name_of(pattern: str) -> str:
    """What the needs of an expanded pattern go by: a digest, so that no other can take them."""
    import hashlib

    return hashlib.blake2b(pattern.encode(), digest_size=15).hexdigest()


@cache
def _ready() -> dict[str, Needs]:
    file = resources.files("footing.wording") / "data" / READY
    made: dict[str, Needs] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return made


class Gate:
    """Which of many patterns occur in a sentence: RE2 where it is installed, else ``re``."""

    def __init__(self, sources: Sequence[str], *, pure: bool = False) -> None:
        """``sources`` are RE2-safe; ``pure`` asks for the slow way even where RE2 is there."""
        self._sources = sources
        self._pure = pure
        self._tries: list[Callable[[bytes], Any] | None] = [None] * len(sources)
        ready = _ready()
        ways = [
            (number, way)
            for number, source in enumerate(sources)
            for way in ready.get(name_of(source)) or needs(source)
        ]
        self._owners = [number for number, _ in ways]
        self._width = len(ways)
        self._below: list[int] = []  # by pattern: the ways of those before it
        for place, number in enumerate(self._owners):
            self._below += [(1 << place) - 1] * (number + 1 - len(self._below))
        self._atoms: dict[str, int] = {}  # by whole word, and by a beginning or an end with its bar
        self._always = 0
        for place, (_, way) in enumerate(ways):
            for plane in range(CLAUSES):
                bit = 1 << (plane * self._width + place)
                if plane >= len(way):
                    self._always |= bit
                else:
                    for atom in way[plane]:
                        self._atoms[atom] = self._atoms.get(atom, 0) | bit
        self._inner = [
            (atom, bits)
            for atom, bits in self._atoms.items()
            if atom[0] not in "|^" and atom[-1] != "|" and atom not in "0?"
        ]
        self._longest = max(map(len, self._atoms), default=0)
        self._masks = Memo(self._mask)
        self._runs = Memo(self._run)
        self._firsts = Memo(self._first)

    def candidates(self, words: Sequence[str]) -> list[int]:
        """The numbers of the patterns that can occur where these words are, in order.

        ``words`` are the sentence, split at its spaces.
        """
        mask = reduce(or_, map(self._masks.__getitem__, words), self._always)
        for word in words:
            first = self._firsts[word]
            if first >= 0:
                mask |= first
                break
        width = self._width
        both = mask
        for plane in range(1, CLAUSES):
            both &= mask >> (plane * width)
        both &= (1 << width) - 1
        owners, below = self._owners, self._below
        found: list[int] = []
        while both:
            number = owners[both.bit_length() - 1]
            found.append(number)
            both &= below[number]
        found.reverse()
        return found

    def _first(self, word: str) -> int:
        """The clauses that the first run of letters fulfils by being the first; -1 if none is."""
        match = _RUN.search(word.lower())
        if not match:
            return -1
        run = match[0]
        made = self._atoms.get(f"^{run}|", 0)
        for place in range(min(len(run), self._longest)):
            made |= self._atoms.get(f"^{run[: place + 1]}", 0)
        return made

    def _mask(self, word: str) -> int:
        """The clauses that a word fulfils."""
        low = word.lower()
        masks = [self._runs[run] for run in _RUN.findall(low)]
        if "?" in low:
            masks.append(self._atoms.get("?", 0))
        if any(letter.isdecimal() for letter in low):
            masks.append(self._atoms.get("0", 0))
        some = [mask for mask in masks if mask]
        # Where it is one, the very number of its run is kept, and not another like it.
        return reduce(or_, some) if some else 0

    def _run(self, run: str) -> int:
        """The clauses that a run of letters fulfils."""
        atoms = self._atoms
        made = atoms.get(f"|{run}|", 0)
        for place in range(1, min(len(run), self._longest) + 1):
            made |= atoms.get(f"|{run[:place]}", 0) | atoms.get(f"{run[-place:]}|", 0)
        for atom, bits in self._inner:
            if atom in run:
                made |= bits
        return made

    def occurs(self, number: int, text: bytes) -> bool:
        """Whether pattern ``number`` occurs in ``text``, a whole sentence in UTF-8."""
        tried = self._tries[number]
        if tried is None:
            tried = self._tries[number] = finder(self._sources[number], pure=self._pure)
        return bool(tried(text))

    def hits(self, text: str) -> list[int]:
        """The numbers of the patterns that occur in a sentence, in order."""
        data = text.encode()
        return [number for number in self.candidates(text.split()) if self.occurs(number, data)]
