"""When a backlog of a few things is done at one's own pace: a forecast in small.

For a list that one person works off by hand, where an order changes no date and nobody asks again.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from footing.backlog.counts import Ints
from footing.backlog.flows import flow
from footing.backlog.inputs import Inputs, Stock
from footing.backlog.outcome import Dates, dates
from footing.backlog.paths import drawn
from footing.backlog.simulate import PATHS

RUNS = 100
HORIZON = 3650
"""Days: what takes longer than ten years is not told as a date."""


def done_by(as_of: date, waiting: int, arrivals: float, capacity: float, seed: int = 1) -> Dates:
    """The day on which ``waiting`` items are done, by so many of 100 runs.

    ``arrivals`` and ``capacity`` are means a day; what arrives goes first. Arrivals are Poisson and
    capacity is even (see ``paths.drawn``). Where the pace is no more than the arrivals, or ten
    years are too few, the dates are None.
    """
    net = capacity - arrivals
    never = Dates(None, None, None, None, 1.0)
    if net <= 0 or waiting / net > HORIZON:
        return never
    term = min(int(waiting / net * 2) + 90, HORIZON)
    stock = Stock(_one(0), _one(waiting))
    inputs = Inputs(as_of, stock, arrivals, capacity, target=1, horizon=term, replications=RUNS)
    rng = np.random.Generator(np.random.SFC64([seed, PATHS, 0]))
    open_, _ = flow(float(waiting), drawn(inputs, RUNS, rng))
    low = open_ <= max(arrivals, 0.5)
    first = low.argmax(axis=0)
    return dates(np.where(low[first, np.arange(RUNS)], first, np.inf), inputs)


def _one(number: int) -> Ints:
    return np.array([number], dtype=np.int64)
