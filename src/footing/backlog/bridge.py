"""The relief that bridges a change-over: more capacity while it lasts, so that nothing is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from footing.backlog.bulk import Marks
from footing.backlog.change import Change
from footing.backlog.counts import Floats, day_of
from footing.backlog.flows import flow
from footing.backlog.inputs import Inputs
from footing.backlog.kinds import kinds_of
from footing.backlog.paths import Paths, drawn
from footing.backlog.policies import START, policy
from footing.backlog.run import Days
from footing.backlog.simulate import PATHS

RUNS, RUNS_FOLLOWED = 500, 120
"""Replications where the open alone are followed, and where every cohort is."""
HALVINGS, DOUBLINGS = 12, 12


@dataclass(frozen=True)
class Bridge:
    """Items a day on top, from ``first`` to ``last``, both included.

    With them no more are open on the last evening than before the change-over, in 50 and in 85 of
    100 replications; 0: it takes none.
    """

    first: date
    last: date
    p50: float
    p85: float


def bridge(inputs: Inputs, change: Change, tell: Callable[[float], None]) -> Bridge:
    """The relief that ``change`` takes; ``inputs`` have its dips.

    As few as before means: as on the evening before it, or as come within the target if that is
    more. Every replication has its own need, which is halved in on. ``tell`` hears the share that
    is done; what it raises stops the work.
    """
    first, last = day_of(change.first) - inputs.start, day_of(change.last) - inputs.start
    if not change.loss or last < max(first, 1):
        return Bridge(change.first, change.last, 0.0, 0.0)
    short = replace(inputs, horizon=last)
    runs = min(RUNS if inputs.flows_alone else RUNS_FOLLOWED, inputs.replications)
    rng = np.random.Generator(np.random.SFC64([inputs.seed, PATHS, 0]))
    paths = drawn(short, runs, rng)
    inside = np.zeros((len(paths.arrivals), 1))
    inside[max(first, 1) - 1 : last] = 1.0
    kinds, kind = kinds_of(inputs.stock)

    def enough(more: Floats) -> Marks:
        tried = Paths(paths.arrivals, paths.capacity + inside * more)
        if inputs.flows_alone:
            cut = Paths(tried.arrivals[:last], tried.capacity[:last])
            open_ = flow(inputs.stock.items, cut)[0]
        else:
            run = Days(short, policy(START), kinds, kind, tried).run(lambda _: None)
            open_ = run.open.astype(np.float64)
        most = np.maximum(open_[max(first, 1) - 1], inputs.target * inputs.arrivals)
        return np.asarray(open_[last] <= most + 1e-6)

    none = enough(np.zeros(runs))
    low, high = np.zeros(runs), np.full(runs, max(inputs.arrivals, inputs.capacity, 1e-3))
    for _ in range(DOUBLINGS):
        missed = ~enough(high)
        if not missed.any():
            break
        high = np.where(missed, high * 2, high)
    for step in range(HALVINGS):
        tell(step / HALVINGS)
        middle = (low + high) / 2
        does = enough(middle)
        low, high = np.where(does, low, middle), np.where(does, middle, high)
    ordered = np.sort(np.where(none, 0.0, high))
    half, most = (float(ordered[int(np.ceil(share * runs)) - 1]) for share in (0.5, 0.85))
    return Bridge(change.first, change.last, half, most)
