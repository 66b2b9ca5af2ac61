"""Days that could come: arrivals and capacity, one column a replication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from footing.backlog.counts import Floats, day_of
from footing.backlog.inputs import Inputs, Past
from footing.backlog.levels import AHEAD, Levels, learnt
from footing.backlog.rates import Thin

Rng = np.random.Generator
BLOCK = 7
"""Days in a row that are taken from the past, on average."""
SETTLED = 14
"""Days by which a level has already moved at the start, because the past is looked at from afar."""
LEAST, MOST = 0.1, 4.0
"""A level is moved to at least and at most this much of what it was."""


@dataclass(frozen=True)
class Paths:
    """``arrivals`` (whole numbers) and ``capacity`` (average items), days x replications."""

    arrivals: Floats
    capacity: Floats


def drawn(inputs: Inputs, replications: int, rng: Rng) -> Paths:
    """Arrivals and capacity of the coming ``inputs.days`` days for some replications.

    Without a past arrivals are Poisson and capacity is
    even. A level that was given is kept to on average; a level from the past brings its doubt.
    """
    shape = (inputs.days, replications)
    if inputs.past is None:
        arrivals = rng.poisson(inputs.arrivals, shape).astype(np.float64)
        capacity = np.full(shape, inputs.capacity)
    else:
        arrivals, capacity = like_the_past(
            inputs.past, inputs.days, replications, rng,
            arrivals=inputs.arrivals if inputs.arrivals_given else None,
            capacity=inputs.capacity if inputs.capacity_given else None,
        )  # fmt: skip
        arrivals = np.floor(arrivals + rng.random(shape))
    for one in inputs.thins:
        arrivals = put_off(arrivals, one, inputs.start, rng)
    return Paths(arrivals, capacity * dips(inputs)[:, None])


def put_off(arrivals: Floats, thin: Thin, start: int, rng: Rng) -> Floats:
    """``arrivals`` (days x replications, from the day after ``start`` on) where less is let in.

    Whole items are put off, and all of them come later; what is to come beyond the last day does
    not come any more.
    """
    first, last, until = (
        min(max(day_of(day) - start, 0), len(arrivals))
        for day in (thin.first - timedelta(days=1), thin.last, thin.until)
    )
    moved = np.floor(arrivals[first:last] * thin.share + rng.random(arrivals[first:last].shape))
    found = arrivals.copy()
    found[first:last] -= moved
    days = day_of(thin.until) - day_of(thin.last)
    # Rounding what has come by each day keeps the sum.
    reached = np.floor(np.arange(days + 1)[:, None] / days * moved.sum(axis=0) + 1e-9)
    found[last:until] += np.diff(reached, axis=0)[: until - last]
    return found


def dips(inputs: Inputs) -> Floats:
    """The factor on capacity of each coming day."""
    factor = np.ones(inputs.days)
    for dip in inputs.dips:
        first, last = (day_of(day) - inputs.start - 1 for day in (dip.first, dip.last))
        factor[max(first, 0) : max(last + 1, 0)] *= dip.factor
    return factor


def like_the_past(
    past: Past, days: int, replications: int, rng: Rng, *,
    arrivals: float | None = None, capacity: float | None = None, levels: Levels | None = None,
) -> tuple[Floats, Floats]:  # fmt: skip
    """Days drawn from the past in runs, arrivals and completions of a day together.

    The stationary bootstrap (Politis and Romano 1994) with jumps between equal weekdays, so that
    the week and bursts stay, and people who close what comes in go on doing so. Levels may move as
    they did before, up or down alike; ``arrivals`` and ``capacity`` set a mean a day instead.
    """
    levels = levels or learnt(past)
    size = past.arrivals.size
    pick = rng.choice(levels.days.size, replications, p=levels.weights)
    weeks = levels.days[pick] // 7
    moved = _moved(levels, pick, rng)
    scale = np.ones((2, replications))
    for row, (flow, given) in enumerate(((past.arrivals, arrivals), (past.done, capacity))):
        if given is not None:
            means = np.array([flow[-length:].mean() for length in levels.days])[pick]
            moved[row] = 0.0
            scale[row] = np.divide(given, means, out=np.zeros_like(means), where=means > 0)
    came, done = np.empty((days, replications)), np.empty((days, replications))
    back = np.zeros(replications, np.int64)
    for day in range(days):
        if day and day % 7 == 0:
            back = (back - 1) % weeks
        jump = rng.random(replications) < (1 / BLOCK if day else 1.0)
        back = np.where(jump, (rng.random(replications) * weeks).astype(np.int64), back)
        at = size - 7 * (back + 1) + day % 7
        reach = np.sqrt(min(1.0, (day + SETTLED) / AHEAD[-1]))
        factor = np.clip(1 + moved * reach, LEAST, MOST) * scale
        came[day] = past.arrivals[at] * factor[0]
        done[day] = past.done[at] * factor[1]
    return came, done


def _moved(levels: Levels, pick: np.typing.NDArray[np.int64], rng: Rng) -> Floats:
    """How far each replication's level moves: an error of the past, with either sign."""
    moved = np.zeros((2, pick.size))
    for number, errors in enumerate(levels.errors):
        here = np.flatnonzero(pick == number)
        if here.size:
            which = rng.integers(0, errors.shape[1], here.size)
            moved[:, here] = errors[:, which] * rng.choice([-1.0, 1.0], here.size)
    return moved
