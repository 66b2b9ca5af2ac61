from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.app.typed import AnswerError, day, moment, number, raw, typed, yes_or_no
from footing.playbooks.library import load_library
from footing.playbooks.model import RecordField, Step

LIBRARY = load_library()
STEPS = [
    (step, playbook.example.answers[step.key])
    for playbook in LIBRARY.playbooks.values()
    for step in playbook.steps
    if step.key in playbook.example.answers
]


def step(kind: str, **more: object) -> Step:
    return Step("key", kind, "Title", "Ask?", "Why.", "source", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("step_", "value"), STEPS, ids=lambda one: getattr(one, "key", ""))
def test_every_worked_answer_survives_its_form(step_: Step, value: object) -> None:
    assert raw(step_, typed(step_, value)) == value


@given(st.text(), st.text())
def test_a_text_and_its_notes_survive_the_form(say: str, notes: str) -> None:
    found = raw(step("text"), {"say": say, "notes": notes})
    assert raw(step("text"), typed(step("text"), found)) == found
    if not say.strip() and not notes.strip():
        assert found is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_shown(when: date) -> None:
    assert day(when.isoformat()) == when


@pytest.mark.parametrize(
    "text", ["2026-11-25", "25 November 2026", "25 Nov 2026", "November 25, 2026", " 25.11.2026 "]
)
def test_days_as_people_write_them(text: str) -> None:
    assert day(text) == date(2026, 11, 25)


@pytest.mark.parametrize(
    "text",
    ["2026-11-25T14:00", "2026-11-25 14:00", "2026-11-25 2 pm", "25 November 2026 at 2pm"],
)
def test_moments_as_people_write_them(text: str) -> None:
    assert moment(text) == datetime(2026, 11, 25, 14, 0)


def test_a_day_alone_stays_a_day() -> None:
    assert moment("2026-11-25") == date(2026, 11, 25)
    assert moment("") is None


@pytest.mark.parametrize("text", ["3/4/2026", "soon", "2026-13-01", "2026-02-30"])
def test_what_could_be_two_days_or_none_is_asked_again(text: str) -> None:
    with pytest.raises(AnswerError, match="2026-11-25"):
        day(text)
    with pytest.raises(AnswerError):
        moment(text)


def test_numbers_and_yes_or_no() -> None:
    assert number(" 60 ") == 60
    assert raw(step("percent"), {"say": "60 %"}) == 60
    assert number("") is None
    assert yes_or_no("Yes") is True
    assert yes_or_no("n") is False
    for read in (number, yes_or_no):
        with pytest.raises(AnswerError):
            read("perhaps")


def test_a_choice_by_key_or_by_its_words() -> None:
    asked = step("choice", choices={"not-now": "Not now"})
    assert raw(asked, {"say": "not now"}) == "not-now"
    assert raw(asked, {"say": ""}) is None


def test_empty_rows_are_no_answers_and_a_preselected_choice_is_none() -> None:
    fields = (
        RecordField("what", "What"),
        RecordField("who", "Who", kind="choice", choices={"me": "I did"}),
    )
    asked = step("records", fields=fields)
    rows = [{"what": "", "who": "me"}, {"what": "It was late.", "who": "me", "what.notes": "2 h"}]
    assert raw(asked, {"items": rows}) == [
        {"what": {"say": "It was late.", "notes": "2 h"}, "who": "me"}
    ]
    assert raw(asked, {"items": []}) is None
    assert raw(step("list"), {"items": [{"say": " "}]}) is None
