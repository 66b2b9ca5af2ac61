from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.backlog.flows import flow
from footing.backlog.inputs import WINDOW, Inputs
from footing.backlog.kinds import kinds_of
from footing.backlog.outcome import cleared
from footing.backlog.paths import Paths, drawn
from footing.backlog.policies import NEWEST, OLDEST, POLICIES, START, Settings, policy
from footing.backlog.rates import AgeRate
from footing.backlog.run import Days, Run, current_from, timely
from footing.backlog.simulate import simulate
from tests.backlog.futures import inputs, item_by_item, stock

PLAIN = (START, OLDEST, NEWEST)
AGES = st.dictionaries(st.integers(0, 900), st.integers(1, 12), max_size=12)
SETTINGS = st.builds(
    Settings,
    target=st.integers(0, 9),
    period=st.sampled_from(["year", "month"]),
    inside=st.sampled_from(["oldest", "newest"]),
    reserve=st.sampled_from([0.0, 0.1, 0.5]),
    max_age=st.none() | st.integers(0, 400),
)


def run(given_: Inputs, name: str, paths: Paths) -> Run:
    kinds, kind = kinds_of(given_.stock)
    return Days(given_, policy(name), kinds, kind, paths).run(lambda _: None)


def by_hand(given_: Inputs, columns: int, seed: int) -> Paths:
    """Small whole numbers, so that a person could follow."""
    rng = np.random.default_rng(seed)
    shape = (given_.days, columns)
    return Paths(rng.integers(0, 5, shape).astype(np.float64), rng.integers(0, 9, shape) / 2)


@settings(max_examples=30)
@given(AGES, SETTINGS, st.sampled_from(PLAIN), st.integers(0, 99))
def test_cohorts_end_as_items_worked_one_by_one(
    ages: dict[int, int], chosen: Settings, name: str, seed: int
) -> None:
    # ages below 16 days are days of their own; beyond, a cohort may hold neighbours
    ages = {age % 30: count for age, count in ages.items()}
    chosen = replace(chosen, reserve=0.0)
    start = inputs(ages, 2, 2, horizon=25, target=chosen.target, settings=chosen)
    paths = by_hand(start, 3, seed)
    found = run(start, name, paths)
    for column in range(3):
        plain = item_by_item(start, name, paths, column)
        assert found.open[:, column].tolist() == plain["open"][: start.horizon + 1]
        in_time = sum(
            done - opened <= start.target
            for opened, done in plain["finished"]
            if start.start < opened <= start.start + start.horizon
        )
        assert found.within[column] == in_time
        old_done = plain["old_done"]
        reached = np.isfinite(found.old_done[column])
        assert (
            (found.old_done[column] == old_done)
            if reached
            else (old_done is None or old_done > start.horizon)
        )


@settings(max_examples=30)
@given(AGES, SETTINGS, st.sampled_from(PLAIN), st.integers(0, 99),
       st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))  # fmt: skip
def test_no_item_is_lost_or_made_on_any_day(
    ages: dict[int, int], chosen: Settings, name: str, seed: int,
    chase: float, expire: float, withdraw: float,
) -> None:  # fmt: skip
    start = inputs(
        ages, 3, 3, horizon=40, replications=20, seed=seed, settings=chosen, target=chosen.target,
        chase=AgeRate(chase, 3, 10), expire=AgeRate(expire, 5), withdraw=AgeRate(withdraw, 1),
    )  # fmt: skip
    for horizon in (1, 7, 40):
        short = replace(start, horizon=horizon)
        one = simulate(short, [name])[name]
        ended = one.done + one.expired + one.withdrawn
        assert np.array_equal(one.open[-1], start.stock.items + one.arrived - ended)
    assert (one.open >= 0).all()
    assert (one.within <= one.arrived).all()
    assert one.waits.sum() == one.done.sum()
    assert one.ages.sum() == one.open[-1].sum()


@settings(max_examples=20)
@given(AGES, SETTINGS, st.integers(0, 99), st.floats(0, 6), st.floats(0, 6))
def test_every_policy_clears_on_the_same_day_where_nothing_is_lost(
    ages: dict[int, int], chosen: Settings, seed: int, arrivals: float, capacity: float
) -> None:
    start = inputs(
        ages, arrivals, capacity, horizon=60, replications=20, seed=seed, settings=chosen,
        target=chosen.target,
    )  # fmt: skip
    runs = simulate(start, PLAIN)
    first = cleared(runs[START], start)
    for name in PLAIN:
        assert np.array_equal(cleared(runs[name], start), first)
        assert np.array_equal(runs[name].open, runs[START].open)
        assert np.array_equal(runs[name].unanswered, runs[START].unanswered)
    paths = drawn(start, 20, np.random.Generator(np.random.SFC64([seed, 0, 0])))
    assert np.array_equal(flow(start.stock.items, paths)[0][:61], runs[START].open)


