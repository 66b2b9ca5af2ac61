"""How right forecasts would have been: as JSON, as rows, and as sections for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from footing.app.backlog_report import Section
from footing.app.plan_report import Row, percent

if TYPE_CHECKING:
    from footing.app.planning import Tested
    from footing.backlog.backtest import Score

SCHEMA = "footing.backtest/1"


def as_json(tested: Tested) -> dict[str, Any]:
    """The test as ``footing.backtest/1``."""
    found = tested.backtest
    return {
        "schema": SCHEMA,
        "horizons": {str(days): _score(one) for days, one in found.horizons.items()},
        "pooled": _score(found.pooled),
    }


def rows(tested: Tested) -> tuple[Row, ...]:
    """One row a horizon, under a heading."""
    found = tested.backtest
    scores = {**{str(days): one for days, one in found.horizons.items()}, "pooled": found.pooled}
    return (
        ("horizon", *_score(found.pooled)),
        *((name, *_score(one).values()) for name, one in scores.items()),
    )


def sections(tested: Tested) -> tuple[Section, ...]:
    """The test in words and one table."""
    found = tested.backtest
    table = [
        (name, f"{one.origins:,}", percent(one.coverage50), percent(one.coverage80),
         f"{one.pinball:.2f}", f"{one.pinball_bootstrap:.2f}", f"{one.pinball_last_rate:.2f}")
        for name, one in (
            *((f"{days} days", one) for days, one in found.horizons.items()),
            ("together", found.pooled),
        )
    ]  # fmt: skip
    return (
        Section("How right such forecasts were", tuple(found.text)),
        Section(
            "By how far ahead",
            ("“Inside 50 %” should be near 50, “inside 80 %” near 80. The loss is smaller where a "
             "forecast was better; beside it two simple ways to forecast.",),
            tuple(table),
            ("ahead", "forecasts", "inside 50 %", "inside 80 %", "loss", "loss of throughput drawn "
             "at random", "loss of the last rate"),
        ),
    )  # fmt: skip


def _score(score: Score) -> dict[str, Any]:
    return {
        "origins": score.origins,
        "coverage50": score.coverage50,
        "coverage80": score.coverage80,
        "pinball": score.pinball,
        "pinball_bootstrap": score.pinball_bootstrap,
        "pinball_last_rate": score.pinball_last_rate,
    }
