from __future__ import annotations

from datetime import date

import pytest

from footing.app import after, matters, promises
from footing.app.after import Given
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from tests.app.conftest import worked


def given(ws: Workspace) -> tuple[str, list[str]]:
    matter = worked(ws).id
    record = after.record(
        ws,
        matter,
        held=True,
        promises=[
            Given("me", "send the list", date(2026, 11, 27)),
            Given("leader", "sit in on the planning", date(2026, 11, 20)),
            Given("leader", "an hour each week"),
        ],
    )
    return matter, [one.id for one in record.promises]


def test_the_list_says_how_each_stands_and_settled_ones_come_last(ws: Workspace) -> None:
    matter, (late, list_, hour) = given(ws)
    promises.settle(ws, late, "done")
    found = promises.list_(ws, matter)
    assert [one.promise.id for one in found] == [list_, hour, late]
    assert found[-1].text == "Done on Sunday, 22 November."
    assert len(promises.list_(ws, settled=False)) == 2


def test_moved_dropped_with_a_reason_and_open_again(ws: Workspace) -> None:
    _, (late, *_) = given(ws)
    assert promises.show(ws, late).late
    moved = promises.move(ws, late, date(2026, 12, 4))
    assert not moved.late
    assert moved.promise.was == (date(2026, 11, 20),)
    dropped = promises.settle(ws, late, "dropped", " No planning any more. ")
    assert "No planning any more." in dropped.text
    again = promises.settle(ws, late, "open").promise
    assert (again.reason, again.settled, again.due) == ("", None, date(2026, 12, 4))


def test_a_day_that_cannot_be_is_refused(ws: Workspace) -> None:
    _, (late, *_) = given(ws)
    for day, words in (
        (None, "which day"),
        (date(2026, 11, 21), "has passed"),
    ):
        with pytest.raises(FootingError, match=words):
            promises.move(ws, late, day)
    promises.move(ws, late, date(2026, 12, 4))
    with pytest.raises(FootingError, match="already"):
        promises.move(ws, late, date(2026, 12, 4))
    with pytest.raises(NotFoundError):
        promises.move(ws, "zzz", date(2026, 12, 4))


def test_what_is_odd_about_a_promise_is_said_when_it_is_given(ws: Workspace) -> None:
    matter, _ = given(ws)
    past, none = after.look(ws, matter).remarks
    assert past.startswith("The day of “sit in on the planning” was Friday, 20 November, 2 days")
    assert none.startswith("No day was named for “an hour each week”.")


def test_only_ticked_promises_stand_in_the_mail(ws: Workspace) -> None:
    matter, (_, list_, _) = given(ws)
    before = matters.page(ws, matter).part("confirm").text
    assert "the list" in before
    assert "planning" in before
    promises.put_in_mail(ws, matter, [list_])
    after_ = matters.page(ws, matter).part("confirm").text
    assert "the list" in after_
    assert "sit in on the planning" not in after_
