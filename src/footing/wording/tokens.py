"""Words and their classes, as the linear model reads them: from declared lists, no tagger.

A part-of-speech tagger would be slower than the mail that is read by a factor of a hundred; lists
of words and a few endings carry most of what the model learns from it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LETTERS = "[A-Za-zÀ-ɏ]{1,40}(?:[-'][A-Za-zÀ-ɏ]{1,40}){0,4}"
_REST = r"|[£$€]|\d{1,20}(?:[.,:]\d{1,20}){0,4}%?|[?!:;,.()~-]"
_WORD = re.compile(_LETTERS + _REST)
_ASCII_WORD = re.compile(_LETTERS.replace("À-ɏ", "") + _REST, re.ASCII)
"""The same words in a text of ASCII letters, found in half the time."""
_ENDINGS = (("ed", "-ed"), ("ing", "-ing"), ("es", "-s"), ("s", "-s"), ("d", "-ed"))
_SHAPES = (("ed", "x-ed", 5), ("ing", "x-ing", 6), ("ly", "x-ly", 5), ("s", "x-s", 4))


def keys(plain: str, *, opens: bool = True) -> list[str]:
    """The words of a text as written; the first in lower case if the text ``opens`` a sentence."""
    found: list[str] = (_ASCII_WORD if plain.isascii() else _WORD).findall(plain)
    if found and opens:
        found[0] = found[0].lower()
    return found


@dataclass(frozen=True)
class Lexicon:
    """Word classes by word; ``kept`` words stand for themselves, ``past`` are irregular pasts."""

    classes: dict[str, str]
    kept: frozenset[str]
    past: frozenset[str]

    def read(self, plain: str) -> list[tuple[str, str]]:
        """The words of a sentence in order, each as (word, class).

        Words are in lower case; a capitalised word inside a sentence that no list knows is a
        name. Contractions are two words.
        """
        found: list[tuple[str, str]] = []
        for key in keys(plain):
            found += self.made(key)
        return found

    def spans(self, plain: str) -> list[tuple[int, int]]:
        """Offsets in ``plain`` of what ``read`` gives, one for one."""
        found: list[tuple[int, int]] = []
        for place, match in enumerate(_WORD.finditer(plain)):
            found += [match.span()] * len(self.made(match[0] if place else match[0].lower()))
        return found

    def made(self, word: str) -> tuple[tuple[str, str], ...]:
        """One of ``keys`` as (word, class); a contraction gives two."""
        low = word.lower()
        if word[0].isupper() and len(word) > 1 and low not in self.kept:
            kind = self.kind(low)
            if kind in ("x", "x-s"):
                return (("NAME", "NAME"),)
        if low.endswith("n't"):
            return (low[:-3], self.kind(low[:-3])), ("n't", "n't")
        if "'" in low:
            stem, _, rest = low.partition("'")
            return (stem, self.kind(stem)), (f"'{rest}", f"'{rest}")
        return ((low, self.kind(low)),)

    def kind(self, word: str) -> str:
        """The class of a word in lower case."""
        first = word[:1]
        if word in self.kept or not first:
            return word
        if first in "£$€":
            return "CUR"
        if first.isdigit():
            return _number(word)
        if not first.isalpha():
            return first
        return self._listed(word) or _shape(word)

    def _listed(self, word: str) -> str:
        if word in self.classes:
            return self.classes[word] + ("-ed" if word in self.past else "")
        for ending, form in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                stem = word[: -len(ending)]
                for base in (stem, stem + "e", _single(stem), _with_y(stem)):
                    if base in self.classes:
                        return self.classes[base] + form
        return "x-ed" if word in self.past else ""


def _number(word: str) -> str:
    if word.endswith("%"):
        return "PCT"
    if ":" in word:
        return "TIME"
    return "NUM1" if len(word) == 1 else "NUM" if len(word) <= 3 else "BIG"


def _single(stem: str) -> str:
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else ""


def _with_y(stem: str) -> str:
    return stem[:-1] + "y" if stem.endswith("i") else ""


def _shape(word: str) -> str:
    for ending, kind, least in _SHAPES:
        if len(word) >= least and word.endswith(ending):
            return kind
    return "x"


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon (``data/model-lexicon.toml``)."""
    text = (resources.files("footing.wording") / "data" / "model-lexicon.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    classes: dict[str, str] = {}
    for name, words in tables["classes"].items():
        for word in words.split():
            classes.setdefault(word, name)
    return Lexicon(
        classes,
        frozenset(tables["kept"]["words"].split()),
        frozenset(tables["past"]["words"].split()),
    )
