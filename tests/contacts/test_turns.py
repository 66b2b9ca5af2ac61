"""Whose turn it is: current ones, then year by year backwards, and when it is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.contacts.model import Contact, Pace
from footing.contacts.turns import View, state, view

MONDAY = date(2026, 11, 23)
BEGUN = date(2026, 11, 1)
PACE = Pace(BEGUN, week=6, every=13)


def one(name: str, year: int | None = None, last: str = "", **more: object) -> Contact:
    day = date.fromisoformat(last) if last else None
    return Contact(name, name, year=year, last=day, **more)  # type: ignore[arg-type]


def seen(*contacts: Contact, pace: Pace = PACE, today: date = MONDAY) -> View:
    return view(contacts, pace, today)


def names(turns: object) -> list[str]:
    return [turn.contact.name for turn in turns]  # type: ignore[attr-defined]


def test_current_ones_come_before_any_of_the_old_ones() -> None:
    found = seen(
        one("old", 2025, "2025-03-01"), one("fresh", 2026, "2026-10-30"),
        one("silent", 2026), one("longest", 2026, "2026-01-05"), one("long", 2026, "2026-05-05"),
        pace=replace(PACE, week=15),
    )  # fmt: skip
    assert names(found.few) == ["longest", "long", "silent"]
    assert (found.due, found.current, found.waiting, found.enough) == (3, 4, 1, False)
    assert found.old == ()


def test_when_everybody_current_is_current_it_is_enough_and_the_newest_year_follows() -> None:
    found = seen(
        one("fresh", 2026, "2026-11-10"), one("a", 2023, "2023-05-01"), one("b", 2024),
        one("c", 2024, "2024-02-02"), one("d", 2025, "2020-01-01"),
    )  # fmt: skip
    assert found.enough
    assert found.text == (
        "Everybody current is current. That is enough for today. If you like to go on, 2 of the "
        "old ones could follow."
    )
    friday = seen(
        one("fresh", 2026, "2026-11-01"), one("a", 2023, "2023-05-01"), one("b", 2024),
        one("c", 2024, "2024-02-02"), one("d", 2025, "2020-01-01"), today=date(2026, 11, 27),
    )  # fmt: skip
    assert names(friday.old) == ["d", "c", "b", "a"]
    assert friday.years == ((2025, 1, 0), (2024, 2, 0), (2023, 1, 0))


def test_the_few_of_a_day_are_the_weeks_share_and_shrink_as_they_are_written_to() -> None:
    people = [one(f"p{n}", 2026, "2026-01-05") for n in range(20)]
    assert len(seen(*people).few) == 2  # six over five days
    people[0] = replace(people[0], last=MONDAY)
    assert len(seen(*people).few) == 1
    people[1] = replace(people[1], last=MONDAY)
    assert "enough for today: 18 people are due" in seen(*people).text
    tuesday = MONDAY + timedelta(days=1)
    assert len(seen(*people, today=tuesday).few) == 1
    written = [replace(each, last=MONDAY) for each in people[:6]]
    assert seen(*written, *people[6:], today=tuesday).few == ()


def test_a_day_that_was_set_counts_and_goes_first() -> None:
    found = seen(
        one("silent", 2026, "2025-01-01"),
        one("set", 2010, "2026-11-20", next=MONDAY),
        one("later", 2026, "2020-01-01", next=MONDAY + timedelta(days=9)),
    )
    assert names(found.few) == ["set", "silent"]
    assert found.few[0].why == "You set Monday, 23 November."


@pytest.mark.parametrize(
    ("contact", "where"),
    [
        (one("x"), "undated"),
        (one("x", None, "2024-01-01"), "old"),
        (one("x", None, "2026-11-20"), "done"),
        (one("x", 2019, "2026-11-20"), "done"),
        (one("x", 2019, "2027-11-20"), "old"),  # a contact in the future is none
        (one("x", None, "2031-01-01"), "undated"),
        (one("x", 2031), "due"),
        (one("x", 2026, "2026-11-20", aside=True), "aside"),
        (one("x", 2026, next=date(2026, 12, 24)), "current"),
        (one("x", 2019, next=date(2026, 12, 24)), "set"),
        (one("x", 2019, "2026-11-20", next=date(2026, 12, 24)), "done"),
    ],
)
def test_where_somebody_stands(contact: Contact, where: str) -> None:
    assert state(contact, PACE, MONDAY) == where


def test_the_clients_of_last_year_stay_current_for_the_turn_of_the_year() -> None:
    assert PACE.current_from(date(2027, 1, 1)) == 2026
    assert PACE.current_from(date(2027, 4, 5)) == 2027
    assert replace(PACE, since=2020).current_from(MONDAY) == 2020


def test_nobody_at_all_is_said() -> None:
    assert seen().text == "Nobody is here yet."


days = st.none() | st.dates(date(2015, 1, 1), date(2028, 1, 1))
some = st.lists(
    st.builds(
        Contact, st.text("abc", min_size=8, max_size=8), st.just("x"),
        year=st.none() | st.integers(2015, 2028), last=days, next=days, aside=st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


@given(some, st.integers(1, 20), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_everybody_stands_somewhere_and_nobody_twice(
    people: list[Contact], week: int, today: date
) -> None:
    pace = Pace(BEGUN, week=week)
    found = view(people, pace, today)
    where = [state(each, pace, today) for each in people]
    assert found.due == where.count("due")
    assert found.waiting == where.count("old")
    assert len(found.undated) == where.count("undated")
    assert len(found.few) <= min(found.due, week)
    assert sum(waiting for _, waiting, _ in found.years) == found.waiting
    if found.due:
        assert found.old == ()
    years = [each.contact.year or each.contact.last.year for each in found.old]  # type: ignore[union-attr]
    assert years == sorted(years, reverse=True)
