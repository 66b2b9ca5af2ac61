from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.followup.checkins import (
    EVERY,
    Checkins,
    changed,
    coming,
    last_before,
    upcoming,
)

NEW_YORK = ZoneInfo("America/New_York")
FIRST = datetime(2026, 12, 1, 9, 0)  # as an answer file gives it, the zone beside it


def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change() -> None:
    series = Checkins("m", FIRST, "week", date(2027, 4, 30), timezone="America/New_York")
    before = upcoming(series, datetime(2027, 3, 8, tzinfo=UTC))
    after = upcoming(series, datetime(2027, 3, 15, tzinfo=UTC))
    assert before == datetime(2027, 3, 9, 9, 0, tzinfo=NEW_YORK)
    assert after == datetime(2027, 3, 16, 9, 0, tzinfo=NEW_YORK)
    assert before is not None
    assert after is not None
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(days=7, hours=-1)


def test_the_last_day_may_hold_one_and_the_day_after_none() -> None:
    series = Checkins("m", FIRST, "week", date(2026, 12, 15), timezone="America/New_York")
    last = datetime(2026, 12, 15, 9, 0, tzinfo=NEW_YORK)
    assert upcoming(series, last) == last
    assert upcoming(series, last + timedelta(minutes=1)) is None


def test_a_month_keeps_its_weekday_as_the_calendar_file_does() -> None:
    series = Checkins("m", datetime(2027, 1, 5, 9, 0, tzinfo=UTC), "month")  # the first Tuesday
    after = upcoming(series, datetime(2027, 1, 6, tzinfo=UTC))
    assert after == datetime(2027, 2, 2, 9, 0, tzinfo=UTC)
    last = Checkins("m", datetime(2027, 1, 31, 9, 0, tzinfo=UTC), "month")  # a fifth Sunday
    assert upcoming(last, datetime(2027, 2, 1, tzinfo=UTC)) == datetime(2027, 2, 28, 9, tzinfo=UTC)


def test_every_weekday_leaves_out_the_weekend() -> None:
    friday = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
    series = Checkins("m", friday, "weekday")
    assert upcoming(series, friday) == friday
    assert upcoming(series, friday + timedelta(minutes=1)) == friday + timedelta(days=3)


def test_a_single_one_is_over_afterwards() -> None:
    series = Checkins("m", datetime(2027, 1, 31, 9, 0, tzinfo=UTC))
    assert upcoming(series, datetime(2027, 1, 31, 9, 0, tzinfo=UTC)) == series.first
    assert upcoming(series, datetime(2027, 1, 31, 9, 1, tzinfo=UTC)) is None


def test_an_unknown_rhythm_is_refused() -> None:
    with pytest.raises(ValueError, match="every is one of"):
        Checkins("m", FIRST, "blue moon")


@given(
    every=st.sampled_from([*EVERY, ""]),
    zone=st.sampled_from(["", "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
    now=st.datetimes(
        datetime(2026, 1, 1),
        datetime(2028, 12, 31),
        timezones=st.sampled_from([UTC, NEW_YORK]),
    ),
    days=st.none() | st.integers(0, 500),
)
def test_what_is_upcoming_is_on_the_clock_of_the_first_and_not_past(
    every: str, zone: str, now: datetime, days: int | None
) -> None:
    until = None if days is None else FIRST.date() + timedelta(days=days)
    found = upcoming(Checkins("m", FIRST, every, until, timezone=zone), now)
    if found is None:
        assert until is not None or not every
        return
    assert found >= now
    assert found.time() == FIRST.time()
    assert found.date() >= FIRST.date()
    assert until is None or not every or found.date() <= until


WEEKLY = Checkins("m", datetime(2027, 3, 2, 9), "week", timezone="Europe/Berlin")
BERLIN = ZoneInfo("Europe/Berlin")


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=BERLIN)


def test_one_that_was_moved_is_held_then_and_the_others_stay() -> None:
    moved = changed(WEEKLY, datetime(2027, 3, 9, 9), datetime(2027, 3, 11, 14))
    assert upcoming(moved, at(3, 8)) == at(3, 11, 14)
    assert upcoming(moved, at(3, 12)) == at(3, 16)
    assert [one.moved for one in coming(moved, at(3, 8), 3)] == [True, False, False]
    # After its old place and before its new one it is still to come.
    assert upcoming(moved, at(3, 10)) == at(3, 11, 14)
    assert coming(moved, at(3, 10), 1)[0].when == at(3, 11, 14)
    assert last_before(moved, at(3, 12)) == at(3, 11, 14)


def test_one_may_be_moved_behind_the_next() -> None:
    moved = changed(WEEKLY, datetime(2027, 3, 9, 9), datetime(2027, 3, 17, 14))
    assert upcoming(moved, at(3, 8)) == at(3, 16)
    assert upcoming(moved, at(3, 16, 10)) == at(3, 17, 14)


def test_one_that_was_cancelled_is_left_out_and_can_come_back() -> None:
    cancelled = changed(WEEKLY, datetime(2027, 3, 9, 9), None)
    assert upcoming(cancelled, at(3, 8)) == at(3, 16)
    assert coming(cancelled, at(3, 8), 2)[0].when is None
    assert changed(cancelled, datetime(2027, 3, 9, 9), datetime(2027, 3, 9, 9)) == WEEKLY


def test_a_cancelled_series_has_no_next_one_and_keeps_its_last() -> None:
    over = replace(WEEKLY, cancelled=True)
    assert upcoming(over, at(3, 8)) is None
    assert coming(over, at(3, 8), 3) == ()
    assert last_before(over, at(3, 8)) == at(3, 2)


def test_nobody_met_before_the_first_one() -> None:
    assert last_before(WEEKLY, at(3, 2)) is None


def test_the_first_of_every_weekday_moves_off_the_weekend() -> None:
    series = Checkins("m", datetime(2027, 3, 6, 9), "weekday", timezone="Europe/Berlin")
    assert upcoming(series, at(3, 1)) == at(3, 8)


def test_a_moment_with_a_zone_is_taken_into_the_zone_of_the_series() -> None:
    series = Checkins("m", datetime(2027, 3, 2, 8, tzinfo=UTC), "week", timezone="Europe/Berlin")
    assert upcoming(series, at(3, 29, 0)) == at(3, 30)
