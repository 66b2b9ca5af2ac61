"""Before a change-over: how far one falls behind, when all is normal again, and what bridges it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from footing.backlog.bridge import Bridge, bridge
from footing.backlog.change import WEEK, Change
from footing.backlog.counts import Floats, day_of
from footing.backlog.inputs import Inputs
from footing.backlog.outcome import Dates, Outcome, Range, dates, outcome_of, span
from footing.backlog.paths import dips
from footing.backlog.policies import OLDEST, START
from footing.backlog.rates import Thin
from footing.backlog.run import CURRENT, Run, points
from footing.backlog.simulate import simulate

Progress = Callable[[str, float | None], None]
STEP = 0.05
"""Shares that are put off are said in twentieths."""
SPARE = 0.8
"""The part of spare capacity that what was put off may take up when it comes."""
BEYOND = 182
"""Days after the change-over that are looked at in any case."""


@dataclass(frozen=True)
class Way:
    """What comes of one way through, working start-where-you-are.

    ``in_time`` is the share (0 to 1) within the target of what comes in the fortnights that begin
    in the change-over, ``more`` how many more are open on its last evening than without it.
    ``in_time_again``, ``few_again`` and ``normal`` are the days from which new ones are in time,
    no more are open than on the evening before it, and both with full capacity and all let in that
    was put off.
    """

    outcome: Outcome
    in_time: Range
    more: Range
    in_time_again: Dates
    few_again: Dates
    normal: Dates


@dataclass(frozen=True)
class Changeover:
    """``without`` is the plain plan, ``as_it_comes`` the same with the change-over.

    ``thinned`` is where ``thin`` is put off (None: nothing needs to be, or nothing may be).
    ``oldest_in_time`` is the share in time where the oldest go first instead.
    """

    change: Change
    inputs: Inputs
    without: Outcome
    as_it_comes: Way
    oldest_in_time: Range
    thin: Thin | None
    thinned: Way | None
    bridge: Bridge


def changeover(
    inputs: Inputs, change: Change, share: float | None = None, progress: Progress | None = None
) -> Changeover:
    """Look through a change-over that begins after the last known day.

    ``share`` (0 to 1) of what comes is put off while less can be done than comes in; None: as much
    as it takes. ``inputs`` are those of the plain plan; all ways meet the same days.
    """
    inputs = replace(inputs, horizon=max(inputs.horizon, _at(inputs, change.last) + BEYOND))
    dipped = replace(inputs, dips=(*inputs.dips, *change.dips))
    thin = thinned(dipped, change, share)
    stages = 4 if thin else 3

    def tell(number: int) -> Callable[[float], None]:
        def told(part: float) -> None:
            if progress:
                progress("Looking through the change-over", (number + part) / stages)

        return told

    plain = simulate(inputs, (START,), tell(0))[START]
    runs = simulate(dipped, (START, OLDEST), tell(1))
    way = None
    if thin:
        less = replace(dipped, thins=(*inputs.thins, thin))
        way = _way(less, change, simulate(less, (START,), tell(3))[START], plain)
    return Changeover(
        change,
        dipped,
        outcome_of(inputs, START, plain),
        _way(dipped, change, runs[START], plain),
        span(_in_time(dipped, change, runs[OLDEST])),
        thin,
        way,
        bridge(dipped, change, tell(stages - 1)),
    )


def thinned(inputs: Inputs, change: Change, share: float | None = None) -> Thin | None:
    """What to put off: while less can be done than comes in, and how much of it.

    Where it is not said, as much as what can be done then falls short. It comes back evenly, slowly
    enough for what can be done more than comes in. None where nothing needs to be put off.
    """
    able = inputs.capacity * dips(inputs)
    begin, end = max(_at(inputs, change.first), 1) - 1, _at(inputs, change.last)
    short = np.flatnonzero(able[begin:end] < inputs.arrivals) + begin
    if share == 0 or not short.size or not change.loss:
        return None
    first, last = int(short[0]), int(short[-1])
    days = last - first + 1
    if share is None:
        missing = 1 - able[first : last + 1].mean() / inputs.arrivals
        share = min(float(np.ceil(missing / STEP - 1e-9)) * STEP, 1.0)
    spare = inputs.capacity - inputs.arrivals
    total = share * inputs.arrivals * days
    back = int(np.ceil(total / (SPARE * spare))) if spare > 0 else days
    start = inputs.as_of + timedelta(days=1)
    stop = start + timedelta(days=last)
    most = max(inputs.horizon - last - 1, 1)
    until = stop + timedelta(days=min(max(back, days), most))
    return Thin(start + timedelta(days=first), stop, share, until)


def weeks(inputs: Inputs, until: date) -> tuple[tuple[date, float, float], ...]:
    """First day of each week up to ``until``, items that can be done in it, and that are let in."""
    able = inputs.capacity * dips(inputs)
    came = np.full(able.size, inputs.arrivals)
    for one in inputs.thins:
        begin, stop, back = (_at(inputs, day) for day in (one.first, one.last, one.until))
        moved = came[begin - 1 : stop] * one.share
        came[begin - 1 : stop] -= moved
        came[stop:back] += moved.sum() / (back - stop)
    number = min(_at(inputs, until), able.size) // WEEK
    return tuple(
        (
            inputs.as_of + timedelta(days=1 + week * WEEK),
            float(able[week * WEEK : (week + 1) * WEEK].sum()),
            float(came[week * WEEK : (week + 1) * WEEK].sum()),
        )
        for week in range(number)
    )


def _way(inputs: Inputs, change: Change, run: Run, plain: Run) -> Way:
    end = max(_at(inputs, change.last), 0)
    again, few = _again(inputs, change, run), _few(inputs, change, run)
    back = [end + 1, *(_at(inputs, one.until) for one in inputs.thins)]
    normal = np.maximum(np.maximum(again, few), max(back))
    return Way(
        outcome_of(inputs, START, run),
        span(_in_time(inputs, change, run)),
        span((run.open[end] - plain.open[end]).astype(np.float64)),
        dates(again, inputs),
        dates(few, inputs),
        dates(normal, inputs),
    )


def _in_time(inputs: Inputs, change: Change, run: Run) -> Floats:
    """The mean over the fortnights that begin in the change-over, for each replication."""
    days = points(inputs.horizon)[1:]
    first, last = _at(inputs, change.first), max(_at(inputs, change.last), 0)
    inside = slice(
        at := int(np.searchsorted(days, first)), max(int(np.searchsorted(days, last)), at + 1)
    )
    found: Floats = run.timely[inside].mean(axis=0, dtype=np.float64)
    return found


def _again(inputs: Inputs, change: Change, run: Run) -> Floats:
    """The first day from which new ones are in time, without a fortnight that is not in between.

    Where none is late at all, the first day of the change-over.
    """
    days = points(inputs.horizon)[1:]
    begin = int(np.searchsorted(days, max(_at(inputs, change.first), 1)))
    end = int(np.searchsorted(days, max(_at(inputs, change.last), 1)))
    good = run.timely >= CURRENT - 1e-6
    found = np.full(good.shape[1], np.inf)
    for column in range(good.shape[1]):
        later = np.flatnonzero(good[end:, column])
        if not later.size:
            continue
        at = end + int(later[0])
        bad = np.flatnonzero(~good[begin:at, column])
        found[column] = days[begin + int(bad[-1]) + 1 if bad.size else begin]
    return found


def _few(inputs: Inputs, change: Change, run: Run) -> Floats:
    """The first evening from the last of the change-over on with as few open as before it.

    What comes within the target counts as nothing.
    """
    begin, end = max(_at(inputs, change.first) - 1, 0), max(_at(inputs, change.last), 0)
    most = np.maximum(run.open[begin], inputs.target * inputs.arrivals) + 1e-6
    low = run.open[end:] <= most
    first = low.argmax(axis=0)
    return np.where(low[first, np.arange(first.size)], first + float(end), np.inf)


def _at(inputs: Inputs, day: date) -> int:
    """The number of a day; 0 is the start."""
    return day_of(day) - inputs.start
