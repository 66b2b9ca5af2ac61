from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from footing.backlog.counts import (
    DONE,
    NEVER,
    WITHDRAWN,
    ItemCounts,
    Period,
    PeriodCounts,
    Repeats,
    ThreeNumbers,
    day_of,
)
from footing.backlog.inputs import Inputs
from footing.backlog.measure import of_items, of_numbers, of_periods
from footing.backlog.paths import dips
from footing.backlog.plan import Wanted, inputs
from footing.backlog.rates import AgeRate, Dip
from footing.backlog.starting import past_of
from footing.kernel.errors import FootingError

AS_OF = date(2025, 3, 31)


def items(days: int = 400, bulk: int = 0) -> ItemCounts:
    """Two come on every day; one is closed after three days, one in three of the others never."""
    start = day_of(AS_OF) - days + 1
    opened = np.repeat(np.arange(start, start + days), 2)
    closed = opened + np.where(np.arange(opened.size) % 2, 3, 40)
    closed[::6] = NEVER
    if bulk:
        old = np.flatnonzero(opened < start + 200)[::2]
        closed[old] = start + 250
    return ItemCounts(opened, closed, np.ones(opened.size, np.int64))


def made(counts: ItemCounts, **wanted: object) -> Inputs:
    return inputs(counts, of_items(counts, AS_OF, 365), Wanted(**wanted))  # type: ignore[arg-type]


def test_the_open_items_and_the_rates_come_from_the_data() -> None:
    counts = items()
    found = made(counts)
    measures = of_items(counts, AS_OF, 365)
    assert found.stock.items == measures.open
    assert found.arrivals == pytest.approx(2)
    assert found.capacity == pytest.approx(measures.completions_per_day or 0, rel=0.05)
    assert not found.arrivals_given
    assert found.settings.period == "month"
    assert any("--chase" in one for one in found.assumed)
    assert found.known["open"] == measures.open


def test_what_is_given_is_kept_to() -> None:
    found = made(
        items(), arrivals=7.0, capacity=8.0, chase=AgeRate(0.1, 3), target=2, reserve_oldest=0.2
    )
    assert (found.arrivals, found.capacity, found.target) == (7, 8, 2)
    assert found.arrivals_given
    assert found.chase == AgeRate(0.1, 3)
    assert found.settings.reserve == 0.2
    assert found.settings.target == 2


def test_a_bulk_closure_is_no_work() -> None:
    counts = items(bulk=1)
    past = past_of(counts, of_items(counts, AS_OF, 365))
    assert past is not None
    assert past.done.max() < 10


def test_withdrawn_items_are_no_work_where_the_file_says_so() -> None:
    counts = items()
    outcome = np.where(np.arange(counts.opened.size) % 4 == 1, WITHDRAWN, DONE)
    known = ItemCounts(counts.opened, counts.closed, counts.count, outcome=outcome)
    measures = of_items(known, AS_OF, 365)
    every, worked = past_of(known, measures), past_of(known, measures, worked=True)
    assert every is not None
    assert worked is not None
    assert worked.done.sum() < every.done.sum()
    assert not inputs(known, measures, Wanted()).withdraw.off


def test_people_who_ask_again_are_not_new_work_as_well() -> None:
    counts = items()
    again = Repeats(np.full(1, 10), np.full(1, 80), counts.opened, counts.closed, counts.count)
    known = ItemCounts(counts.opened, counts.closed, counts.count, repeats=again)
    found = inputs(known, of_items(known, AS_OF, 365), Wanted())
    assert not found.chase.off
    assert found.chase_cost == 1
    assert found.arrivals == pytest.approx(2 * (1 - 80 / 800))
    off = inputs(known, of_items(known, AS_OF, 365), Wanted(chase=AgeRate()))
    assert off.chase.off
    assert off.arrivals == pytest.approx(2)


def test_three_numbers_spread_the_open_over_their_ages() -> None:
    known = ThreeNumbers(600, 0.5, 6 / 7, date(2020, 1, 1))
    found = inputs(known, of_numbers(known, AS_OF), Wanted())
    assert found.stock.items == 600
    assert int(found.stock.opened.min()) <= day_of(date(2020, 1, 10))
    assert found.settings.period == "year"
    young = ThreeNumbers(600, 4.0, 5.0)
    recent = inputs(young, of_numbers(young, AS_OF), Wanted())
    assert recent.stock.items == 600
    assert day_of(AS_OF) - int(recent.stock.opened.min()) == 149
    assert any("how old" in one for one in recent.assumed)


def test_one_open_item_and_none_are_fine() -> None:
    for number in (0, 1):
        known = ThreeNumbers(number, 0.0, 1.0)
        assert inputs(known, of_numbers(known, AS_OF), Wanted()).stock.items == number


def test_counts_per_period_give_a_past_with_the_doubt_of_its_periods() -> None:
    months = [date(2022 + n // 12, n % 12 + 1, 1) for n in range(39)]
    periods = tuple(
        Period(first, following - timedelta(days=1), 100.0 + 10 * (n % 5), 90.0, 300.0 + 20 * n)
        for n, (first, following) in enumerate(pairwise(months))
    )
    known = PeriodCounts(periods)
    found = inputs(known, of_periods(known, 365), Wanted())
    assert found.past is not None
    assert found.stock.items == 300 + 20 * 37
    assert found.arrivals == pytest.approx(120 * 12 / 365, rel=0.1)


def test_what_nobody_knows_is_asked_for() -> None:
    for known, option in (
        (ThreeNumbers(5, None, 1.0), "--arrivals"), (ThreeNumbers(5, 1.0, None), "--capacity"),
    ):  # fmt: skip
        with pytest.raises(FootingError) as refused:
            inputs(known, of_numbers(known, AS_OF), Wanted())
        assert refused.value.where == option


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(arrivals=-1), Wanted(capacity=float("nan")), Wanted(target=-1), Wanted(horizon=0),
        Wanted(horizon=10**6), Wanted(replications=0), Wanted(reserve_oldest=1.0),
        Wanted(chase_cost=-1), Wanted(max_age=-1),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(wanted: Wanted) -> None:
    known = ThreeNumbers(5, 1.0, 1.0)
    with pytest.raises(FootingError) as refused:
        inputs(known, of_numbers(known, AS_OF), wanted)
    assert refused.value.where.startswith("--")
    assert refused.value.todo


def test_dips_bend_capacity_and_those_outside_are_told() -> None:
    known = ThreeNumbers(5, 1.0, 1.0)
    measures = of_numbers(known, AS_OF)
    half = Dip(date(2025, 4, 2), date(2025, 4, 3), 0.5)
    more = Dip(date(2025, 4, 3), date(2025, 4, 4), 1.2)
    found = inputs(known, measures, Wanted(dips=(half, more)))
    assert dips(found)[:5].tolist() == pytest.approx([1, 0.5, 0.6, 1.2, 1])
    gone = Dip(date(2024, 4, 2), date(2024, 4, 3), 0.5)
    told = inputs(known, measures, Wanted(dips=(gone,)))
    assert (dips(told) == 1).all()
    assert any("outside the days" in one for one in told.assumed)
