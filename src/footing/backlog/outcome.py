"""What a policy leads to: dates, ranges and ages, from many replications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from footing.backlog.counts import Floats, Ints, Numbers, date_of
from footing.backlog.inputs import Inputs
from footing.backlog.policies import Settings
from footing.backlog.run import Run, points


@dataclass(frozen=True)
class Dates:
    """The day that is reached by then in 10, 50, 85 and 95 of 100 replications.

    None where fewer reach it within the horizon; ``never`` is the share (0 to 1) that do not.
    """

    p10: date | None
    p50: date | None
    p85: date | None
    p95: date | None
    never: float


@dataclass(frozen=True)
class Range:
    """The middle of the replications, and the eight tenths around it."""

    p10: float
    p50: float
    p90: float
    mean: float


@dataclass(frozen=True)
class Ages:
    """Ages or waits in days, over all items of all replications: half, nine tenths, all."""

    p50: int
    p90: int
    max: int


@dataclass(frozen=True)
class Fan:
    """A number on each of some days: the middle of the replications, eight tenths around it."""

    day: tuple[date, ...]
    p10: tuple[float, ...]
    p50: tuple[float, ...]
    p90: tuple[float, ...]


@dataclass(frozen=True)
class Outcome:
    """What a policy leads to within the horizon; items unless said.

    ``open``, ``old`` (what is left of the starting backlog) and ``finished`` are counts at the ends
    of days from the start on; ``within`` is the share finished within the target of what came in
    the fortnight from a day on. ``within_target`` is that of all that comes in (0 to 1).
    ``open_age_days`` are those of what is
    open at the horizon, ``wait_days`` of what was finished (None: nothing). ``waiting_days`` are
    days waited by all items together, and ``unanswered_days`` those and the days that lapsed items
    have gone without an answer.
    """

    policy: str
    settings: Settings
    current_by: Dates
    cleared_by: Dates
    old_done_by: Dates
    open: Fan
    old: Fan
    finished: Fan
    within: Fan
    done: Range
    expired: Range
    withdrawn: Range
    chases: Range
    within_target: Range
    open_age_days: Ages | None
    wait_days: Ages | None
    waiting_days: Range
    unanswered_days: Range


def outcome_of(inputs: Inputs, name: str, run: Run) -> Outcome:
    """The outcome of one policy's run."""
    days = points(inputs.horizon)
    share = np.where(run.arrived > 0, run.within / np.maximum(run.arrived, 1), 1.0)
    return Outcome(
        name,
        inputs.settings,
        current_by=dates(run.current, inputs),
        cleared_by=dates(cleared(run, inputs), inputs),
        old_done_by=dates(run.old_done, inputs),
        open=_fan(run.open[days], days, inputs),
        old=_fan(run.old, days, inputs),
        finished=_fan(run.finished, days, inputs),
        within=_fan(run.timely, days[1:], inputs),
        done=span(run.done),
        expired=span(run.expired),
        withdrawn=span(run.withdrawn),
        chases=span(run.chases),
        within_target=span(share),
        open_age_days=_ages(run.ages),
        wait_days=_ages(run.waits),
        waiting_days=span(run.waiting),
        unanswered_days=span(run.unanswered),
    )


def cleared(run: Run, inputs: Inputs) -> Floats:
    """The first day with at most target x mean arrivals a day open; inf: not within the horizon.

    The mean is that of the simulated arrivals, so it is one number for every policy.
    """
    most = inputs.target * float(run.arrived.mean()) / inputs.horizon
    low = run.open <= most + 1e-6
    first = low.argmax(axis=0)
    return np.where(low[first, np.arange(first.size)], first, np.inf)


def dates(days: Floats, inputs: Inputs) -> Dates:
    """Days since the start (inf: not reached) as dates of which so many in 100 are not later."""
    ordered = np.sort(days)

    def at(share: float) -> date | None:
        # The inverse of the distribution function: a day that was reached in one replication.
        value = ordered[max(int(np.ceil(round(share * ordered.size, 6))) - 1, 0)]
        return date_of(inputs.start + int(value)) if np.isfinite(value) else None

    return Dates(at(0.10), at(0.50), at(0.85), at(0.95), float(np.isinf(days).mean()))


def span(values: Floats) -> Range:
    """Quantiles and mean over the replications."""
    low, middle, high = (float(one) for one in np.quantile(values, (0.1, 0.5, 0.9)))
    return Range(low, middle, high, float(values.mean()))


def _fan(values: Numbers, days: Ints, inputs: Inputs) -> Fan:
    """``values``: one row for each of ``days`` (since the start), one column a replication."""
    ordered = np.sort(values, axis=1)
    last = ordered.shape[1] - 1
    low, middle, high = (
        tuple(float(one) for one in ordered[:, round(share * last)]) for share in (0.1, 0.5, 0.9)
    )
    return Fan(tuple(date_of(inputs.start + int(day)) for day in days), low, middle, high)


def _ages(counts: Floats) -> Ages | None:
    total = float(counts.sum())
    if total <= 0:
        return None
    reached = np.cumsum(counts)
    half, most = (int(np.searchsorted(reached, share * total)) for share in (0.5, 0.9))
    return Ages(half, most, int(np.flatnonzero(counts)[-1]))
