"""Open items as cohorts: rows of items that came at about the same time, one column a replication.

The order of work depends on age alone, so it is the same in every replication, and a day is a
handful of operations on whole rows. A cohort is a day as long as it is young; with age it grows,
to at most a sixteenth of its age, so that thirty years of backlog are a few hundred rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from footing.backlog.counts import NEVER, Floats, Ints, Numbers
from footing.backlog.policies import Lane, Rows, Settings, period_of

FINENESS = 16
"""A cohort spans at most this part of its age: ages are right to 3 %."""
TOGETHER = 12_000
"""So many counts are served at once, in at least eight rows; most days few rows are reached."""
EXACT = 2**24
"""Whole numbers up to this are exact in single precision, which is twice as fast."""


@dataclass(frozen=True)
class Kinds:
    """Items that differ in effort or value: one entry for each kind; shares add up to 1.

    ``effort`` has mean 1 over what comes in: capacity counts average items.
    """

    share: Floats
    effort: Floats
    value: Floats


ALIKE = Kinds(np.ones(1), np.ones(1), np.ones(1))


class Cohorts:
    """The open items of many replications; counts are whole numbers.

    ``first`` and ``last`` are the opening days of each row, ``opened`` their middle, ``kind`` the
    index into ``kinds``, ``old`` marks what was open at the start, ``due`` the deadline.
    """

    def __init__(self, columns: int, kinds: Kinds, settings: Settings, most: float) -> None:
        """``most``: how many items can be open at once."""
        self.kinds, self.settings = kinds, settings
        self._count: Numbers = np.zeros(
            (64, columns), np.float32 if most < EXACT / 2 else np.float64
        )
        self._rows = 0
        self.first = self.last = self.kind = self.due = np.zeros(0, np.int64)
        self.opened = np.zeros(0)
        self.old = np.zeros(0, bool)
        self.effort = np.zeros(0)

    @property
    def count(self) -> Numbers:
        """How many are open: one row a cohort, one column a replication. Changes are kept."""
        return self._count[: self._rows]

    def add(
        self,
        first: Ints,
        last: Ints,
        kind: Ints,
        count: Numbers,
        old: bool,
        due: Ints | None = None,
    ) -> None:
        """Further rows, later than all that are there; ``count`` as the property."""
        need = self._rows + first.size
        if need > len(self._count):
            size = (max(need, 2 * len(self._count)), self._count.shape[1])
            grown = np.zeros(size, self._count.dtype)
            grown[: self._rows] = self.count
            self._count = grown
        self._count[self._rows : need] = count
        self._rows = need
        self.first = np.append(self.first, first)
        self.last = np.append(self.last, last)
        self.opened = np.append(self.opened, (first + last) / 2)
        self.kind = np.append(self.kind, kind)
        self.effort = np.append(self.effort, self.kinds.effort[kind])
        self.old = np.append(self.old, np.full(first.size, old))
        self.due = np.append(self.due, np.full(first.size, NEVER) if due is None else due)

    def rows(self) -> Rows:
        """What a policy orders."""
        due = self.due if (self.due < NEVER).any() else None
        if len(self.kinds.share) == 1:
            return Rows(self.opened, due=due)
        return Rows(self.opened, self.effort, self.kinds.value[self.kind], due)

    def tidy(self, today: int) -> None:
        """Drop empty rows and merge old neighbours."""
        keep = np.asarray(self.count.any(axis=1))
        blocks = np.stack(
            [*blocked(self.last, today, self.settings), self.kind, self.old, self.due]
        )
        order = np.lexsort(blocks[::-1])
        order = order[keep[order]]
        if not order.size:
            self._take(order)
            return
        sorted_ = blocks[:, order]
        begins = np.append(True, (np.diff(sorted_) != 0).any(axis=0))
        starts = np.flatnonzero(begins)
        if starts.size == self._rows:
            return
        into = order[starts][np.cumsum(begins) - 1]
        for row, home in zip(order[~begins], into[~begins], strict=True):
            self._count[home] += self._count[row]
        first = np.minimum.reduceat(self.first[order], starts)
        last = np.maximum.reduceat(self.last[order], starts)
        kept = self.count[order[starts]]
        self._take(order[starts])
        self._count[: self._rows] = kept
        self.first, self.last, self.opened = first, last, (first + last) / 2

    def _take(self, rows: Ints) -> None:
        self._rows = rows.size
        for name in ("first", "last", "opened", "kind", "effort", "old", "due"):
            setattr(self, name, getattr(self, name)[rows])


def blocked(opened: Ints, today: int, settings: Settings) -> tuple[Ints, Ints, Ints]:
    """The cohort of each opening day: its period, the place of its block, and the block's width.

    What is within the target, and what is young, is a block of its own day. No block reaches
    beyond a period of the back-fill.
    """
    age = np.maximum(today - opened, 1)
    step = np.log2(np.maximum(age / FINENESS, 1)).astype(np.int64)
    step[age <= settings.target + 1] = 0
    width = np.int64(1) << step
    return period_of(opened.astype(np.float64), settings.period), opened // width * width, width


def serve(
    cohorts: Cohorts, lanes: tuple[Lane, ...], budget: Floats, credit: Floats
) -> list[tuple[Ints, Numbers]]:
    """Work a day: take items out of ``cohorts`` lane by lane as far as ``budget`` reaches.

    ``budget`` (average items, one a replication) is left with what was not used. ``credit`` is what
    lanes with a share are owed from days before, and is kept up. Gives what was finished: rows, and
    how many in each replication.
    """
    done: list[tuple[Ints, Numbers]] = []
    for lane in lanes:
        if lane.share is None:
            done += _lane(cohorts, lane.rows, budget)
            continue
        right = np.minimum(credit, budget)
        given = right.copy()
        done += _lane(cohorts, lane.rows, right)
        used = given - right
        budget -= used
        credit -= used
        np.minimum(credit, 1.0, out=credit)
    return done


def _lane(cohorts: Cohorts, rows: Ints, budget: Floats) -> list[tuple[Ints, Numbers]]:
    done = []
    alike = len(cohorts.kinds.share) == 1
    count = cohorts.count
    effort = cohorts.effort.astype(count.dtype)
    least = 1.0 if alike else float(cohorts.kinds.effort.min())
    left = budget.astype(count.dtype)
    step = max(8, TOGETHER // left.size)
    for at in range(0, rows.size, step):
        if left.max(initial=0) < least:
            break
        some = rows[at : at + step]
        here = count[some]
        cost = here if alike else here * effort[some, None]
        before = np.add.accumulate(cost, axis=0)
        if not before[-1].any():
            continue
        before -= cost
        np.subtract(left, before, out=before)
        if not alike:
            before /= effort[some, None]
        np.floor(before, out=before)
        np.minimum(before, here, out=before)
        taken = np.maximum(before, 0, out=before)
        count[some] = here - taken
        used = np.add.reduce(taken, axis=0) if alike else effort[some] @ taken
        left -= used
        budget -= used
        done.append((some, taken))
    return done
