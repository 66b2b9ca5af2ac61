"""The files of a whole page."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import date
from email.policy import default

from icalendar import Calendar

from footing.delivery.artifacts import for_page
from footing.playbooks.answers import CheckIns, Meeting
from tests.delivery.samples import NOW, PAGE, at

MEETING = Meeting("in person", at("2026-11-25T10:00"), 30)
CHECKINS = CheckIns("week", 30, at("2026-12-01T09:00"), date(2027, 2, 28), "America/New_York")


def test_every_file_is_there_with_its_type() -> None:
    files = for_page(PAGE, MEETING, CHECKINS, uid_seed="bcdf", now=NOW)
    assert [(file.name, file.media_type.partition(";")[0]) for file in files] == [
        ("spoken.txt", "text/plain"),
        ("invite.eml", "message/rfc822"),
        ("message.eml", "message/rfc822"),
        ("confirm.eml", "message/rfc822"),
        ("brief.md", "text/markdown"),
        ("brief.pdf", "application/pdf"),
        ("meeting.ics", "text/calendar"),
        ("checkins.ics", "text/calendar"),
    ]
    content = {file.name: file.content for file in files}
    assert content["spoken.txt"].startswith(b"Thank you for the time.\r\n\r\nHere")
    assert content["brief.pdf"].startswith(b"%PDF-1.7")
    invite = email.message_from_bytes(content["invite.eml"], policy=default)
    assert invite["Subject"] == "A talk this week"
    assert b"DTSTART;TZID=America/New_York:20261125T100000" in content["meeting.ics"]


def test_what_is_not_known_gives_no_file() -> None:
    bare = replace(PAGE, spoken="", message="", confirm=" ")
    files = for_page(bare, Meeting(), CheckIns("week"), uid_seed="bcdf", now=NOW)
    assert [file.name for file in files] == ["invite.eml", "brief.md", "brief.pdf"]
    assert len(for_page(bare, None, None, uid_seed="bcdf", now=NOW)) == 3


def test_the_calendar_says_nothing_of_the_matter() -> None:
    mail = replace(MEETING, channel="mail")
    files = for_page(PAGE, mail, CHECKINS, uid_seed="bcdf", now=NOW)
    dates = [file.content for file in files if file.name.endswith(".ics")]
    titles = [Calendar.from_ical(ics).walk("VEVENT")[0]["SUMMARY"] for ics in dates]
    assert titles == ["Writing time", "Check-in"]
    assert not any(word in ics for ics in dates for word in (b"Sharon", b"mistake", b"own-up"))
