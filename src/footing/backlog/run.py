"""One policy, day by day, in many replications at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from footing.backlog.chance import Fortune, counted, scattered
from footing.backlog.cohorts import Kinds, serve
from footing.backlog.counts import Floats, Ints, Numbers
from footing.backlog.inputs import WINDOW, Inputs
from footing.backlog.kinds import split, started
from footing.backlog.paths import Paths
from footing.backlog.policies import Policy

TIDY_DAYS = 8
"""So often small cohorts are put together."""
MOST_POINTS = 1500
CURRENT = 0.9
"""The share of a fortnight's arrivals that are finished within the target when one is current."""
CHASES, LOSSES, SPLITS = 1, 2, 3


@dataclass(frozen=True)
class Run:
    """What happened under one policy; one column or entry a replication.

    ``open`` has one row a day from the start (row 0) to the horizon, at the days' ends; ``old`` and
    ``finished`` have one row for each of ``points`` (days since the start): what is left of the
    starting backlog, and all that was finished. ``timely`` has one for each but the first: the
    share finished within the target of what came in the fortnight from that day on. ``done``,
    ``expired``, ``withdrawn``, ``chases``, ``arrived``, ``waiting`` and ``unanswered`` are sums up
    to the horizon; the last two are item-days: open, and open or lapsed. ``within`` is how many of
    the ``arrived`` were finished within the target. ``current`` and ``old_done`` are days since the
    start (inf: not within the horizon). ``waits`` and ``ages`` count, over all replications, what
    was finished and what is open at the horizon, by age in days.
    """

    open: Numbers
    old: Numbers
    finished: Numbers
    timely: Numbers
    arrived: Floats
    within: Numbers
    done: Floats
    expired: Floats
    withdrawn: Floats
    chases: Floats
    waiting: Floats
    unanswered: Floats
    current: Floats
    old_done: Floats
    waits: Floats
    ages: Floats


@dataclass(frozen=True)
class _Rates:
    """What happens a day at each whole age: lapsing or leaving, lapsing, asking again."""

    gone: Floats
    lapse: Floats
    chase: Floats

    @classmethod
    def of(cls, inputs: Inputs, ages: Floats) -> _Rates:
        lapse, leave = inputs.expire.at(ages), inputs.withdraw.at(ages)
        return cls(np.minimum(lapse + leave, 1), lapse, inputs.chase.at(ages))


