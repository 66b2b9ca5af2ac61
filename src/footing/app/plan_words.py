"""Sentences about how a plan goes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from footing.backlog.said import amount
from footing.kernel.saying import counted, said_day

if TYPE_CHECKING:
    from footing.app.plan_file import KeptPlan


def by_export(
    kept: KeptPlan, now: date, still: int, expected: tuple[float, float, float] | None
) -> str:
    """What a fresh export shows beside the forecast; ``expected`` are p10, p50, p90 of that day."""
    begun = f"On {said_day(kept.start, now, weekday=False)} {kept.open:,} were open, and on "
    begun += f"{said_day(now, kept.start, weekday=False)} {still:,}"
    if expected is None:
        return f"{begun}. That day is beyond the forecast, so make a new plan."
    low, middle, high = expected
    span = f"The forecast for that day: {amount(middle)} ({amount(low)} to {amount(high)} in 8 "
    span += "runs of 10)"
    if still > high:
        return f"{begun}. {span}. That is more than expected: look at what has changed."
    if still < low:
        return f"{begun}. {span}. That is fewer than expected."
    return f"{begun}. {span}. That is as expected."


def by_marks(done: int, made: date, days: int, by_then: tuple[float, float, float] | None) -> str:
    """What was marked on the list beside the forecast; ``days`` counts the first and the last."""
    text = f"Since {said_day(made, weekday=False)} ({counted(days, 'day')}) {done:,} of this list "
    text += "is done" if done == 1 else "are done"
    if by_then is None:
        return f"{text}."
    low, middle, high = by_then
    span = "" if low == high else f" ({amount(low)} to {amount(high)} in 8 runs of 10)"
    return f"{text}; the forecast had {amount(middle)} by then{span}, counting new ones."
