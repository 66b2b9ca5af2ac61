"""Words with their parts of speech, from the Hanover Tagger (C5 tag set of the BNC).

Source: Wartena, C. (2019), "A probabilistic morphology model for German lemmatization", KONVENS;
the English model is the one that ships with the package ``HanTa``. The tagger is loaded on first
use, which takes about a third of a second, and is the same for every caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any


@dataclass(frozen=True)
class Token:
    """One word or mark: its text, offsets in code points, lemma and C5 tag (PUN for marks)."""

    text: str
    start: int
    end: int
    lemma: str
    tag: str

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


_WORD = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:[-’'][A-Za-zÀ-ÖØ-öø-ÿ]+)*(?=n[’']t\b)|n[’']t\b"
    r"|[A-Za-zÀ-ÖØ-öø-ÿ]+(?:-[A-Za-zÀ-ÖØ-öø-ÿ]+)*"
    r"|[’'](?:s|re|ve|ll|d|m)\b|\d+(?:[.,:]\d+)*%?|\S"
)
_CLITICS = {
    "n't": ("not", "XX0"),
    "'re": ("be", "VBB"),
    "'ve": ("have", "VHB"),
    "'ll": ("will", "VM0"),
    "'m": ("be", "VBB"),
    "'d": ("would", "VM0"),
}


@cache
def _tagger() -> Any:
    from HanTa import HanoverTagger

    return HanoverTagger.HanoverTagger("morphmodel_en.pgz")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of one sentence (or fragment) in order."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end].replace("’", "'") for start, end in spans]
    if not words:
        return ()
    tagged = _tagger().tag_sent(words)
    made = []
    for (start, end), word, (_, guessed_lemma, guessed_tag) in zip(
        spans, words, tagged, strict=True
    ):
        lemma, tag = guessed_lemma, guessed_tag
        plain = word.lower()
        if plain in _CLITICS:
            lemma, tag = _CLITICS[plain]
        elif plain == "'s":
            lemma, tag = "'s", "POS"
        elif not any(letter.isalnum() for letter in word):
            lemma, tag = word, "PUN"
        made.append(Token(text[start:end], start, end, str(lemma).lower(), str(tag)))
    return tuple(made)
