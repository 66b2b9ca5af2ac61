"""How a plan stands: what is there, thin, missing, and asked without an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from footing.app.composing import applying, compose
from footing.playbooks.library import load_library
from footing.playbooks.readiness import Readiness, readiness

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
PLAYBOOKS = ("own-up", "renegotiate", "second-chance")


def stands(name: str, **changes: Any) -> Readiness:
    """The plan of a playbook's own example, with some answers changed (None: taken away)."""
    playbook = load_library().get(name)
    example = playbook.example
    answers = {**example.answers, **changes}
    answers = {key: value for key, value in answers.items() if value is not None}
    page = compose(playbook, example.people, answers, NOW)
    steps = applying(playbook, example.people, answers, NOW)
    return readiness(playbook, steps, answers, page)


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_nothing_is_both_there_and_thin_or_missing(name: str) -> None:
    found = stands(name)
    there = {one.step for one in found.there}
    assert there
    assert not there & {one.step for one in (*found.thin, *found.missing)}


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_without_answers_nothing_is_there_and_every_needed_step_is_missing(name: str) -> None:
    playbook = load_library().get(name)
    found = stands(name, **dict.fromkeys(playbook.example.answers))
    assert found.there == found.thin == ()
    assert {one.key for one in playbook.steps if one.needed and not one.only_if} <= {
        one.step for one in found.missing
    }
    assert found.unanswered
    assert not found.complete


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_a_question_without_an_answer_names_steps_that_are_asked(name: str) -> None:
    playbook = load_library().get(name)
    found = stands(name, **dict.fromkeys(playbook.example.answers))
    known = {step.key for step in playbook.steps}
    assert all(set(one.steps) <= known for one in found.unanswered)
    assert all(one.question.endswith("?") for one in found.unanswered)


def test_taking_an_answer_away_opens_its_question() -> None:
    before = {one.key for one in stands("renegotiate").unanswered}
    after = stands("renegotiate", options=None)
    opened = {one.key: one.steps for one in after.unanswered if one.key not in before}
    assert any("options" in steps for steps in opened.values())
    assert "options" in {one.step for one in after.missing}


def test_a_record_that_leaves_a_question_half_answered_is_thin() -> None:
    mistakes = [
        {"what": "I sent the wrong file.", "prevention": "I read it twice now."},
        {"what": "I missed the deadline."},
        {"what": "I forgot the call."},
    ]
    found = stands("own-up", mistakes=mistakes)
    whys = [one.why for one in found.thin if one.step == "mistakes"]
    assert "2 of 3 have nothing under “What keeps it from happening again”." in whys


def test_what_cannot_be_said_and_what_says_little_is_thin() -> None:
    found = stands("renegotiate", want="Less work")
    assert any(one.step == "want" and "only “Less work”" in one.why for one in found.thin)
    found = stands("own-up", aim="Sorry for everything, but it was not my fault at all.")
    assert any(one.step == "aim" and "not in the texts yet" in one.why for one in found.thin)
