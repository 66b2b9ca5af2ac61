"""A change-over as it is said, and one that is read from one's own past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.backlog.change import Change, checked, like
from footing.backlog.counts import day_of
from footing.backlog.inputs import Past
from footing.backlog.paths import dips
from footing.kernel.errors import FootingError
from tests.backlog.futures import day, inputs

SHARES = st.floats(0.01, 1)
DAYS = st.integers(0, 120)


@settings(max_examples=60, deadline=None)
@given(loss=SHARES, low=DAYS, recovery=DAYS)
def test_the_steps_cost_what_the_line_costs(loss: float, low: int, recovery: int) -> None:
    """A trapezium: all of the loss while it is low, half of it on the way back."""
    change = Change(day(10), loss, low, recovery)
    factors = dips(inputs({}, 1, 1, dips=change.dips, horizon=400))
    assert (1 - factors).sum() == pytest.approx(change.lost_days)
    low_days = np.flatnonzero(factors < 1)
    if low_days.size:
        assert day(int(low_days[0]) + 1) == change.first
        assert day(int(low_days[-1]) + 1) == change.last
        assert (np.diff(factors[low_days]) >= -1e-12).all()


def test_what_cannot_be_is_refused() -> None:
    for wrong in (Change(day(1), 1.5), Change(day(1), 0.5, -1), Change(day(1), 0.5, 3000, 3000)):
        with pytest.raises(FootingError):
            checked(wrong)


def past(pace: list[tuple[int, float]]) -> Past:
    """Days of the past, from stretches of (days, completions a day)."""
    done = np.concatenate([np.full(days, value) for days, value in pace])
    return Past(day_of(day(0)), np.full(done.size, 10.0), done)


def test_the_last_one_is_measured() -> None:
    """A quarter at 20 a day, six weeks at 8, then all of it again."""
    known = past([(200, 20), (42, 8), (140, 20)])
    begun = day(0) - timedelta(days=42 + 140 - 1)
    found = like(known, begun)
    assert found.first == begun
    assert found.loss == pytest.approx(0.6)
    assert found.low + found.recovery == pytest.approx(42 + 28, abs=2)
    assert not found.recovery or found.low >= 28


def test_where_nothing_changed_nothing_is_lost() -> None:
    assert like(past([(400, 20)]), day(-150)) == Change(day(-150), 0.0, 0, 0)


@pytest.mark.parametrize("when", [day(-399), day(-10), date(1999, 1, 1)])
def test_too_few_days_are_said(when: date) -> None:
    with pytest.raises(FootingError, match="too few days"):
        like(past([(400, 20)]), when)


def test_a_quarter_without_work_says_nothing() -> None:
    with pytest.raises(FootingError, match="nothing was finished"):
        like(past([(300, 0), (100, 5)]), day(-99))


def test_a_change_is_a_value() -> None:
    assert replace(Change(day(1)), first=day(2)).last == Change(day(2)).last
