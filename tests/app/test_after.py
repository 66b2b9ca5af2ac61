from __future__ import annotations

from datetime import date, datetime

import pytest

from footing.app import after, matters
from footing.app.after import Given
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from tests.app.conftest import NOW, worked


def test_what_happened_is_on_record_with_the_promises_of_both_sides(ws: Workspace) -> None:
    matter = worked(ws)
    record = after.record(
        ws,
        matter.id,
        held=True,
        acknowledged="The onboarding was rushed.",
        relief=8,
        happened="no",
        next_checkin=date(2026, 12, 1),
        promises=[
            Given("me", "send the list", date(2026, 11, 30)),
            Given("leader", "be at the planning"),
            Given("me", "  "),
        ],
    )
    assert record.matter.state == "held"
    (debrief,) = record.debriefs
    assert (debrief.day, debrief.relief) == (NOW.date(), 8)
    assert debrief.next_checkin == datetime(2026, 12, 1, 9, tzinfo=NOW.tzinfo)
    assert [(one.who, one.what) for one in record.promises] == [
        ("me", "send the list"),
        ("leader", "be at the planning"),
    ]
    assert "1 of 1 did not come true" in record.comparison.text
    assert after.look(ws, matter.id) == record


def test_a_talk_that_fell_through_leaves_the_matter_open(ws: Workspace) -> None:
    assert after.record(ws, worked(ws).id, held=False).matter.state == "open"


def test_a_fear_is_counted_once_with_its_last_word(ws: Workspace) -> None:
    matter = worked(ws)
    after.record(ws, matter.id, held=True, happened="yes")
    after.record(ws, matter.id, held=True, happened="no")
    after.record(ws, matter.id, held=True)
    assert (after.compare(ws).no, after.compare(ws).known) == (1, 1)


def test_promises_are_settled(ws: Workspace) -> None:
    matter = worked(ws)
    promise = after.add_promise(ws, matter.id, Given("me", "send the list"))
    assert after.settle(ws, promise.id, "done").state == "done"
    assert after.promises(ws)[0].state == "done"
    with pytest.raises(FootingError, match="done"):
        after.settle(ws, promise.id, "forgotten")
    with pytest.raises(NotFoundError):
        after.settle(ws, "zzz", "done")


def test_values_outside_their_range_are_refused_and_nothing_is_recorded(ws: Workspace) -> None:
    matter = worked(ws)
    with pytest.raises(FootingError, match="10"):
        after.record(ws, matter.id, held=True, relief=11)
    with pytest.raises(FootingError, match="partly"):
        after.record(ws, matter.id, held=True, happened="maybe")
    with pytest.raises(FootingError, match="leader"):
        after.record(ws, matter.id, held=True, promises=[Given("you", "x")])  # type: ignore[arg-type]
    assert after.look(ws, matter.id).debriefs == ()
    assert matters.show(ws, matter.id).state == "open"
