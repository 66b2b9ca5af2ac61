"""The load as it is kept, and what a plan takes from it."""

from __future__ import annotations

from datetime import date

import pytest

from footing.advice.decision_file import Criterion, DecisionFile, Option
from footing.app import load, matters
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from tests.app.conftest import cleared

JUNE = date(2026, 6, 1)


def test_a_week_is_noted_changed_ended_and_put_right(ws: Workspace) -> None:
    assert load.view(ws).now.takes == ()
    job = load.add(ws, "  Ward   shifts ", 37.5, JUNE)
    assert (job.what, job.hours, job.since) == ("Ward shifts", 37.5, JUNE)
    load.there_are(ws, 60, JUNE)
    care = load.add(ws, "My mother", 6, date(2026, 9, 14))
    later = load.change(ws, care.id[:5], 12, date(2026, 10, 12))
    seen = load.view(ws)
    assert (seen.now.hours, seen.now.left) == (49.5, 10.5)
    assert [one.hours for one in seen.earlier] == [6]
    load.end(ws, later.id, date(2026, 11, 1))
    assert load.view(ws).now.hours == 37.5
    load.remove(ws, job.id)
    assert load.view(ws).now.hours == 0


def test_the_hours_there_are_can_change_and_stay_on_record(ws: Workspace) -> None:
    load.there_are(ws, 60, JUNE)
    load.there_are(ws, 50, date(2026, 11, 1))
    seen = load.view(ws)
    assert seen.now.there_are == 50
    assert [one.there_are for one in seen.months][-2:] == [60, 50]
    load.there_are(ws, 48, date(2026, 11, 1))
    assert len(ws.store.commitments()) == 2


def test_what_begins_later_waits(ws: Workspace) -> None:
    load.add(ws, "A course", 4, date(2027, 1, 10))
    seen = load.view(ws)
    assert (seen.now.hours, [one.what for one in seen.coming]) == (0, ["A course"])


@pytest.mark.parametrize("hours", [200, -1, float("nan"), float("inf")])
def test_hours_that_no_week_has_are_refused(ws: Workspace, hours: float) -> None:
    with pytest.raises(FootingError, match="A week has 168 hours"):
        load.add(ws, "Everything", hours)
    assert ws.store.commitments() == ()


def test_what_is_not_said_or_cannot_be_is_told(ws: Workspace) -> None:
    with pytest.raises(FootingError, match="words"):
        load.add(ws, " ", 3)
    with pytest.raises(FootingError, match="How many hours"):
        load.add(ws, "Job", None)
    with pytest.raises(FootingError, match="before it begins"):
        load.add(ws, "Job", 3, JUNE, date(2026, 5, 1))
    job = load.add(ws, "Job", 3, JUNE)
    with pytest.raises(FootingError, match="before it begins"):
        load.end(ws, job.id, date(2026, 5, 1))
    ended = load.end(ws, job.id, date(2026, 7, 1))
    with pytest.raises(FootingError, match="over by then"):
        load.change(ws, ended.id, 5, date(2026, 8, 1))
    with pytest.raises(NotFoundError, match="footing load"):
        load.remove(ws, "zzz")


def test_renegotiate_takes_the_week_from_the_load(ws: Workspace) -> None:
    job = load.add(ws, "My job", 40, JUNE)
    book = load.add(ws, "The book", 11, JUNE)
    way = load.add(ws, "Way there", 7.5, JUNE)
    load.there_are(ws, 68, JUNE)
    matter = cleared(ws, "renegotiate")
    steps = {one.step.key: one.step for one in matters.guide(ws, matter.id).steps}
    playbook = ws.library.get("renegotiate")
    offered = load.offer(ws, playbook, steps["load"])
    assert offered is not None
    assert [one.id for one in offered.takes] == [job.id, book.id, way.id]
    for _ in range(2):
        load.take(ws, matter.id, "load", [job.id, way.id])
    load.take(ws, matter.id, "hours_per_week")
    answers = matters.show(ws, matter.id).answers
    assert answers["load"] == [{"what": "My job", "hours": 40}, {"what": "Way there", "hours": 7.5}]
    assert answers["hours_per_week"] == 68
    assert load.offer(ws, playbook, steps["want"]) is None
    with pytest.raises(FootingError, match="nothing for this step"):
        load.take(ws, matter.id, "want")


def test_an_empty_load_offers_nothing(ws: Workspace) -> None:
    matter = cleared(ws, "renegotiate")
    playbook = ws.library.get("renegotiate")
    for view in matters.guide(ws, matter.id).steps:
        assert load.offer(ws, playbook, view.step) is None


def test_a_decision_is_told_what_each_option_leaves_of_the_week(ws: Workspace) -> None:
    given = DecisionFile(
        "Nights or days",
        {"day": Option("Days", hours=32), "night": Option("Nights", hours=47), "now": Option()},
        {"sleep": Criterion()},
    )
    assert load.of_options(ws, given) == (
        ("Days", "It takes 32 hours a week."),
        ("Nights", "It takes 47 hours a week."),
    )
    load.add(ws, "A course", 4, JUNE)
    load.there_are(ws, 45, JUNE)
    assert load.of_options(ws, given) == (
        ("Days", "It takes 32 hours a week, and leaves 9 hours."),
        ("Nights", "It takes 47 hours a week. That is 6 hours more than is left."),
    )


def test_what_can_be_caught_up_with_in_the_hours_left(ws: Workspace) -> None:
    with pytest.raises(FootingError, match="not known yet"):
        load.catching_up(ws, 20)
    load.add(ws, "My job", 40, JUNE)
    load.there_are(ws, 46, JUNE)
    found = load.catching_up(ws, 20)
    assert found.items == 18
    assert "about 18 items a week" in found.text
    with pytest.raises(FootingError, match="some minutes"):
        load.catching_up(ws, 0)
    load.add(ws, "A course", 8, JUNE)
    assert "leaves no time" in load.catching_up(ws, 20).text
