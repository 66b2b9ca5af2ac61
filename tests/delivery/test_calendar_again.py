"""Calendar files that are given out again: read back with icalendar and expanded by dateutil."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

from footing.delivery.calendar import checkins, following, meeting
from footing.followup.checkins import EVERY, Change, Checkins, changed, coming

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
FIRST = datetime(2027, 3, 2, 9)
UNTIL = date(2027, 4, 27)
MOVED = Change(datetime(2027, 3, 30, 9), datetime(2027, 3, 31, 14, 30))
LEFT_OUT = Change(datetime(2027, 4, 6, 9), None)


def series(every: str = "week", **more: Any) -> bytes:
    given = {"until": UNTIL, "zone": "Europe/Berlin", "now": NOW, **more}
    return checkins(every, 30, FIRST, given.pop("until"), seed="bcdf", **given)


def events(ics: bytes) -> list[Any]:
    return list(Calendar.from_ical(ics).walk("VEVENT"))


def seen(ics: bytes) -> list[datetime]:
    """When a calendar shows something, in order: the rule, less the exceptions, plus the moved."""
    whole, *moved = events(ics)
    if "RRULE" not in whole:
        return [whole["DTSTART"].dt]
    shown = rruleset()
    shown.rrule(rrulestr(whole["RRULE"].to_ical().decode(), dtstart=whole["DTSTART"].dt))
    left_out = whole.get("EXDATE", [])
    for one in left_out if isinstance(left_out, list) else [left_out]:
        for each in one.dts:
            shown.exdate(each.dt)
    for one in moved:
        shown.exdate(one["RECURRENCE-ID"].dt)
        shown.rdate(one["DTSTART"].dt)
    return list(shown)


def test_one_that_was_moved_has_an_event_of_its_own_in_the_place_it_had() -> None:
    whole, moved = events(series(changes=[MOVED]))
    assert moved["UID"] == whole["UID"]
    assert moved["RECURRENCE-ID"].dt == datetime(2027, 3, 30, 9, tzinfo=BERLIN)
    assert moved["DTSTART"].dt == datetime(2027, 3, 31, 14, 30, tzinfo=BERLIN)
    assert moved["DURATION"].dt == timedelta(minutes=30)
    assert (moved["CLASS"], moved["SUMMARY"]) == ("PRIVATE", "Check-in")
    assert "RRULE" not in moved


def test_another_reader_sees_the_moved_one_once_and_the_cancelled_one_not_at_all() -> None:
    plain, told = seen(series()), seen(series(changes=[LEFT_OUT, MOVED]))
    assert len(plain) == 9
    assert len(told) == 8
    assert set(told) - set(plain) == {datetime(2027, 3, 31, 14, 30, tzinfo=BERLIN)}
    assert set(plain) - set(told) == {
        datetime(2027, 3, 30, 9, tzinfo=BERLIN),
        datetime(2027, 4, 6, 9, tzinfo=BERLIN),
    }


def test_nine_stays_nine_when_the_clocks_change() -> None:
    """They change on 28 March 2027 in Berlin."""
    told = seen(series())
    assert {one.hour for one in told} == {9}
    hours = {one.astimezone(UTC).hour for one in told}
    assert hours == {7, 8}


def test_the_whole_series_is_taken_out_again() -> None:
    ics = series(changes=[MOVED], cancelled=True, sequence=4)
    calendar = Calendar.from_ical(ics)
    assert calendar["METHOD"] == "CANCEL"
    assert {(str(one["STATUS"]), one["SEQUENCE"]) for one in events(ics)} == {("CANCELLED", 4)}
    assert {one["UID"] for one in events(ics)} == {one["UID"] for one in events(series())}


def test_a_meeting_is_taken_out_again() -> None:
    (before,) = events(meeting(FIRST, seed="bcdf", now=NOW))
    ics = meeting(FIRST, seed="bcdf", now=NOW, sequence=1, cancelled=True)
    (after,) = events(ics)
    assert Calendar.from_ical(ics)["METHOD"] == "CANCEL"
    assert after["UID"] == before["UID"]
    assert (after["STATUS"], after["SEQUENCE"], before["SEQUENCE"]) == ("CANCELLED", 1, 0)


def test_a_single_check_in_does_not_recur() -> None:
    (one,) = events(series("", until=None))
    assert "RRULE" not in one
    assert seen(series("", until=None)) == [FIRST.replace(tzinfo=BERLIN)]


def test_a_series_without_an_end_goes_on_in_a_later_file() -> None:
    early, same = series(until=None), series(until=None, now=NOW + timedelta(weeks=8))
    assert seen(early) == seen(same)
    late = series(until=None, now=NOW + timedelta(weeks=11))
    assert len(seen(late)) == len(seen(early)) + 13


@pytest.mark.parametrize("every", EVERY)
def test_today_and_the_calendar_agree(every: str) -> None:
    """What Today calls the next ones is what another reader finds in the file."""
    agreed = Checkins("m", FIRST, every, UNTIL, timezone="Europe/Berlin")
    second = coming(agreed, NOW, 2)[1].was
    agreed = changed(agreed, second, second + timedelta(hours=5))
    told = seen(series(every, changes=agreed.changes))
    assert [one.when for one in coming(agreed, NOW, 100)] == told


def test_a_file_that_follows_another_counts_up_where_it_says_something_else() -> None:
    first = meeting(FIRST, seed="bcdf", now=NOW)
    later = NOW + timedelta(days=1)
    same = following(meeting(FIRST, seed="bcdf", now=later), first)
    assert events(same)[0]["SEQUENCE"] == 0
    moved = following(meeting(FIRST + timedelta(days=1), seed="bcdf", now=later), first)
    assert events(moved)[0]["SEQUENCE"] == 1
    again = following(meeting(FIRST, seed="bcdf", now=later), moved)
    assert events(again)[0]["SEQUENCE"] == 2
    other = meeting(FIRST, seed="xyz", now=NOW)
    assert following(other, moved) == other
    assert following(first, b"\xff no calendar") == first
    both = following(series(changes=[MOVED]), series())
    assert {one["SEQUENCE"] for one in events(both)} == {1}
