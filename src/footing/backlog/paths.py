"""Days that could come: arrivals and capacity, one column a replication."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from footing.backlog.counts import Floats, day_of
from footing.backlog.inputs import Inputs, Past

Rng = np.random.Generator


@dataclass(frozen=True)
class Paths:
    """``arrivals`` (whole numbers) and ``capacity`` (average items), days x replications."""

    arrivals: Floats
    capacity: Floats


def drawn(inputs: Inputs, replications: int, rng: Rng) -> Paths:
    """Arrivals and capacity of the coming ``inputs.days`` days for some replications."""
    shape = (inputs.days, replications)
    if inputs.past is None:
        arrivals = rng.poisson(inputs.arrivals, shape).astype(np.float64)
        capacity = np.full(shape, inputs.capacity)
    else:
        arrivals, capacity = _like_the_past(inputs, inputs.past, replications, rng)
    return Paths(arrivals, capacity * dips(inputs)[:, None])


def dips(inputs: Inputs) -> Floats:
    """The factor on capacity of each coming day."""
    factor = np.ones(inputs.days)
    for dip in inputs.dips:
        first, last = (day_of(day) - inputs.start - 1 for day in (dip.first, dip.last))
        factor[max(first, 0) : max(last + 1, 0)] *= dip.factor
    return factor


def _like_the_past(
    inputs: Inputs, past: Past, replications: int, rng: Rng
) -> tuple[Floats, Floats]:
    raise NotImplementedError
