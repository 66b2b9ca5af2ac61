"""The forecast in small, beside a plain division and beside the full simulation."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from footing.backlog.counts import day_of
from footing.backlog.done_by import done_by
from footing.backlog.forecast import forecast
from footing.backlog.inputs import Inputs, Stock
from footing.backlog.policies import START

TODAY = date(2026, 11, 22)


def test_without_arrivals_it_is_a_division() -> None:
    found = done_by(TODAY, 60, 0.0, 6 / 7)
    assert found.p50 == found.p95 == TODAY + timedelta(days=70)


def test_with_arrivals_it_agrees_with_the_simulation_of_every_cohort() -> None:
    found = done_by(TODAY, 120, 2 / 7, 6 / 7)
    stock = Stock(np.array([day_of(TODAY) - 400]), np.array([120]))
    inputs = Inputs(TODAY, stock, 2 / 7, 6 / 7, target=7, horizon=400, replications=60)
    full = forecast(inputs, (START,), verdict=False).outcomes[START].old_done_by
    assert found.p50 is not None
    assert full.p50 is not None
    assert abs((found.p50 - full.p50).days) <= 10
    assert abs((found.p50 - TODAY).days - 120 / (4 / 7)) <= 10


def test_a_pace_that_only_keeps_up_is_never_done() -> None:
    assert done_by(TODAY, 10, 1.0, 1.0).p50 is None
    assert done_by(TODAY, 100_000, 0.0, 1.0).never == 1.0
