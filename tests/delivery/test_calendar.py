"""Calendar files, read back by icalendar, and expanded and zoned by dateutil."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from footing.delivery.calendar import checkins, meeting
from footing.kernel.errors import FootingError
from tests.delivery.samples import NOW, at

NEW_YORK = "America/New_York"
FIRST = at("2026-12-01T09:00")
UNTIL = date(2027, 4, 30)


def series(every: str = "week", *, first: datetime = FIRST, **more: Any) -> bytes:
    arguments = {"minutes": 30, "until": UNTIL, "zone": NEW_YORK, **more}
    minutes, until = arguments.pop("minutes"), arguments.pop("until")
    return checkins(every, minutes, first, until, seed="bcdf", now=NOW, **arguments)


def event(ics: bytes) -> Any:
    (found,) = Calendar.from_ical(ics).walk("VEVENT")
    return found


def occurrences(ics: bytes) -> list[datetime]:
    found = event(ics)
    return list(rrulestr(found["RRULE"].to_ical().decode(), dtstart=found["DTSTART"].dt))


def test_a_meeting_is_private_neutral_and_complete() -> None:
    ics = meeting(at("2026-11-25T10:00"), 45, seed="bcdf", now=NOW, zone=NEW_YORK)
    found = event(ics)
    assert found["SUMMARY"] == "Meeting"
    assert found["CLASS"] == "PRIVATE"
    assert found["TRANSP"] == "OPAQUE"
    assert found["SEQUENCE"] == 0
    assert found["DTSTAMP"].dt == NOW
    assert found["DTSTART"].dt == datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(NEW_YORK))
    assert found["DURATION"].dt == timedelta(minutes=45)
    assert b"DTSTART;TZID=America/New_York:20261125T100000\r\n" in ics
    assert ics.count(b"BEGIN:VTIMEZONE") == 1
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))


def test_a_later_file_replaces_the_earlier_one() -> None:
    when = at("2026-11-25T10:00")
    one = meeting(when, seed="bcdf", now=NOW)
    two = meeting(when + timedelta(days=1), seed="bcdf", now=NOW, sequence=1)
    assert event(one)["UID"] == event(two)["UID"]
    assert event(two)["SEQUENCE"] == 1
    assert event(one)["UID"] != event(meeting(when, seed="other", now=NOW))["UID"]
    assert event(one)["UID"] != event(series())["UID"]
    assert b"bcdf" not in one


def test_without_a_zone_the_hour_is_that_on_the_wall() -> None:
    ics = meeting(at("2026-11-25T10:00"), seed="bcdf", now=NOW)
    assert b"DTSTART:20261125T100000\r\n" in ics
    assert b"VTIMEZONE" not in ics
    assert b"UNTIL=20270430T235959\r\n" in series(zone="")


def test_an_offset_is_kept_as_a_moment() -> None:
    when = datetime(2026, 11, 25, 10, tzinfo=timezone(timedelta(hours=-5)))
    assert b"DTSTART:20261125T150000Z\r\n" in meeting(when, seed="bcdf", now=NOW)
    zoned = meeting(when, seed="bcdf", now=NOW, zone="Europe/London")
    assert b"DTSTART;TZID=Europe/London:20261125T150000\r\n" in zoned


@pytest.mark.parametrize(
    ("every", "second", "count"),
    [
        ("day", 2, 151),
        ("weekday", 2, 109),
        ("week", 8, 22),
        ("two weeks", 15, 11),
        ("month", 36, 5),
    ],
)
def test_nine_stays_nine_over_the_change_of_clocks(every: str, second: int, count: int) -> None:
    dates = occurrences(series(every))
    assert {moment.time() for moment in dates} == {FIRST.time()}
    assert {moment.utcoffset() for moment in dates} == {timedelta(hours=-5), timedelta(hours=-4)}
    assert dates[0].replace(tzinfo=None) == FIRST
    assert (dates[1].date() - date(2026, 11, 30)).days == second
    assert len(dates) == count
    assert dates[-1].date() <= UNTIL


@pytest.mark.parametrize("first", ["2026-07-01T09:00", "2026-11-01T09:00", "2026-12-01T09:00"])
@pytest.mark.parametrize(
    "zone",
    [
        NEW_YORK,
        "Europe/London",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "America/Santiago",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Asia/Jerusalem",
        "Asia/Kolkata",
        "UTC",
    ],
)
def test_the_zone_in_the_file_is_the_real_one(zone: str, first: str) -> None:
    """dateutil reads VTIMEZONE without looking the name up."""
    ics = series("day", first=at(first), zone=zone).decode()
    written = tzical(io.StringIO(ics)).get(zone)
    for moment in occurrences(ics.encode()):
        assert moment.replace(tzinfo=written).utcoffset() == moment.utcoffset()


def test_changes_of_clocks_are_two_rules() -> None:
    """Outlook reads rules, and not lists of dates."""
    ics = series(zone="Europe/Berlin")
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in ics
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in ics
    assert b"RDATE" not in ics
    assert ics.count(b"TZOFFSETFROM") == 2
    assert b"RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n" in series()


def test_the_end_is_in_utc_and_holds_the_whole_last_day() -> None:
    assert b"UNTIL=20270501T035959Z" in series()
    assert occurrences(series("day", zone="Asia/Tokyo"))[-1].date() == UNTIL
    assert occurrences(series("day", until=FIRST.date())) == occurrences(series())[:1]


def test_a_series_without_an_end_gets_one_and_says_so() -> None:
    ics = series(until=None)
    assert len(occurrences(ics)) == 14
    assert "stops after three months" in event(ics)["DESCRIPTION"]
    assert "DESCRIPTION" not in event(series())


def test_weekdays_begin_on_a_weekday() -> None:
    dates = occurrences(series("weekday", first=at("2026-12-05T09:00")))
    assert dates[0].date() == date(2026, 12, 7)
    assert {moment.weekday() for moment in dates} == {0, 1, 2, 3, 4}


@given(st.datetimes(at("2026-01-01T00:00"), at("2030-01-01T00:00")))
def test_a_month_keeps_its_weekday_and_starts_with_the_first(first: datetime) -> None:
    first = first.replace(microsecond=0)
    dates = occurrences(
        series("month", first=first, until=first.date() + timedelta(days=400), zone="")
    )
    assert dates[0] == first
    assert {moment.weekday() for moment in dates} == {first.weekday()}
    assert len(dates) in (13, 14)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"zone": "America/New York"}, 'no time zone "America/New York"'),
        ({"zone": "../../etc/passwd"}, "no time zone"),
        ({"zone": "Mars/\x00Base"}, "no time zone"),
        ({"zone": "America"}, 'no time zone "America"'),
        ({"until": date(2026, 11, 1)}, "end on 2026-11-01, before the first one"),
        ({"minutes": 0}, "meeting of 0 minutes"),
        ({"every": "hour\nX:1"}, 'cannot be "every hour X:1"'),
    ],
)
def test_what_cannot_be_is_said_with_its_place(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(FootingError, match=words) as raised:
        series(**arguments)
    assert raised.value.where.startswith("answers.checkins.")
    assert raised.value.todo


@given(st.text(max_size=100) | st.sampled_from(["a\r\nATTENDEE:mailto:x@e.org", "a;b,c\\n:d\n\n"]))
def test_no_title_becomes_a_property(title: str) -> None:
    title = title.encode("utf-8", "ignore").decode()
    ics = meeting(FIRST, seed=title, now=NOW, title=title)
    found = event(ics)
    assert set(found) == {
        "UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "DURATION", "CLASS", "TRANSP",
    }  # fmt: skip
    assert (
        "".join(str(found["SUMMARY"]).split()) in "".join(title.split()) or not title.isprintable()
    )


def test_the_clock_is_passed_in() -> None:
    assert series() == series()
    later = NOW + timedelta(hours=1)
    stamped = meeting(FIRST, seed="bcdf", now=later.astimezone(ZoneInfo(NEW_YORK)))
    assert event(stamped)["DTSTAMP"].dt == datetime(2026, 11, 20, 19, 30, tzinfo=UTC)