class Days:
    """The state of one policy's simulation, and what is kept of it.

    ``variants`` (none: ``inputs`` alone) stand side by side, each in its equal part of the columns
    of ``paths`` and under the same luck. They differ in chasing, lapsing and withdrawing only.
    """

    def __init__(
        self,
        inputs: Inputs,
        policy: Policy,
        kinds: Kinds,
        kind: Ints,
        paths: Paths,
        batch: int = 0,
        variants: Sequence[Inputs] = (),
    ) -> None:
        self.inputs, self.policy, self.paths = inputs, policy, paths
        self.columns = paths.arrivals.shape[1]
        self.variants = tuple(variants) or (inputs,)
        self.width = self.columns // len(self.variants)
        key = (inputs.seed, batch)
        self.chasing = Fortune((*key, CHASES), self.width, len(self.variants))
        self.losing = Fortune((*key, LOSSES), self.width)
        self.splitting = Fortune((*key, SPLITS), self.width, len(self.variants))
        self.open_now = np.full(self.columns, float(inputs.stock.items))
        self.cohorts = started(
            inputs.stock,
            kind,
            kinds,
            inputs.start,
            inputs.settings,
            self.columns,
            inputs.stock.items + float(paths.arrivals.sum(axis=0).max(initial=0)),
        )
        self.settings = inputs.settings
        none = np.zeros(self.columns)
        self.carried, self.credit = none.copy(), none.copy()
        self.done, self.expired, self.withdrawn = none.copy(), none.copy(), none.copy()
        self.chases, self.waiting, self.unanswered = none.copy(), none.copy(), none.copy()
        self.old_left = self.open_now.copy()
        self.old_done = np.where(self.open_now > 0, np.inf, 0.0)
        self.in_time = np.zeros((inputs.days, self.columns), np.float32)
        self.open = np.zeros((inputs.horizon + 1, self.columns), np.float32)
        self.open[0] = self.open_now
        self.points = points(inputs.horizon)
        self.old = np.zeros((self.points.size, self.columns), np.float32)
        self.finished = np.zeros_like(self.old)
        self.old[0] = self.open_now
        oldest = int(inputs.start - inputs.stock.opened.min()) if inputs.stock.opened.size else 0
        self.waits = np.zeros(oldest + inputs.days + 1)
        ages = np.arange(self.waits.size, dtype=np.float64)
        self.rates = [_Rates.of(one, ages) for one in self.variants]
        self.ages = self.waits

    def run(self, tell: Callable[[float], None]) -> Run:
        """All days. ``tell`` hears the share that is done and may raise to stop."""
        days, horizon = self.inputs.days, self.inputs.horizon
        for day in range(1, days + 1):
            if day % 32 == 1:
                tell(day / days)
            self._day(day, counts=day <= horizon)
            if day <= horizon:
                self.open[day] = self.open_now
                if day % self.points[1] == 0:
                    at = day // int(self.points[1])
                    self.old[at], self.finished[at] = self.old_left, self.done
                if day == horizon:
                    self.ages = self._ages(day)
        arrived = self.paths.arrivals
        share = timely(arrived, self.in_time, horizon)
        return Run(
            self.open, self.old, self.finished, np.nan_to_num(share[self.points[1:] - 1], nan=1.0),
            arrived[:horizon].sum(axis=0), self.in_time[:horizon].sum(axis=0),
            self.done, self.expired, self.withdrawn, self.chases, self.waiting, self.unanswered,
            current_from(share), self.old_done, self.waits, self.ages,
        )  # fmt: skip

    def _day(self, day: int, *, counts: bool) -> None:
        today = self.inputs.start + day
        cohorts = self.cohorts
        cost = self._waiting_people(day, today, counts=counts)
        came = self.paths.arrivals[day - 1]
        kinds = len(cohorts.kinds.share)
        new = came[None] if kinds == 1 else split(
            came, cohorts.kinds, self.splitting.on(day).rounding
        )  # fmt: skip
        at = np.full(kinds, today)
        cohorts.add(at, at, np.arange(kinds), new, False)
        self.open_now += came
        fresh = np.maximum(self.paths.capacity[day - 1] - cost, 0)
        self.credit += self.settings.reserve * fresh
        budget = fresh + self.carried
        finished = serve(
            cohorts, self.policy.order(cohorts.rows(), today, self.settings), budget, self.credit
        )
        total = np.zeros(self.columns)
        for rows, taken in finished:
            total += taken.sum(axis=0)
            self._finished(rows, taken, day, today, counts=counts)
        self.open_now -= total
        # Work that is begun goes on tomorrow; idle hours cannot be kept.
        most = float(cohorts.kinds.effort.max())
        self.carried = np.where(self.open_now > 0, np.minimum(budget, most), 0.0)
        if counts:
            self.done += total
            self.waiting += self.open_now
            self.unanswered += self.open_now + self.expired
        if self.old_left.any() or np.isinf(self.old_done).any():
            self.old_done[(self.old_left <= 0) & np.isinf(self.old_done)] = day
        if day % TIDY_DAYS == 0:
            cohorts.tidy(today)

    def _waiting_people(self, day: int, today: int, *, counts: bool) -> Floats:
        """Chases and losses of a day, before its work; gives the work that chases cost."""
        cohorts = self.cohorts
        cost = np.zeros(self.columns)
        if all(one.bare for one in self.variants) or not cohorts.opened.size:
            return cost
        age = today - cohorts.opened.astype(np.int64)
        mean, each = np.zeros(self.columns), np.zeros(self.columns)
        for number, one in enumerate(self.variants):
            part = slice(number * self.width, (number + 1) * self.width)
            rates = self.rates[number]
            gone = rates.gone[age]
            if gone.any():
                self._lost(day, part, gone, rates.lapse[age], counts=counts)
            if not one.chase.off:
                count = cohorts.count[:, part]
                mean[part] = rates.chase[age].astype(count.dtype) @ count
                each[part] = one.chase_cost
        if not mean.any():
            return cost
        asked = counted(mean, cost, np.full(self.columns, np.inf), self.chasing.on(day))
        if counts:
            self.chases += asked
        return asked * each

    def _lost(self, day: int, part: slice, gone: Floats, lapse: Floats, *, counts: bool) -> None:
        cohorts, chance = self.cohorts, self.losing.on(day)
        some = np.flatnonzero(gone)
        count = cohorts.count[some, part]
        weight = count * gone[some, None].astype(count.dtype)
        mean = weight.sum(axis=0, dtype=np.float64)
        most = count.sum(axis=0, dtype=np.float64)
        share = np.divide(mean, most, out=np.zeros_like(mean), where=most > 0)
        lost = scattered(count, weight, counted(mean, share, most, chance), chance.rounding)
        cohorts.count[some, part] = count - lost
        total = lost.sum(axis=0)
        self.open_now[part] -= total
        self.old_left[part] -= lost[cohorts.old[some]].sum(axis=0)
        if counts:
            lapsed = np.floor((lapse[some] / gone[some]) @ lost + chance.uniform)
            lapsed = np.clip(lapsed, 0, total)
            self.expired[part] += lapsed
            self.withdrawn[part] += total - lapsed

    def _finished(self, rows: Ints, taken: Numbers, day: int, today: int, *, counts: bool) -> None:
        cohorts = self.cohorts
        age = today - cohorts.opened[rows].astype(np.int64)
        if counts:
            np.add.at(self.waits, age, taken.sum(axis=1))
        old = cohorts.old[rows]
        if old.any():
            self.old_left -= taken[old].sum(axis=0)
        for at in np.flatnonzero((age <= self.inputs.target) & ~old):
            self.in_time[day - 1 - age[at]] += taken[at]

    def _ages(self, day: int) -> Floats:
        age = self.inputs.start + day - self.cohorts.opened.astype(np.int64)
        return np.bincount(
            age, weights=self.cohorts.count.sum(axis=1), minlength=self.waits.size
        ).astype(np.float64)


def points(horizon: int) -> Ints:
    """The days since the start for which more than the open is kept: 1,500 at most."""
    return np.arange(0, horizon + 1, -(-horizon // MOST_POINTS))


def timely(arrived: Numbers, in_time: Numbers, horizon: int) -> Floats:
    """For each day d up to ``horizon``: the share of what came on d ... d + 13 that was in time.

    ``arrived`` and ``in_time`` have one row a day from day 1 on, and at least 13 beyond the
    horizon. nan where nothing came.
    """

    def pooled(days: Numbers) -> Floats:
        total = np.zeros((len(days) + 1, days.shape[1]))
        np.cumsum(days, axis=0, out=total[1:])
        return total[WINDOW : WINDOW + horizon] - total[:horizon]

    came = pooled(arrived)
    return np.divide(pooled(in_time), came, out=np.full_like(came, np.nan), where=came > 0)


def current_from(share: Floats) -> Floats:
    """The first day with nine in ten in time, by ``timely``, counted from 1; inf: none."""
    current = share >= CURRENT - 1e-9
    first = current.argmax(axis=0)
    return np.where(current[first, np.arange(first.size)], first + 1.0, np.inf)
