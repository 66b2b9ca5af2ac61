"""Days on which far more was closed than people work off: bankruptcies of a backlog, scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from footing.backlog.counts import NEVER, Ints, ItemCounts, date_of
from footing.backlog.measures import Bulk
from footing.backlog.spread import quantile

Marks: TypeAlias = npt.NDArray[np.bool_]

FEWEST = 20
"""Fewer closings on a day are nothing to explain, whatever is usual."""
TIMES, TIMES_OLD = 5, 3
"""A day is a bulk closure at five times what is usual, or at three times where old ones went."""
OLD = 3
"""Old: the middle age on the day is this many times the middle age of all closings."""
ENOUGH, MANY = 10, 100
"""Where fewer other days than this say what is usual, so many closings are a bulk closure."""
AROUND = 182
"""Days before and after a day that say what is usual: half a year each."""


def bulk_closures(counts: ItemCounts) -> tuple[Bulk, ...]:
    """The bulk closures of the whole history, by day; group by group where there are groups.

    What is usual is the 95th percentile of the closings a day, over the days with closings within
    half a year, the day itself left out; where these are fewer than ten, over all such days.
    """
    groups = [None] if counts.group is None else [*range(len(counts.groups))]
    found = [one for group in groups for one in _of_group(counts, group)]
    return tuple(sorted(found, key=lambda one: (one.day, one.group or "")))


def in_bulk(counts: ItemCounts, bulk: tuple[Bulk, ...]) -> Marks:
    """Which rows of ``counts`` were closed in one of the bulk closures."""
    marked = np.zeros(counts.count.size, bool)
    for one in bulk:
        same = counts.closed == (one.day - date_of(0)).days
        if counts.group is not None and one.group is not None:
            same &= counts.group == list(counts.groups).index(one.group)
        marked |= same
    return marked


def _of_group(counts: ItemCounts, group: int | None) -> Iterator[Bulk]:
    mine = counts.closed < NEVER
    if group is not None and counts.group is not None:
        mine &= counts.group == group
    closed, opened, count = counts.closed[mine], counts.opened[mine], counts.count[mine]
    days, where = np.unique(closed, return_inverse=True)
    done = np.bincount(where, weights=count, minlength=days.size).astype(np.int64)
    middle = quantile(closed - opened, count, 0.5) or 0
    for at in np.flatnonzero(done >= FEWEST):
        usual, sure = _usual(days, done, int(at))
        if done[at] < TIMES_OLD * usual or not (sure or done[at] >= MANY):
            continue
        here = where == at
        age = quantile(days[at] - opened[here], count[here], 0.5) or 0
        if done[at] >= TIMES * usual or age >= OLD * max(middle, 1):
            name = None if group is None else counts.groups[group]
            yield Bulk(date_of(days[at]), int(done[at]), age, usual, name)


def _usual(days: Ints, done: Ints, at: int) -> tuple[int, bool]:
    """What 95 of 100 other days with closings do not exceed, and whether it rests on many days.

    Of the days within half a year; where these are too few, of all.
    """
    other = days != days[at]
    near = done[other & (np.abs(days - days[at]) <= AROUND)]
    others = near if near.size >= ENOUGH else done[other]
    return quantile(others, np.ones_like(others), 0.95) or 0, others.size >= ENOUGH
