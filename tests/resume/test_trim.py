"""What is told in full, in a line, or not at all; a résumé as its writer's file has it."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.resume.dates import is_date, last_day
from footing.resume.page import EARLIER, sheet
from footing.resume.trim import Trimmed, Window, trim

TODAY = date(2026, 11, 22)


def job(name: str, start: str = "", end: str = "", **more: Any) -> dict[str, Any]:
    dates = {key: value for key, value in (("startDate", start), ("endDate", end)) if value}
    return {"name": name, "position": "Clerk", **dates, **more}


def trimmed(*work: dict[str, Any], window: Window | None = None, **more: Any) -> Trimmed:
    wins = more.pop("wins", ())
    return trim({"work": list(work), **more}, TODAY, window or Window(), wins)


def names(roles: Any) -> list[str]:
    return [one.title.removeprefix("Clerk, ") for one in roles]


def test_from_now_backwards_in_full_then_in_a_line_then_not_at_all() -> None:
    found = trimmed(
        job("Oldest", "1995", "2001", highlights=["Long ago."]),
        job("Older", "2010", "2014", summary="Sums.", highlights=["Some time ago."]),
        job("Before", "2014", "2019"),
        job("Now", "2019-04"),
    )
    assert names(found.full) == ["Now", "Before"]
    assert names(found.earlier) == ["Older"]
    assert [(one.place, one.left_out) for one in found.shortened] == [
        ("work[2]", False), ("work[1]", True),
    ]  # fmt: skip
    work = found.document["work"]
    assert [one["name"] for one in work] == ["Now", "Before", "Older"]
    assert work[2] == {
        "name": "Older", "position": "Clerk", "startDate": "2010", "endDate": "2014",
    }  # fmt: skip


def test_the_edge_of_the_window_is_kept_to_the_day() -> None:
    kept = trimmed(job("Now", "2020"), job("Edge", "2000", "2011-11-22"))
    gone = trimmed(job("Now", "2020"), job("Edge", "2000", "2011-11-21"))
    assert names(kept.earlier) == ["Edge"]
    assert [one.title for one in gone.shortened] == ["Clerk, Edge"]
    assert gone.shortened[0].left_out
    # A year alone is taken at its end: the doubt is the person's.
    assert names(trimmed(job("Now", "2020"), job("Edge", "2000", "2011")).earlier) == ["Edge"]


def test_the_newest_role_is_told_in_full_however_old_it_is() -> None:
    found = trimmed(job("Last", "1990", "2003"), job("First", "1985", "1990"))
    assert names(found.full) == ["Last"]
    assert found.kept[0][1] == "It is the newest one."


def test_what_is_pinned_or_undated_is_kept_and_the_undated_is_asked_about() -> None:
    window = Window(pins=frozenset({"work[2]", "awards[1]"}))
    found = trimmed(
        job("Now", "2019"), job("Pinned", "1990", "1995", highlights=["A point."]), job("Undated"),
        window=window,
        awards=[{"title": "Cup", "date": "1990"}, {"title": "Plate", "date": "1991"}],
    )  # fmt: skip
    assert names(found.full) == ["Now", "Pinned", "Undated"]
    assert found.document["work"][1]["highlights"] == ["A point."]
    assert [one["title"] for one in found.document["awards"]] == ["Cup"]
    assert "When was it?" in found.doubts[0].text
    told = trimmed(
        job("Now", "2019"), job("Undated"), window=Window(told={"work[2]": ("1999", "2001")})
    )
    assert [one.when for one in told.shortened] == ["1999 to 2001"]
    assert told.doubts == ()


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ([job("A", "2020"), job("B", "2027-03")], "begins in the future"),
        ([job("A", "2020", "2028")], "ends in the future"),
        ([job("A", "2020", "2010")], "before it begins"),
        ([job("A", "2020"), job("B", "2012")], "has no end, and another role began after it"),
        ([job("A", "2020"), job("B", "", "2018")], "no beginning"),
        ([job("A", "2015", "2021"), job("B", "2017", "2019")], "at the same time"),
    ],
)
def test_doubtful_dates_are_said_and_nothing_is_lost(work: list[Any], said: str) -> None:
    found = trimmed(*work)
    assert any(said in one.text for one in found.doubts)
    assert len(found.document["work"]) == len(work)


def test_what_has_not_begun_is_not_told_as_going_on() -> None:
    found = trimmed(job("A", "2020"), job("B", "2027-03"))
    assert [one.when for one in found.full] == ["from March 2027", "2020 to now"]
    assert found.current is not None
    assert found.current.title == "Clerk, A"


def test_roles_that_only_touch_are_not_at_the_same_time() -> None:
    assert trimmed(job("A", "2015", "2018"), job("B", "2018", "2021")).doubts == ()


def test_wins_go_to_the_role_of_today_and_only_once() -> None:
    found = trimmed(
        job("Before", "2015", "2019"), job("Now", "2019", highlights=["One."]),
        wins=["The audit passed.", "One."],
    )  # fmt: skip
    assert found.document["work"][0]["highlights"] == ["One.", "The audit passed."]
    assert trimmed(job("Before", "2015", "2019"), wins=["Won."]).current is None


def test_the_page_has_the_older_ones_in_a_section_of_lines() -> None:
    found = trimmed(
        job("Now", "2019"), job("Older", "2010-02", "2014-05"), basics={"name": "Ada"},
        volunteer=[{"organization": "Choir", "position": "Alto", "startDate": "2003"}],
    )  # fmt: skip
    page = sheet(found)
    earlier = next(one for one in page.sections if one.title == EARLIER)
    assert earlier.lines == (("Clerk, Older", "February 2010 to May 2014"),)
    assert [one.title for one in page.sections] == ["Experience", EARLIER, "Volunteering"]


def test_what_is_no_window_is_refused() -> None:
    with pytest.raises(ValueError, match="years"):
        Window(years=5, full=10)


dates = st.sampled_from(["", "1985", "2001-06", "2012", "2016-11-22", "2024", "2030-01"])
jobs = st.lists(st.builds(job, st.sampled_from("ABC"), dates, dates), max_size=6)


@given(jobs, st.integers(0, 40), st.integers(0, 40))
def test_every_role_is_told_or_listed_and_the_source_never_changes(
    work: list[dict[str, Any]], one: int, other: int
) -> None:
    document = {"work": work, "skills": [{"name": "Sums"}]}
    before = deepcopy(document)
    window = Window(years=max(one, other), full=min(one, other))
    found = trim(document, TODAY, window)
    assert document == before
    places = [role.place for role in (*found.full, *found.earlier)]
    places += [gone.place for gone in found.shortened if gone.left_out]
    assert sorted(places) == [f"work[{number + 1}]" for number in range(len(work))]
    assert len(found.document["work"]) == len(found.full) + len(found.earlier)
    assert found.document["skills"] == document["skills"]
    # What was trimmed once stays as it is: starting from now twice is starting from now.
    again = trim(json.loads(json.dumps(found.document)), TODAY, window)
    assert [role.title for role in again.full] == [role.title for role in found.full]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_its_own_last_day(day: date) -> None:
    assert last_day(day.isoformat()) == day
    assert is_date(f"{day:%Y-%m}".zfill(7))


@pytest.mark.parametrize("text", ["2019-13", "2019-02-30", "", "May", "2019-00", "2019-00-01"])
def test_what_is_in_no_calendar_is_no_date(text: str) -> None:
    assert not is_date(text)
