"""The policies against queueing theory, and the day model against SimPy."""

from __future__ import annotations

import heapq
from dataclasses import replace
from math import factorial

import numpy as np
import pytest
import simpy

from footing.backlog.counts import Floats
from footing.backlog.inputs import Inputs
from footing.backlog.policies import NEWEST, OLDEST, START, Rows, Settings, policy
from footing.backlog.rates import AgeRate
from footing.backlog.simulate import simulate
from tests.backlog.futures import inputs

SETTINGS = Settings(target=5)


def served(
    name: str, arrivals: Floats, work: Floats, servers: int = 1, patience: Floats | None = None
) -> Floats:
    """A queue in continuous time, in days: the wait of each who came; nan for who gave up.

    Whenever a server is free, the policy orders those who wait, and its first is taken.
    """
    waits = np.full(arrivals.size, np.nan)
    waiting: list[int] = []
    busy: list[float] = []
    chosen, coming, now = policy(name), 0, 0.0
    while coming < arrivals.size or waiting:
        if waiting and len(busy) < servers:
            if patience is not None:
                waiting = [one for one in waiting if arrivals[one] + patience[one] > now]
            if waiting:
                at = 0
                if len(waiting) > 1:
                    lanes = chosen.order(Rows(arrivals[waiting]), now, SETTINGS)
                    at = int(next(one for one in lanes if one.rows.size).rows[0])
                taken = waiting.pop(at)
                waits[taken] = now - arrivals[taken]
                heapq.heappush(busy, now + work[taken])
            continue
        next_free = busy[0] if busy else np.inf
        if coming < arrivals.size and arrivals[coming] <= next_free:
            now = float(arrivals[coming])
            waiting.append(coming)
            coming += 1
        else:
            now = heapq.heappop(busy)
    return waits


@pytest.fixture(scope="module")
def one_server() -> tuple[Floats, Floats]:
    rng = np.random.default_rng(4)
    size = 100_000
    return np.cumsum(rng.exponential(2.0, size)), rng.exponential(1.0, size)


def test_one_server_waits_as_theory_says(one_server: tuple[Floats, Floats]) -> None:
    # M/M/1 with rho = 1/2: E[Wq] = rho / (1 - rho), E[Wq^2] = 2 rho / (1 - rho)^2 first in first
    # out, and 1 / (1 - rho) times that last in first out (Kleinrock 1975, ch. 3)
    load = 0.5
    first, last = served(OLDEST, *one_server), served(NEWEST, *one_server)
    assert first.mean() == pytest.approx(load / (1 - load), rel=0.05)
    assert last.mean() == pytest.approx(first.mean(), rel=0.01)
    assert np.square(first).mean() == pytest.approx(2 * load / (1 - load) ** 2, rel=0.1)
    assert np.square(last).mean() == pytest.approx(np.square(first).mean() / (1 - load), rel=0.15)


def test_the_mean_wait_is_the_same_where_lanes_choose(one_server: tuple[Floats, Floats]) -> None:
    arrivals, work = one_server[0][:20_000], one_server[1][:20_000]
    lanes, first = served(START, arrivals, work), served(OLDEST, arrivals, work)
    assert lanes.mean() == pytest.approx(first.mean(), rel=0.02)
    assert (lanes <= 5).mean() > (first <= 5).mean()


@pytest.mark.parametrize("name", [OLDEST, NEWEST])
def test_people_give_up_as_erlang_a_says(name: str) -> None:
    rate, servers, gives_up = 6.0, 5, 0.5
    rng = np.random.default_rng(5)
    size = 25_000
    arrivals = np.cumsum(rng.exponential(1 / rate, size))
    waits = served(
        name, arrivals, rng.exponential(1.0, size), servers, rng.exponential(1 / gives_up, size)
    )
    # The stationary birth and death chain of M/M/c+M (Palm 1957)
    weights = [rate**n / factorial(n) for n in range(servers + 1)]
    for queue in range(1, 200):
        weights.append(weights[-1] * rate / (servers + queue * gives_up))
    chance = np.array(weights) / sum(weights)
    queue_length = float(chance[servers:] @ np.arange(chance.size - servers))
    assert np.isnan(waits).mean() == pytest.approx(gives_up * queue_length / rate, rel=0.06)


