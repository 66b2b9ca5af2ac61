"""What came and what was finished, stretch by stretch, as a number a week."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from footing.backlog.counts import Period
from footing.backlog.measures import Bulk, Daily, Measures
from footing.backlog.said import amount


@dataclass(frozen=True)
class Flow:
    """One stretch of days: arrivals and completions a week (None: unknown), to two decimals.

    ``worked`` leaves out what was closed in bulk, which ``bulk`` lists by day.
    """

    start: date
    end: date
    came: float | None
    worked: float | None
    bulk: tuple[tuple[date, int], ...] = ()

    @property
    def in_bulk(self) -> int:
        """How many items were closed in bulk in this stretch."""
        return sum(items for _, items in self.bulk)


def flow_of_days(
    daily: Daily, bulk: tuple[Bulk, ...], among: tuple[tuple[date, date], ...]
) -> tuple[Flow, ...]:
    """The flow of each of the stretches ``among``, which lie within ``daily``."""
    by_day: dict[date, int] = defaultdict(int)
    for one in bulk:
        by_day[one.day] += one.items
    found = []
    for start, end in among:
        inside = slice((start - daily.first).days, (end - daily.first).days + 1)
        weeks = ((end - start).days + 1) / 7
        marked = tuple((day, by_day[day]) for day in sorted(by_day) if start <= day <= end)
        worked = int(daily.completions[inside].sum()) - sum(items for _, items in marked)
        came = int(daily.arrivals[inside].sum())
        found.append(Flow(start, end, round(came / weeks, 2), round(worked / weeks, 2), marked))
    return tuple(found)


def flow_of_periods(periods: tuple[Period, ...]) -> tuple[Flow, ...]:
    """The flow of a table of counts."""

    def weekly(value: float | None, days: int) -> float | None:
        return None if value is None else round(value * 7 / days, 2)

    return tuple(
        Flow(one.start, one.end, weekly(one.arrivals, one.days), weekly(one.completions, one.days))
        for one in periods
        if one.arrivals is not None or one.completions is not None
    )


def flow_title(measures: Measures) -> str:
    """What the window says of the flow, in one sentence without a full stop."""
    came, done = measures.arrivals_per_day, measures.completions_per_day_without_bulk
    done = measures.completions_per_day if done is None else done
    if came is None or done is None:
        known, what = (came, "came") if came is not None else (done, "were finished")
        return f"{amount((known or 0) * 7)} {what} a week"
    came, done = came * 7, done * 7
    inside = [one for one in measures.bulk if _in_window(one, measures)]
    days = len({one.day for one in inside})
    ending = f", without {days} day{'s' if days > 1 else ''} of closing in bulk" if days else ""
    span = _span(measures.window_days)
    if abs(came - done) <= 0.03 * max(came, done):
        return f"About as many were finished as came {span}: {amount(came)} a week{ending}"
    more, less = max(came, done), min(came, done)
    what = "More came than was finished" if came > done else "More was finished than came"
    return f"{what} {span}: {amount(more)} against {amount(less)} a week{ending}"


def _in_window(bulk: Bulk, measures: Measures) -> bool:
    first, last = measures.window_from, measures.as_of
    return first is not None and last is not None and first <= bulk.day <= last


def _span(days: int | None) -> str:
    if days is None:
        return "all in all"
    if 360 <= days <= 371:
        return "in the last year"
    return f"in the last {days} days" if days < 730 else f"in the last {round(days / 365.25)} years"
