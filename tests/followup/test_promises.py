from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from footing.followup.promises import Promise, days_late, in_order

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
