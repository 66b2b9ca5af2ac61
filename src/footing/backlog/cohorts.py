"""Open items as cohorts: rows of items that came at about the same time, one column a replication.

The order of work depends on age alone, so it is the same in every replication, and a day is a
handful of operations on whole rows. A cohort is a day as long as it is young; with age it grows,
to at most a sixteenth of its age, so that thirty years of backlog are a few hundred rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from footing.backlog.bulk import Marks
from footing.backlog.counts import NEVER, Floats, Ints, Numbers
from footing.backlog.policies import Lane, Rows, Settings, before, period_of

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


_FIRST, _LAST, _KIND, _OLD, _DUE = range(5)


class Cohorts:
    """The open items of many replications; counts are whole numbers."""

    def __init__(self, columns: int, kinds: Kinds, settings: Settings, most: float) -> None:
        """``most``: how many items can be open at once."""
        self.kinds, self.settings = kinds, settings
        self._count: Numbers = np.zeros(
            (64, columns), np.float32 if most < EXACT / 2 else np.float64
        )
        self._facts = np.zeros((5, 64), np.int64)
        self._opened = np.zeros(64)
        self._rows = 0

    @property
    def count(self) -> Numbers:
        """How many are open: one row a cohort, one column a replication. Changes are kept."""
        return self._count[: self._rows]

    @property
    def opened(self) -> Floats:
        """The middle of the opening days of each row."""
        return self._opened[: self._rows]

    @property
    def old(self) -> Marks:
        """Which rows were open at the start."""
        marked: Marks = self._facts[_OLD, : self._rows] > 0
        return marked

    @property
    def effort(self) -> Floats:
        """The effort of one item of each row."""
        return self.kinds.effort[self._facts[_KIND, : self._rows]]

    def add(
        self,
        first: Ints,
        last: Ints,
        kind: Ints,
        count: Numbers,
        old: bool,
        due: Ints | None = None,
    ) -> None:
        """Further rows: their first and last opening day, kind (index into kinds) and deadline."""
        need = self._rows + first.size
        if need > len(self._count):
            more = max(need, 2 * len(self._count)) - len(self._count)
            self._count = np.pad(self._count, ((0, more), (0, 0)))
            self._facts = np.pad(self._facts, ((0, 0), (0, more)))
            self._opened = np.pad(self._opened, (0, more))
        new = slice(self._rows, need)
        self._count[new] = count
        self._facts[_FIRST, new], self._facts[_LAST, new] = first, last
        self._facts[_KIND, new], self._facts[_OLD, new] = kind, old
        self._facts[_DUE, new] = NEVER if due is None else due
        self._opened[new] = (first + last) / 2
        self._rows = need

    def rows(self) -> Rows:
        """What a policy orders."""
        due: Ints | None = self._facts[_DUE, : self._rows]
        if due is not None and not (due < NEVER).any():
            due = None
        if len(self.kinds.share) == 1:
            return Rows(self.opened, due=due)
        value = self.kinds.value[self._facts[_KIND, : self._rows]]
        return Rows(self.opened, self.effort, value, due)

    def tidy(self, today: int) -> None:
        """Drop empty rows and merge old neighbours."""
        facts = self._facts[:, : self._rows]
        keep = np.asarray(self.count.any(axis=1))
        blocks = np.stack([*blocked(facts[_LAST], today, self.settings), *facts[_KIND:]])
        order = np.lexsort(blocks[::-1])
        order = order[keep[order]]
        if not order.size:
            self._rows = 0
            return
        begins = np.append(True, (np.diff(blocks[:, order]) != 0).any(axis=0))
        starts = np.flatnonzero(begins)
        if starts.size == self._rows:
            return
        kept = order[starts]
        into = kept[np.cumsum(begins) - 1]
        for row, home in zip(order[~begins], into[~begins], strict=True):
            self._count[home] += self._count[row]
        merged = facts[:, kept]
        merged[_FIRST] = np.minimum.reduceat(facts[_FIRST, order], starts)
        merged[_LAST] = np.maximum.reduceat(facts[_LAST, order], starts)
        self._count[: kept.size] = self.count[kept]
        self._rows = kept.size
        self._facts[:, : self._rows] = merged
        self._opened[: self._rows] = (merged[_FIRST] + merged[_LAST]) / 2


def blocked(opened: Ints, today: int, settings: Settings) -> tuple[Ints, Ints, Ints]:
    """The cohort of each opening day: its period, the place of its block, and the block's width.

    What is within the target, and what is young, is a block of its own day. No block reaches
    beyond a period of the back-fill, nor beyond the day from which on things are kept current.
    """
    age = np.maximum(today - opened, 1)
    step = np.log2(np.maximum(age / FINENESS, 1)).astype(np.int64)
    step[age <= settings.target + 1] = 0
    width = np.int64(1) << step
    days = opened.astype(np.float64)
    period = 2 * period_of(days, settings.period) - before(days, settings.since)
    return period, opened // width * width, width


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
    effort = np.ones(0, count.dtype) if alike else cohorts.effort.astype(count.dtype)
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
