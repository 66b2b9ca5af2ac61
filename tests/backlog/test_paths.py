from __future__ import annotations

import numpy as np
import pytest

from footing.backlog.inputs import Past
from footing.backlog.levels import learnt
from footing.backlog.paths import like_the_past
from tests.backlog.futures import LAST


def past(days: int, rng: np.random.Generator, level: float = 6.0) -> Past:
    """Weekdays busy, weekends quiet; what is finished follows what comes in."""
    week = np.where(np.arange(days) % 7 < 5, 1.3, 0.25)
    arrivals = rng.poisson(level * week).astype(np.float64)
    return Past(LAST, arrivals, np.minimum(arrivals, rng.poisson(level * week)).astype(np.float64))


def drawn(one: Past, days: int = 364, **given: float) -> tuple[np.ndarray, np.ndarray]:
    return like_the_past(one, days, 300, np.random.default_rng(1), **given)


def test_the_week_stays_and_so_does_the_level() -> None:
    one = past(800, np.random.default_rng(2))
    came, done = drawn(one)
    # the past ends on the last day of its week (800 = 114 * 7 + 2), so the coming days go on
    weekday = (np.arange(364) + 800) % 7
    assert came[weekday < 5].mean() > 3 * came[weekday >= 5].mean()
    assert came.mean() == pytest.approx(one.arrivals[-364:].mean(), rel=0.05)
    assert done.mean() == pytest.approx(one.done[-364:].mean(), rel=0.05)


def test_who_closes_what_comes_in_goes_on_doing_so() -> None:
    one = past(800, np.random.default_rng(2))
    came, done = drawn(one, 91)
    drift = (came - done).sum(axis=0)
    alone = (came - np.roll(done, 1, axis=1)).sum(axis=0)
    assert drift.std() < 0.8 * alone.std()


def test_a_level_that_is_given_is_kept_to_by_every_replication() -> None:
    one = past(800, np.random.default_rng(2))
    came, done = drawn(one, arrivals=12.0, capacity=3.0)
    assert came.mean() == pytest.approx(12, rel=0.01)
    assert done.mean() == pytest.approx(3, rel=0.01)


def test_a_moving_level_makes_the_range_wider_than_a_steady_one() -> None:
    rng = np.random.default_rng(4)
    steady = past(1000, rng)
    moves = np.exp(np.cumsum(rng.normal(0, 0.03, 1000)))
    moving = Past(LAST, steady.arrivals * moves / moves.mean(), steady.done)
    spread = [drawn(one, 91)[0].sum(axis=0) for one in (steady, moving)]
    assert spread[1].std() / spread[1].mean() > 2 * spread[0].std() / spread[0].mean()


def test_a_level_that_has_changed_is_followed() -> None:
    rng = np.random.default_rng(5)
    before, after = past(500, rng, 6.0), past(200, rng, 2.0)
    one = Past(LAST, np.append(before.arrivals, after.arrivals), np.append(before.done, after.done))
    levels = learnt(one)
    assert levels.weights.sum() == pytest.approx(1)
    assert levels.weights[:4].sum() > 0.8
    assert levels.mean(one.arrivals) == pytest.approx(after.arrivals.mean(), rel=0.3)


@pytest.mark.parametrize("days", [14, 20, 60, 130])
def test_a_short_past_is_enough_to_draw_from(days: int) -> None:
    came, done = drawn(past(days, np.random.default_rng(6)))
    assert np.isfinite(came).all()
    assert np.isfinite(done).all()
    assert came.shape == (364, 300)


def test_a_past_in_which_nothing_came_stays_empty() -> None:
    none = Past(LAST, np.zeros(100), np.zeros(100))
    came, done = drawn(none)
    assert not came.any()
    assert not done.any()
    assert not drawn(none, arrivals=3.0)[0].any()
