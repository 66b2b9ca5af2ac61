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
    span = f"The forecast for that day: {amount(middle)}, in 8 runs of 10 {amount(low)} to "
    span += amount(high)
    if still > high:
        return f"{begun}. {span}. That is more than expected: look at what has changed."
    if still < low:
        return f"{begun}. {span}. That is fewer than expected."
    return f"{begun}. {span}. That is as expected."


def by_marks(done: int, made: date, days: int, capacity: float) -> str:
    """What was marked on the list beside what the capacity gives; ``days`` counts both ends."""
    since = f"Since {said_day(made, weekday=False)} ({counted(days, 'day')})"
    return (
        f"{since} {done:,} of this list {'is' if done == 1 else 'are'} done; "
        f"at {_rate(capacity)} it would be {amount(capacity * days)}."
    )


def _rate(capacity: float) -> str:
    return f"{amount(capacity)} a day" if capacity >= 5 else f"{amount(capacity * 7)} a week"
