from __future__ import annotations

from collections import Counter
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.backlog.policies import OLDEST, POLICIES, START, Rows, Settings, policy
from footing.backlog.worklist import work_list
from tests.backlog.futures import AS_OF, LAST

AGES = st.lists(st.integers(0, 1500), max_size=60)


def rows(ages: list[int]) -> Rows:
    known = np.arange(len(ages), dtype=np.float64)
    return Rows(np.array([LAST - age for age in ages], np.float64), known, known)


@given(AGES, st.sampled_from(list(POLICIES)), st.sampled_from([0.0, 0.1, 0.5]),
       st.none() | st.integers(0, 900), st.floats(0, 9))  # fmt: skip
def test_every_item_has_one_rank_and_one_period(
    ages: list[int], name: str, reserve: float, max_age: int | None, capacity: float
) -> None:
    settings = Settings(reserve=reserve, max_age=max_age)
    found = work_list(rows(ages), policy(name), settings, AS_OF, capacity, 1.0)
    assert sorted(one.row for one in found.ranked) == list(range(len(ages)))
    assert [one.rank for one in found.ranked] == list(range(1, len(ages) + 1))
    assert sum(one.count for one in found.periods) == len(ages)
    assert all(one.reason for one in found.ranked)
    days = [one.expected for one in found.ranked]
    assert days == sorted(days, key=lambda one: (one is None, one or AS_OF))


def test_the_reason_says_why_an_item_stands_where_it_does() -> None:
    found = work_list(rows([3, 40, 500]), policy(START), Settings(), AS_OF, 1.0)
    assert [one.reason for one in found.ranked] == [
        "new, waits 3 days: 2 days left to be in time",
        "back-fill of 2025, oldest first: waits 40 days",
        "back-fill of 2023, oldest first: waits 500 days",
    ]
    assert [(one.name, one.count, one.first_rank) for one in found.periods] == [
        ("New", 1, 1), ("2025", 1, 2), ("2023", 1, 3),
    ]  # fmt: skip


def test_with_a_tenth_for_the_oldest_every_tenth_is_one_of_them() -> None:
    ages = [2] * 30 + [900 + number for number in range(30)]
    found = work_list(rows(ages), policy(START), Settings(reserve=0.1), AS_OF, 3.0)
    lanes = [one.lane for one in found.ranked[:30]]
    assert Counter(lanes) == {"new": 27, "reserve": 3}
    first = next(one for one in found.ranked if one.lane == "reserve")
    assert ages[first.row] == 929


def test_dates_count_what_comes_in_before_the_back_fill() -> None:
    found = work_list(rows([30] * 10), policy(START), Settings(), AS_OF, 2.0, 1.0)
    # one a day is left for the old ones; the first is done today
    assert [one.expected for one in found.ranked] == [AS_OF + timedelta(n) for n in range(10)]
    assert found.periods[0].done_by == AS_OF + timedelta(9)
    oldest = work_list(rows([30] * 10), policy(OLDEST), Settings(), AS_OF, 2.0, 1.0)
    assert oldest.ranked[-1].expected == AS_OF + timedelta(4)


@pytest.mark.parametrize("capacity", [0.0, 1.0])
def test_what_cannot_be_reached_has_no_date(capacity: float) -> None:
    found = work_list(rows([30]), policy(START), Settings(), AS_OF, capacity, 1.0)
    assert found.ranked[0].expected is None
    assert found.periods[0].done_by is None


def test_six_hundred_clients_at_six_a_week() -> None:
    ages = list(range(10, 610))
    found = work_list(rows(ages), policy(START), Settings(), AS_OF, 6 / 7)
    assert found.ranked[0].expected == AS_OF + timedelta(1)
    assert found.ranked[-1].expected == AS_OF + timedelta(699)


def test_workers_take_turns_and_the_list_can_be_cut() -> None:
    found = work_list(
        rows([30] * 5), policy(OLDEST), Settings(), AS_OF, 1.0, workers=["Ann", "Bo"], most=3
    )
    assert [one.worker for one in found.ranked] == ["Ann", "Bo", "Ann"]
    assert found.periods[0].count == 5


def test_an_empty_list_is_empty() -> None:
    found = work_list(rows([]), policy(START), Settings(), AS_OF, 1.0)
    assert found.ranked == found.periods == ()
