"""Load: what takes hours each week, kept over time, beside the hours that there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from footing.kernel.saying import said_day, said_month

WEEK = 168
"""The hours of a week: 7 times 24."""
Kind = Literal["takes", "there are"]


@dataclass(frozen=True)
class Commitment:
    """Hours of a week, from the day ``since`` to the day ``until`` (None: still).

    It ``takes`` them, or says how many ``there are`` for all of it, and then ``what`` is empty.
    Raises ValueError for hours outside 0..168 and for an end before the beginning.
    """

    id: str
    kind: Kind
    what: str
    hours: float
    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.hours <= WEEK:
            raise ValueError(f"hours of a week are 0 to {WEEK}, not {self.hours}")
        if self.until is not None and self.until < self.since:
            raise ValueError("it ends before it begins")

    def holds(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Load:
    """The week as it is on ``day``, and the same said plainly in ``text``.

    ``takes`` has the greediest first; ``hours`` is their sum. ``there_are`` and ``left`` are None
    where nobody said how many hours there are; ``left`` is below zero where there are too few.
    """

    day: date
    takes: tuple[Commitment, ...]
    hours: float
    there_are: float | None
    left: float | None
    text: str


@dataclass(frozen=True)
class Month:
    """The load on ``last``, the last day of a month or today, and what changed in that month."""

    last: date
    hours: float
    there_are: float | None
    left: float | None
    changes: tuple[str, ...]

    @property
    def name(self) -> str:
        """The month with its year."""
        return said_month(self.last)


def load(commitments: Iterable[Commitment], day: date) -> Load:
    """What the week holds on ``day``."""
    held = [one for one in commitments if one.holds(day)]
    takes = sorted(
        (one for one in held if one.kind == "takes"), key=lambda one: (-one.hours, one.what)
    )
    said = [one for one in held if one.kind == "there are"]
    there_are = max(said, key=lambda one: one.since).hours if said else None
    hours = sum(one.hours for one in takes)
    left = None if there_are is None else there_are - hours
    return Load(day, tuple(takes), hours, there_are, left, _text(hours, there_are, left))


def after(now: Load, more: float) -> str:
    """What is left when ``more`` hours a week are added, said plainly; empty if not known."""
    if now.left is None:
        return ""
    left = now.left - more
    if left < 0:
        return f"It takes {said_hours(more)} a week. That is {said_hours(-left)} more than is left."
    return f"It takes {said_hours(more)} a week, and leaves {said_hours(left)}."


def items_a_week(now: Load, minutes: float) -> float | None:
    """How many items of ``minutes`` each fit into the hours left; None where these are not known.

    Raises ValueError for minutes that are not above zero.
    """
    if not minutes > 0:
        raise ValueError("an item takes more than no time")
    return None if now.left is None else max(0.0, now.left) * 60 / minutes


def months(commitments: Iterable[Commitment], today: date, most: int = 12) -> tuple[Month, ...]:
    """The load month by month up to ``today``, at most ``most`` months, the oldest first.

    It begins with the month of the first commitment. What lies in the future is left out.
    """
    known = [one for one in commitments if one.since <= today]
    if not known:
        return ()
    first = min(one.since for one in known).replace(day=1)
    found: list[Month] = []
    last = today
    while last >= first and len(found) < most:
        now = load(known, last)
        changes = _changes(known, last.replace(day=1), last)
        found.append(Month(last, now.hours, now.there_are, now.left, changes))
        before = _day_before(last.replace(day=1))
        if before is None:
            break
        last = before
    return tuple(reversed(found))


def changed(one: Commitment, hours: float, day: date, fresh: str) -> tuple[Commitment, ...]:
    """The commitment with other hours from ``day`` on: the old one ended, and one named ``fresh``.

    On the day on which it began, or before it, the hours are put right instead.
    """
    if day <= one.since:
        return (replace(one, hours=hours),)
    ended = replace(one, until=day - timedelta(days=1))
    return ended, Commitment(fresh, one.kind, one.what, hours, day, one.until)


def said_hours(hours: float) -> str:
    """Hours with their noun: 1 hour, 7.5 hours; to the quarter of an hour at most."""
    rounded = round(hours, 2)
    number = f"{rounded:g}"
    return f"{number} hour" if rounded == 1 else f"{number} hours"


def _text(hours: float, there_are: float | None, left: float | None) -> str:
    said = [f"Your week takes {said_hours(hours)}."]
    if hours > WEEK:
        said.append(f"A week has {WEEK}, so this cannot be: look at the numbers again.")
    if there_are is None or left is None:
        said.append("How many hours there are for all of it is not said yet.")
    elif left < 0:
        said.append(f"There are {said_hours(there_are)}. That is {said_hours(-left)} too few.")
    elif left == 0:
        said.append(f"There are {said_hours(there_are)}. Nothing is left.")
    else:
        verb = "is" if round(left, 2) == 1 else "are"
        said.append(f"There are {said_hours(there_are)}. {said_hours(left)} {verb} left.")
    return " ".join(said)


def _changes(known: Sequence[Commitment], first: date, last: date) -> tuple[str, ...]:
    """What began and what ended from ``first`` to ``last``, in order of time."""
    found: list[tuple[date, str]] = []
    for one in known:
        began, ended = first <= one.since <= last, one.until and first <= one.until <= last
        before = _joined(known, one)
        what = one.what or "The hours there are"
        if began and before:
            change = f"{what}: {before.hours:g} → {one.hours:g} hours"
            found.append((one.since, f"{change}, from {said_day(one.since, weekday=False)}"))
        elif began:
            day = said_day(one.since, weekday=False)
            found.append((one.since, f"{what}: {said_hours(one.hours)}, from {day}"))
        if ended and one.until and not _followed(known, one):
            day = said_day(one.until, weekday=False)
            found.append((one.until, f"{what}: ended on {day}"))
    return tuple(text for _, text in sorted(found))


def _joined(known: Sequence[Commitment], one: Commitment) -> Commitment | None:
    """The same thing with other hours that ended on the day before this began."""
    day = _day_before(one.since)
    same = [other for other in known if (other.kind, other.what) == (one.kind, one.what)]
    return next((other for other in same if day and other.until == day), None)


def _followed(known: Sequence[Commitment], one: Commitment) -> bool:
    """Whether the same thing goes on with other hours on the day after this ended."""
    same = [other for other in known if (other.kind, other.what) == (one.kind, one.what)]
    return any(_day_before(other.since) == one.until for other in same)


def _day_before(day: date) -> date | None:
    """The day before; None before the first day that there is."""
    return None if day == date.min else day - timedelta(days=1)
