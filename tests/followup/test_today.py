from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from footing.followup.checkins import Checkins
from footing.followup.promises import Promise
from footing.followup.today import SOON, WINDOW, Conversation, Fumble, today

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
NAMES = {"m": "Sharon", "j": "Joe"}


def test_a_whole_day_in_plain_sentences() -> None:
    page = today(
        NOW,
        [
            Conversation("m", datetime(2026, 11, 25, 10, 0, tzinfo=UTC), 30),
            Conversation("j", datetime(2026, 11, 23, 9, 0), 20),
        ],
        [Fumble("j", date(2026, 11, 20))],
        [
            Promise("a", "m", "leader", "be there on Fridays.", date(2026, 11, 20)),
            Promise("b", "m", "me", "send the list", date(2026, 11, 23)),
            Promise("c", "x", "leader", "find a mentor", None),
            Promise("d", "m", "me", "buy cake", date(2027, 5, 1)),
            Promise("e", "m", "me", "call", date(2026, 11, 1), "done"),
        ],
        [
            Checkins(
                "m",
                datetime(2026, 12, 1, 9, 0),
                "week",
                date(2027, 2, 28),
                30,
                "America/New_York",
            )
        ],
        names=NAMES,
    )
    assert page.text.splitlines() == [
        "Next conversation: with Joe, tomorrow, Monday, 23 November at 9 am, for 20 minutes.",
        "14 hours left of the first 48 hours to go back to Joe: until the end of Sunday, 22 "
        "November. They are counted from the end of Friday, 20 November, as no hour is noted. "
        "Going back soon is a rule of thumb, not a study: of sixteen people who advised somebody "
        "in this position, five named the same day, tomorrow or the next day.",
        "Sharon promised: be there on Fridays. It was due on Friday, 20 November, 2 days ago.",
        "You promised: send the list. It is due tomorrow, Monday, 23 November.",
        "Your leader promised: find a mentor. No day was named.",
        "Next check-in with Sharon: in 9 days, Tuesday, 1 December at 2 pm (9 am in "
        "America/New_York).",
    ]


def test_nothing_is_said_as_nothing() -> None:
    page = today(NOW)
    assert page.text == "Nothing is planned, promised or due."
    assert page.conversation is None


def test_a_talk_whose_time_has_passed_asks_to_be_recorded() -> None:
    page = today(NOW, [Conversation("m", NOW - timedelta(days=1))], names=NAMES)
    assert page.conversation is None
    assert page.unrecorded[0].text == (
        "The conversation with Sharon was planned for Saturday, 21 November at 10 am. Was it held? "
        "Write down what happened."
    )


def test_an_hour_that_is_known_counts_from_that_hour() -> None:
    page = today(NOW, fumbles=[Fumble("j", NOW - timedelta(hours=47))], names=NAMES)
    assert page.windows[0].left == timedelta(hours=1)
    assert page.windows[0].text.startswith("60 minutes left of the first 48 hours")
    assert "counted from the end" not in page.windows[0].text


def test_a_window_that_is_over_does_not_shut_the_door() -> None:
    page = today(NOW, fumbles=[Fumble("j", date(2026, 11, 1))])
    assert page.windows[0].left == timedelta()
    assert "were over at the end of Tuesday, 3 November. You can still" in page.windows[0].text


def test_a_check_in_without_an_hour_is_a_day() -> None:
    first = datetime(2026, 12, 1)  # as read from an answer that names a day only
    page = today(NOW, checkins=[Checkins("m", first, "week", timezone="America/New_York")])
    assert page.text == "Next check-in with your leader: in 9 days, Tuesday, 1 December."


def test_48_hours_are_real_hours_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 10, 24, 12, 0, tzinfo=berlin)
    window = today(now, fumbles=[Fumble("j", now)]).windows[0]
    assert window.left == WINDOW
    assert window.ends.replace(tzinfo=None) == datetime(2026, 10, 26, 11, 0)


MOMENTS = st.datetimes(
    datetime(2026, 10, 1),
    datetime(2027, 1, 31),
    timezones=st.sampled_from([UTC, ZoneInfo("Europe/Berlin"), None]),
)


@given(
    st.lists(st.builds(Conversation, st.sampled_from("mj"), MOMENTS), max_size=6),
    st.lists(st.builds(Fumble, st.just("j"), MOMENTS | st.dates(max_value=NOW.date())), max_size=3),
)
def test_every_talk_is_next_later_or_unrecorded_and_no_window_is_longer_than_it_may_be(
    talks: list[Conversation], fumbles: list[Fumble]
) -> None:
    page = today(NOW, talks, fumbles)
    assert len(page.windows) == len(fumbles)
    assert [w.ends for w in page.windows] == sorted(w.ends for w in page.windows)
    for window in page.windows:
        assert window.left == max(window.ends - NOW, timedelta())
    passed = len(page.unrecorded)
    assert (page.conversation is None) == (passed == len(talks))
    if page.conversation:
        assert isinstance(page.conversation.when, datetime)
        assert page.conversation.when >= NOW


@given(st.lists(st.none() | st.dates(NOW.date() - SOON * 3, NOW.date() + SOON * 3), max_size=8))
def test_each_open_promise_is_late_or_due_or_not_yet_near(days: list[date | None]) -> None:
    promises = [Promise(str(n), "m", "me", "call", day) for n, day in enumerate(days)]
    page = today(NOW, promises=promises)
    assert len(page.late) == sum(day is not None and day < NOW.date() for day in days)
    far = sum(day is not None and day > NOW.date() + SOON for day in days)
    assert len(page.late) + len(page.due) + far == len(days)
