from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.saying import counted, near, said_day, said_moment, said_time


def test_a_moment_is_said_as_people_say_it() -> None:
    assert said_moment(datetime(2026, 11, 24, 14, 0)) == "Tuesday, 24 November at 2 pm"
    assert said_moment(datetime(2026, 11, 24, 9, 5)) == "Tuesday, 24 November at 9:05 am"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(0, 0), "midnight"),
        (time(0, 30), "12:30 am"),
        (time(12, 0), "noon"),
        (time(12, 1), "12:01 pm"),
        (time(23, 59), "11:59 pm"),
    ],
)
def test_the_edges_of_the_clock(moment: time, said: str) -> None:
    assert said_time(moment) == said


def test_a_far_day_has_its_year_and_a_near_one_does_not() -> None:
    today = date(2026, 11, 22)
    assert said_day(date(2027, 1, 4), today) == "Monday, 4 January"
    assert said_day(date(2027, 11, 22), today) == "Monday, 22 November 2027"


@given(st.times())
def test_no_two_minutes_sound_alike(moment: time) -> None:
    day = date(2026, 1, 1)
    later = (datetime.combine(day, moment) + timedelta(minutes=1)).time()
    assert said_time(moment) != said_time(later)


@given(st.dates(), st.integers(2, 400))
def test_near_is_the_same_distance_both_ways(day: date, days: int) -> None:
    base = date(2026, 6, 1)
    assert near(base + timedelta(days), base) == f"in {days} days"
    assert near(base, base + timedelta(days)) == f"{days} days ago"
    assert near(day, day) == "today"


def test_counts_and_their_nouns() -> None:
    assert counted(1, "day") == "1 day"
    assert counted(2, "inquiry", "inquiries") == "2 inquiries"
