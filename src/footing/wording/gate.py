"""The gate: which of many patterns occur in a sentence.

The words of the sentence say which patterns can occur at all (``needs``); only those are tried,
and only those are ever compiled. A draft uses a tenth of the patterns, and a mail waits for none
of the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from footing.wording.needs import CLAUSES, Needs, needs
from footing.wording.patterns import finder
from footing.wording.tokens import keys

_CUT = 40
"""A word as long as this may have been cut, so that any atom may have been in it."""
_RUN = re.compile("[a-z]+")
_MOST = 20_000
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
        self._masks: dict[str, int] = {}
        self._firsts: dict[str, int] = {}

    def candidates(self, words: Sequence[str]) -> list[int]:
        """The numbers of the patterns that can occur where these words are, in order.

        ``words`` are what ``tokens.keys`` gives for the sentence.
        """
        mask = self._always | self._first(words)
        masks = self._masks
        for word in words:
            try:
                mask |= masks[word]
            except KeyError:
                mask |= self._mask(word)
        width = self._width
        both = mask
        for plane in range(1, CLAUSES):
            both &= mask >> (plane * width)
        both &= (1 << width) - 1
        owners = self._owners
        found: list[int] = []
        while both:
            low = both & -both
            number = owners[low.bit_length() - 1]
            if not found or found[-1] != number:
                found.append(number)
            both ^= low
        return found

    def _first(self, words: Sequence[str]) -> int:
        """The clauses that the first run of letters fulfils by being the first."""
        run = next((found[0] for word in words if (found := _RUN.search(word.lower()))), "")
        made = self._firsts.get(run)
        if made is None:
            if len(self._firsts) > _MOST:
                self._firsts.clear()
            pieces = [f"^{run}|", *(f"^{run[: place + 1]}" for place in range(len(run)))]
            made = 0
            for piece in pieces:
                made |= self._atoms.get(piece, 0)
            if len(run) >= _CUT:
                made = (1 << (CLAUSES * self._width)) - 1
            self._firsts[run] = made
        return made

    def _mask(self, word: str) -> int:
        """The clauses that a word fulfils; in a long word, which may be cut, all of them."""
        if len(self._masks) > _MOST:
            self._masks.clear()
        made = 0
        if len(word) >= _CUT:
            made = (1 << (CLAUSES * self._width)) - 1
        else:
            low = word.lower()
            atoms = self._atoms
            for atom in _atoms_of(low):
                if atom in atoms:
                    made |= atoms[atom]
            for atom, bits in self._inner:
                if atom in low:
                    made |= bits
        self._masks[word] = made
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
        return [number for number in self.candidates(keys(text)) if self.occurs(number, data)]


def _atoms_of(word: str) -> list[str]:
    """Every atom with a bar that a word in lower case contains, and the digit and question mark."""
    if word == "?":
        return ["?"]
    found = ["0"] if any(letter.isdecimal() for letter in word) else []
    for match in _RUN.finditer(word):
        run = match[0]
        found.append(f"|{run}|")
        for place in range(len(run)):
            found.append(f"|{run[: place + 1]}")
            found.append(f"{run[place:]}|")
    return found
