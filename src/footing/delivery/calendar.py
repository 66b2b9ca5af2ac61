"""The meeting and the check-ins as calendar files (RFC 5545), with neutral titles.

Calendars are seen by employers: titles say nothing of the matter, and every event is private. The
same seed gives the same UID, and a higher sequence replaces what a calendar has; a file that
cancels takes it out again (RFC 5546, 3.2.1 and 3.2.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from footing.delivery.mail import one_line
from footing.delivery.zones import vtimezone
from footing.followup.checkins import Change, begins, rhythm
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from icalendar import Event, vRecur

OPEN_END: Final = timedelta(weeks=13)
"""A series without an agreed end stops after this time, and its description says so."""
AHEAD: Final = timedelta(weeks=4)
"""So much of a series without an end is always in the file; else it goes on for OPEN_END more."""


def meeting(
    when: datetime,
    minutes: int | None = None,
    *,
    seed: str,
    now: datetime,
    zone: str = "",
    title: str = "Meeting",
    sequence: int = 0,
    cancelled: bool = False,
) -> bytes:
    """One meeting as ``.ics``: ``minutes`` long (30 where unknown), or that it is cancelled.

    ``seed`` names the matter: the same seed gives the same UID, so that a later file replaces the
    earlier one. A naive ``when`` is in ``zone`` (an IANA name); without a zone it is a floating
    time, which calendars show at that hour wherever they are. ``now`` carries its zone.

    Raises FootingError for an unknown zone or a length below one minute.
    """
    event = _event(
        "meeting",
        seed,
        now=now,
        title=title,
        sequence=sequence,
        length=_length(minutes, "answers.meeting"),
    )
    start = _moment(when, _zone(zone, "answers.meeting.timezone"))
    event.start = start
    return _calendar([event], start, cancelled=cancelled)


def checkins(
    every: str,
    minutes: int | None,
    first: datetime,
    until: date | None,
    *,
    seed: str,
    now: datetime,
    zone: str = "",
    title: str = "Check-in",
    sequence: int = 0,
    changes: Iterable[Change] = (),
    cancelled: bool = False,
) -> bytes:
    """Recurring check-ins as ``.ics``, at the same hour by the clock on the wall all year.

    ``every`` is day, weekday, week, two weeks or month (a month: the same weekday of the month,
    such as the first Tuesday, so that no check-in falls on a Sunday), or empty for a single one.
    ``until`` is the last possible day; without one the series ends after OPEN_END and says so, and
    goes on in a later file. With ``weekday`` a first one at the weekend moves to Monday. Each of
    ``changes`` is an exception: one that was moved has its own event with the place that it had
    (RECURRENCE-ID), one that was cancelled is left out (EXDATE). ``cancelled`` takes the whole
    series out of the calendar. Times and zones are as in ``meeting``.

    Raises FootingError for an unknown zone or rhythm, a length below one minute, and where
    ``until`` lies before the first.
    """
    here = "answers.checkins"
    length = _length(minutes, here)

    def one() -> Event:
        return _event("checkins", seed, now=now, title=title, sequence=sequence, length=length)

    event = one()
    known = _zone(zone, f"{here}.timezone")
    start = _moment(first, known)
    if known is not None:
        start = start.astimezone(known)  # the rhythm is that of the wall clock there
    start = begins(every, start)
    last = until or _open_end(start, now)
    if last < start.date():
        raise FootingError(
            f"The check-ins end on {last.isoformat()}, before the first one.",
            where=f"{here}.until",
            todo="Set a later day, or leave it out.",
        )
    event.start = start
    if every:
        event.add("rrule", _rule(every, start, last))
        if until is None:
            event.add("description", "No end was agreed: this series stops after three months.")
    events = [event]
    for change in sorted(changes, key=lambda change: change.was):
        was = change.was.replace(tzinfo=start.tzinfo)
        if change.to is None:
            event.add("exdate", was)
            continue
        moved = one()
        moved.add("recurrence-id", was)
        moved.start = change.to.replace(tzinfo=start.tzinfo)
        events.append(moved)
    return _calendar(events, start, cancelled=cancelled)


def unversioned(ics: bytes) -> str:
    """What a calendar file says, without its version: two files that say the same are equal."""
    lines = ics.decode("utf-8", "replace").replace("\r\n", "\n").splitlines()
    return "\n".join(line for line in lines if not line.startswith(("DTSTAMP", "SEQUENCE")))


def following(fresh: bytes, earlier: bytes) -> bytes:
    """A new file as the next version of an ``earlier`` one of the same meeting or series.

    It counts one up where it says something else. An earlier file of another meeting, or one that
    is no calendar file, changes nothing.
    """
    uids = [
        {line for line in ics.splitlines() if line.startswith(b"UID:")} for ics in (fresh, earlier)
    ]
    last = [line for line in earlier.splitlines() if line.startswith(b"SEQUENCE:")]
    if not last or uids[0] != uids[1] or not last[0][9:].isdigit():
        return fresh
    same = unversioned(fresh) == unversioned(earlier)
    number = int(last[0][9:]) + (0 if same else 1)
    return fresh.replace(b"\r\nSEQUENCE:0\r\n", b"\r\nSEQUENCE:%d\r\n" % number)


def taken_out(content: str, *, sequence: int, now: datetime) -> bytes:
    """A file that takes out what an earlier one put in; ``content`` is as ``unversioned`` gives."""
    from icalendar import Calendar  # slow to import

    calendar = Calendar.from_ical(content.replace("\n", "\r\n"))
    calendar["method"] = "CANCEL"
    for event in calendar.walk("VEVENT"):
        for name in ("status", "sequence", "dtstamp"):
            event.pop(name, None)
        event.add("status", "CANCELLED")
        event.add("sequence", sequence)
        event.add("dtstamp", now.astimezone(UTC))
    return bytes(calendar.to_ical())


def _open_end(start: datetime, now: datetime) -> date:
    """The last day of a series without an agreed end: some weeks ahead of ``now``, in whole blocks.

    Blocks, so that the file is the same from one day to the next.
    """
    passed = now.date() + AHEAD - start.date()
    blocks = max(1, -(-passed // OPEN_END))
    return (start + blocks * OPEN_END).date()


def _rule(every: str, start: datetime, last: date) -> vRecur:
    from icalendar import vRecur  # slow to import

    try:
        rule: vRecur = vRecur.from_ical(rhythm(every, start))
    except KeyError:
        raise FootingError(
            f'Check-ins cannot be "every {one_line(every)}".',
            where="answers.checkins.every",
            todo='Use "day", "weekday", "week", "two weeks" or "month".',
        ) from None
    end = datetime.combine(last, time(23, 59, 59), tzinfo=start.tzinfo)
    # RFC 5545, 3.3.10: UNTIL is in UTC where the start has a zone, and local where it floats.
    rule["until"] = end.astimezone(UTC) if end.tzinfo else end
    return rule


def _event(
    kind: str, seed: str, *, now: datetime, title: str, sequence: int, length: timedelta
) -> Event:
    from icalendar import Event  # slow to import

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'footing:{kind}:{seed}')}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", sequence)
    event.add("summary", one_line(title))
    event.add("duration", length)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def _calendar(events: Iterable[Event], first: datetime, *, cancelled: bool) -> bytes:
    from icalendar import Calendar  # slow to import

    calendar = Calendar()
    calendar.add("prodid", "-//Footing//Footing//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    if isinstance(first.tzinfo, ZoneInfo):
        calendar.add_component(vtimezone(first.tzinfo, first.date()))
    for event in events:
        if cancelled:
            event.add("status", "CANCELLED")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone(name: str, where: str) -> ZoneInfo | None:
    if not name.strip():
        return None
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):
        raise FootingError(
            f'There is no time zone "{one_line(name)}".',
            where=where,
            todo='Use a name such as "Europe/London" or "America/New_York".',
        ) from None


def _moment(when: datetime, zone: ZoneInfo | None) -> datetime:
    """The moment in the zone; with an offset and no zone in UTC; naive and no zone floating."""
    if when.tzinfo is None:
        return when.replace(tzinfo=zone)
    return when if isinstance(when.tzinfo, ZoneInfo) else when.astimezone(zone or UTC)


def _length(minutes: int | None, where: str) -> timedelta:
    if minutes is None:
        return timedelta(minutes=30)
    if minutes < 1:
        raise FootingError(
            f"A meeting of {minutes} minutes cannot be put into a calendar.",
            where=f"{where}.minutes",
            todo="Give one minute or more.",
        )
    return timedelta(minutes=minutes)
