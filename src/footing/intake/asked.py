"""What a person asks for: a source, its columns, and how its dates are meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from footing.backlog.findings import Example
from footing.intake.source import IntakeError

MOST_SAID = 5
"""Choices that are written out in an error; a page shows them all."""
ITEM_ROLES = (
    "opened", "closed", "id", "customer", "status", "effort", "outcome", "group",
    "due", "value", "worker",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Every option of ``footing backlog measure``, and the columns that only a plan uses (``due``,
    ``value``, ``worker``); "" and None: not given.

    Either ``path``, or ``connect`` with ``table``, or three numbers (``open``, ``arrivals`` and
    ``done`` a day, ``oldest`` the day of the oldest open item if it is known). ``order`` says which
    of day and month is written first, ``zone`` in which zone days are cut.
    """

    path: Path | None = None
    connect: str = ""
    table: str = ""
    sheet: str = ""
    opened: str = ""
    closed: str = ""
    id: str = ""
    customer: str = ""
    status: str = ""
    effort: str = ""
    outcome: str = ""
    group: str = ""
    due: str = ""
    value: str = ""
    worker: str = ""
    closed_when: tuple[str, ...] = ()
    date_format: str = ""
    order: Literal["", "day", "month"] = ""
    zone: str = ""
    as_of: date | None = None
    window: int = 365
    counts: bool = False
    period: str = ""
    arrivals_column: str = ""
    completions_column: str = ""
    open_column: str = ""
    open: int | None = None
    arrivals: float | None = None
    done: float | None = None
    oldest: date | None = None

    @property
    def named(self) -> Mapping[str, str]:
        """The columns that the person named, by role."""
        if self.counts:
            return {
                "period": self.period,
                "arrivals": self.arrivals_column,
                "completions": self.completions_column,
                "open": self.open_column,
            }
        return {role: getattr(self, role) for role in ITEM_ROLES}


@dataclass(frozen=True)
class Choice:
    """One answer to a question: what it is called, what it would make of an example, and which
    fields of ``Asked`` it sets."""

    label: str
    example: str
    set: Mapping[str, object]
    option: str


@dataclass(frozen=True)
class Question:
    """Something that the data do not say, and that is not guessed."""

    code: str
    text: str
    examples: tuple[Example, ...]
    choices: tuple[Choice, ...]


class QuestionError(IntakeError):
    """The data leave something open that only the person can know."""

    def __init__(self, question: Question, where: str) -> None:
        self.question = question
        options = " or ".join(choice.option for choice in question.choices[:MOST_SAID])
        if len(question.choices) > MOST_SAID:
            options += ", or another"
        shown = "; ".join(one.said for one in question.examples)
        super().__init__(
            question.text + (f" ({shown})" if shown else ""), where=where, todo=f"Give {options}."
        )
