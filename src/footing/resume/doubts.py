"""What a person should look at: dates that are missing, turned round, to come or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from footing.resume.dates import first_day, last_day
from footing.resume.roles import Role

MOST_PAIRS = 6
"""More pairs of roles at the same time than this are only counted."""


@dataclass(frozen=True)
class Doubt:
    """A sentence about the role at ``place``; ``asks`` where only the person knows the answer."""

    place: str
    text: str
    asks: bool = True


def doubts(found: Sequence[Role], today: date) -> tuple[Doubt, ...]:
    """Everything about the dates of ``found`` that a reader of the résumé would stumble over."""
    work = [one for one in found if one.section == "work"]
    begun = [first_day(one.start) for one in work if one.start]
    newest = max(begun, default=None)
    said = [doubt for one in found for doubt in _of(one, today, newest)]
    return (*said, *_side_by_side(work, today))


def _of(one: Role, today: date, newest: date | None) -> list[Doubt]:
    said = []
    if not one.dated:
        said.append(f"{one.title} has no dates, so it is kept. When was it?")
    elif one.start and one.end and last_day(one.end) < first_day(one.start):
        said.append(
            f"{one.title} ends ({one.end}) before it begins ({one.start}). The later of the two "
            "counts. Which is right?"
        )
    elif one.start and first_day(one.start) > today:
        said.append(f"{one.title} begins in the future ({one.start}). It is kept. Is that right?")
    elif one.end and first_day(one.end) > today:
        said.append(f"{one.title} ends in the future ({one.end}). It is kept. Is that right?")
    elif one.section == "work" and one.goes_on and newest and last_day(one.start) < newest:
        said.append(
            f"{one.title} has no end, and another role began after it. It is taken to go on. "
            "Does it?"
        )
    elif one.end and not one.start:
        said.append(f"{one.title} has an end and no beginning. When did it begin?")
    return [Doubt(one.place, text) for text in said]


def _side_by_side(work: Sequence[Role], today: date) -> list[Doubt]:
    """Pairs of paid roles that were surely held at the same time; months that touch are none."""
    pairs = []
    for one, other in combinations([role for role in work if role.start], 2):
        latest_begin = max(last_day(one.start), last_day(other.start))
        first_end = min(_surely_until(one, today), _surely_until(other, today))
        if latest_begin < first_end and latest_begin <= today:
            pairs.append(
                Doubt(
                    other.place,
                    f"{one.title} ({one.when}) and {other.title} ({other.when}) were at the same "
                    "time. That is fine where it is so.",
                    asks=False,
                )
            )
    if len(pairs) > MOST_PAIRS:
        text = f"{len(pairs)} pairs of roles were at the same time. That is fine where it is so."
        return [Doubt("work", text, asks=False)]
    return pairs


def _surely_until(one: Role, today: date) -> date:
    return first_day(one.end) if one.end else today
