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
