from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.backlog.chance import Fortune, counted, scattered

COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=30)


@given(COUNTS, st.integers(0, 10**6), st.floats(0, 1), st.floats(0, 0.999))
def test_what_is_scattered_adds_up_and_no_row_gives_more_than_it_has(
    rows: list[int], total: int, share: float, rounding: float
) -> None:
    count = np.array(rows, np.float64)[:, None]
    most = min(total, int(count.sum()))
    found = scattered(count, count * share, np.array([float(most)]), np.array([rounding]))
    assert (found >= 0).all()
    assert (found <= count).all()
    assert (found == np.floor(found)).all()
    assert found.sum() <= most
    if share:
        assert found.sum() >= most - 1


def test_every_row_loses_its_share_on_average() -> None:
    rng = np.random.default_rng(1)
    count = np.repeat(np.array([[10.0], [30.0], [60.0]]), 20_000, axis=1)
    found = scattered(count, count * 0.1, np.full(20_000, 7.0), rng.random(20_000))
    assert found.sum(axis=0).tolist() == [7.0] * 20_000
    assert found.mean(axis=1) == pytest.approx([0.7, 2.1, 4.2], rel=0.02)


@pytest.mark.parametrize(
    ("mean", "chance"), [(0.3, 0.001), (4.0, 0.01), (25.0, 0.0), (400.0, 0.0), (30.0, 0.5)]
)
def test_counts_have_the_mean_and_the_spread_of_their_law(mean: float, chance: float) -> None:
    size = 64_000
    luck = Fortune((1, 2), size).on(3)
    most = np.full(size, mean / chance if chance else np.inf)
    found = counted(np.full(size, mean), np.full(size, chance), most, luck)
    assert found.mean() == pytest.approx(mean, rel=0.02)
    assert found.var() == pytest.approx(mean * (1 - chance), rel=0.06, abs=0.12)
    assert (found == np.floor(found)).all()


def test_what_is_certain_happens_to_all() -> None:
    luck = Fortune((1,), 50).on(1)
    most = np.arange(50, dtype=np.float64)
    assert counted(most, np.ones(50), most, luck).tolist() == most.tolist()
    assert not counted(np.zeros(50), np.zeros(50), most, luck).any()


def test_luck_is_the_same_for_whoever_asks_and_side_by_side() -> None:
    one, two = Fortune((4, 5), 10), Fortune((4, 5), 10, times=3)
    for day in (1, 40, 700, 2):
        assert np.array_equal(np.tile(one.on(day).normal, 3), two.on(day).normal)
    assert not np.array_equal(one.on(1).uniform, one.on(2).uniform)
    assert not np.array_equal(one.on(1).uniform, Fortune((4, 6), 10).on(1).uniform)
