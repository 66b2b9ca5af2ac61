"""What is known of a backlog, counted by day: all that the measures need, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Numbers: TypeAlias = npt.NDArray[np.floating[Any]]
"""Floats of any width: what there is much of is kept in single precision."""

EPOCH = date(1970, 1, 1)
NEVER = np.int64(2**40)
"""The closing day of an item that is open: later than any day."""

DONE, WITHDRAWN, EXPIRED = 0, 1, 2
"""How an item ended: worked, taken back by whoever asked, or lapsed without an answer."""


def day_of(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def date_of(day: int) -> date:
    """The date of a day that is counted from 1970-01-01."""
    return EPOCH + timedelta(days=int(day))


@dataclass(frozen=True)
class ItemCounts:
    """How many items were opened on one day and closed on another.

    ``opened``, ``closed`` (NEVER: open) and ``count`` have one row for each combination that
    occurs; ``group`` indexes ``groups`` (empty: the file has none); ``outcome`` is DONE, WITHDRAWN
    or EXPIRED, and ``outcomes_known`` says whether the file tells. ``repeats`` are further items of
    a customer, by the age in days of that customer's item that was still open. ``effort`` is the
    effort of a row's items together, in the unit of the file, and ``sized`` how many of them have
    one (None: the file has none).
    """

    opened: Ints
    closed: Ints
    count: Ints
    group: Ints | None = None
    groups: Sequence[str] = ()
    outcome: Ints | None = None
    repeats: Repeats | None = None
    effort: Floats | None = None
    sized: Ints | None = None

    @property
    def items(self) -> int:
        """How many items there are."""
        return int(self.count.sum())

    def until(self, day: int) -> ItemCounts:
        """The same as it stood at the end of ``day``: what was opened later is not there yet."""
        there = self.opened <= day
        closed = np.where(self.closed > day, NEVER, self.closed)
        return ItemCounts(
            self.opened[there],
            closed[there],
            self.count[there],
            None if self.group is None else self.group[there],
            self.groups,
            None if self.outcome is None else self.outcome[there],
            self.repeats,
            None if self.effort is None else self.effort[there],
            None if self.sized is None else self.sized[there],
        )


@dataclass(frozen=True)
class Repeats:
    """Further items of customers who were still waiting.

    ``ages`` (days) and ``count``: how old the waiting item was when the next one came.
    ``opened``, ``closed`` and ``items`` count the items whose customer is known, as ItemCounts
    does: the days they waited are what the repeats are set against.
    """

    ages: Ints
    count: Ints
    opened: Ints
    closed: Ints
    items: Ints


@dataclass(frozen=True)
class Period:
    """One period of a table of counts; ``open`` is at its end, ``withdrawn`` part of completions.

    What the table does not say is None.
    """

    start: date
    end: date
    arrivals: float | None
    completions: float | None
    open: float | None = None
    withdrawn: float | None = None

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True)
class PeriodCounts:
    """Counts per period, in order of time and without overlap."""

    periods: tuple[Period, ...]


@dataclass(frozen=True)
class ThreeNumbers:
    """What somebody knows who has no export: how many are open, and what comes and goes a day."""

    open: int
    arrivals: float | None
    done: float | None
    oldest: date | None = None
