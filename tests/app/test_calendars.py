"""Calendar files of a kept matter: given out again, they replace, and take out what is off."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from footing.app import after, checkins, deliver, matters
from footing.app.workspace import Workspace
from footing.followup.checkins import Checkins
from footing.kernel.errors import FootingError
from tests.app.conftest import cleared


def read(ws: Workspace, matter: str, name: str) -> tuple[str, list[Any]]:
    """The method of a calendar file, and its events."""
    calendar = Calendar.from_ical(deliver.artifact(ws, matter, name).data)
    return str(calendar["METHOD"]), list(calendar.walk("VEVENT"))


def versions(ws: Workspace, matter: str, name: str = "checkins.ics") -> tuple[str, set[int]]:
    method, events = read(ws, matter, name)
    assert len({one["UID"] for one in events}) == 1
    return method, {int(one["SEQUENCE"]) for one in events}


def planned(ws: Workspace, when: datetime = datetime(2026, 11, 24, 10)) -> str:
    matter = cleared(ws).id
    matters.answer(ws, matter, "meeting", {"channel": "in person", "when": when, "minutes": 20})
    return matter


def test_the_same_file_keeps_its_version_and_a_change_counts_up(ws: Workspace) -> None:
    matter = planned(ws)
    (before,) = read(ws, matter, "meeting.ics")[1]
    assert versions(ws, matter, "meeting.ics") == ("PUBLISH", {0})
    matters.answer(ws, matter, "aim", "The claims move.")
    assert versions(ws, matter, "meeting.ics") == ("PUBLISH", {0})
    meeting = {"channel": "in person", "when": datetime(2026, 11, 25, 10), "minutes": 20}
    matters.answer(ws, matter, "meeting", meeting)
    (after_,) = read(ws, matter, "meeting.ics")[1]
    assert (after_["UID"], after_["SEQUENCE"]) == (before["UID"], 1)


def test_a_meeting_that_is_off_is_taken_out_and_may_come_back(ws: Workspace) -> None:
    matter = planned(ws)
    meeting = matters.show(ws, matter).answers["meeting"]
    (before,) = read(ws, matter, "meeting.ics")[1]
    matters.answer(ws, matter, "meeting", None)
    assert ("meeting.ics", "Takes the meeting out of your calendar again") in deliver.offered(
        ws, matter
    )
    method, (off,) = read(ws, matter, "meeting.ics")
    assert (method, off["STATUS"], off["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert (off["UID"], off["DTSTART"].dt) == (before["UID"], before["DTSTART"].dt)
    assert versions(ws, matter, "meeting.ics") == ("CANCEL", {1})
    matters.answer(ws, matter, "meeting", meeting)
    assert versions(ws, matter, "meeting.ics") == ("PUBLISH", {2})


def test_what_was_never_given_out_is_not_taken_out(ws: Workspace) -> None:
    matter = planned(ws)
    matters.close(ws, matter)
    assert "meeting.ics" not in dict(deliver.offered(ws, matter))


def test_a_talk_that_was_held_stays_in_the_calendar_of_a_closed_matter(ws: Workspace) -> None:
    matter = planned(ws, datetime(2026, 11, 20, 10))
    read(ws, matter, "meeting.ics")
    after.record(ws, matter, held=True)
    matters.close(ws, matter)
    assert versions(ws, matter, "meeting.ics") == ("PUBLISH", {0})


def test_check_ins_asked_for_then_agreed_then_changed_then_cancelled_are_one_series(
    ws: Workspace,
) -> None:
    matter = cleared(ws).id
    asked = {"every": "week", "first": datetime(2026, 12, 1, 9), "timezone": "Europe/London"}
    matters.answer(ws, matter, "checkins", asked)
    assert versions(ws, matter) == ("PUBLISH", {0})
    checkins.agree(ws, matter, datetime(2026, 12, 3, 9), "two weeks")
    assert versions(ws, matter) == ("PUBLISH", {1})
    checkins.move(ws, matter, date(2026, 12, 17), datetime(2026, 12, 18, 11))
    assert versions(ws, matter) == ("PUBLISH", {2})
    assert len(read(ws, matter, "checkins.ics")[1]) == 2
    checkins.end(ws, matter)
    assert versions(ws, matter) == ("CANCEL", {3})
    assert versions(ws, matter) == ("CANCEL", {3})


def test_the_version_is_kept_with_the_matter(ws: Workspace) -> None:
    matter = planned(ws)
    read(ws, matter, "meeting.ics")
    (issue,) = ws.store.issues(matter)
    assert (issue.kind, issue.sequence) == ("meeting", 0)
    assert "DTSTAMP" not in issue.content


def test_a_series_that_cannot_be_is_told_of_where_its_file_is_asked_for(ws: Workspace) -> None:
    """An import can bring one that ends before it begins; the page of its matter is shown."""
    matter = cleared(ws).id
    ws.store.save_checkins(
        Checkins(matter, datetime(2026, 12, 1, 9), "week", date(2026, 11, 1), None)
    )
    assert "checkins.ics" in dict(deliver.offered(ws, matter))
    with pytest.raises(FootingError, match="before the first one"):
        deliver.artifact(ws, matter, "checkins.ics")
