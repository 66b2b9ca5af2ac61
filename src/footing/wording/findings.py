"""What the checker says: a finding about some words, or something that a draft lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """One span of a text: ``text[start:end] == words``, offsets in code points of the text.

    ``sentence`` is the sentence around the words, ``reason`` says what a reader meets there, and
    ``rewrites`` are texts to stand in place of ``words`` (a gap for the person is an ellipsis; an
    empty text means that the words can go). ``source`` names what the rule rests on.
    """

    rule: str
    family: str
    kind: Literal["problem", "strength"]
    start: int
    end: int
    sentence: str
    words: str
    reason: str
    rewrites: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Missing:
    """Something that the occasion needs and the draft lacks; ``rewrites`` are sentences to add."""

    family: str
    rule: str
    reason: str
    rewrites: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Result:
    """Everything found in one text, in the order of the text."""

    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that a careful friend would change."""
        return tuple(finding for finding in self.findings if finding.kind == "problem")

    @property
    def strengths(self) -> tuple[Finding, ...]:
        """The findings to keep."""
        return tuple(finding for finding in self.findings if finding.kind == "strength")

    def has(self, family: str) -> bool:
        """Whether any finding or missing piece is of this family."""
        found = [one.family for one in self.findings] + [one.family for one in self.missing]
        return family in found
