from __future__ import annotations

from datetime import date, datetime

import pytest

from footing.app import after, checkins, journal, matters
from footing.app.after import Given
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from tests.app.conftest import cleared

FIRST = datetime(2026, 12, 1, 9)  # a Tuesday; it is Sunday, 22 November


def agreed(ws: Workspace) -> str:
    matter = cleared(ws).id
    checkins.agree(ws, matter, FIRST, "week", until=date(2026, 12, 29), minutes=30)
    return matter


def texts(view: checkins.View) -> list[str]:
    return [one.text for one in view.coming]


def test_what_is_agreed_is_said_with_the_next_ones(ws: Workspace) -> None:
    view = checkins.look(ws, agreed(ws))
    assert view.agreed
    assert view.text == (
        "Every week at 9 am (Europe/London), from Tuesday, 1 December until Tuesday, 29 December, "
        "30 minutes each."
    )
    assert texts(view)[0] == "Tuesday, 1 December at 9 am, in 9 days."
    assert len(view.coming) == 5


def test_one_is_moved_and_one_cancelled_and_both_come_back(ws: Workspace) -> None:
    matter = agreed(ws)
    checkins.move(ws, matter, date(2026, 12, 8), datetime(2026, 12, 9, 14, 30))
    view = checkins.cancel(ws, matter, date(2026, 12, 15))
    assert texts(view)[1:3] == [
        "Wednesday, 9 December at 2:30 pm, in 17 days; moved from Tuesday, 8 December.",
        "Tuesday, 15 December at 9 am: cancelled.",
    ]
    # By the day that it has now, too.
    checkins.restore(ws, matter, date(2026, 12, 9))
    view = checkins.restore(ws, matter, date(2026, 12, 15))
    assert view.series is not None
    assert view.series.changes == ()


def test_a_day_alone_keeps_the_hour(ws: Workspace) -> None:
    view = checkins.move(ws, agreed(ws), date(2026, 12, 8), date(2026, 12, 10))
    assert "Thursday, 10 December at 9 am" in texts(view)[1]


def test_what_was_agreed_as_a_single_one_can_be_moved_and_cancelled(ws: Workspace) -> None:
    matter = cleared(ws).id
    after.record(ws, matter, held=True, next_checkin=FIRST)
    view = checkins.move(ws, matter, FIRST.date(), datetime(2026, 12, 2, 11))
    assert view.text == "One check-in, on Wednesday, 2 December at 11 am."
    view = checkins.cancel(ws, matter, date(2026, 12, 2))
    assert (view.text, view.coming) == ("The check-ins are cancelled.", ())
    with pytest.raises(NotFoundError, match="No check-ins"):
        checkins.end(ws, matter)


def test_the_record_of_a_talk_may_begin_a_series(ws: Workspace) -> None:
    matter = cleared(ws).id
    after.record(ws, matter, held=True, next_checkin=FIRST, every="two weeks")
    assert checkins.look(ws, matter).text.startswith("Every two weeks at 9 am")
    with pytest.raises(FootingError, match="first of them"):
        after.record(ws, matter, held=True, every="week")


def test_a_single_one_in_between_does_not_end_a_series(ws: Workspace) -> None:
    matter = agreed(ws)
    after.record(ws, matter, held=True, next_checkin=datetime(2026, 11, 25, 9))
    assert checkins.look(ws, matter).text.startswith("Every week")
    checkins.end(ws, matter)
    after.record(ws, matter, held=True, next_checkin=datetime(2026, 11, 25, 9))
    assert checkins.look(ws, matter).text.startswith("One check-in")


def test_one_that_was_moved_to_the_day_of_another_hides_it_not(ws: Workspace) -> None:
    matter = agreed(ws)
    checkins.move(ws, matter, date(2026, 12, 8), datetime(2026, 12, 15, 8))
    view = checkins.cancel(ws, matter, date(2026, 12, 15))
    assert "Tuesday, 15 December at 9 am: cancelled." in texts(view)
    assert any("moved from Tuesday, 8 December" in one for one in texts(view))


def test_a_series_that_ends_keeps_what_was_held(ws: Workspace) -> None:
    matter = cleared(ws).id
    checkins.agree(ws, matter, datetime(2026, 11, 3, 9), "week")
    view = checkins.end(ws, matter)
    assert view.series is not None
    assert (view.series.until, view.series.cancelled) == (date(2026, 11, 17), False)
    assert view.coming == ()


def test_what_cannot_be_is_said(ws: Workspace) -> None:
    matter = agreed(ws)
    for act, words in (
        (lambda: checkins.agree(ws, matter, None), "first one"),
        (lambda: checkins.agree(ws, matter, FIRST, "blue moon"), "every day"),
        (lambda: checkins.agree(ws, matter, FIRST, timezone="Mars"), "no time zone"),
        (lambda: checkins.agree(ws, matter, FIRST, until=date(2026, 11, 1)), "before the first"),
        (lambda: checkins.agree(ws, matter, date(2026, 11, 1)), "passed"),
        (lambda: checkins.agree(ws, matter, FIRST, minutes=0), "one minute"),
        (lambda: checkins.move(ws, matter, date(2026, 12, 8), date(2026, 11, 1)), "passed"),
        (lambda: checkins.move(ws, matter, date(2026, 12, 7), FIRST), "Tuesday, 1 December, Tues"),
    ):
        with pytest.raises(FootingError, match=words):
            act()
    assert len(checkins.look(ws, matter).coming) == 5


def test_the_agenda_is_that_of_the_matter_since_the_talk(ws: Workspace) -> None:
    matter, other = agreed(ws), cleared(ws).id
    after.record(ws, matter, held=True, promises=[Given("leader", "Be there")])
    journal.add(ws, "win", "Before.", day=date(2026, 11, 20), matter=matter)
    journal.add(ws, "win", "Mine.", matter=matter)
    journal.add(ws, "mistake", "Of none.")
    journal.add(ws, "win", "Of another.", matter=other)
    found = checkins.look(ws, matter).agenda
    assert found.since == date(2026, 11, 22)
    assert [one.text for one in (*found.wins, *found.mistakes)] == ["Mine.", "Of none."]
    assert [one.what for one in found.theirs] == ["Be there"]


def test_check_ins_go_with_their_matter(ws: Workspace) -> None:
    matter = agreed(ws)
    matters.remove(ws, matter)
    assert ws.store.checkins() == ()
