"""Futures for the tests: inputs that are easily made, and a plain simulation to hold ours to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from footing.backlog.counts import day_of
from footing.backlog.inputs import Inputs, Stock
from footing.backlog.paths import Paths
from footing.backlog.policies import POLICIES, Rows

AS_OF = date(2025, 3, 31)
LAST = day_of(AS_OF)


def stock(ages: dict[int, int]) -> Stock:
    """So many open items of each age in days."""
    ordered = sorted(ages.items(), reverse=True)
    return Stock(
        np.array([LAST - age for age, _ in ordered], np.int64),
        np.array([count for _, count in ordered], np.int64),
    )


def inputs(ages: dict[int, int], arrivals: float, capacity: float, **more: Any) -> Inputs:
    """Inputs with Poisson arrivals and an even capacity."""
    return replace(Inputs(AS_OF, stock(ages), arrivals, capacity), **more)


def day(number: int) -> date:
    """The date so many days after the start."""
    return AS_OF + timedelta(days=number)


def item_by_item(given: Inputs, name: str, paths: Paths, column: int) -> dict[str, Any]:
    """One replication without chasing, losses and shares, item by item, as one would by hand.

    Every evening the policy orders what is there; whole items are taken until the day's capacity is
    used up; work that was begun goes on the next day.
    """
    waiting = [int(one) for one in np.repeat(given.stock.opened, given.stock.count)]
    old = len(waiting)
    begun, done_old = 0.0, 0
    open_, finished, old_done = [old], [], (0 if not old else None)
    for number in range(1, given.days + 1):
        today = LAST + number
        waiting += [today] * int(paths.arrivals[number - 1, column])
        budget = begun + float(paths.capacity[number - 1, column])
        while waiting and budget >= 1 - 1e-6:
            rows = Rows(np.array(waiting, np.float64))
            lanes = POLICIES[name].order(rows, today, given.settings)
            opened = waiting.pop(int(next(one for one in lanes if one.rows.size).rows[0]))
            finished.append((opened, today))
            done_old += opened <= LAST
            budget -= 1
        if old_done is None and done_old == old:
            old_done = number
        begun = min(budget, 1.0) if waiting else 0.0
        open_.append(len(waiting))
    return {"open": open_, "finished": finished, "old_done": old_done}