def in_simpy(given: Inputs, name: str, seed: int) -> dict[str, float]:
    """The same days in SimPy, item by item: chases are Poisson, lapsing is a coin a day."""
    rng = np.random.default_rng(seed)
    env = simpy.Environment()
    waiting = [int(one) for one in np.repeat(given.stock.opened, given.stock.count)]
    sums = {"done": 0.0, "chases": 0.0, "expired": 0.0, "open": 0.0, "wait": 0.0, "carried": 0.0}

    def day(today: int) -> None:
        ages = np.array([today - one for one in waiting], np.float64)
        if ages.size:
            stays = rng.random(ages.size) >= given.expire.at(ages)
            sums["expired"] += (~stays).sum()
            waiting[:] = [one for one, stay in zip(waiting, stays, strict=True) if stay]
            ages = ages[stays]
        asked = float(rng.poisson(given.chase.at(ages).sum())) if ages.size else 0.0
        sums["chases"] += asked
        waiting.extend([today] * rng.poisson(given.arrivals))
        budget = sums["carried"] + max(given.capacity - asked * given.chase_cost, 0)
        waiting.sort(reverse=name == NEWEST)
        many = min(int(budget + 1e-9), len(waiting))
        sums["wait"] += sum(today - one for one in waiting[:many])
        del waiting[:many]
        sums["done"] += many
        sums["carried"] = min(budget - many, 1.0) if waiting else 0.0

    def days() -> simpy.events.ProcessGenerator:
        for number in range(1, given.horizon + 1):
            day(given.start + number)
            yield env.timeout(1)

    env.process(days())
    env.run()
    return {**sums, "open": len(waiting), "wait": sums["wait"] / max(sums["done"], 1)}


@pytest.mark.parametrize("name", [OLDEST, NEWEST])
def test_the_days_are_those_of_simpy_within_noise(name: str) -> None:
    given = inputs(
        {40: 60, 12: 40}, 12, 11.5, horizon=120, replications=400, chase=AgeRate(0.1, 4, 20),
        expire=AgeRate(0.02, 10),
    )  # fmt: skip
    one = simulate(given, [name])[name]
    many = [in_simpy(given, name, seed) for seed in range(40)]
    ours = {"done": one.done, "chases": one.chases, "expired": one.expired, "open": one.open[-1]}
    for what, values in ours.items():
        theirs = np.array([each[what] for each in many])
        noise = np.sqrt(theirs.var(ddof=1) / theirs.size + values.var() / values.size)
        assert abs(values.mean() - theirs.mean()) < 4 * noise + 0.01 * theirs.mean(), what
    wait = float(one.waits @ np.arange(one.waits.size)) / one.waits.sum()
    assert wait == pytest.approx(np.mean([each["wait"] for each in many]), abs=0.4)


@pytest.mark.parametrize("name", [OLDEST, NEWEST])
def test_waits_are_those_of_continuous_simpy_within_half_a_day(name: str) -> None:
    given = inputs({}, 20, 21, horizon=400, replications=100, target=5)
    waits: list[float] = []

    def one_item(
        env: simpy.Environment, desk: simpy.PriorityResource
    ) -> simpy.events.ProcessGenerator:
        came = env.now
        with desk.request(priority=came if name == OLDEST else -came) as turn:
            yield turn
            yield env.timeout(1 / given.capacity)
        if env.now < given.horizon:
            waits.append(env.now - came)

    def arrive(
        env: simpy.Environment, desk: simpy.PriorityResource, seed: int
    ) -> simpy.events.ProcessGenerator:
        rng = np.random.default_rng(seed)
        while env.now < given.horizon:
            yield env.timeout(rng.exponential(1 / given.arrivals))
            env.process(one_item(env, desk))

    for seed in range(4):
        env = simpy.Environment()
        env.process(arrive(env, simpy.PriorityResource(env), seed))
        env.run(until=given.horizon)
    one = simulate(replace(given), [name])[name]
    wait = float(one.waits @ np.arange(one.waits.size)) / one.waits.sum()
    assert wait == pytest.approx(np.mean(waits), abs=0.5)
