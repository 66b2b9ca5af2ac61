"""Whose turn it is: what is due first, then current ones, then the old ones from the newest year.

The order is that of "Start from where you are" (the source text): "just work on the database of
current clients and then back-fill year by year going backwards".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from footing.contacts.model import Contact, Pace
from footing.kernel.saying import counted, said_day

State = Literal["due", "current", "old", "set", "done", "undated", "aside"]
"""due: now; current: a current one, not due; old: to be caught up with; done: caught up with.

set: an old one for whom a day to come was set."""
WORKING_DAYS = 5


@dataclass(frozen=True)
class Turn:
    """Somebody whose turn it is, and why."""

    contact: Contact
    why: str


@dataclass(frozen=True)
class View:
    """How things stand on ``day``, and the same said plainly in ``text``.

    ``few`` are today's: those that are due, as many as the pace has for today. ``old`` are those of
    the past that may follow, ``enough`` says that everybody current is current. ``due`` counts all
    that are due, ``current`` all clients of today, ``undated`` are those without a year or a
    contact, ``years`` has of each year of the past how many wait and how many are done, the newest
    first. ``written`` counts the contacts of this week.
    """

    day: date
    few: tuple[Turn, ...]
    old: tuple[Turn, ...]
    enough: bool
    due: int
    current: int
    waiting: int
    undated: tuple[Contact, ...]
    years: tuple[tuple[int, int, int], ...]
    written: int
    text: str


def year_of(one: Contact, pace: Pace, today: date) -> int | None:
    """The year in which somebody has their place: when they were a client, or last heard of.

    None where neither is known. A contact since the beginning says nothing of the past.
    """
    if one.year is not None:
        return one.year
    heard = last_heard(one, today)
    return heard.year if heard and heard < pace.begun else None


def last_heard(one: Contact, today: date) -> date | None:
    """The last contact; None where it is unknown or lies in the future, which cannot be."""
    return one.last if one.last and one.last <= today else None


def state(one: Contact, pace: Pace, today: date) -> State:
    """Where somebody stands today."""
    if one.aside:
        return "aside"
    heard = last_heard(one, today)
    silent = heard is None or heard + pace.gap <= today
    if one.next is not None and one.next <= today:
        return "due"
    if is_current(one, pace, today):
        return "due" if silent and one.next is None else "current"
    if heard and heard >= pace.begun:
        return "done"
    if one.next is not None:
        return "set"
    return "old" if year_of(one, pace, today) is not None else "undated"


def is_current(one: Contact, pace: Pace, today: date) -> bool:
    """Whether somebody is a client of today."""
    year = year_of(one, pace, today)
    return not one.aside and year is not None and year >= pace.current_from(today)


def view(contacts: Iterable[Contact], pace: Pace, today: date) -> View:
    """Today's few and how things stand."""
    groups: dict[State, list[Contact]] = {
        "due": [], "current": [], "old": [], "set": [], "done": [], "undated": [], "aside": [],
    }  # fmt: skip
    written = on_the_day = current = 0
    monday = today - timedelta(days=today.weekday())
    for one in contacts:
        groups[state(one, pace, today)].append(one)
        current += is_current(one, pace, today)
        heard = last_heard(one, today)
        written += heard is not None and heard >= monday and heard >= pace.begun
        on_the_day += heard == today and heard >= pace.begun
    room = _room(pace, today, written, on_the_day)
    due = sorted(groups["due"], key=_most_pressing)
    old = sorted(groups["old"], key=lambda one: _newest(one, pace, today))
    few = tuple(Turn(one, _why_due(one, today)) for one in due[:room])
    further = () if due else tuple(Turn(one, _why_old(one, pace, today)) for one in old[:room])
    years = _years(groups["old"], groups["done"], pace, today)
    text = _text(due, few, further, groups, pace, written)
    return View(
        today, few, further, not due, len(due), current, len(old),
        tuple(groups["undated"]), years, written, text,
    )  # fmt: skip


def _room(pace: Pace, today: date, written: int, on_the_day: int) -> int:
    """How many of the week's are for today: what is left, over the working days that are left."""
    days = max(WORKING_DAYS - today.weekday(), 1)
    for_today = -(-(pace.week - (written - on_the_day)) // days)
    return max(for_today - on_the_day, 0)


def _most_pressing(one: Contact) -> tuple[int, int]:
    """Days that were set come first, then the longest silence; the unknown are last."""
    if one.next is not None:
        return (0, one.next.toordinal())
    return (1, one.last.toordinal()) if one.last else (2, 0)


def _newest(one: Contact, pace: Pace, today: date) -> tuple[int, int, str]:
    heard = last_heard(one, today)
    year = year_of(one, pace, today) or 0
    return (-year, -(heard.toordinal() if heard else 0), one.title.casefold())


def _heard(one: Contact, today: date) -> str:
    heard = last_heard(one, today)
    if heard is None:
        return "no contact is noted"
    return f"last contact on {said_day(heard, weekday=False)} {heard.year}"


def _why_due(one: Contact, today: date) -> str:
    if one.next is not None:
        return f"You set {said_day(one.next, today)}."
    return f"Current; {_heard(one, today)}."


def _why_old(one: Contact, pace: Pace, today: date) -> str:
    year = year_of(one, pace, today)
    place = f"Client until {year}" if one.year is not None else f"Last heard of in {year}"
    return f"{place}; {_heard(one, today)}."


def _years(
    old: Iterable[Contact], done: Iterable[Contact], pace: Pace, today: date
) -> tuple[tuple[int, int, int], ...]:
    waiting = Counter(year_of(one, pace, today) or 0 for one in old)
    ready = Counter(one.year for one in done if one.year is not None)
    known = sorted({*waiting, *ready}, reverse=True)
    return tuple((year, waiting[year], ready[year]) for year in known)


def _text(
    due: list[Contact], few: tuple[Turn, ...], further: tuple[Turn, ...],
    groups: Mapping[State, list[Contact]], pace: Pace, written: int,
) -> str:  # fmt: skip
    if not any(groups.values()):
        return "Nobody is here yet."
    said = []
    if due and len(few) == len(due):
        said.append(f"{counted(len(due), 'person is', 'people are')} due today.")
    elif few:
        said.append(
            f"{counted(len(few), 'person', 'people')} for today, of {len(due)} who are due."
        )
    elif due:
        rest = counted(len(due), "person is", "people are")
        said.append(f"That is enough for today: {rest} due and can wait for their day.")
    elif groups["current"]:
        said.append("Everybody current is current. That is enough for today.")
    else:
        said.append("Nobody is due. That is enough for today.")
    if further:
        said.append(f"If you like to go on, {len(further)} of the old ones could follow.")
    elif not due and groups["old"] and written >= pace.week:
        said.append(f"You have written to {written} this week, as many as you wanted.")
    if not due and not groups["old"] and groups["done"]:
        said.append("The old ones are done, too.")
    return " ".join(said)
