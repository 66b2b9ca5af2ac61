from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.backlog.counts import NEVER
from footing.backlog.policies import (
    NEWEST,
    OLDEST,
    POLICIES,
    START,
    Rows,
    Settings,
    policy,
    usable,
)
from footing.kernel.errors import FootingError, NotFoundError
from tests.backlog.futures import LAST

DAYS = st.lists(st.integers(LAST - 1500, LAST), min_size=1, max_size=40)


def order(name: str, ages: list[int], settings: Settings | None = None) -> list[list[int]]:
    """The ages in each lane, in order."""
    rows = Rows(np.array([LAST - age for age in ages], np.float64))
    lanes = policy(name).order(rows, LAST, settings or Settings())
    return [[ages[row] for row in lane.rows] for lane in lanes]


def test_each_policy_orders_as_its_name_says() -> None:
    ages = [3, 400, 0, 90, 5, 6]
    assert order(OLDEST, ages) == [[400, 90, 6, 5, 3, 0]]
    assert order(NEWEST, ages) == [[0, 3, 5, 6, 90, 400]]
    # 6 days ago is this year's; 90 and 400 days ago, at the end of March, are last year's
    assert order(START, ages) == [[5, 3, 0], [6, 400, 90]]


def test_the_back_fill_goes_from_the_newest_period_to_the_oldest() -> None:
    ages = [20, 50, 80, 120, 460, 480]
    months = Settings(period="month")
    assert order(START, ages, months)[1] == [20, 50, 80, 120, 480, 460]
    newest = Settings(period="year", inside="newest")
    assert order(START, ages, newest)[1] == [20, 50, 80, 120, 460, 480]


@given(DAYS, st.sampled_from(list(POLICIES)), st.integers(0, 60))
def test_every_row_is_in_the_lanes_exactly_once(opened: list[int], name: str, target: int) -> None:
    rows = Rows(np.array(opened, np.float64), np.ones(len(opened)), np.ones(len(opened)))
    lanes = policy(name).order(rows, LAST, Settings(target))
    found = sorted(int(row) for lane in lanes for row in lane.rows)
    assert found == list(range(len(opened)))


@given(DAYS)
def test_equal_rows_keep_their_order(opened: list[int]) -> None:
    same = Rows(np.full(len(opened), float(LAST - 30)))
    for name in (OLDEST, NEWEST, START):
        lanes = policy(name).order(same, LAST, Settings())
        assert [int(row) for lane in lanes for row in lane.rows] == list(range(len(opened)))


def test_a_reserve_and_a_highest_age_come_before() -> None:
    lanes = policy(START).order(
        Rows(np.array([LAST - 700.0, LAST - 2.0])), LAST, Settings(reserve=0.2, max_age=365)
    )
    assert [(lane.name, lane.share) for lane in lanes] == [
        ("too-old", None), ("reserve", 0.2), ("new", None), ("back-fill", None),
    ]  # fmt: skip
    assert lanes[0].rows.tolist() == [0]
    assert lanes[1].rows.tolist() == [0, 1]


def test_deadlines_come_first_by_their_day() -> None:
    rows = Rows(np.array([1.0, 2.0, 3.0]), due=np.array([50, NEVER, 40]))
    for name in (OLDEST, NEWEST, START):
        first = policy(name).order(rows, 10, Settings(deadlines_first=True))[0]
        assert first.name == "deadline"
        assert first.rows.tolist() == [2, 0]


def test_the_least_work_and_the_most_value_come_first_and_the_unknown_last() -> None:
    rows = Rows(
        np.array([1.0, 2.0, 3.0, 4.0]),
        effort=np.array([3.0, np.nan, 1.0, 3.0]),
        value=np.array([3.0, np.nan, 1.0, 3.0]),
    )
    shortest = policy("shortest-first").order(rows, 9, Settings())[0].rows
    valuable = policy("value-first").order(rows, 9, Settings())[0].rows
    assert shortest.tolist() == [2, 0, 3, 1]
    assert valuable.tolist() == [0, 3, 2, 1]


def test_a_policy_without_its_column_is_refused_with_what_to_do() -> None:
    bare = Rows(np.array([1.0]))
    with pytest.raises(FootingError, match=r"needs to know the effort.*--effort"):
        usable(policy("shortest-first"), bare)
    with pytest.raises(FootingError, match="--value"):
        usable(policy("value-first"), Rows(np.array([1.0]), value=np.array([np.nan])))
    usable(policy(START), bare)


def test_an_unknown_policy_is_answered_with_those_there_are() -> None:
    with pytest.raises(NotFoundError, match="oldest-first, newest-first"):
        policy("random")
