"""Readiness of a plan: what is there, what is thin, and what may be asked without an answer yet.

Nothing here is counted or scored. Each line names one thing and the step where it can be mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from footing.playbooks.answers import Answers, Record, read
from footing.playbooks.model import Playbook, RecordField, Step
from footing.playbooks.page import Likely, Page

FEW_WORDS = 3
"""A text of fewer words than this says what it is about, and no more."""
NOT_SAID = "It is not in the texts yet."
PEOPLE = "Who is who"
ALL_THERE = "What the page needs is there, and each question that is likely has an answer."


@dataclass(frozen=True)
class Point:
    """One thing about one step (key empty: about the texts as a whole), and why it is said."""

    step: str
    title: str
    why: str = ""


@dataclass(frozen=True)
class Readiness:
    """How a plan stands.

    ``there`` are the answers that stand, ``thin`` what is answered and does not carry yet,
    ``missing`` what the page needs and nobody answered, and ``unanswered`` the likely questions to
    which there is nothing to say yet, the likeliest first.
    """

    there: tuple[Point, ...]
    thin: tuple[Point, ...]
    missing: tuple[Point, ...]
    unanswered: tuple[Likely, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is thin, missing or unanswered."""
        return not (self.thin or self.missing or self.unanswered)


def readiness(
    playbook: Playbook, steps: Sequence[Step], raw: Mapping[str, Any], page: Page
) -> Readiness:
    """How the plan stands: ``steps`` apply, ``raw`` are the answers, ``page`` is made of them."""
    values = read(playbook, raw)
    thin = [point for step in steps if step.key in raw for point in _thin(step, values, playbook)]
    thin += [
        Point(
            _key(one.step), _title(playbook, one.step), f"It is not in the texts yet. {one.reason}"
        )
        for one in page.rework
    ]
    thin += [Point("", "Said without proof", claim) for claim in page.unsupported]
    doubtful = {point.step for point in thin}
    return Readiness(
        tuple(
            Point(step.key, step.title)
            for step in steps
            if step.key in raw and step.key not in doubtful
        ),
        tuple(dict.fromkeys(thin)),
        tuple(Point(key, _title(playbook, key)) for key in page.missing),
        tuple(_open(one, steps) for one in page.likely if not one.answer),
    )


def _open(likely: Likely, steps: Sequence[Step]) -> Likely:
    """The question with those of its steps that are asked here."""
    known = {step.key for step in steps}
    return replace(likely, steps=tuple(key for key in likely.steps if key in known))


def _thin(step: Step, values: Answers, playbook: Playbook) -> Iterator[Point]:
    said = values.texts.get(step.key)
    if said and step.said and step.kind == "text" and len(said.say.split()) < FEW_WORDS:
        yield Point(step.key, step.title, f"It says only “{said.say}”.")
    records = values.records.get(step.key, ())
    for field in _asked_about(step, playbook):
        empty = sum(not _has(record, field) for record in records)
        if empty:
            yield Point(step.key, step.title, _without(empty, len(records), field.label))


def _without(empty: int, records: int, label: str) -> str:
    if records == 1:
        return f"There is nothing under “{label}”."
    return f"{empty} of {records} {'has' if empty == 1 else 'have'} nothing under “{label}”."


def _asked_about(step: Step, playbook: Playbook) -> tuple[RecordField, ...]:
    """The fields of a step that a likely question is about, each once."""
    named = [name for one in playbook.likely for name in one.answered_by]
    found = (
        step.field_of(field)
        for key, _, field in (name.partition(".") for name in dict.fromkeys(named))
        if key == step.key and field
    )
    return tuple(field for field in found if field is not None)


def _has(record: Record, field: RecordField) -> bool:
    match field.kind:
        case "date":
            return record.day is not None
        case "due":
            return record.due is not None
        case "choice":
            return field.key in record.choices
        case "name":
            return field.key in record.names
        case "hours":
            return field.key in record.hours
        case _:
            said = record.texts.get(field.key)
            return said is not None and bool(said.say.strip())


def _key(path: str) -> str:
    return path.removeprefix("answers.").partition(".")[0].partition("[")[0]


def _title(playbook: Playbook, path: str) -> str:
    step = playbook.find(_key(path))
    return step.title if step else PEOPLE
