from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.backlog.counts import (
    EXPIRED,
    NEVER,
    WITHDRAWN,
    ItemCounts,
    Period,
    PeriodCounts,
    Repeats,
    ThreeNumbers,
    day_of,
)
from footing.backlog.measure import of_items, of_numbers, of_periods
from footing.backlog.measures import WEEKDAYS
from footing.backlog.spread import BANDS, quantile

FIRST = date(2021, 3, 1)
ITEMS = st.lists(
    st.tuples(st.integers(0, 900), st.none() | st.integers(0, 900), st.integers(0, 2)),
    min_size=1, max_size=60,
)  # fmt: skip


def counts(items: list[tuple[int, int | None, int]]) -> ItemCounts:
    start = day_of(FIRST)
    return ItemCounts(
        np.array([start + one for one, _, _ in items], np.int64),
        np.array([NEVER if d is None else start + one + d for one, d, _ in items], np.int64),
        np.ones(len(items), np.int64),
        outcome=np.array([outcome for _, _, outcome in items], np.int64),
    )


@settings(deadline=None)
@given(ITEMS, st.integers(0, 1000), st.integers(1, 400))
def test_the_measures_are_what_a_plain_recount_says(
    items: list[tuple[int, int | None, int]], until: int, window: int
) -> None:
    as_of = FIRST + timedelta(days=until)
    found = of_items(counts(items), as_of, window)
    there = [(one, None if d is None else one + d, what) for one, d, what in items if one <= until]
    still = [one for one, end, _ in there if end is None or end > until]
    assert found.open == len(still)
    if not there:
        return
    begin = max(min(one for one, _, _ in there), until - window + 1)
    days = until - begin + 1
    assert found.window_days == days
    came = Counter(one for one, _, _ in there if one >= begin)
    done = Counter(end for _, end, _ in there if end is not None and begin <= end <= until)
    assert found.arrivals_per_day == pytest.approx(came.total() / days)
    assert found.completions_per_day == pytest.approx(done.total() / days)
    assert found.completions_per_day_without_bulk == pytest.approx(done.total() / days)
    assert found.daily is not None
    assert found.daily.open[-1] == len(still)
    assert (found.daily.open >= 0).all()
    assert found.daily.arrivals.sum() - found.daily.completions.sum() == found.open
    assert sum(n for _, n in found.open_by_period) == found.open
    if found.by_weekday is not None:
        assert [*found.by_weekday] == [*WEEKDAYS]
        every = [begin + n for n in range(days)]
        for number, one in enumerate(found.by_weekday.values()):
            mine = [d for d in every if (FIRST + timedelta(days=d)).weekday() == number]
            assert one.arrivals == pytest.approx(sum(came[d] for d in mine) / len(mine))
    else:
        assert days < 7


@settings(deadline=None)
@given(ITEMS, st.integers(0, 1000))
def test_expiry_counts_each_day_that_each_item_waits(
    items: list[tuple[int, int | None, int]], until: int
) -> None:
    found = of_items(counts(items), FIRST + timedelta(days=until), 365)
    there = [(one, d, what) for one, d, what in items if one <= until]
    if not there:
        return
    assert found.expiry is not None
    waited: Counter[int] = Counter()
    for one, d, _ in there:
        ended = d is not None and one + d <= until
        # An item is there on the day it came, and until the day before it was closed.
        length = max(d or 0, 1) if ended else until - one + 1
        waited.update(range(length))
    for outcome, bands in ((EXPIRED, found.expiry.expired), (WITHDRAWN, found.expiry.withdrawn)):
        for band, first in zip(bands, BANDS, strict=True):
            last = 10**6 if band.last is None else band.last
            assert band.first == first
            assert band.item_days == sum(n for age, n in waited.items() if first <= age <= last)
            assert band.happened == sum(
                d is not None and one + d <= until and what == outcome and first <= d <= last
                for one, d, what in there
            )


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5)), min_size=1), st.floats(0.01, 1))
def test_a_quantile_is_the_least_value_that_is_enough(
    weighted: list[tuple[int, int]], share: float
) -> None:
    share = round(share, 3)
    values, number = (np.array(one, np.int64) for one in zip(*weighted, strict=True))
    found = quantile(values, number, share)
    total = int(number.sum())
    assert found in values
    assert number[values <= found].sum() * 1000 >= total * round(share * 1000)
    assert number[values < found].sum() * 1000 < max(total * round(share * 1000), 1)


def test_repeats_are_set_against_the_days_that_customers_waited() -> None:
    some = counts([(0, 100, 0), (5, None, 0)])
    waiting = Repeats(
        np.array([3, 40], np.int64),
        np.array([2, 1], np.int64),
        some.opened,
        some.closed,
        some.count,
    )
    found = of_items(
        ItemCounts(some.opened, some.closed, some.count, repeats=waiting),
        FIRST + timedelta(days=200), 365,
    )  # fmt: skip
    assert found.repeat is not None
    assert [one.happened for one in found.repeat] == [2, 0, 1, 0, 0, 0, 0]
    assert [one.item_days for one in found.repeat[:3]] == [14, 46, 120]
    assert found.repeat[0].per_item_day == pytest.approx(2 / 14)
    assert found.repeat[-1].per_item_day is None


def quarter(number: int, arrivals: float | None, done: float | None, still: float | None) -> Period:
    return Period(
        date(2023, number * 3 - 2, 1),
        date(2023 + number // 4, number % 4 * 3 + 1, 1) - timedelta(days=1),
        arrivals, done, still,
    )  # fmt: skip


def test_periods_of_a_year() -> None:
    table = PeriodCounts(
        tuple(quarter(n, 900 * n, 800, None if n == 4 else 50.0 * n) for n in range(1, 5))
    )
    found = of_periods(table, 365)
    assert (found.as_of, found.open) == (date(2023, 12, 31), 150)
    assert (found.window_from, found.window_days) == (date(2023, 1, 1), 365)
    assert found.arrivals_per_day == pytest.approx(9000 / 365)
    assert found.completions_per_day == pytest.approx(3200 / 365)
    assert found.by_weekday is None
    short = of_periods(table, 30)
    assert short.arrivals_per_day == pytest.approx(3600 / 92)
    assert of_periods(table, 365, date(2023, 6, 30)).as_of == date(2023, 6, 30)
    assert of_periods(table, 365, date(2022, 6, 30)).open is None


def test_what_a_table_does_not_say_stays_unknown() -> None:
    found = of_periods(PeriodCounts((quarter(1, None, 10, None),)), 365)
    assert (found.open, found.arrivals_per_day) == (None, None)


def test_three_numbers_say_what_they_say() -> None:
    found = of_numbers(ThreeNumbers(800, 40, 38, date(2023, 1, 1)), date(2024, 1, 1))
    assert (found.open, found.arrivals_per_day, found.completions_per_day) == (800, 40, 38)
    assert found.open_age is not None
    assert (found.open_age.p50, found.open_age.max) == (None, 365)


def test_nothing_gives_nothing() -> None:
    assert of_items(counts([(10, None, 0)]), FIRST, 365).open == 0
