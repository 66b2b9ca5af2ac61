"""Short records, promises, check-ins and the three sides of a matter, as a browser sends them."""

from __future__ import annotations

import re
from datetime import date, datetime

from footing.app import after, checkins, journal, matters
from footing.app.after import Given
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor


def held(space: Workspace, matter: str) -> str:
    """A talk on record, with one promise; the promise's id."""
    matters.answer(space, matter, "fear", "She will shout.")
    record = after.record(
        space, matter, held=True, said="All of it.", happened="no",
        promises=[Given("leader", "Sit in on the planning", date(2026, 11, 27))],
    )  # fmt: skip
    return record.promises[0].id


def test_the_whole_record_with_a_series_and_a_lesson(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    page = visitor.post(
        f"/matters/{matter}/after",
        {
            "held": "yes",
            "said": "We went through all four.",
            "lesson": "Name the numbers first.",
            "promise.0.who": "leader",
            "promise.0.what": "An hour each week",
            "next_checkin": "2026-12-01T09:00",
            "every": "week",
        },
    )
    assert "We went through all four." in page
    assert "Name the numbers first." in page
    assert "No day was named for “An hour each week”." in page
    assert checkins.look(space, matter).text.startswith("Every week at 9 am")
    other = matters.begin(space, "own-up").id
    assert "Name the numbers first. (after the talk with Sharon, 22 November)" in visitor.get(
        f"/matters/{other}/people"
    )


def test_a_series_that_begins_in_the_past_is_given_back(visitor: Visitor, matter: str) -> None:
    page = visitor.post(
        f"/matters/{matter}/after",
        {"held": "yes", "next_checkin": "2026-11-01T09:00", "every": "", "said": "x"},
    )
    assert "The talk was held" in page
    page = visitor.post(
        f"/matters/{matter}/after", {"held": "yes", "every": "week", "said": "Again."}, status=422
    )
    assert 'href="#next_checkin"' in page
    assert "Again." in page


def test_the_short_record(visitor: Visitor, space: Workspace, matter: str) -> None:
    assert "No talk is on record yet" in visitor.get(f"/matters/{matter}/after/again")
    held(space, matter)
    page = visitor.get(f"/matters/{matter}/after/again")
    assert "A day later" in page
    assert "Sit in on the planning" in page
    page = visitor.post(
        f"/matters/{matter}/after/again", {"changed": "She came by.", "happened": "", "relief": "8"}
    )
    assert visitor.url == f"/matters/{matter}/after"
    assert "She came by." in page
    page = visitor.post(
        f"/matters/{matter}/after/again", {"changed": "My words.", "relief": "much"}, status=422
    )
    assert "My words." in page
    assert 'href="#relief"' in page


def test_a_promise_is_moved_dropped_and_opened_again(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    promise = held(space, matter)
    page = visitor.post(f"/promises/{promise}", {"state": "move", "to": "2026-12-04"})
    assert "Moved once; it was due on Friday, 27 November." in page
    page = visitor.post(f"/promises/{promise}", {"state": "move", "to": "2026-11-01"}, status=422)
    assert "has passed" in page
    page = visitor.post(f"/promises/{promise}", {"state": "dropped", "reason": "No planning."})
    assert "No planning." in page
    assert "Open again" in visitor.get(f"/promises/{promise}")
    assert "Sit in on the planning" in visitor.get("/promises")
    visitor.get("/promises/zzz", status=404)


def test_a_promise_that_came_later(visitor: Visitor, space: Workspace, matter: str) -> None:
    held(space, matter)
    page = visitor.post(
        f"/matters/{matter}/promises", {"who": "me", "what": "Call Ana", "due": "2026-11-20"}
    )
    assert "The day of “Call Ana” was Friday, 20 November, 2 days ago." in page
    visitor.post(f"/matters/{matter}/promises", {"who": "me", "what": " "}, status=409)


def test_ticks_say_what_goes_into_the_mail(visitor: Visitor, space: Workspace, matter: str) -> None:
    held(space, matter)
    ticked = re.compile(r'name="in_mail" value="\w+" checked')
    assert ticked.search(visitor.get(f"/matters/{matter}/after"))
    page = visitor.post(f"/matters/{matter}/after/mail")
    assert not ticked.search(page)
    assert "planning" not in matters.page(space, matter).part("confirm").text


def test_check_ins_are_agreed_moved_cancelled_and_ended(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    address = f"/matters/{matter}/checkins"
    assert "No check-ins are agreed yet." in visitor.get(address)
    page = visitor.post(
        address, {"do": "agree", "first": "2026-12-01T09:00", "every": "week", "minutes": "15",
                  "until": "2026-12-29", "timezone": "Europe/Berlin"},
    )  # fmt: skip
    assert "Every week at 9 am (Europe/Berlin)" in page
    page = visitor.post(address, {"do": "move", "day": "2026-12-08", "to": "2026-12-09T14:30"})
    assert "moved from Tuesday, 8 December" in page
    assert "Tuesday, 15 December at 9 am: cancelled." in visitor.post(
        address, {"do": "cancel", "day": "2026-12-15"}
    )
    page = visitor.post(address, {"do": "restore", "day": "2026-12-08"})
    assert "moved from" not in page
    page = visitor.post(address, {"do": "move", "day": "2026-12-08", "to": "whenever"}, status=422)
    assert 'href="#to"' in page
    ics = visitor.answer(f"/matters/{matter}/files/checkins.ics")
    assert b"EXDATE;TZID=Europe/Berlin:20261215T090000" in ics.content
    page = visitor.post(address, {"do": "end"})
    assert "The check-ins are cancelled." in page
    visitor.post(address, {"do": "agree", "first": "", "every": "week"}, status=422)
    visitor.post(address, {"do": "nothing"})


def test_the_agenda_stands_beside_the_check_ins(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    held(space, matter)
    journal.add(space, "win", "The <audit> passed.", matter=matter)
    page = visitor.get(f"/matters/{matter}/checkins")
    assert "Promised by Sharon" in page
    assert "The &lt;audit&gt; passed. (22 November)" in page


def test_a_talk_that_was_not_prepared(visitor: Visitor, space: Workspace) -> None:
    assert "did not prepare here" in visitor.get("/after")
    visitor.post("/after", {"leader": "Jo"}, status=422)
    page = visitor.post("/after", {"playbook": "own-up", "leader": "Jo"})
    assert "Did the talk take place?" in page
    (one,) = matters.list_(space)
    assert one.matter.people["leader"] == "Jo"
    visitor.post(visitor.url, {"held": "yes", "said": "In the kitchen."})
    assert "The talk was held" in visitor.get("/matters")


def test_three_sides_of_a_matter(visitor: Visitor, space: Workspace, matter: str) -> None:
    held(space, matter)
    page = visitor.get(f"/matters/{matter}/outcome")
    for words in ("Nothing was weighed", "None was taken over", "She will shout.", "All of it."):
        assert words in page


def test_today_leads_to_the_agenda_and_tells_of_a_study_with_its_limits(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    assert "What a study saw" not in visitor.get("/today")
    held(space, matter)
    checkins.agree(space, matter, datetime(2026, 12, 1, 9), "week")
    page = visitor.get("/today")
    assert f'href="/matters/{matter}/checkins"' in page
    assert "too few to conclude much" in page
    assert "It is one study" in page
    assert "These are not the odds of your talk." in page
