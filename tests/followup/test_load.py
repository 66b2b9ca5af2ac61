"""The week with its commitments over time: sums, what is left, and how it changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.followup.load import (
    WEEK,
    Commitment,
    after,
    changed,
    load,
    months,
    said_hours,
)

JOB = Commitment("a", "takes", "Job", 40, date(2026, 6, 1))
WAY = Commitment("b", "takes", "Way there", 7.5, date(2026, 6, 1), date(2026, 9, 30))
THERE = Commitment("c", "there are", "", 50, date(2026, 6, 1))
DAY = date(2026, 9, 15)


def test_what_is_left_is_what_there_is_less_what_it_takes() -> None:
    now = load([WAY, THERE, JOB], DAY)
    assert [one.what for one in now.takes] == ["Job", "Way there"]
    assert (now.hours, now.there_are, now.left) == (47.5, 50, 2.5)
    assert now.text == "Your week takes 47.5 hours. There are 50 hours. 2.5 hours are left."


def test_what_is_over_or_not_begun_takes_nothing() -> None:
    assert load([JOB, WAY], date(2026, 10, 1)).hours == 40
    assert load([JOB, WAY], date(2026, 5, 31)).hours == 0


def test_too_few_none_left_and_unknown_hours_are_said() -> None:
    assert (
        "7.5 hours too few" in load([JOB, WAY, Commitment("d", "there are", "", 40, DAY)], DAY).text
    )
    assert "Nothing is left." in load([JOB, Commitment("d", "there are", "", 40, DAY)], DAY).text
    unknown = load([JOB], DAY)
    assert unknown.left is None
    assert "not said yet" in unknown.text
    assert after(unknown, 3) == ""


def test_two_hundred_hours_in_a_week_are_said_plainly() -> None:
    much = [Commitment(str(n), "takes", f"Job {n}", 100, DAY) for n in range(2)]
    assert "A week has 168, so this cannot be" in load(much, DAY).text
    with pytest.raises(ValueError, match="0 to 168"):
        Commitment("x", "takes", "Job", 200, DAY)
    with pytest.raises(ValueError, match="before it begins"):
        Commitment("x", "takes", "Job", 20, DAY, DAY - timedelta(days=1))


def test_more_hours_are_held_against_what_is_left() -> None:
    now = load([JOB, THERE], DAY)
    assert after(now, 4) == "It takes 4 hours a week, and leaves 6 hours."
    assert after(now, 11) == "It takes 11 hours a week. That is 1 hour more than is left."


def test_the_months_tell_what_began_changed_and_ended() -> None:
    ended, fresh = changed(JOB, 32, date(2026, 8, 10), "n")
    told = months([ended, fresh, WAY, THERE], date(2026, 10, 5))
    assert [one.name for one in told] == [
        "June 2026", "July 2026", "August 2026", "September 2026", "October 2026",
    ]  # fmt: skip
    assert [one.hours for one in told] == [47.5, 47.5, 39.5, 39.5, 32]
    assert [one.left for one in told] == [2.5, 2.5, 10.5, 10.5, 18]
    assert told[2].changes == ("Job: 40 → 32 hours, from 10 August",)
    assert told[3].changes == ("Way there: ended on 30 September",)
    assert told[4].changes == ()
    assert months([JOB], date(2026, 5, 1)) == ()
    assert len(months([JOB], date(2030, 1, 1))) == 12


def test_a_change_on_the_first_day_puts_the_hours_right() -> None:
    assert changed(JOB, 38, JOB.since, "n") == (
        Commitment("a", "takes", "Job", 38, date(2026, 6, 1)),
    )


def test_the_first_and_the_last_day_that_there_are_can_be_told() -> None:
    since, until = date.min, date.max
    told = months([Commitment("a", "takes", "Life", 1, since, until)], date(2026, 10, 5))
    assert [one.hours for one in told] == [1] * 12
    assert len(months([Commitment("a", "takes", "Life", 1, since)], date(1, 2, 3))) == 2


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
hours = st.floats(0, WEEK)


@given(hours, hours, days, days)
def test_a_change_of_hours_leaves_no_day_out_and_counts_none_twice(
    before: float, later: float, since: date, day: date
) -> None:
    one = Commitment("a", "takes", "Job", before, since)
    now = changed(one, later, day, "n")
    for seen in (since, since + timedelta(days=400), day, day - timedelta(days=1)):
        held = [each for each in now if each.holds(seen)]
        assert len(held) == (1 if seen >= since else 0)
        if seen >= since:
            expected = later if seen >= day or day <= since else before
            assert held[0].hours == expected


@given(st.lists(st.tuples(hours, days), max_size=5), days)
def test_the_sum_is_that_of_what_holds(some: list[tuple[float, date]], day: date) -> None:
    kept = [Commitment(str(n), "takes", f"W{n}", h, since) for n, (h, since) in enumerate(some)]
    assert load(kept, day).hours == pytest.approx(sum(h for h, since in some if since <= day))


def test_hours_have_their_noun() -> None:
    assert [said_hours(one) for one in (1, 0.5, 7.25, 40)] == [
        "1 hour", "0.5 hours", "7.25 hours", "40 hours",
    ]  # fmt: skip
