"""The brief as Markdown, in which nothing that a person wrote can become markup."""

from __future__ import annotations

import re
from typing import Final

from footing.delivery.words import AFTERWARDS, CAME_TRUE, HEADINGS, RELIEF, UNANSWERED, odds_text
from footing.playbooks.page import Brief

_ANYWHERE: Final = re.compile(r"([\\`*_{}\[\]<>#|~&^$@]|={2,}|(?<=www)\.|:(?=//))")
_AT_START: Final = re.compile(r"^(?:([-+=:])|(\d+)([.)]))")
_NOT_FOR_READING: Final = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LINE_END: Final = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")


def brief_markdown(brief: Brief) -> str:
    """The whole brief as CommonMark, with one heading per section that has content.

    What a person wrote is escaped: it cannot become a heading, a link, a list, HTML or a formula.
    Line ends inside a text stay line ends, except in the title.
    """
    lines = [f"# {escaped_line(brief.title) or 'Brief'}", ""]
    if brief.when.strip():
        lines += [escaped_text(brief.when), ""]
    lines += _section("aim", [escaped_text(brief.aim)] if brief.aim.strip() else [])
    points = [point for point in brief.points if point.strip()]
    lines += _section(
        "points", [f"{n}. {escaped_text(point)}" for n, point in enumerate(points, 1)]
    )
    lines += _section(
        "numbers",
        [f"- {escaped_line(name)}: {escaped_line(value)}" for name, value in brief.numbers],
    )
    for number, likely in enumerate(brief.questions):
        lines += [] if number else [f"## {HEADINGS['questions']}", ""]
        answer = escaped_text(likely.answer) or f"{UNANSWERED}: …"
        lines += [f"**{escaped_line(likely.question)}**", "", answer, ""]
    lines += _section(
        "cards",
        [f"- **{escaped_line(card.when)}**\\\n  {escaped_line(card.then)}" for card in brief.cards],
    )
    if brief.fear.strip():
        lines += _section("fear", [escaped_text(brief.fear), "", odds_text(brief.fear_odds)])
    blanks = [f"- {blank}: …" for blank in (*AFTERWARDS, RELIEF)]
    question, choices = CAME_TRUE
    asked = [f"- {question} {' / '.join(choices)}"] if brief.fear.strip() else []
    lines += _section("after", [*blanks, *asked])
    lines += _section(
        "traits",
        [
            f"- **{escaped_line(trait.name)}.** {escaped_line(trait.sentence)}"
            for trait in brief.traits
        ],
    )
    lines += _section("notes", [f"- {escaped_text(note)}" for note in brief.notes if note.strip()])
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(key: str, content: list[str]) -> list[str]:
    return [f"## {HEADINGS[key]}", "", *content, ""] if content else []


def escaped_line(text: str) -> str:
    """What a person wrote as Markdown that is only text, on one line."""
    return _escaped(" ".join(_LINE_END.sub(" ", text).split()))


def escaped_text(text: str) -> str:
    """The same, where a line end inside the text becomes a hard line break."""
    lines = (_escaped(line) for line in _LINE_END.split(text))
    return "\\\n".join(line for line in lines if line)


def _escaped(line: str) -> str:
    plain = " ".join(_NOT_FOR_READING.sub(" ", line).split())
    return _AT_START.sub(r"\2\\\1\3", _ANYWHERE.sub(r"\\\1", plain))
