"""Agreed meetings that recur: when the next one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_WORKDAYS = (0, 1, 2, 3, 4)
EVERY: dict[str, tuple[str, int, tuple[int, ...] | None]] = {
    "day": ("DAILY", 1, None),
    "weekday": ("DAILY", 1, _WORKDAYS),
    "week": ("WEEKLY", 1, None),
    "two weeks": ("WEEKLY", 2, None),
    "month": ("MONTHLY", 1, None),
}
"""How often a check-in recurs: iCalendar's frequency, interval and days (RFC 5545, 3.3.10)."""


@dataclass(frozen=True)
class Checkins:
    """A check-in, or a series of them.

    ``first`` is the wall clock of the first one: with its zone, or without one, and then
    ``timezone`` (an IANA name) says which, and without that too it is the reader's own. ``every``
    is a key of ``EVERY``, or empty for a single one. ``until`` is the last day that may hold one.
    A month without the day of ``first`` has no check-in, as in calendars.
    """

    matter: str
    first: datetime
    every: str = ""
    until: date | None = None
    minutes: int | None = None
    timezone: str = ""

    def __post_init__(self) -> None:
        if self.every and self.every not in EVERY:
            raise ValueError(f"every is one of {', '.join(EVERY)}, not {self.every}")


def upcoming(series: Checkins, now: datetime) -> datetime | None:
    """The first check-in at or after ``now`` (which carries its zone), in the series' own zone.

    None when the series is over. Raises zoneinfo.ZoneInfoNotFoundError for an unknown zone.
    """
    zone = ZoneInfo(series.timezone) if series.timezone else series.first.tzinfo or now.tzinfo
    # Expanded on the wall clock: nine o'clock stays nine o'clock when the clocks change. A day
    # earlier is looked at too, because walls near a change of the clock do not order moments.
    wall_now = now.astimezone(zone).replace(tzinfo=None)
    moments = (wall.replace(tzinfo=zone) for wall in _walls(series, wall_now - timedelta(days=1)))
    return next((moment for moment in moments if moment >= now), None)


def _walls(series: Checkins, after: datetime) -> Iterable[datetime]:
    first = series.first.replace(tzinfo=None)
    if not series.every:
        return [first]
    from dateutil import rrule

    frequency, interval, days = EVERY[series.every]
    end = datetime.combine(series.until, time.max) if series.until else None
    rule = rrule.rrule(
        getattr(rrule, frequency), dtstart=first, interval=interval, byweekday=days, until=end
    )
    walls: Iterable[datetime] = rule.xafter(after)
    return walls
