"""The order in which items are really worked, as one number."""

from __future__ import annotations

import numpy as np

from footing.backlog.bulk import Marks
from footing.backlog.counts import NEVER, ItemCounts
from footing.backlog.measures import Order

FEWEST = 20
"""Below this many finished items the number says more about chance than about the order."""


def order_worked(
    counts: ItemCounts, first: int, last: int, worked: Marks | None = None
) -> Order | None:
    """From 0, oldest first, to 1, newest first; 0.5 where age plays no part.

    For each item finished on day d (``first`` to ``last``): the share of the items still open at
    the end of d that had been opened before it; those opened on the same day count half. The
    number is the mean over the finished items. On one day it is the Mann-Whitney statistic
    U / (k (n - k)) of the k finished against the n - k left, that is the probability that an item
    which was finished is newer than one which was left (Mann and Whitney 1947; the "common language
    effect size" of McGraw and Wong 1992). Days at whose end nothing is left say nothing.
    ``worked`` marks the rows whose closing is work (None: all): a bulk closure is one day's
    decision, and the order of everyday work shows without it. None for fewer than 20 finished.
    """
    if not counts.opened.size:
        return None
    start = int(counts.opened.min())
    days = last - start + 1
    if days <= 0:
        return None
    in_pool = (counts.opened < first) & (counts.closed >= first)
    pool = np.zeros(days, np.int64)
    np.add.at(pool, counts.opened[in_pool] - start, counts.count[in_pool])
    came = np.zeros(days, np.int64)
    comes = counts.opened <= last
    np.add.at(came, counts.opened[comes] - start, counts.count[comes])
    closed = (counts.closed >= first) & (counts.closed <= last) & (counts.closed < NEVER)
    by_day = np.argsort(counts.closed[closed], kind="stable")
    closing = counts.closed[closed][by_day]
    opening, number = counts.opened[closed][by_day], counts.count[closed][by_day]
    weight = number if worked is None else number * worked[closed][by_day]
    total, finished = 0.0, 0
    edges = np.searchsorted(closing, np.arange(first, last + 2))
    for day in range(first, last + 1):
        if day >= start:
            pool[day - start] += came[day - start]
        some = slice(edges[day - first], edges[day - first + 1])
        if some.start == some.stop:
            continue
        np.subtract.at(pool, opening[some] - start, number[some])
        older = np.cumsum(pool)
        left = int(older[-1])
        if left:
            at = opening[some] - start
            total += float(((older[at] - pool[at] / 2) * weight[some]).sum()) / left
            finished += int(weight[some].sum())
    return Order(total / finished, finished) if finished >= FEWEST else None
