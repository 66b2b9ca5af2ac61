"""The week in the browser, and what a plan takes from it."""

from __future__ import annotations

from footing.app import load, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor

JUNE = "2026-06-01"


def test_a_week_is_noted_changed_and_put_right(visitor: Visitor, space: Workspace) -> None:
    assert "Nothing is noted yet" in visitor.get("/load")
    page = visitor.post(
        "/load", {"do": "add", "what": "Ward shifts", "hours": "37.5", "since": JUNE, "until": ""}
    )
    assert "Ward shifts" in page
    page = visitor.post("/load", {"do": "hours", "hours": "45 h", "since": JUNE})
    assert "7.5 hours are left" in page
    assert "November 2026" in page
    (one,) = load.view(space).now.takes
    assert "37.5 hours a week since 1 June 2026" in visitor.get(f"/load/{one.id}")
    page = visitor.post(f"/load/{one.id}", {"do": "change", "hours": "30", "day": "2026-11-01"})
    assert "15 hours are left" in page
    assert "Ward shifts: 37.5 → 30 hours, from 1 November" in page
    one = load.view(space).now.takes[0]
    visitor.post(f"/load/{one.id}", {"do": "end", "hours": "", "day": "2026-11-10"})
    assert load.view(space).now.hours == 0
    visitor.post(f"/load/{one.id}", {"do": "remove", "hours": "", "day": ""})
    assert one.id not in {each.id for each in space.store.commitments()}


def test_what_cannot_be_is_given_back_as_it_was_typed(visitor: Visitor, space: Workspace) -> None:
    typed = {"do": "add", "what": "Everything", "hours": "200", "since": JUNE, "until": ""}
    page = visitor.post("/load", typed, status=422)
    assert "A week has 168 hours" in page
    assert 'value="Everything"' in page
    assert 'href="#hours"' in page
    page = visitor.post("/load", {**typed, "hours": "many"}, status=422)
    assert "not a number of hours" in page
    page = visitor.post("/load", {"do": "hours", "hours": "", "since": JUNE}, status=422)
    assert 'href="#there-are"' in page
    assert 'id="there-are"' in page
    assert space.store.commitments() == ()
    visitor.get("/load/zzz", status=404)


def test_two_hundred_hours_are_said_plainly(visitor: Visitor, space: Workspace) -> None:
    for number in range(2):
        load.add(space, f"Job {number}", 100)
    assert "A week has 168, so this cannot be" in visitor.get("/load")


def test_what_fits_into_the_hours_left(visitor: Visitor, space: Workspace) -> None:
    load.add(space, "My job", 40)
    load.there_are(space, 46)
    page = visitor.post("/load", {"do": "items", "minutes": "20"})
    assert "about 18 items a week" in page
    assert "some minutes" in visitor.post("/load", {"do": "items", "minutes": ""}, status=422)


def test_a_plan_takes_the_week_from_the_load(visitor: Visitor, space: Workspace) -> None:
    job, book = load.add(space, "My job", 40), load.add(space, "The book", 11)
    load.there_are(space, 68)
    matter = matters.begin(space, "renegotiate", {})
    no = {question.key: False for question in matters.questions()}
    matters.pass_gate(space, matter.id, no)
    path = f"/matters/{matter.id}/steps/load"
    page = visitor.get(path)
    assert "Take from your load" in page
    assert "Your load says 68 hours" in page
    page = visitor.post(path, {"do": "load:load", "commitment": [job.id]})
    assert "Taken over from your load" in page
    page = visitor.post(path, {
        "do": "load:hours_per_week", "load.0.what": "My job", "load.0.hours": "38",
    })  # fmt: skip
    answers = matters.show(space, matter.id).answers
    assert answers["load"] == [{"what": "My job", "hours": 38}]
    assert answers["hours_per_week"] == 68
    assert book.what not in str(answers)
