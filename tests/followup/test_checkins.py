from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.followup.checkins import EVERY, Checkins, upcoming

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


def test_a_month_without_the_day_has_none() -> None:
    series = Checkins("m", datetime(2027, 1, 31, 9, 0, tzinfo=UTC), "month")
    after = upcoming(series, datetime(2027, 2, 1, tzinfo=UTC))
    assert after == datetime(2027, 3, 31, 9, 0, tzinfo=UTC)


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
