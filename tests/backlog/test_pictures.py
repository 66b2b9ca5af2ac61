"""What the pictures say, and that their tables hold what is drawn."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.backlog.counts import (
    NEVER,
    ItemCounts,
    Period,
    PeriodCounts,
    ThreeNumbers,
    date_of,
    day_of,
)
from footing.backlog.measure import of_items, of_numbers, of_periods
from footing.backlog.pictures import Picture, band_names, pictures

FIRST = day_of(date(2022, 1, 1))


def of(items: list[tuple[int, int | None, int]], length: int) -> dict[str, Picture]:
    """The pictures of items as (day opened, days until closed or None, how many)."""
    opened = np.array([FIRST + day for day, _, _ in items], np.int64)
    stay = [NEVER if after is None else FIRST + day + after for day, after, _ in items]
    counts = ItemCounts(
        opened, np.array(stay, np.int64), np.array([n for *_, n in items], np.int64)
    )
    found = pictures(of_items(counts, date_of(FIRST + length), 365))
    return {one.chart: one for one in found}


def daily(length: int, came: int, share: float) -> list[tuple[int, int | None, int]]:
    """So many a day, of which a share is finished after ten days."""
    done = round(came * share)
    return [(day, 10, done) for day in range(length)] + [
        (day, None, came - done) for day in range(length)
    ]


def test_the_title_of_the_open_says_how_many_and_how_long() -> None:
    """Growth beside the year before, and the share that waited longest."""
    found = of(daily(900, 10, 0.9), 899)
    assert found["open-by-age"].title == (
        "990 are open, 384 more than a year before; about half waited longer than a year"
    )
    found = of([(0, None, 3), (5, 2, 4)], 20)
    assert found["open-by-age"].title == (
        "3 are open, about as many as at the beginning; all waited longer than a week"
    )
    found = of([(0, 3, 3), (19, None, 4)], 20)
    assert found["open-by-age"].title.endswith("; none waited longer than a week")


def test_the_title_of_the_flow_says_which_is_more() -> None:
    """A week has seven days of ten that come and nine that are finished."""
    assert of(daily(900, 10, 0.9), 899)["flow"].title == (
        "More came than was finished in the last year: 70 against 63 a week"
    )
    assert of(daily(900, 10, 1.0), 899)["flow"].title == (
        "About as many were finished as came in the last year: 70 a week"
    )


def test_what_was_closed_in_bulk_is_marked_and_not_in_the_line() -> None:
    """Four hundred on one day are no capacity."""
    items = daily(900, 10, 0.9) + [(day, 800 - day, 4) for day in range(100)]
    flow = of(items, 899)["flow"]
    assert [(one["day"], one["items"]) for one in flow.bulk] == [
        (date_of(FIRST + 800).isoformat(), 409)
    ]
    assert "without 1 day of closing in bulk" in flow.title
    assert sum(int(row[4] or 0) for row in flow.rows) == 409
    worked = [row[3] for row in flow.rows]
    assert max(float(one or 0) for one in worked) < 70


def test_the_open_are_shown_newest_first_with_the_empty_periods_between() -> None:
    """Back-filling goes from the newest to the oldest."""
    now = of([(0, None, 5), (31, None, 1), (150, None, 14)], 180)["open-now"]
    assert [row[0] for row in now.rows] == [
        "May 2022", "April 2022", "March 2022", "February 2022", "January 2022",
    ]  # fmt: skip
    assert [row[1] for row in now.rows] == [14, 0, 0, 1, 5]
    assert now.title == (
        "About 7 in 10 of the 20 open came in May 2022; the oldest came in January 2022"
    )


def test_counts_per_period_have_no_ages() -> None:
    """Only how many were open, and what came and went."""
    start = date(2023, 1, 1)
    periods = []
    for month in range(12):
        end = date(2023 + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
        periods.append(Period(start, end, 100, 80, 500 + 20 * month))
        start = end + timedelta(days=1)
    found = {one.chart: one for one in pictures(of_periods(PeriodCounts(tuple(periods)), 365))}
    assert set(found) == {"open", "flow"}
    assert found["open"].title == "720 are open, 220 more than at the beginning"
    assert found["flow"].title == (
        "More came than was finished in the last year: 23 against 18 a week"
    )


def test_three_numbers_give_no_picture() -> None:
    """There is nothing to draw."""
    assert pictures(of_numbers(ThreeNumbers(800, 40, 38), date(2024, 1, 1))) == ()


@pytest.mark.parametrize(
    ("edges", "names"),
    [
        ((7, 30, 365), ("up to a week", "up to a month", "up to a year", "more than a year")),
        ((3, 30), ("up to 3 days", "up to a month", "more than a month")),
    ],
)
def test_bands_are_named_by_their_ends(edges: tuple[int, ...], names: tuple[str, ...]) -> None:
    """In the words that people use for them."""
    assert band_names(edges) == names


ITEMS = st.lists(
    st.tuples(st.integers(0, 700), st.none() | st.integers(0, 700), st.integers(1, 60)),
    min_size=1,
    max_size=30,
)


@given(ITEMS, st.integers(0, 1_600))
def test_the_table_holds_what_is_drawn(
    items: list[tuple[int, int | None, int]], length: int
) -> None:
    """Each number of a mark is in the row of its moment, and each row has its marks."""
    for picture in of(items, length).values():
        assert picture.title[-1] not in ".!"
        by_first = {row[0]: row for row in picture.rows}
        assert len(by_first) == len(picture.rows)
        drawn: dict[object, list[object]] = {}
        for mark in picture.marks:
            key = mark["period"] if "period" in mark else mark["day"]
            drawn.setdefault(key, []).append(mark["week"] if "week" in mark else mark["open"])
        assert drawn.keys() == by_first.keys()
        where = slice(2, 4) if picture.chart == "flow" else slice(1, -1)
        where = slice(1, None) if picture.chart == "open-now" else where
        for key, numbers in drawn.items():
            assert numbers == list(by_first[key][where])
        assert all(len(row) == len(picture.columns) for row in picture.rows)
        in_bulk = sum(int(mark["items"] or 0) for mark in picture.bulk)
        assert picture.chart != "flow" or in_bulk == sum(int(row[4] or 0) for row in picture.rows)


@given(ITEMS, st.integers(0, 1_600))
def test_what_came_adds_up(items: list[tuple[int, int | None, int]], length: int) -> None:
    """The weekly numbers of the flow, times their weeks, are all that came."""
    flow = of(items, length).get("flow")
    if flow is None:
        return
    total = 0.0
    for start, end, came, *_ in flow.rows:
        days = (date.fromisoformat(str(end)) - date.fromisoformat(str(start))).days + 1
        total += float(came or 0) * days / 7
    expected = sum(count for day, _, count in items if day <= length)
    assert total == pytest.approx(expected, abs=0.005 * 60 * len(flow.rows))
