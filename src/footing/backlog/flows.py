"""The number of open items alone: where nobody asks again and nothing lapses, no order changes it.

That is what a forecast of open items and completions needs, and the search for the capacity that
clears a backlog; it is many times faster than following every cohort.
"""

from __future__ import annotations

import numpy as np

from footing.backlog.counts import Floats
from footing.backlog.paths import Paths


def flow(start: float, paths: Paths) -> tuple[Floats, Floats]:
    """Open items at the end of each day (row 0 is the start), and completions of each day.

    Items of equal effort, worked in any order: each day as many whole items as capacity and what
    was begun allow, never more than there are. What is begun goes on the next day.
    """
    open_ = np.empty((len(paths.arrivals) + 1, paths.arrivals.shape[1]))
    done = np.empty_like(paths.arrivals)
    open_[0] = start
    carried = np.zeros(paths.arrivals.shape[1])
    for day, (came, capacity) in enumerate(zip(paths.arrivals, paths.capacity, strict=True)):
        there = open_[day] + came
        able = carried + capacity
        done[day] = np.minimum(np.floor(able + 1e-9), there)
        open_[day + 1] = there - done[day]
        carried = np.where(open_[day + 1] > 0, np.clip(able - done[day], 0, 1), 0.0)
    return open_, done
