"""Where items differ: classes of effort and value, and the cohorts that are open at the start."""

from __future__ import annotations

import numpy as np

from footing.backlog.cohorts import ALIKE, Cohorts, Kinds, blocked
from footing.backlog.counts import NEVER, Floats, Ints
from footing.backlog.inputs import Stock
from footing.backlog.policies import Settings

CLASSES = (4, 3)
"""How many classes are made of effort or value alone, and of each where both are known."""


def kinds_of(stock: Stock) -> tuple[Kinds, Ints]:
    """The kinds of items, and the kind of each row of ``stock``.

    Classes hold about equally many of the open items; a class stands for its mean. What is not
    given counts as average. New items are taken to be of the same kinds in the same shares.
    """
    known = [one for one in (stock.effort, stock.value) if one is not None]
    if not known or not stock.items:
        return ALIKE, np.zeros(stock.opened.size, np.int64)
    classes = CLASSES[len(known) - 1]
    efforts, effort_class = _classes(stock.effort, stock.count, classes)
    values, value_class = _classes(stock.value, stock.count, classes)
    both = effort_class * values.size + value_class
    there, kind = np.unique(both, return_inverse=True)
    share = np.bincount(kind, weights=stock.count).astype(np.float64)
    share = share / share.sum()
    effort = efforts[there // values.size]
    mean = float(share @ effort)
    effort = effort / mean if mean > 0 else np.ones_like(effort)
    return Kinds(share, effort, values[there % values.size]), kind.astype(np.int64)


def started(
    stock: Stock, kind: Ints, kinds: Kinds, today: int, settings: Settings, columns: int,
    most: float,
) -> Cohorts:  # fmt: skip
    """The cohorts open at the end of ``today``, alike in all columns; ``most`` as in Cohorts."""
    cohorts = Cohorts(columns, kinds, settings, most)
    if not stock.items:
        return cohorts
    days, on = np.unique(stock.opened, return_inverse=True)
    _, block = np.unique(np.stack(blocked(days, today, settings)), axis=1, return_inverse=True)
    due = np.full(stock.opened.size, NEVER) if stock.due is None else _weeks(stock.due, today)
    deadlines, at = np.unique(due, return_inverse=True)
    # One number for each combination: five million rows sort quickly as numbers, not as columns.
    key = (block.ravel()[on] * len(kinds.share) + kind) * deadlines.size + at
    unique, where = np.unique(key, return_inverse=True)
    size = unique.size
    first, last = np.full(size, NEVER), np.full(size, -NEVER)
    np.minimum.at(first, where, stock.opened)
    np.maximum.at(last, where, stock.opened)
    number = np.bincount(where, weights=stock.count, minlength=size)
    kind_of = unique // deadlines.size % len(kinds.share)
    due_of = deadlines[unique % deadlines.size]
    cohorts.add(first, last, kind_of, np.repeat(number[:, None], columns, 1), True, due_of)
    return cohorts


def split(arrivals: Floats, kinds: Kinds, rounding: Floats) -> Floats:
    """What comes on a day, by kind: kinds x replications, whole numbers that add up."""
    upper = np.floor(np.cumsum(kinds.share)[:, None] * arrivals + rounding)
    upper[-1] = arrivals
    upper = np.minimum(upper, arrivals)
    return np.diff(upper, axis=0, prepend=0)


def _classes(values: Floats | None, count: Ints, classes: int) -> tuple[Floats, Ints]:
    """The mean of each class, and the class of each row."""
    if values is None:
        return np.ones(1), np.zeros(count.size, np.int64)
    known = ~np.isnan(values)
    mean = float(np.average(values[known], weights=count[known])) if known.any() else 1.0
    filled = np.where(known, np.maximum(values, 0), mean)
    order = np.argsort(filled, kind="stable")
    place = (np.cumsum(count[order]) - count[order] / 2) / count.sum()
    edges = [filled[order][min(int(np.searchsorted(place, at / classes)), order.size - 1)]
             for at in range(1, classes)]  # fmt: skip
    at = np.searchsorted(np.unique(edges), filled, side="right")
    there, where = np.unique(at, return_inverse=True)
    total = np.bincount(where, weights=count, minlength=there.size)
    means: Floats = np.bincount(where, weights=filled * count, minlength=there.size) / total
    return means, where.astype(np.int64)


def _weeks(due: Ints, today: int) -> Ints:
    """Deadlines to the day for the next two months, to the week beyond."""
    far = (due > today + 60) & (due < NEVER)
    return np.where(far, due // 7 * 7, due)