def test_effort_decides_how_much_gets_done() -> None:
    few = stock({10: 100, 9: 100})
    known = replace(few, effort=np.array([1.0, 3.0]))
    start = replace(inputs({}, 0, 10, horizon=10, replications=5), stock=known)
    runs = simulate(start, ["shortest-first", OLDEST])
    # 100 capacity is 100 average items, which are 200 units of effort: first all hundred small ones
    assert runs["shortest-first"].done.tolist() == [133] * 5
    assert (runs[OLDEST].done >= 133).all()
    newest = simulate(start, [NEWEST])[NEWEST]
    assert newest.done[0] < 70


def test_value_first_takes_the_valuable_ones() -> None:
    few = replace(stock({10: 50, 400: 50}), value=np.array([1.0, 9.0]))
    start = replace(inputs({}, 0, 10, horizon=5, replications=3), stock=few)
    one = simulate(start, ["value-first"])["value-first"]
    # opened 400 days ago comes first in the stock; the valuable ones are those of ten days ago
    assert int(np.flatnonzero(one.waits).max()) <= 15


def test_deadlines_go_first() -> None:
    few = stock({300: 5, 2: 5})
    due = np.array([few.opened[1] + 900, few.opened[1] + 5])
    start = replace(
        inputs({}, 0, 1, horizon=5, replications=2, settings=Settings(deadlines_first=True)),
        stock=replace(few, due=due),
    )
    one = simulate(start, [OLDEST])[OLDEST]
    assert one.waits[:10].sum() == 10


def test_a_share_reaches_the_oldest_though_new_ones_take_all() -> None:
    base = inputs({500: 20}, 3, 2, horizon=200, replications=10)
    without = simulate(base, [START])[START]
    reserved = replace(base, settings=Settings(reserve=0.1))
    with_share = simulate(reserved, [START])[START]
    assert np.isinf(without.old_done).all()
    assert np.isfinite(with_share.old_done).all()
    assert np.median(with_share.old_done) == pytest.approx(100, abs=8)


def test_the_same_seed_gives_the_same_numbers_and_another_does_not() -> None:
    start = inputs({40: 30}, 3, 3, horizon=50, replications=30, chase=AgeRate(0.1, 3))
    one, two = simulate(start, [START])[START], simulate(start, [START])[START]
    assert np.array_equal(one.open, two.open)
    other = simulate(replace(start, seed=2), [START])[START]
    assert not np.array_equal(one.open, other.open)


def test_a_run_can_be_stopped_and_says_how_far_it_is() -> None:
    heard: list[float] = []

    def stop(share: float) -> None:
        heard.append(share)
        if share > 0.5:
            raise KeyboardInterrupt

    start = inputs({40: 30}, 3, 3, horizon=300, replications=10)
    with pytest.raises(KeyboardInterrupt):
        simulate(start, PLAIN, stop)
    assert heard == sorted(heard)
    assert 0.5 < heard[-1] < 0.7


def test_five_million_open_items_take_no_more_room_than_five() -> None:
    ages = dict.fromkeys(range(5000), 1000)
    start = inputs(ages, 1000, 1500, horizon=30, replications=20, chase=AgeRate(0.001, 30))
    one = simulate(start, [START])[START]
    assert one.open[0, 0] == 5_000_000
    assert np.array_equal(one.open[-1].astype(np.float64), 5_000_000 + one.arrived - one.done)


def test_thirty_years_are_looked_ahead() -> None:
    start = inputs({900: 50}, 1, 1.2, horizon=10_957, replications=2)
    one = simulate(start, [START])[START]
    assert one.open.shape == (10_958, 2)
    assert np.array_equal(one.open[-1], 50 + one.arrived - one.done)


@given(st.lists(st.integers(0, 4), min_size=60, max_size=60), st.integers(0, 99))
def test_current_is_the_first_fortnight_with_nine_in_ten_in_time(
    came: list[int], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    arrived = np.array(came, np.float64)[:, None]
    in_time = np.floor(arrived * (rng.random((60, 1)) < 0.95))
    horizon = 60 - WINDOW
    expected = np.inf
    for first in range(horizon):
        total = arrived[first : first + 14].sum()
        if total and in_time[first : first + 14].sum() * 10 >= total * 9:
            expected = first + 1
            break
    assert current_from(timely(arrived, in_time, horizon)).tolist() == [expected]


def test_every_policy_has_a_name_that_fits_a_table() -> None:
    assert all(len(one.title) <= 24 for one in POLICIES.values())
