"""Time zones as calendar programs read them (VTIMEZONE, RFC 5545, 3.6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS: Final = 12
"""Enough to tell the last Sunday of a month from the fourth."""


@dataclass(frozen=True)
class _Kind:
    """Changes of clocks that belong together: from one offset to another, with its name."""

    before: timedelta
    after: timedelta
    name: str


def vtimezone(zone: ZoneInfo, first: date) -> Timezone:
    """The zone with its changes of clocks from a year before ``first`` on.

    Changes that follow a yearly rule are written as that rule: Outlook reads two rules, one for
    each half of the year, and not a list of single dates. Where a zone follows no rule (Morocco),
    twelve years are listed. icalendar's own ``Timezone.from_tzinfo`` writes lists only, and looks
    too seldom to see changes that lie a month apart.
    """
    from icalendar import Timezone  # slow to import

    begin = datetime.combine(first - timedelta(days=366), time(), tzinfo=UTC)
    changes: dict[_Kind, list[datetime]] = {}
    for kind, moment in _changes(zone, begin):
        changes.setdefault(kind, []).append(moment)
    rules = {kind: _rule(moments) for kind, moments in changes.items()}
    found = Timezone()
    found.add("tzid", zone.key)
    if not changes or not all(rules.values()):
        offset = _offset(zone, begin)
        name = begin.astimezone(zone).tzname() or ""
        _add(found, _Kind(offset, offset, name), begin.replace(tzinfo=None), {})
    for kind, (start, *later) in changes.items():
        rule = rules[kind] if all(rules.values()) else None
        _add(found, kind, start, {"rrule": rule} if rule else {"rdate": later} if later else {})
    return found


def _add(found: Timezone, kind: _Kind, start: datetime, more: dict[str, object]) -> None:
    from icalendar import TimezoneDaylight, TimezoneStandard  # slow to import

    part = TimezoneDaylight() if kind.after > kind.before else TimezoneStandard()
    part.add("dtstart", start)
    part.add("tzoffsetfrom", kind.before)
    part.add("tzoffsetto", kind.after)
    part.add("tzname", kind.name)
    for name, value in more.items():
        part.add(name, value)
    found.add_component(part)


def _changes(zone: ZoneInfo, begin: datetime) -> Iterator[tuple[_Kind, datetime]]:
    """Every change of the offset, with its moment on the clock as it stood before the change."""
    day = timedelta(days=1)
    for number in range(366 * _YEARS):
        low, high = begin + number * day, begin + (number + 1) * day
        before, after = _offset(zone, low), _offset(zone, high)
        if before == after:
            continue
        while high - low > timedelta(minutes=1):
            middle = low + (high - low) / 2
            low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
        moment = (high + before).replace(tzinfo=None, second=0, microsecond=0)
        yield _Kind(before, after, (high + day / 24).astimezone(zone).tzname() or ""), moment


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _rule(starts: list[datetime]) -> dict[str, str | int] | None:
    """The yearly rule that gives exactly these local moments; None where there is none."""
    one = starts[0]
    years = [start.year for start in starts]
    same = {(start.month, start.weekday(), start.time()) for start in starts}
    if len(same) > 1 or len(starts) < _YEARS - 1 or years != list(range(one.year, years[-1] + 1)):
        return None
    weeks = set.intersection(*({(start.day - 1) // 7 + 1, _from_end(start)} for start in starts))
    if not weeks:
        return None
    byday = f"{max(weeks)}{_WEEKDAYS[one.weekday()]}"
    return {"freq": "YEARLY", "bymonth": one.month, "byday": byday}


def _from_end(day: datetime) -> int:
    """-1 for the last of its weekday in the month, -2 for the one before, and so on."""
    last = ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
    return -((last - day.day) // 7 + 1)
