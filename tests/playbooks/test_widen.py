"""Answers in the shorter forms in which people write them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks.answers import read
from footing.playbooks.faults import faults
from footing.playbooks.hours import Heard, heard_hours, number_of
from footing.playbooks.widen import widened
from tests.playbooks.making import LIBRARY

RENEGOTIATE = LIBRARY.get("renegotiate")


def wide(**answers: Any) -> dict[str, Any]:
    """Widened answers that have no faults."""
    found = widened(RENEGOTIATE, answers)
    tables = {"playbook": "renegotiate", "people": {}, "answers": found}
    assert faults(RENEGOTIATE, tables) == []
    return found


@pytest.mark.parametrize(
    ("agreed", "hours", "due", "due_said", "pay"),
    [
        ("eight chapters, six hours a week", 6, None, "", ""),
        (["eight chapters"], None, None, "", ""),
        ({"what": "a site", "hours": "about 90 hours"}, 90, None, "", ""),
        ([{"deliverables": ["a", "b site"], "dates": "2026-11-30"}], None, (11, 30), "", ""),
        ([{"what": "a novel", "deadline": "end of February"}], None, None, "end of February", ""),
        ([{"what": "a novel", "date": "30 November 2026", "fee": 6000}], None, (11, 30), "",
         "6,000"),
        (["a novel", "by 30 June", "6 hours a week", "£12.80 an hour"], 6, None, "by 30 June",
         "£12.80 an hour"),
        (["a research post", "6 months"], None, None, "for 6 months", ""),
        ({"say": "eight chapters", "notes": "by phone"}, None, None, "", ""),
    ],
)  # fmt: skip
def test_every_form_of_an_agreement_is_read(
    agreed: Any, hours: float | None, due: tuple[int, int] | None, due_said: str, pay: str
) -> None:
    (record,) = read(RENEGOTIATE, wide(agreed=agreed)).records["agreed"]
    assert record.hours.get("hours") == hours
    assert record.due == (date(2026, *due) if due else None)
    assert record.due_said == due_said
    assert (record.texts["pay"].say if "pay" in record.texts else "") == pay


def test_texts_numbers_and_tables_stand_for_what_is_asked() -> None:
    found = wide(
        asked_since=["a workbook", {"what": "a video", "hours": "2.5 h a week", "date": "in May"}],
        load={"my job": 40, "family": "20 hours"},
        hours_per_week="42,5",
        aims="a good course",
        at_risk="the spring",
        want=["Go back.", "Finish it."],
        options={"option": "more time"},
        channel="email",
    )
    assert found["load"] == [
        {"what": "my job", "hours": 40},
        {"what": "family", "hours": 20},
    ]
    assert found["hours_per_week"] == 42.5
    assert found["meeting"] == {"channel": "mail"}
    assert found["want"] == "Go back. Finish it."
    values = read(RENEGOTIATE, found)
    assert [record.hours for record in values.records["asked_since"]] == [{}, {"hours": 2.5}]
    assert values.records["asked_since"][1].day_said == "in May"


def test_what_cannot_be_read_stays_and_is_a_fault() -> None:
    found = widened(
        RENEGOTIATE, {"hours_per_week": "plenty", "load": [{"what": "a", "hours": "x"}]}
    )
    tables = {"playbook": "renegotiate", "people": {}, "answers": found}
    assert [path[1] for path, _ in faults(RENEGOTIATE, tables)] == ["hours_per_week", "load"]


def test_two_hundred_hours_in_a_week_are_told_plainly() -> None:
    tables = {"playbook": "renegotiate", "people": {}, "answers": {"hours_per_week": 200}}
    ((_, text),) = faults(RENEGOTIATE, tables)
    assert "from 0 to 168" in text


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("thirty hours in the week", Heard(30, week=True)),
        ("37.5 hrs/week", Heard(37.5, week=True)),
        ("about 7,5 h", Heard(7.5, week=False)),
        ("twenty-two hours weekly", Heard(22, week=True)),
        ("1,200 hours", Heard(1200, week=False)),
        ("half an hour a week", Heard(0.5, week=True)),
        ("a 20-hour week", Heard(20, week=True)),
        ("6 hours, later 9 hours", None),
        ("60 pounds an hour", None),
        ("12 pages", None),
        ("", None),
    ],
)
def test_hours_are_heard_in_words(text: str, heard: Heard | None) -> None:
    assert heard_hours(text) == heard


@given(st.floats(0, 999, allow_nan=False).map(lambda one: round(one, 1)))
def test_every_number_of_hours_is_heard_as_it_was_written(hours: float) -> None:
    assert number_of(f"{hours:g}") == hours
    heard = heard_hours(f"{hours:g} hours a week")
    assert heard == Heard(number_of(f"{hours:g}") or 0, week=True)
