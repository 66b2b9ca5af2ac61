"""A thousand futures of a backlog, beside one of SimPy; and how right forecasts were.

Both simulate 365 days with 1,000 arrivals and 900 finished a day, oldest first and newest first.
SimPy has one replication and its best hand-written queue: one process a day that keeps a deque of
items, no process and no resource an item. Footing has 1,000 replications, first bare, then with
chasing, expiry and a reserve for the oldest. Each figure is the best of some runs, in turn, so that
a busy machine harms all alike. With files of items as further arguments, the backtest of each
follows. Exit status 1 where an aim is missed.

    python bench/backlog_simulate.py [RUNS] [FILE...]
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import simpy

from footing.backlog.inputs import Inputs, Stock
from footing.backlog.policies import NEWEST, OLDEST, Settings
from footing.backlog.rates import AgeRate
from footing.backlog.simulate import simulate

RUNS = 3
DAYS, ARRIVALS, CAPACITY = 365, 1000, 900
TIMES = 3.0
"""How many times the bare aim chasing, expiry and a reserve may take."""
NOBODY = Stock(np.zeros(0, np.int64), np.zeros(0, np.int64))
BARE = Inputs(date(2025, 1, 1), NOBODY, ARRIVALS, CAPACITY, horizon=DAYS, replications=1000)
ALL = replace(
    BARE, chase=AgeRate(0.01, 7, 30), expire=AgeRate(0.002, 30), settings=Settings(reserve=0.1)
)


def in_simpy() -> None:
    """One replication of both orders: arrivals through the day, one completion after the other."""
    for newest in (False, True):
        rng = np.random.default_rng(1)
        gaps = rng.exponential(1 / ARRIVALS, DAYS * ARRIVALS * 2)
        env = simpy.Environment()
        queue: deque[float] = deque()
        waits: list[float] = []
        wake = [env.event()]

        def come(
            env: simpy.Environment = env, queue: deque[float] = queue, gaps: np.ndarray = gaps,
            wake: list[simpy.Event] = wake,
        ) -> simpy.events.ProcessGenerator:  # fmt: skip
            for gap in gaps.tolist():
                yield env.timeout(gap)
                queue.append(env.now)
                if not wake[0].triggered:
                    wake[0].succeed()

        def work(
            env: simpy.Environment = env, queue: deque[float] = queue, waits: list[float] = waits,
            wake: list[simpy.Event] = wake, newest: bool = newest,
        ) -> simpy.events.ProcessGenerator:  # fmt: skip
            while True:
                if not queue:
                    wake[0] = env.event()
                    yield wake[0]
                opened = queue.pop() if newest else queue.popleft()
                yield env.timeout(1 / CAPACITY)
                waits.append(env.now - opened)

        env.process(come())
        env.process(work())
        env.run(until=DAYS)


def in_simpy_by_day() -> None:
    """The same with a day as the step: as fast as SimPy can be."""
    for newest in (False, True):
        rng = np.random.default_rng(1)
        env = simpy.Environment()
        queue: deque[float] = deque()
        waits: list[float] = []

        def days(
            env: simpy.Environment = env, queue: deque[float] = queue, waits: list[float] = waits,
            rng: np.random.Generator = rng, newest: bool = newest,
        ) -> simpy.events.ProcessGenerator:  # fmt: skip
            while True:
                now = env.now
                for _ in range(int(rng.poisson(ARRIVALS))):
                    queue.append(now)
                for _ in range(min(CAPACITY, len(queue))):
                    opened = queue.pop() if newest else queue.popleft()
                    waits.append(now - opened)
                yield env.timeout(1)

        env.process(days())
        env.run(until=DAYS)


def timed(task: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    began, busy = time.perf_counter(), time.process_time()
    task()
    return time.perf_counter() - began, time.process_time() - busy


def speed(runs: int) -> bool:
    """Print the table; whether both aims are met."""
    tasks: dict[str, Callable[[], object]] = {
        "SimPy, one run, item by item": in_simpy,
        "SimPy, one run, day by day": in_simpy_by_day,
        "Footing, 1,000 runs, bare": lambda: simulate(BARE, [OLDEST, NEWEST]),
        "Footing, 1,000 runs, with all": lambda: simulate(ALL, [OLDEST, NEWEST]),
    }
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            found[name].append(timed(task))
    print(f"\n{DAYS} days, both orders, best of {runs}\n{'':<34}{'clock s':>10}{'processor s':>13}")
    best = {
        name: tuple(min(one) for one in zip(*each, strict=True)) for name, each in found.items()
    }
    for name, (clock, busy) in best.items():
        print(f"{name:<34}{clock:>10.2f}{busy:>13.2f}")
    one, _, bare, everything = best.values()
    print(f"aims: bare in less than SimPy item by item, with all in {TIMES:.0f} times that")
    return bare[0] < one[0] and everything[0] < TIMES * one[0]


def backtested(path: Path) -> bool:
    """Print the scores of one file; whether coverage and loss are as they should be."""
    from footing.app.backlog import Asked, measure_backlog
    from footing.backlog.backtest import backtest
    from footing.backlog.counts import ItemCounts
    from footing.kernel.clock import local_now

    report = measure_backlog(Asked(path), local_now)
    if not isinstance(report.counts, ItemCounts) or report.measures.as_of is None:
        print(f"{path.name}: no items")
        return False
    found = backtest(report.counts, report.measures.as_of)
    print(f"\n{path.name:<22}{'origins':>8}{'in 50 %':>9}{'in 80 %':>9}{'loss':>8}"
          f"{'bootstrap':>11}{'last rate':>11}")  # fmt: skip
    rows = {**{f"{days} days": one for days, one in found.horizons.items()}, "all": found.pooled}
    for name, one in rows.items():
        print(f"{name:<22}{one.origins:>8}{one.coverage50:>9.1%}{one.coverage80:>9.1%}"
              f"{one.pinball:>8.2f}{one.pinball_bootstrap:>11.2f}"
              f"{one.pinball_last_rate:>11.2f}")  # fmt: skip
    best = min(found.pooled.pinball_bootstrap, found.pooled.pinball_last_rate)
    return 0.72 <= found.pooled.coverage80 <= 0.88 and found.pooled.pinball <= 1.02 * best


def main(runs: int = RUNS, files: tuple[Path, ...] = ()) -> int:
    """Print everything; 0 where every aim is met."""
    good = speed(runs)
    for path in files:
        good = backtested(path) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS, tuple(map(Path, sys.argv[2:]))))
