"""Phrases as they are declared: plain English, one a line, with a little pattern where it helps.

    # a comment, or what the lines below have in common
    {{tell}} {{them}} ... {{soon}}

``{{tell}}`` is a word group of the files; ``(a|b)`` is one or the other, ``(so )?`` may be
missing; ``~`` stands for up to three words in between and ``...`` for up to eight, both within a
clause. A phrase begins and ends where words do. All else is a regular expression in RE2 syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from footing.wording.patterns import expand

_GAP = re.compile(r"( ?)(~|\.\.\.) ")
_WORD = r"""[\w'",()$€£%&/-]{1,20}"""
_MOST = {"~": 3, "...": 8}
_BARE = re.compile(r"(?<!\\)\((?!\?)")
_OPENS = re.compile(r"\(*(?:\w|\{\{|\[[a-z])", re.IGNORECASE)
_CLOSES = re.compile(r"(?:\w|\)|\}|[)\w]\?|\w\})$")
_CLOSED = re.compile(r"\\[wWdDsSbB]$|(?:\$|\[[^\]]+\]|[.,;:!])\)\??$|\{\d*,?\d+\}$")


def lines(phrases: str) -> Iterator[str]:
    """The phrases of a block, without comments and empty lines."""
    for line in phrases.splitlines():
        if (phrase := line.strip()) and not phrase.startswith("#"):
            yield phrase


def pattern(phrase: str, words: Mapping[str, str]) -> str:
    """A phrase as a regular expression; KeyError with the name of a group that is not declared."""
    whole = expand(phrase, words, strict=False)
    whole = _GAP.sub(_between, whole)
    whole = _BARE.sub("(?:", whole)
    before = r"\b" if _OPENS.match(phrase) else ""
    after = r"\b" if _CLOSES.search(phrase) and not _CLOSED.search(phrase) else ""
    return f"{before}(?:{whole}){after}"


def _between(gap: re.Match[str]) -> str:
    before = "[,\"')]{0,2} " if gap[1] else ""
    return rf"{before}(?:{_WORD} ){{0,{_MOST[gap[2]]}}}[\"'(]?"
