from __future__ import annotations

from datetime import date, datetime

from footing.app import after, matters
from footing.app.after import Given
from footing.app.today import today
from footing.app.workspace import Workspace
from tests.app.conftest import NOW, cleared


def test_the_next_talk_and_the_window_of_a_fumble(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance", me="JB", leader="Joe")
    matters.answer(ws, matter.id, "asked_on", date(2026, 11, 21))
    when = datetime(2026, 11, 23, 9)
    matters.answer(ws, matter.id, "meeting", {"channel": "in person", "when": when, "minutes": 20})
    now = today(ws)
    assert now.conversation is not None
    assert "Joe, tomorrow" in now.conversation.text
    assert [window.matter for window in now.windows] == [matter.id]


def test_mail_and_a_day_without_an_hour_are_no_appointments(ws: Workspace) -> None:
    for value in (
        {"channel": "mail", "when": datetime(2026, 11, 23, 9)},
        {"channel": "call", "when": date(2026, 11, 23)},
        {"channel": "call"},
    ):
        matters.answer(ws, cleared(ws).id, "meeting", value)
    assert today(ws).conversation is None


def test_promises_and_the_agreed_check_in_follow_the_talk(ws: Workspace) -> None:
    matter = cleared(ws)
    given = Given("leader", "be at the planning", date(2026, 11, 20))
    next_one = datetime(2026, 12, 1, 9, tzinfo=NOW.tzinfo)
    after.record(ws, matter.id, held=True, promises=[given], next_checkin=next_one)
    now = today(ws)
    assert [line.matter for line in now.late] == [matter.id]
    assert "Sharon promised" in now.late[0].text
    assert [line.when for line in now.checkins] == [next_one]


def test_the_series_that_was_asked_for_counts_until_another_is_agreed(ws: Workspace) -> None:
    matter = cleared(ws)
    series = {
        "every": "week",
        "first": datetime(2026, 11, 17, 9),
        "until": date(2027, 2, 1),
        "timezone": "Europe/London",
    }
    matters.answer(ws, matter.id, "checkins", series)
    assert today(ws).checkins == ()
    after.record(ws, matter.id, held=True)
    (line,) = today(ws).checkins
    assert isinstance(line.when, datetime)
    assert line.when.date() == date(2026, 11, 24)


def test_closed_and_stopped_matters_ask_for_nothing(ws: Workspace) -> None:
    when = datetime(2026, 11, 23, 9)
    closed = cleared(ws)
    matters.answer(ws, closed.id, "meeting", {"channel": "call", "when": when})
    matters.close(ws, closed.id)
    stopped = cleared(ws)
    matters.answer(ws, stopped.id, "meeting", {"channel": "call", "when": when})
    matters.pass_gate(ws, stopped.id, {question.key: True for question in matters.questions()})
    assert today(ws).conversation is None
