"""How old the open items were, on days through the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from footing.backlog.counts import Ints, ItemCounts, date_of, day_of

EDGES = (7, 30, 91, 365)
"""The last age of each band in days: the target, a month, a quarter, a year; then older ones.

A week stands for the target until the person sets one.
"""

MONTHS = (0, 1, 3, 12)
"""How long a stretch is, in months; 0 is a week."""
MOST_DAYS = (550, 6 * 366, 20 * 366)
"""Up to so many days a history is told in weeks, in months, in quarters."""


@dataclass(frozen=True)
class OpenAges:
    """On each of ``days``, how many open items were in each band of ages.

    ``counts`` has one row a day and one column a band, youngest first; ``edges`` are the last
    ages (days) of all bands but the last, which has no end.
    """

    days: tuple[date, ...]
    counts: Ints
    edges: tuple[int, ...] = EDGES


def stretches(first: date, last: date, coarser: int = 0) -> Iterator[tuple[date, date]]:
    """The weeks, months or quarters from ``first`` to ``last``, each with its first and last day.

    Weeks up to a year and a half, months up to six years, quarters up to twenty, then years; so
    that there are rarely more than 80. ``coarser`` goes so many steps further on that way. The
    first and the last may be cut short.
    """
    days = (last - first).days + 1
    months = MONTHS[min(sum(days > most for most in MOST_DAYS) + coarser, len(MONTHS) - 1)]
    start = first
    while start <= last:
        end = min(_end(start, months), last)
        yield start, end
        start = end + timedelta(days=1)


def open_ages(
    counts: ItemCounts, start: int, last: int, edges: tuple[int, ...] = EDGES
) -> OpenAges:
    """The open by age at the end of each stretch from ``start`` to ``last``, days since 1970.

    An item is open on a day from the day on which it came until the day before it was closed.
    """
    days = [day_of(end) for _, end in stretches(date_of(start), date_of(last))]
    upper = np.concatenate([[0], np.asarray(edges, np.int64) + 1])
    table = np.zeros((len(days), len(edges) + 1), np.int64)
    order = np.argsort(counts.opened, kind="stable")
    opened, closed, number = counts.opened[order], counts.closed[order], counts.count[order]
    for row, day in enumerate(days):
        known = int(np.searchsorted(opened, day, side="right"))
        still = closed[:known] > day
        band = np.searchsorted(upper, day - opened[:known][still], side="right") - 1
        table[row] = np.bincount(band, weights=number[:known][still], minlength=len(edges) + 1)
    return OpenAges(tuple(map(date_of, days)), table, edges)


def _end(start: date, months: int) -> date:
    """The last day of the week (0 months), month, quarter or year that ``start`` lies in."""
    if not months:
        return start + timedelta(days=6 - start.weekday())
    after = start.year * 12 + (start.month - 1) // months * months + months
    return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
