"""Agreed meetings that recur: when the next one is, and which were moved or cancelled once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import takewhile
from zoneinfo import ZoneInfo

EVERY: dict[str, str] = {
    "day": "FREQ=DAILY",
    "weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "week": "FREQ=WEEKLY",
    "two weeks": "FREQ=WEEKLY;INTERVAL=2",
    "month": "FREQ=MONTHLY;BYDAY={weekday}",
}
"""How often a check-in recurs, as iCalendar writes it (RFC 5545, 3.3.10)."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Change:
    """One check-in of a series that is at another time, or not at all where ``to`` is None.

    Both are wall clocks of the series' own zone, without a zone.
    """

    was: datetime
    to: datetime | None


@dataclass(frozen=True)
class Meeting:
    """One check-in: the wall clock that the rhythm gives it, and when it is held (None: it is not).

    ``when`` carries the zone of the series, ``was`` none.
    """

    was: datetime
    when: datetime | None

    @property
    def moved(self) -> bool:
        """Whether it is held at another time than the rhythm gives it."""
        return self.when is not None and self.when.replace(tzinfo=None) != self.was


@dataclass(frozen=True)
class Checkins:
    """A check-in, or a series of them.

    ``first`` is the wall clock of the first one: with its zone, or without one, and then
    ``timezone`` (an IANA name) says which, and without that too it is the reader's own. ``every``
    is a key of ``EVERY``, or empty for a single one; a month keeps the weekday of the month, such
    as the first Tuesday, and every weekday begins on a weekday. ``until`` is the last day that may
    hold one. ``changes`` are those that were moved or cancelled once, and ``cancelled`` says that
    the whole series is. ``id`` is empty where the series is not kept.
    """

    matter: str
    first: datetime
    every: str = ""
    until: date | None = None
    minutes: int | None = None
    timezone: str = ""
    changes: tuple[Change, ...] = ()
    cancelled: bool = False
    id: str = ""

    def __post_init__(self) -> None:
        if self.every and self.every not in EVERY:
            raise ValueError(f"every is one of {', '.join(EVERY)}, not {self.every}")


def weekday_of_month(day: date) -> str:
    """Which weekday of its month a day is, as in BYDAY: ``2TU``, or ``-1TU`` for a fifth."""
    week = (day.day - 1) // 7 + 1
    return f"{week if week < 5 else -1}{_WEEKDAYS[day.weekday()]}"


def rhythm(every: str, first: date) -> str:
    """The rule of a series that begins on ``first``, without its end; KeyError if unknown."""
    return EVERY[every].format(weekday=weekday_of_month(first))


def begins(every: str, first: datetime) -> datetime:
    """The first one of a series: with ``weekday``, a first one at the weekend moves to Monday."""
    ahead = 7 - first.weekday() if every == "weekday" and first.weekday() > 4 else 0
    return first + timedelta(days=ahead)


def upcoming(series: Checkins, now: datetime) -> datetime | None:
    """When the first check-in at or after ``now`` (which carries its zone) is; see ``following``.

    None when the series is over. Raises zoneinfo.ZoneInfoNotFoundError for an unknown zone.
    """
    found = following(series, now)
    return found.when if found else None


def following(series: Checkins, now: datetime) -> Meeting | None:
    """The first check-in that is held at or after ``now``, in the series' own zone, if any."""
    if series.cancelled:
        return None
    zone = _zone(series, now)
    changed = {one.was for one in series.changes}
    # Expanded on the wall clock: nine o'clock stays nine o'clock when the clocks change. A day
    # earlier is looked at too, because walls near a change of the clock do not order moments.
    after = now.astimezone(zone).replace(tzinfo=None) - timedelta(days=1)
    plain = (Meeting(wall, wall.replace(tzinfo=zone)) for wall in _walls(series, after))
    regular = next((m for m in plain if m.was not in changed and _held(m, now)), None)
    moved = [one for one in _changed(series, zone) if _held(one, now)]
    return min([*moved, *([regular] if regular else [])], key=_moment, default=None)


def last_before(series: Checkins, now: datetime) -> datetime | None:
    """When the last check-in before ``now`` was held; None where none was yet."""
    zone = _zone(series, now)
    changed = {one.was for one in series.changes}
    end = now.astimezone(zone).replace(tzinfo=None) + timedelta(days=1)
    walls = takewhile(lambda wall: wall <= end, _walls(series, None))
    plain = [Meeting(wall, wall.replace(tzinfo=zone)) for wall in walls if wall not in changed]
    held = [one.when for one in (*plain, *_changed(series, zone)) if one.when and one.when < now]
    return max(held, default=None)


def coming(series: Checkins, now: datetime, count: int) -> tuple[Meeting, ...]:
    """The next ``count`` places of the rhythm from the day of ``now`` on, and what is moved there.

    Those that were cancelled once stand among them, with ``when`` as None.
    """
    if series.cancelled:
        return ()
    zone = _zone(series, now)
    start = datetime.combine(now.astimezone(zone).date(), time())
    changes = {one.was: one.to for one in series.changes}
    found: list[Meeting] = []
    for wall in _walls(series, start - timedelta(microseconds=1)):
        if len(found) == count:
            break
        to = changes.get(wall, wall)
        found.append(Meeting(wall, to.replace(tzinfo=zone) if to else None))
    late = [m for m in _changed(series, zone) if m.was < start and m.when and m.when >= now]
    return tuple(sorted((*found, *late), key=lambda m: (m.when or m.was).replace(tzinfo=None)))


def changed(series: Checkins, was: datetime, to: datetime | None) -> Checkins:
    """The series with the one at the wall clock ``was`` moved to ``to``, or cancelled (None).

    Where ``to`` is ``was``, it is again as the rhythm has it.
    """
    others = tuple(one for one in series.changes if one.was != was)
    return replace(series, changes=others if to == was else (*others, Change(was, to)))


def wall_of_first(series: Checkins) -> datetime:
    """The wall clock of the first one in the series' own zone, without the zone."""
    first = series.first
    if first.tzinfo and series.timezone:
        first = first.astimezone(ZoneInfo(series.timezone))
    return begins(series.every, first.replace(tzinfo=None))


def _zone(series: Checkins, now: datetime) -> tzinfo | None:
    return ZoneInfo(series.timezone) if series.timezone else series.first.tzinfo or now.tzinfo


def _changed(series: Checkins, zone: tzinfo | None) -> list[Meeting]:
    return [
        Meeting(one.was, one.to.replace(tzinfo=zone) if one.to else None) for one in series.changes
    ]


def _held(meeting: Meeting, now: datetime) -> bool:
    return meeting.when is not None and meeting.when >= now


def _moment(meeting: Meeting) -> datetime:
    assert meeting.when is not None  # noqa: S101  (asked of those that are held)
    return meeting.when


def _walls(series: Checkins, after: datetime | None) -> Iterator[datetime]:
    """The wall clocks that the rhythm gives, later than ``after``, earliest first."""
    first = wall_of_first(series)
    if not series.every:
        return iter([first])
    from dateutil.rrule import rrulestr

    rule = rrulestr(rhythm(series.every, first), dtstart=first)
    walls: Iterator[datetime] = iter(rule) if after is None else rule.xafter(after)
    last = series.until
    return walls if last is None else takewhile(lambda wall: wall.date() <= last, walls)
