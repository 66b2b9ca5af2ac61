"""Ages: how they are spread, and how long items spent at each."""

from __future__ import annotations

import numpy as np

from footing.backlog.counts import NEVER, Ints
from footing.backlog.measures import Band, Spread

BANDS = (0, 7, 30, 90, 180, 365, 730)
"""Where each band of ages begins, in days; the last has no end."""


def quantile(values: Ints, counts: Ints, share: float) -> int | None:
    """The least value that at least ``share`` of the items do not exceed; None for no items.

    This is the inverse of the empirical distribution function (Hyndman and Fan 1996, type 1): it
    is always a value that occurs.
    """
    total = int(counts.sum())
    if not total:
        return None
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(counts[order])
    # Whole numbers: 0.9 * 10 is a little more than 9 to a computer, and would skip a value.
    wanted = -(-total * round(share * 1000) // 1000)
    return int(values[order][int(np.searchsorted(reached, max(wanted, 1)))])


def spread(values: Ints, counts: Ints) -> Spread | None:
    """Middle, nine tenths and most of ages in days; None for no items."""
    if not counts.sum():
        return None
    some = values[counts > 0]
    return Spread(quantile(values, counts, 0.5), quantile(values, counts, 0.9), int(some.max()))


def bands(happened_at: Ints, happened: Ints, opened: Ints, closed: Ints, items: Ints,
          as_of: int) -> tuple[Band, ...]:  # fmt: skip
    """How often something happened at each age, beside the days that items spent at that age.

    ``happened_at`` are ages in days, ``happened`` how many; ``opened``, ``closed`` and ``items``
    as in ItemCounts. An item spends at age 0 the day on which it came.
    """
    stayed = np.minimum(closed, as_of) - opened + np.where(closed < NEVER, 0, 1)
    # An item that was closed on the day it came was there for that day.
    stayed = np.maximum(stayed, np.where(closed == opened, 1, 0))
    found = []
    for number, first in enumerate(BANDS):
        last = BANDS[number + 1] - 1 if number + 1 < len(BANDS) else None
        inside = np.clip(stayed - first, 0, None if last is None else last - first + 1)
        within = (happened_at >= first) & (happened_at <= (NEVER if last is None else last))
        found.append(Band(first, last, int(happened[within].sum()), int((inside * items).sum())))
    return tuple(found)
