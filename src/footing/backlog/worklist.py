"""The order of today's work: every open item's rank with its reason, and the periods with dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from footing.backlog.counts import Ints, date_of, day_of
from footing.backlog.policies import NEWEST, Lane, Policy, Rows, Settings, period_of
from footing.backlog.said import day as said_day
from footing.backlog.said import month

FURTHEST = 36_525
"""Days ahead for which a day of finishing is told: a hundred years."""


@dataclass(frozen=True)
class Ranked:
    """One item in its place.

    ``row`` is its index in the rows, ``rank`` counts from 1, ``lane`` is the lane of the policy,
    ``worker`` who has it ("": nobody was named). ``expected`` is the day on which it is reached
    while ``capacity`` lasts for old work beside what comes in (None: not in sight).
    """

    row: int
    rank: int
    lane: str
    reason: str
    worker: str
    expected: date | None


@dataclass(frozen=True)
class PeriodLine:
    """A lane, or a period of the back-fill, in the order of work; None: not in sight."""

    name: str
    count: int
    first_rank: int
    done_by: date | None


@dataclass(frozen=True)
class WorkList:
    """All open items in order (as far as asked for), and all periods."""

    ranked: tuple[Ranked, ...]
    periods: tuple[PeriodLine, ...]


def work_list(
    rows: Rows,
    policy: Policy,
    settings: Settings,
    today: date,
    capacity: float,
    arrivals: float = 0.0,
    workers: Sequence[str] = (),
    most: int = 100_000,
) -> WorkList:
    """The open items in the order in which ``policy`` works them; among equals, as in ``rows``.

    ``capacity`` and ``arrivals`` are items a day of the calendar. Dates say what is reached when
    new items go before the back-fill in the policies that put them there. A share that is kept for
    the oldest is dealt in evenly: with a tenth, every tenth item. ``workers`` get the items in
    turn. Only the first ``most`` are ranked one by one; the periods count all.
    """
    lanes = policy.order(rows, day_of(today), settings)
    order, lane_of = _merged(lanes, rows.opened.size)
    before = arrivals if policy.name in _NEW_FIRST else 0.0
    at_once = np.array([lane.name in _AT_ONCE for lane in lanes])[lane_of]
    when = _Calendar(today, capacity, before, int(np.flatnonzero(at_once).max(initial=-1)) + 1)
    names = [lane.name for lane in lanes]
    ranked = tuple(
        Ranked(
            int(row),
            rank,
            names[at],
            _reason(rows, int(row), lanes[at], policy, settings, today),
            workers[(rank - 1) % len(workers)] if workers else "",
            when.of(rank),
        )
        for rank, (row, at) in enumerate(zip(order[:most], lane_of[:most], strict=True), start=1)
    )
    return WorkList(ranked, tuple(_periods(rows, order, lane_of, lanes, settings, when)))


_NEW_FIRST = frozenset({"start-where-you-are", NEWEST})
"""The policies in which what comes in from now on goes before the old."""
_AT_ONCE = frozenset({"deadline", "too-old", "new"})


@dataclass(frozen=True)
class _Calendar:
    """When a rank is reached: up to ``urgent`` with all capacity, the rest with what is left."""

    today: date
    capacity: float
    before: float
    urgent: int

    def of(self, rank: int) -> date | None:
        if self.capacity <= 0:
            return None
        left = self.capacity - self.before
        late = max(rank - self.urgent, 0)
        if late and left <= 0:
            return None
        days = min(rank, self.urgent) / self.capacity + (late / left if late else 0.0)
        if days > FURTHEST:
            return None
        # The first day's work is done today.
        return self.today + timedelta(days=max(int(np.ceil(round(days, 9))) - 1, 0))


def _merged(lanes: tuple[Lane, ...], size: int) -> tuple[Ints, Ints]:
    """The rows in one order, each once, and the lane of each: lanes with a share are dealt in."""
    order = np.concatenate([lane.rows for lane in lanes])
    lane = np.concatenate([np.full(one.rows.size, at) for at, one in enumerate(lanes)])
    shares = [at for at, one in enumerate(lanes) if one.share is not None]
    if not shares:
        return _once(order, lane)
    (at,) = shares
    share = lanes[at].share or 0.0
    plain, plain_lane = _once(order[lane != at], lane[lane != at])
    taken = bytearray(size)
    rows: list[int] = []
    of: list[int] = []
    credit = 0.0
    rest = iter(zip(plain.tolist(), plain_lane.tolist(), strict=True))
    kept = iter(lanes[at].rows.tolist())
    while len(rows) < size:
        credit += share
        row, home = next(rest, (-1, at)) if credit < 1 - 1e-9 else (-1, at)
        if row < 0:
            credit -= 1
            row = next(one for one in kept if not taken[one])
        if taken[row]:
            credit -= share
            continue
        taken[row] = 1
        rows.append(row)
        of.append(home)
        credit = 0.0 if home < at else credit
    return np.array(rows, np.int64), np.array(of, np.int64)


def _once(order: Ints, lane: Ints) -> tuple[Ints, Ints]:
    """Each row where it comes first."""
    _, first = np.unique(order, return_index=True)
    first.sort()
    return order[first], lane[first]


def _reason(
    rows: Rows, row: int, lane: Lane, policy: Policy, settings: Settings, today: date
) -> str:
    opened = date_of(int(np.floor(rows.opened[row])))
    age = (today - opened).days
    waits = "came today" if age == 0 else f"waits {age:,} day{'' if age == 1 else 's'}"
    if lane.name == "deadline" and rows.due is not None:
        due = date_of(int(rows.due[row]))
        return f"deadline {said_day(due)}" + (", which has passed" if due < today else "")
    if lane.name == "too-old":
        return f"{waits}: longer than {settings.max_age:,} days, so it goes first"
    if lane.name == "reserve":
        return f"{waits}: from the share kept for the oldest"
    if lane.name == "new":
        left = settings.target - age
        last = (
            "today is the last day" if left == 0 else f"{left} day{'' if left == 1 else 's'} left"
        )
        return f"new, {waits}: {last} to be in time"
    if lane.name == "back-fill":
        inside = "oldest" if settings.inside == "oldest" else "newest"
        return f"back-fill of {_period(rows, row, settings)}, {inside} first: {waits}"
    if policy.needs:
        column = rows.effort if policy.needs[0] == "effort" else rows.value
        known = None if column is None or np.isnan(column[row]) else float(column[row])
        of = "nobody knows its" if known is None else policy.needs[0]
        return f"{of} {policy.needs[0]}" if known is None else f"{of} {known:g}, {waits}"
    return f"{policy.title.lower()}: {waits}"


def _period(rows: Rows, row: int, settings: Settings) -> str:
    return _named(int(period_of(rows.opened[row : row + 1], settings.period)[0]), settings)


def _named(period: int, settings: Settings) -> str:
    if settings.period == "year":
        return str(1970 + period)
    return month(f"{1970 + period // 12}-{period % 12 + 1:02}")


_LANES = {
    "deadline": "With a deadline",
    "too-old": "Waiting too long",
    "reserve": "Kept for the oldest",
    "new": "New",
}


def _periods(
    rows: Rows, order: Ints, lane_of: Ints, lanes: tuple[Lane, ...], settings: Settings,
    when: _Calendar,
) -> list[PeriodLine]:  # fmt: skip
    """Lanes, and the periods of the back-fill or of all, in the order of their first rank."""
    if not order.size:
        return []
    period = period_of(rows.opened[order], settings.period)
    split = np.array([one.name in ("back-fill", "all") for one in lanes])[lane_of]
    key = np.stack([np.where(split, len(lanes), lane_of), np.where(split, period, 0)])
    names, first, where = np.unique(key, axis=1, return_index=True, return_inverse=True)
    count = np.bincount(where.ravel())
    last = np.zeros(first.size, np.int64)
    np.maximum.at(last, where.ravel(), np.arange(order.size))
    lines = []
    for at in np.argsort(first):
        lane, one = int(names[0, at]), int(names[1, at])
        name = _named(one, settings) if lane == len(lanes) else _LANES[lanes[lane].name]
        lines.append(
            PeriodLine(name, int(count[at]), int(first[at]) + 1, when.of(int(last[at]) + 1))
        )
    return lines
