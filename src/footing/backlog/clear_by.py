"""The question backwards: which capacity clears the backlog by a day?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from footing.backlog.bulk import Marks
from footing.backlog.counts import Floats, day_of
from footing.backlog.flows import flow
from footing.backlog.inputs import Inputs
from footing.backlog.kinds import kinds_of
from footing.backlog.paths import Paths, dips, drawn
from footing.backlog.policies import START, policy
from footing.backlog.run import Days
from footing.backlog.said import day, pace
from footing.backlog.simulate import PATHS
from footing.kernel.errors import FootingError

RUNS, RUNS_FOLLOWED = 500, 120
"""Replications where the open alone are followed, and where every cohort is."""
HALVINGS = 12
OUT_OF_REACH = 1000.0
"""More than so many times what comes in, and the backlog over the term, is no capacity."""


@dataclass(frozen=True)
class Quantiles:
    """Items a day that suffice in 10, 50, 85 and 95 of 100 replications."""

    p10: float
    p50: float
    p85: float
    p95: float


@dataclass(frozen=True)
class ClearBy:
    """The capacity that clears the backlog by the end of ``day``; None where none does.

    ``capacity`` is before the planned dips, ``now`` is what there is; the extra ones are what is
    missing for an even chance, and for 85 in 100.
    """

    day: date
    capacity: Quantiles | None
    now: float
    extra_p50: float | None
    extra_p85: float | None
    text: str


def clear_by(
    inputs: Inputs,
    when: date,
    name: str = START,
    progress: Callable[[str, float | None], None] | None = None,
) -> ClearBy:
    """The capacity needed so that the open are at most target x mean arrivals by ``when``.

    Every replication has its own arrivals, so its own need; each is halved in on. The pattern of
    capacity over days is kept, its doubtful level is not: it is what is asked for. ``progress``
    hears the share that is done; what it raises stops the work. FootingError where ``when`` has
    passed.
    """
    term = day_of(when) - inputs.start
    if term < 1:
        raise FootingError(
            f"{day(when)} is not after {day(inputs.as_of)}, the last day that is known.",
            where="--clear-by",
            todo="Name a later day.",
        )
    short = replace(inputs, horizon=term)
    runs = RUNS if inputs.flows_alone else RUNS_FOLLOWED
    rng = np.random.Generator(np.random.SFC64([inputs.seed, PATHS, 0]))
    paths = drawn(short, runs, rng)
    shape = _shape(short, paths)
    most = inputs.target * float(paths.arrivals[:term].mean()) + 1e-6
    kinds, kind = kinds_of(inputs.stock)

    def clears(level: Floats) -> Marks:
        tried = Paths(paths.arrivals, shape * level)
        if inputs.flows_alone:
            cut = Paths(tried.arrivals[:term], tried.capacity[:term])
            lowest = flow(inputs.stock.items, cut)[0].min(axis=0)
        else:
            run = Days(short, policy(name), kinds, kind, tried).run(lambda _: None)
            lowest = run.open.min(axis=0).astype(np.float64)
        return np.asarray(lowest <= most)

    low = np.zeros(runs)
    start = max(float(paths.arrivals.mean()) + inputs.stock.items / term, 1e-3)
    high = np.full(runs, start)
    for step in range(10):
        short_of = ~clears(high)
        if not short_of.any() or step == 9:
            break
        high = np.where(short_of, high * 2, high)
    reached = clears(high)
    for step in range(HALVINGS):
        if progress:
            progress("Looking for the capacity", step / HALVINGS)
        middle = (low + high) / 2
        enough = clears(middle)
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return _found(inputs, when, np.where(reached & (high < OUT_OF_REACH * start), high, np.inf))


def _shape(inputs: Inputs, paths: Paths) -> Floats:
    """Capacity of each day as a part of its mean before the dips: 1 on average."""
    factor = dips(inputs)[:, None]
    plain = np.divide(paths.capacity, factor, out=np.ones_like(paths.capacity), where=factor > 0)
    mean = plain[: inputs.horizon].mean(axis=0)
    even = np.divide(plain, mean, out=np.ones_like(plain), where=mean > 0)
    shape: Floats = even * factor
    return shape


def _found(inputs: Inputs, when: date, need: Floats) -> ClearBy:
    ordered = np.sort(need)
    levels = [float(ordered[max(int(np.ceil(share * ordered.size)) - 1, 0)])
              for share in (0.10, 0.50, 0.85, 0.95)]  # fmt: skip
    now = inputs.capacity
    if not np.isfinite(levels[2]):
        return ClearBy(
            when, None, now, None, None,
            f"By {day(when)} no capacity clears the backlog: the days that are left are too few.",
        )  # fmt: skip
    found = Quantiles(*levels)
    even, sure = max(found.p50 - now, 0.0), max(found.p85 - now, 0.0)
    said = pace(max(inputs.arrivals, now))
    if not sure:
        text = (
            f"To be clear by {day(when)}, {said(found.p85)} finished {said.each} suffice in 85 "
            f"of 100 runs. That is within what is done now ({said(now)})."
        )
    else:
        text = (
            f"To be clear by {day(when)} takes {said(found.p50)} finished {said.each} for an even "
            f"chance, and {said(found.p85)} to make it in 85 of 100 runs. Now it is "
            f"{said(now)}: {said(sure)} {said.each} are missing."
        )
    return ClearBy(when, found, now, even, sure, text)
