"""How old the open were, on days through the history."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from footing.backlog.ages import EDGES, open_ages, stretches
from footing.backlog.counts import NEVER, ItemCounts, date_of

FIRST = 18_000
ITEMS = st.lists(
    st.tuples(st.integers(0, 900), st.none() | st.integers(0, 900), st.integers(1, 5)),
    min_size=1,
    max_size=40,
)


def counted(items: list[tuple[int, int | None, int]]) -> ItemCounts:
    """Items as (day opened, days until closed or None, how many)."""
    opened = np.array([FIRST + day for day, _, _ in items], np.int64)
    stay = [NEVER if after is None else FIRST + day + after for day, after, _ in items]
    return ItemCounts(opened, np.array(stay, np.int64), np.array([n for *_, n in items], np.int64))


@given(ITEMS, st.integers(0, 1_900))
def test_the_bands_hold_what_is_open_and_how_long_it_waited(
    items: list[tuple[int, int | None, int]], length: int
) -> None:
    """Counted one by one, each open item is in the band of its age, on every day shown."""
    found = open_ages(counted(items), FIRST, FIRST + length)
    assert found.days[-1] == date_of(FIRST + length)
    upper = (*EDGES, 10**9)
    for day, row in zip(found.days, found.counts, strict=True):
        at = (day - date_of(0)).days - FIRST
        expected = [0] * len(upper)
        for opened, after, count in items:
            if opened <= at and (after is None or opened + after > at):
                band = next(n for n, last in enumerate(upper) if at - opened <= last)
                expected[band] += count
        assert row.tolist() == expected


@given(st.dates(date(1970, 1, 1), date(2090, 1, 1)), st.integers(0, 20_000))
def test_stretches_cover_every_day_once_and_are_few(first: date, length: int) -> None:
    """From the first day to the last without a gap; at most 82 of them."""
    last = first + timedelta(days=length)
    found = list(stretches(first, last))
    assert found[0][0] == first
    assert found[-1][1] == last
    for (_, end), (start, _) in itertools.pairwise(found):
        assert start == end + timedelta(days=1)
    assert len(found) <= 82
