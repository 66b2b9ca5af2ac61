"""Findings as faces show them: the JSON tables, plain names, and what a suggestion changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footing.wording import Finding, Result

SCHEMA = "footing.findings/1"
GAP = "…"
"""Where a suggestion leaves a place for the person's own words."""

NAMES: Mapping[str, str] = {
    "hedge": "Softened",
    "self-undermining": "Makes you smaller",
    "over-apology": "One sorry too many",
    "non-apology": "An apology taken back",
    "excuse": "Sounds like an excuse",
    "blame": "Puts it on somebody else",
    "agentless": "Nobody did it",
    "put-down": "Runs somebody down",
    "absolute": "Always or never",
    "pressure": "Presses the reader",
    "vague-ask": "Leaves the request open",
    "purpose": "says what it is for",
    "owns": "owns what happened",
    "repair": "says what was put right",
    "ask": "asks plainly",
    "check-in": "proposes a check-in",
    "interest": "says what you want",
    "evidence": "gives proof",
    "thanks": "says thank you",
    "no-ask": "No request",
    "buried-ask": "The request comes late",
    "no-ownership": "Your own part",
    "no-repair": "What you put right",
    "no-interest": "What you want",
    "no-evidence": "Proof",
    "too-long": "Long",
}
"""How each family is called wherever people see it."""

_FINDING = (
    "rule", "family", "kind", "start", "end", "sentence", "words", "reason", "rewrites", "source",
)  # fmt: skip
_MISSING = ("family", "rule", "reason", "rewrites", "source")
_GLUE = ",;: \t"


@dataclass(frozen=True)
class Change:
    """``insert`` in place of ``text[start:end]``, in code points."""

    start: int
    end: int
    insert: str

    def put_into(self, text: str) -> str:
        """``text`` with the change made."""
        return text[: self.start] + self.insert + text[self.end :]


def table(result: Result) -> dict[str, Any]:
    """The result as JSON tables, in the form ``footing.findings/1``; offsets in code points."""
    return {
        "schema": SCHEMA,
        "findings": [{key: getattr(one, key) for key in _FINDING} for one in result.findings],
        "missing": [{key: getattr(one, key) for key in _MISSING} for one in result.missing],
    }


def summary(result: Result) -> str:
    """What there is to do in a few words: "Nothing to change", "2 things to look at"."""
    count = len(result.problems) + len(result.missing)
    if not count:
        return "Nothing to change"
    return "1 thing to look at" if count == 1 else f"{count} things to look at"


def strong(result: Result) -> tuple[str, ...]:
    """The names of the strengths, each once, in the order of the text."""
    return tuple(dict.fromkeys(NAMES[one.family] for one in result.strengths))


def marked(finding: Finding) -> tuple[str, str, str]:
    """The sentence before the words of a finding, the words, and the sentence after them.

    Line breaks become spaces. Words that reach beyond the sentence stand alone.
    """
    before, found, after = finding.sentence.partition(finding.words)
    if not found:
        before, found, after = "", finding.words, ""
    return _spaced(before), _spaced(found), _spaced(after)


def replacing(text: str, finding: Finding, rewrite: str) -> Change:
    """What changes in ``text`` when ``rewrite`` is taken for the words of ``finding``.

    Where words go, the comma and the spaces that belonged to them go too; a sentence begins with
    a capital afterwards.
    """
    start, end = finding.start, finding.end
    opens = _opens(text, start)
    if not rewrite:
        while end < len(text) and text[end] in _GLUE:
            end += 1
        bare = end >= len(text) or text[end] in ".!?\n"
        if bare and opens:
            while end < len(text) and text[end] in ".!? \t":
                end += 1
        elif bare:
            while start and text[start - 1] in _GLUE:
                start -= 1
        elif opens:
            return Change(start, end + 1, text[end].upper())
        elif text[end - 1] not in " \t" and start and text[start - 1] not in " \t\n":
            return Change(start, end, " ")
        return Change(start, end, "")
    first = rewrite.partition(" ")[0]
    if first != rewrite and re.search(rf"(?<!\w){re.escape(first)} \Z", text[:start]):
        start -= len(first) + 1  # "I was wondering": the "I" stands outside the words
        opens = _opens(text, start)
    if opens:
        rewrite = rewrite[0].upper() + rewrite[1:]
    if end < len(text) and text[end] == rewrite[-1] and rewrite[-1] in ".?!":
        end += 1
    return Change(start, end, rewrite)


def adding(text: str, sentence: str) -> Change:
    """What changes when ``sentence`` is added to the end of ``text``, before a closing line."""
    body = len(text.rstrip())
    closing = re.search(r"\n\s*\n(?=[^\n.?!]{1,40}\n?[^\n.?!]{0,40}\s*\Z)", text[:body])
    at = closing.start() if closing else body
    glue = "" if not at else " " if text[at - 1] in ".!?:…”" else "\n\n"
    return Change(at, at, glue + sentence)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins at ``at``."""
    before = text[:at].rstrip(" \t")
    return not before or before[-1] in ".!?\n"


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
