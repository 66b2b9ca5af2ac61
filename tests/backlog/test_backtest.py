from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from footing.backlog.backtest import backtest
from footing.backlog.counts import NEVER, ItemCounts, day_of
from footing.kernel.errors import FootingError

START = day_of(date(2022, 1, 3))


def history(kind: str, days: int = 1000, seed: int = 1) -> ItemCounts:
    """A queue that is worked oldest first, in one of four sorts of circumstances."""
    rng = np.random.default_rng(seed)
    day = np.arange(days)
    week = np.where(day % 7 < 5, 1.3, 0.25)
    come = {
        "steady": 5.0 * week,
        "seasonal": 5.0 * week * (1 + 0.4 * np.sin(day / 365 * 2 * np.pi)),
        "growing": 3.0 * week * np.exp(day / days),
        "stopped": 5.0 * week * np.where(day < 600, 1.0, 0.4),
    }[kind]
    can = {"growing": 3.0 * np.exp(day / days * 0.9), "stopped": np.where(day < 600, 5.0, 2.0)}
    able = can.get(kind, np.full(days, 5.1)) * week
    opened, closed, waiting = [], [], []
    for now in range(days):
        waiting += [now] * rng.poisson(come[now])
        many = min(int(rng.poisson(able[now])), len(waiting))
        opened += waiting[:many]
        closed += [START + now] * many
        del waiting[:many]
    opened += waiting
    closed += [NEVER] * len(waiting)
    return ItemCounts(
        np.array(opened, np.int64) + START, np.array(closed, np.int64),
        np.ones(len(opened), np.int64),
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["steady", "seasonal", "growing", "stopped"])
def test_the_ranges_hold_what_they_promise_and_beat_the_simple_forecasts(kind: str) -> None:
    found = backtest(history(kind), date.fromordinal(date(2022, 1, 3).toordinal() + 999))
    assert set(found.horizons) == {7, 28, 90}
    # levels are taken to move up or down alike, so a trend that never rests is told too narrowly
    least = 0.62 if kind == "growing" else 0.7
    assert least <= found.pooled.coverage80 <= 0.9
    assert found.pooled.coverage50 < found.pooled.coverage80
    best = min(found.pooled.pinball_bootstrap, found.pooled.pinball_last_rate)
    assert found.pooled.pinball <= 1.05 * best
    assert found.pooled.origins == sum(one.origins for one in found.horizons.values())
    assert str(round(found.pooled.coverage80 * 100)) in found.text[0]


def test_no_forecast_knows_what_came_after_it() -> None:
    counts = history("steady", 400)
    until = date.fromordinal(date(2022, 1, 3).toordinal() + 299)
    later = counts.opened > START + 299
    opened = np.where(later, counts.opened + 5000, counts.opened)
    other = ItemCounts(opened, np.where(counts.closed > START + 299, NEVER, counts.closed),
                       counts.count)  # fmt: skip
    assert backtest(counts, until) == backtest(other, until)


def test_what_is_certain_costs_nothing() -> None:
    day = np.arange(START, START + 300)
    found = backtest(ItemCounts(day, day + 1, np.ones(300, np.int64)),
                     date.fromordinal(date(2022, 1, 3).toordinal() + 299))  # fmt: skip
    assert found.pooled.pinball < 0.1
    assert found.pooled.coverage80 == 1


def test_a_history_that_is_too_short_is_refused() -> None:
    with pytest.raises(FootingError, match="needs at least 189"):
        backtest(history("steady", 100), date.fromordinal(date(2022, 1, 3).toordinal() + 99))


def test_progress_is_heard_and_can_stop_it() -> None:
    heard: list[float | None] = []

    def stop(_: str, share: float | None) -> None:
        heard.append(share)
        if len(heard) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backtest(history("steady", 400), date(2023, 1, 1), stop)
    assert len(heard) == 3
