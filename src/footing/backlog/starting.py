"""What a simulation takes from the data: the open items by day, and the days of the past."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from footing.backlog.bulk import bulk_closures, in_bulk
from footing.backlog.counts import (
    DONE,
    NEVER,
    Floats,
    ItemCounts,
    Period,
    PeriodCounts,
    ThreeNumbers,
    day_of,
)
from footing.backlog.inputs import Past, Stock
from footing.backlog.levels import FEWEST_DAYS
from footing.backlog.measures import Measures

LONGEST_SPREAD = 7305
"""Days back over which items of unknown age are spread at most: twenty years."""
AROUND = 91
"""Days on either side of a bulk closure that say what a usual day's work is."""


def past_of(
    counts: ItemCounts | PeriodCounts | ThreeNumbers,
    measures: Measures,
    repeated: float = 0.0,
    *,
    worked: bool = False,
) -> Past | None:
    """The days up to the last one that is known; None where they are too few or nobody knows.

    ``repeated`` is the share of arrivals that are people who ask again: they are left out.
    With ``worked``, endings that were no work (lapsed, withdrawn) are left out too.
    """
    if measures.as_of is None:
        return None
    past: Past | None = None
    if isinstance(counts, ItemCounts):
        if measures.completions_per_day is None:
            return None
        past = of_items(counts, day_of(measures.as_of), worked=worked)
    elif isinstance(counts, PeriodCounts):
        past = _of_periods(measures.periods)
    if past is None or past.arrivals.size < FEWEST_DAYS:
        return None
    return replace(past, arrivals=past.arrivals * (1 - repeated)) if repeated else past


def of_items(counts: ItemCounts, last: int, *, worked: bool = False) -> Past:
    """Arrivals and completions a day until ``last``, with a usual day in place of bulk closures.

    A bulk day's own work is not known: it is taken to be the middle of the same weekdays in the
    three months before and after, without what was closed in bulk.
    """
    seen = counts.until(last)
    if not seen.items:
        return Past(last, np.zeros(0), np.zeros(0))
    start = int(seen.opened.min())
    days = last - start + 1
    came = np.bincount(seen.opened - start, weights=seen.count, minlength=days)
    bulk = bulk_closures(seen)
    counted = (seen.closed < NEVER) & ~in_bulk(seen, bulk)
    if worked and seen.outcome is not None:
        counted &= seen.outcome == DONE
    closed = np.maximum(seen.closed[counted] - start, 0)
    done = np.bincount(closed, weights=seen.count[counted], minlength=days).astype(np.float64)
    lost = np.unique([day_of(one.day) - start for one in bulk]).astype(np.int64)
    usual = done.copy()
    for day in lost:
        near = np.arange(day % 7, days, 7)
        near = near[(np.abs(near - day) <= AROUND) & ~np.isin(near, lost)]
        usual[day] = done[day] + (np.median(done[near]) if near.size else 0.0)
    return Past(last, came.astype(np.float64), usual)


def _of_periods(periods: tuple[Period, ...]) -> Past | None:
    """Every day of a period alike, for the last stretch of periods without a gap."""
    came: list[Floats] = []
    done: list[Floats] = []
    for one in reversed(periods):
        if one.arrivals is None or one.completions is None:
            break
        came.append(np.full(one.days, one.arrivals / one.days))
        done.append(np.full(one.days, one.completions / one.days))
    if not came:
        return None
    return Past(day_of(periods[-1].end), np.concatenate(came[::-1]), np.concatenate(done[::-1]))


def stock_of(
    counts: ItemCounts | PeriodCounts | ThreeNumbers, measures: Measures, arrivals: float
) -> tuple[Stock, str]:
    """The open items by day, and a sentence about what was assumed of their ages ("": nothing)."""
    last = day_of(measures.as_of) if measures.as_of else 0
    total = measures.open or 0
    if isinstance(counts, ItemCounts):
        seen = counts.until(last)
        still = seen.closed == NEVER
        days, where = np.unique(seen.opened[still], return_inverse=True)
        number = np.bincount(where, weights=seen.count[still], minlength=days.size)
        return Stock(days, number.astype(np.int64)), ""
    if isinstance(counts, ThreeNumbers) and counts.oldest is not None:
        reach = min(last - day_of(counts.oldest) + 1, LONGEST_SPREAD)
        said = "The open items are taken to have come evenly since the day of the oldest."
        return _spread(total, np.ones(max(reach, 1)), last, even=True), said
    known = _of_periods(measures.periods) if isinstance(counts, PeriodCounts) else None
    came = known.arrivals[::-1] if known is not None else np.full(LONGEST_SPREAD, arrivals)
    said = (
        "Nothing says how old the open items are. They are taken to be the last that came, as if "
        "the oldest had always gone first; really some will be older."
    )
    return _spread(total, came, last, even=False), said


def _spread(total: int, came: Floats, last: int, *, even: bool) -> Stock:
    """``total`` items over the days back from ``last``: like ``came`` (latest day first).

    Even: in proportion to it. Otherwise all that came, from the latest day back, until they add up;
    what does not fit is as old as the oldest day.
    """
    reached = np.cumsum(came)
    if even or reached[-1] <= 0:
        reached = reached * total / reached[-1] if reached[-1] > 0 else reached + total
    reached = np.minimum(reached, total)
    reached[-1] = total
    number = np.diff(np.round(reached), prepend=0).astype(np.int64)
    there = np.flatnonzero(number)[::-1]
    return Stock(last - there, number[there])
