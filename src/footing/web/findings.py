"""What the checker found, made ready for a page: a panel beside a draft, notes below an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footing.app import checking, findings, own_rules
from footing.app.findings import Change
from footing.web.visit import Visit

if TYPE_CHECKING:
    from footing.app.checking import Look
    from footing.wording import Finding, Occasion

AT_ONCE = 2
"""So many problems are shown at once; the others wait behind "show all"."""
CHOICES = 3
_GAP = re.compile(rf"(?:^|\s){findings.GAP}")
LEAVE_OUT = "Leave these words out"


@dataclass(frozen=True)
class Choice:
    """One suggestion: what its button says, what pressing it changes, and the button's value."""

    label: str
    change: Change
    do: str


@dataclass(frozen=True)
class Noted:
    """One problem: its name, the sentence around its words, why, and what to write instead."""

    name: str
    before: str
    words: str
    after: str
    reason: str
    start: int
    end: int
    choices: tuple[Choice, ...]
    keep: str
    off: str
    rule: str
    source: str


@dataclass(frozen=True)
class Strong:
    """One strength and the sentence it stands in."""

    name: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True)
class Lack:
    """Something missing: its name, why a reader looks for it, and sentences to add."""

    name: str
    reason: str
    choices: tuple[Choice, ...]
    source: str


@dataclass(frozen=True)
class Panel:
    """Everything found in one text; ``form`` is the id of the form that its buttons belong to.

    ``gap`` says that a suggestion's gap waits to be filled.
    """

    summary: str
    first: tuple[Noted, ...]
    rest: tuple[Noted, ...]
    strengths: tuple[Strong, ...]
    missing: tuple[Lack, ...]
    trouble: str
    empty: bool
    gap: bool
    form: str = "draft"


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; ``reasons`` say what undersells it (none: nothing)."""

    text: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notes:
    """What stands below the field of one answer.

    ``replay`` is a whole answer as it was said in a talk, in pieces; else ``problems`` are shown.
    """

    key: str
    problems: tuple[Noted, ...]
    strong: tuple[str, ...]
    replay: tuple[Piece, ...] = ()


def panel(look: Look) -> Panel:
    """The panel for a text."""
    noted = tuple(_noted(look.text, one, at) for at, one in enumerate(look.result.problems))
    return Panel(
        summary=findings.summary(look.result),
        first=noted[:AT_ONCE],
        rest=noted[AT_ONCE:],
        strengths=tuple(
            Strong(findings.NAMES[one.family], one.sentence, one.start, one.end)
            for one in look.result.strengths
        ),
        missing=tuple(
            Lack(
                findings.NAMES[one.family],
                one.reason,
                tuple(
                    Choice(text, findings.adding(look.text, text), f"add:{at}:{number}")
                    for number, text in enumerate(one.rewrites[:CHOICES])
                ),
                one.source,
            )
            for at, one in enumerate(look.result.missing)
        ),
        trouble=look.trouble,
        empty=not look.text.strip(),
        gap=bool(_GAP.search(look.text)),
    )


def act(
    visit: Visit, text: str, occasion: Occasion | None, todo: str, *, aloud: bool = False
) -> str:
    """Do what a button of the panel says, and give the text as it reads then.

    ``todo`` is use:PROBLEM:SUGGESTION, add:MISSING:SUGGESTION, keep:PROBLEM or off:RULE; anything
    else, or a number that there is not, changes nothing.
    """
    verb, _, rest = todo.partition(":")
    if verb == "off":
        own_rules.switch_off(visit.workspace, rest)
        return text
    if verb == "keep":
        problems = checking.look(visit.workspace, text, occasion).result.problems
        at = int(rest) if rest.isdecimal() else len(problems)
        if at < len(problems):
            own_rules.keep_sentence(visit.workspace, problems[at].sentence)
        return text
    if verb in ("use", "add"):
        shown = panel(checking.look(visit.workspace, text, occasion, aloud=aloud))
        groups = shown.missing if verb == "add" else (*shown.first, *shown.rest)
        offered = (choice for one in groups for choice in one.choices)
        found = next((choice for choice in offered if choice.do == todo), None)
        return found.change.put_into(text) if found else text
    return text


def notes(key: str, looks: Iterable[Look]) -> Notes | None:
    """What to say below the answer to step ``key``; None where there is nothing."""
    looks = tuple(looks)
    strong = tuple(dict.fromkeys(name for one in looks for name in findings.strong(one.result)))
    if key == checking.REPLAYED:
        replay = tuple(piece for one in looks for piece in _replayed(one))
        return Notes(key, (), (), replay) if any(one.reasons for one in replay) else None
    problems = tuple(
        _noted(one.text, found, at) for one in looks for at, found in enumerate(one.result.problems)
    )
    return Notes(key, problems, strong) if problems or strong else None


def _noted(text: str, finding: Finding, at: int) -> Noted:
    before, words, after = findings.marked(finding)
    choices = tuple(
        Choice(rewrite or LEAVE_OUT, findings.replacing(text, finding, rewrite), f"use:{at}:{n}")
        for n, rewrite in enumerate(finding.rewrites[:CHOICES])
    )
    return Noted(
        findings.NAMES[finding.family], before, words, after, finding.reason,
        finding.start, finding.end, choices, f"keep:{at}", f"off:{finding.rule}",
        finding.rule, finding.source,
    )  # fmt: skip


def _replayed(look: Look) -> list[Piece]:
    """The text in pieces; where the words of two problems overlap they make one piece."""
    made: list[Piece] = []
    at = 0
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    for one in sorted(look.result.problems, key=lambda found: (found.start, found.end)):
        if spans and one.start < spans[-1][1]:
            start, end, said = spans[-1]
            spans[-1] = (start, max(end, one.end), (*said, one.reason))
        else:
            spans.append((one.start, one.end, (one.reason,)))
    for start, end, said in spans:
        made += [Piece(look.text[at:start]), Piece(look.text[start:end], said)]
        at = end
    made.append(Piece(look.text[at:]))
    return [piece for piece in made if piece.text]
