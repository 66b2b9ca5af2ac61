from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from footing.followup.promises import Promise, days_late, in_order, moved, standing

DAY = date(2026, 11, 22)
PROMISES = st.builds(
    Promise,
    id=st.text("bcd", min_size=1, max_size=3),
    matter=st.just("m"),
    who=st.sampled_from(["me", "leader"]),
    what=st.text(max_size=5),
    due=st.none() | st.dates(DAY - timedelta(30), DAY + timedelta(30)),
    state=st.sampled_from(["open", "done", "dropped"]),
)


@given(PROMISES)
def test_only_an_open_promise_past_its_day_is_late(promise: Promise) -> None:
    late = days_late(promise, DAY)
    if promise.state == "open" and promise.due and promise.due < DAY:
        assert promise.due + timedelta(late) == DAY
    else:
        assert late == 0


@given(st.lists(PROMISES, max_size=8, unique_by=lambda promise: promise.id))
def test_order_is_by_day_and_the_dayless_come_last(promises: list[Promise]) -> None:
    ordered = in_order(promises)
    assert sorted(map(repr, ordered)) == sorted(map(repr, promises))
    days = [promise.due for promise in ordered]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days == [*dated, *[None] * (len(days) - len(dated))]
    assert in_order(reversed(promises)) == ordered


def test_a_promise_that_was_moved_keeps_the_days_it_had() -> None:
    first = Promise("p", "m", "me", "x", DAY)
    second = moved(moved(first, DAY + timedelta(3)), DAY + timedelta(5))
    assert second.was == (DAY, DAY + timedelta(3))
    assert standing(second, DAY) == (
        "It is due in 5 days, Friday, 27 November. Moved 2 times; it was due on Sunday, "
        "22 November, then Wednesday, 25 November."
    )
    assert moved(Promise("p", "m", "me", "x", None), DAY).was == ()


def test_how_a_promise_stands_is_said_plainly() -> None:
    late = Promise("p", "m", "me", "x", DAY - timedelta(2))
    assert standing(late, DAY) == "It was due on Friday, 20 November, 2 days ago."
    done = replace(late, state="done", settled=DAY)
    assert standing(done, DAY) == "Done on Sunday, 22 November."
    dropped = replace(late, state="dropped", settled=DAY, reason="The team was dissolved.")
    assert standing(dropped, DAY) == "Dropped on Sunday, 22 November: The team was dissolved."
    assert "No reason is noted." in standing(replace(dropped, reason=""), DAY)
