"""Short records, talks that were not prepared, lessons, and the three sides of a matter."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest

from footing.app import after, journal, matters
from footing.app.lessons import lessons
from footing.app.outcome import outcome
from footing.app.todays_work import todays_work
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError
from footing.kernel.settings import Folders
from tests.app.conftest import NOW, cleared, worked


def later(places: Folders) -> tuple[Workspace, list[datetime]]:
    """A workspace whose clock can be set."""
    moment = [NOW]
    return Workspace.fresh(places, clock=lambda: moment[0], rng=random.Random(1)), moment


def test_the_short_records_follow_the_talk(places: Folders) -> None:
    ws, moment = later(places)
    matter = cleared(ws).id
    matters.answer(ws, matter, "fear", "She will shout.")
    with pytest.raises(FootingError, match="No talk is on record"):
        after.again(ws, matter, changed="x")
    after.record(ws, matter, held=True, happened="no", relief=5)
    moment[0] = NOW + timedelta(days=1)
    assert after.look(ws, matter).due == "day"
    assert after.again(ws, matter, changed="Nothing.", relief=7).due is None
    moment[0] = NOW + timedelta(days=14)
    assert after.look(ws, matter).due == "weeks"
    record = after.again(ws, matter, happened="partly", lesson="Ask for a date.")
    assert [one.stage for one in record.debriefs] == ["talk", "day", "weeks"]
    # The last word on the fear counts; what was left out is as it was.
    assert record.comparison.text.startswith("1 of 1 came true in part")
    with pytest.raises(FootingError, match="10"):
        after.again(ws, matter, relief=11)
    ws.close()


def test_a_talk_that_was_not_prepared_is_recorded_without_coaching(ws: Workspace) -> None:
    matter = after.unprepared(ws, "own-up", {"leader": "Jo"})
    record = after.record(ws, matter.id, held=True, promises=[after.Given("leader", "Call")])
    assert (record.matter.state, record.matter.gate) == ("held", "unasked")
    with pytest.raises(FootingError, match="Two questions"):
        matters.page(ws, matter.id)


def test_a_lesson_comes_back_for_the_next_matter_of_the_kind(ws: Workspace) -> None:
    first = cleared(ws, leader="Sharon").id
    after.record(ws, first, held=True, lesson="Name the numbers first.")
    other = cleared(ws, "second-chance").id
    after.record(ws, other, held=True, lesson="Sleep on it.")
    second = cleared(ws).id
    (found,) = lessons(ws, "own-up", besides=second)
    assert found.said(NOW.date()) == (
        "Name the numbers first. (after the talk with Sharon, 22 November)"
    )
    assert lessons(ws, "own-up", besides=first) == ()


def test_a_matter_from_its_three_sides(ws: Workspace) -> None:
    matter = worked(ws, "second-chance")
    after.record(ws, matter.id, held=True, said="Yes.", promises=[after.Given("me", "Plan it")])
    found = outcome(ws, matter.id)
    assert found.decided == found.followed == ()
    assert [one.said for one in found.record] == ["Yes."]
    assert [one.promise.what for one in found.promises] == ["Plan it"]
    assert outcome(ws, cleared(ws).id).record == ()


def test_no_plan_no_list(ws: Workspace, places: Folders) -> None:
    assert todays_work(ws, None) is None
    places.data.mkdir(parents=True)
    assert todays_work(ws, places.data) is None
    (places.data / "cases.csv.plan.json").write_text("{}", "utf-8")
    found = todays_work(ws, places.data)
    assert found is not None
    assert "no plan that Footing kept" in found.text
    assert found.lines == ()


def test_a_win_before_the_talk_is_not_on_the_agenda(ws: Workspace) -> None:
    from footing.app import checkins

    matter = cleared(ws).id
    journal.add(ws, "win", "Long ago.", day=date(2026, 1, 1), matter=matter)
    after.record(ws, matter, held=True)
    assert checkins.look(ws, matter).agenda.empty
