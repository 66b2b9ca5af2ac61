from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.saying import said_day
from footing.playbooks import phrases
from footing.playbooks.answers import CheckIns, Meeting

TODAY = date(2026, 11, 24)  # a Tuesday
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 24, 14), "Tuesday, 24 November at 2 pm"),
        (datetime(2026, 12, 1, 9, 5), "Tuesday, 1 December at 9:05 am"),
        (datetime(2026, 12, 1, 12), "Tuesday, 1 December at noon"),
        (datetime(2026, 12, 1, 12, 30), "Tuesday, 1 December at 12:30 pm"),
        (datetime(2026, 12, 1, 0, 30), "Tuesday, 1 December at 12:30 am"),
        (datetime(2026, 12, 1), "Tuesday, 1 December"),
        (datetime(2028, 12, 1, 9), "Friday, 1 December 2028 at 9 am"),
    ],
)
def test_a_moment(moment: datetime, said: str) -> None:
    assert phrases.moment(moment, TODAY) == said
    assert phrases.meeting_when(Meeting(when=moment), TODAY) == said


def test_no_moment_is_no_text() -> None:
    assert phrases.meeting_when(None, TODAY) == phrases.meeting_when(Meeting(), TODAY) == ""


@given(days, days)
def test_a_year_is_said_where_it_could_be_another(value: date, now: date) -> None:
    said = said_day(value, now)
    assert said.startswith(f"{value:%A}, {value.day} {value:%B}")
    if abs((value - now).days) > 300:
        assert said.endswith(str(value.year))
    if abs((value - now).days) < 200:
        assert str(value.year) not in said


@pytest.mark.parametrize(
    ("gone", "said", "written"),
    [
        (0, "today", "today"),
        (1, "yesterday", "on Monday"),
        (4, "on Friday", "on Friday"),
        (6, "on Wednesday", "on Wednesday"),
        (7, "on 17 November", "on 17 November"),
        (700, "on 24 December 2024", "on 24 December 2024"),
    ],
)
def test_a_day_gone_by(gone: int, said: str, written: str) -> None:
    assert phrases.past_day(TODAY - timedelta(gone), TODAY) == said
    assert phrases.written_day(TODAY - timedelta(gone), TODAY) == written


@given(st.integers(0, 400), st.integers(0, 400))
def test_two_days_gone_by_never_sound_alike(one: int, other: int) -> None:
    said = [phrases.past_day(TODAY - timedelta(gone), TODAY) for gone in (one, other)]
    assert (said[0] == said[1]) == (one == other)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "one minute"),
        (30, "30 minutes"),
        (60, "an hour"),
        (90, "an hour and a half"),
        (120, "two hours"),
    ],
)
def test_a_length(minutes: int, said: str) -> None:
    assert phrases.length(minutes) == said


def test_numbers_and_places() -> None:
    assert [phrases.number(one) for one in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert [phrases.ordinal(one) for one in (1, 12, 13, 21, 22, 23, 111)] == [
        "first", "twelfth", "13th", "21st", "22nd", "23rd", "111th",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("checkins", "said"),
    [
        (CheckIns("week"), "every week"),
        (CheckIns("weekday", 10), "every working day for 10 minutes"),
        (
            CheckIns("two weeks", 30, datetime(2026, 12, 1, 9), date(2027, 2, 28)),
            "every two weeks for 30 minutes, from Tuesday, 1 December at 9 am until 28 February",
        ),
        (CheckIns("month", until=date(2028, 1, 31)), "once a month until 31 January 2028"),
    ],
)
def test_a_rhythm(checkins: CheckIns, said: str) -> None:
    assert phrases.rhythm(checkins, TODAY) == said


@pytest.mark.parametrize(
    ("written", "said", "goes_on"),
    [
        ("past month", "in the past month", True),
        ("The past month.", "in the past month", True),
        ("last two weeks", "in the last two weeks", True),
        ("last month", "last month", False),
        ("since September", "since September", True),
        ("October", "in October", False),
        ("Q4", "in Q4", False),
        ("my first three weeks", "in my first three weeks", False),
        ("between May and July", "between May and July", False),
        ("this quarter", "this quarter", True),
        ("", "", False),
    ],
)
def test_a_period_follows_a_verb(written: str, said: str, goes_on: bool) -> None:
    assert phrases.period(written) == said
    assert phrases.goes_on(said) == goes_on


@pytest.mark.parametrize(
    ("period", "inside", "outside"),
    [
        ("past month", date(2026, 10, 24), date(2026, 10, 1)),
        ("last month", date(2026, 10, 1), date(2026, 8, 24)),
        ("last six weeks", date(2026, 10, 13), date(2026, 9, 24)),
        ("since September", date(2026, 9, 1), date(2026, 8, 31)),
        ("since early October", date(2026, 10, 1), date(2026, 9, 30)),
        ("since December", date(2025, 12, 1), date(2025, 11, 30)),
        ("since September 2025", date(2025, 9, 1), date(2025, 8, 31)),
        ("since 2026-10-05", date(2026, 10, 5), date(2026, 10, 4)),
        ("October", date(2026, 10, 31), date(2026, 11, 1)),
        ("past year", date(2025, 11, 24), date(2025, 6, 1)),
    ],
)
def test_which_days_a_period_holds(period: str, inside: date, outside: date) -> None:
    found = phrases.period_range(period, TODAY)
    assert found is not None
    assert found[0] <= inside <= found[1]
    assert not found[0] <= outside <= found[1]


@pytest.mark.parametrize(
    "period",
    ["", "for a while", "my first month", "since I started", "between May and July", "Q4"],
)
def test_a_period_that_cannot_be_told_holds_nothing_against_anybody(period: str) -> None:
    assert phrases.period_range(period, TODAY) is None


@given(
    st.sampled_from(["past", "last", "over the past", "in the last"]),
    st.integers(1, 40) | st.sampled_from(["two", "six", "twelve", ""]),
    st.sampled_from(["days", "weeks", "months", "quarters"]),
    days,
)
def test_a_period_holds_its_own_end_and_its_named_length(
    head: str, count: int | str, unit: str, today: date
) -> None:
    found = phrases.period_range(f"{head} {count} {unit}", today)
    assert found is not None
    assert found[0] < found[1] == today
    named = count if isinstance(count, int) else {"two": 2, "six": 6, "twelve": 12, "": 1}[count]
    length = {"days": 1, "weeks": 7, "months": 30, "quarters": 91}[unit] * named
    assert found[0] <= today - timedelta(days=length)


@given(
    st.text(max_size=30)
    | st.just("since May 0000")
    | st.from_regex(r"(past|since|in) \w+ \d{1,9} (years|weeks)?"),
    days,
)
def test_any_period_can_be_read(period: str, today: date) -> None:
    found = phrases.period_range(period, today)
    assert found is None or found[0] <= found[1]


@given(st.text(st.sampled_from("ab \n"), max_size=200), st.text(max_size=50))
def test_more_words_never_take_less_time(text: str, more: str) -> None:
    assert 0 <= phrases.seconds(text) <= phrases.seconds(f"{text} {more}")


def test_a_minute_is_a_minute() -> None:
    assert phrases.seconds("word " * phrases.WORDS_A_MINUTE) == 60
