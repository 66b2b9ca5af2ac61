from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.backlog.bulk import bulk_closures
from footing.backlog.counts import NEVER, Ints, ItemCounts, day_of
from footing.backlog.measure import of_items

START = day_of(date(2022, 1, 1))


def office(rng: Random, days: int, a_day: int, bulk: dict[int, int]) -> tuple[list[int], list[int]]:
    """Opening and closing days: about ``a_day`` closed a day, and old ones on the bulk days."""
    opened, closed = [], []
    for day in range(days):
        for _ in range(rng.randint(0, 2 * a_day)):
            opened.append(day - rng.randint(0, 20))
            closed.append(day)
        for number in range(bulk.get(day, 0)):
            opened.append(day - 300 - number % 200)
            closed.append(day)
    return opened, closed


def counts(opened: list[int], closed: list[int], group: Ints | None = None) -> ItemCounts:
    return ItemCounts(
        np.array(opened, np.int64) + START,
        np.array([NEVER if one is None else one + START for one in closed], np.int64),
        np.ones(len(opened), np.int64),
        group,
        () if group is None else ("north", "south"),
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40), st.sets(st.integers(40, 680), max_size=3))
def test_what_was_planted_is_found_and_nothing_else(seed: int, a_day: int, days: set[int]) -> None:
    size = 20 * a_day + 60
    found = counts(*office(Random(seed), 720, a_day, dict.fromkeys(days, size)))
    bulk = bulk_closures(found)
    assert [one.day for one in bulk] == [date(2022, 1, 1) + timedelta(days=d) for d in sorted(days)]
    assert all(one.items >= size and one.median_age_days >= 250 for one in bulk)
    assert all(one.usual <= 2 * a_day for one in bulk)


def test_a_hundred_busy_days_are_not_bulk() -> None:
    opened, closed = office(Random(1), 400, 10, {})
    for day in range(0, 400, 7):  # every week one day with four times the work
        opened += [day - 3] * 40
        closed += [day] * 40
    assert bulk_closures(counts(opened, closed)) == ()


def test_small_numbers_are_no_bulk() -> None:
    opened, closed = office(Random(1), 400, 1, {200: 15})
    assert bulk_closures(counts(opened, closed)) == ()


def test_rates_with_and_without() -> None:
    plain, with_bulk = (office(Random(3), 365, 10, bulk) for bulk in ({}, {300: 4064}))
    for one in (plain, with_bulk):
        one[0].append(-600)  # the same first opening, so that the window is the same
        one[1].append(-599)
    usual = of_items(counts(*plain), date(2022, 12, 31), 365)
    found = of_items(counts(*with_bulk), date(2022, 12, 31), 365)
    assert found.completions_per_day is not None
    assert found.completions_per_day_without_bulk is not None
    assert usual.completions_per_day is not None
    assert found.completions_per_day > 2 * usual.completions_per_day
    assert found.completions_per_day_without_bulk == pytest.approx(
        usual.completions_per_day, rel=0.02
    )
    assert [(one.day, one.items) for one in found.bulk] == [(date(2022, 10, 28), 4064 + 6)] or (
        found.bulk[0].day == date(2022, 10, 28)
    )


def test_groups_are_judged_each_by_its_own_days() -> None:
    """The north's bulk day is an ordinary day of the busy south."""
    north = office(Random(5), 365, 3, {200: 90})
    south = office(Random(6), 365, 60, {})
    group = np.array([0] * len(north[0]) + [1] * len(south[0]))
    both = counts(north[0] + south[0], north[1] + south[1], group)
    (one,) = bulk_closures(both)
    assert one.group == "north"
    assert bulk_closures(replace(both, group=None, groups=())) == ()
    found = of_items(both, date(2022, 12, 31), 365)
    rest = of_items(counts(*south), date(2022, 12, 31), 365)
    assert found.completions_per_day_without_bulk is not None
    assert rest.completions_per_day is not None
    assert found.completions_per_day_without_bulk == pytest.approx(
        rest.completions_per_day + 3, rel=0.05
    )


def test_an_office_that_closes_almost_nothing_else() -> None:
    """Where the half year around the day has too few others, all of them say what is usual."""
    opened = [*range(0, 600), *([10] * 500)]
    closed: list[int | None] = [*([None] * 600), *([590] * 500)]
    for day in (30, 60, 200):
        opened.append(day - 5)
        closed.append(day)
    (one,) = bulk_closures(counts(opened, closed))  # type: ignore[arg-type]
    assert (one.items, one.usual) == (500, 1)
    alone = counts(opened[:-3], closed[:-3])  # type: ignore[arg-type]
    assert [one.items for one in bulk_closures(alone)] == [500]


def test_a_yearly_clearing_is_usual() -> None:
    opened = [day for day in range(1500) for _ in range(2)]
    closed = [min(day // 365 * 365 + 364, 1459) if day < 1460 else None for day in opened]
    assert bulk_closures(counts(opened, closed)) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(3))
def test_one_of_51_offices_closes_old_ones_in_one_day_and_batches_are_left_alone(seed: int) -> None:
    """Offices of all sizes, some of which close once a week or once a month, for three years."""
    rng = np.random.default_rng(seed)
    opened, closed, group = [], [], []
    for office_number in range(51):
        rate = 7.0 if office_number == 17 else float(np.exp(rng.normal(1.2, 0.9)))
        every = {3: 5, 7: 21}.get(office_number % 10, 1) if office_number != 17 else 1
        queue: list[int] = []
        worked = 0
        for day in range(3 * 365):
            queue += [day] * int(rng.poisson(rate))
            if day % 7 >= 5 or rng.random() < 0.03:
                continue
            worked += 1
            done = 0
            if worked % every == 0:
                done = int(rng.poisson(rate * every * (0.5 if office_number == 17 else 1.5)))
            if office_number == 17 and day == 1001:
                assert len(queue) > 4064 + done
                done += 4064
            opened += queue[:done]
            closed += [day] * len(queue[:done])
            group += [office_number] * len(queue[:done])
            queue = queue[done:]
    found = bulk_closures(
        ItemCounts(
            np.array(opened) + START,
            np.array(closed) + START,
            np.ones(len(opened), np.int64),
            np.array(group),
            tuple(f"office {n:02}" for n in range(51)),
        )
    )
    assert [one.group for one in found] == ["office 17"]
    assert found[0].items >= 4064
    assert found[0].day == date(2022, 1, 1) + timedelta(1001)
