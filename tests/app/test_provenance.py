"""Whose words stand behind an answer: the panel's, and those of a decision."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from footing.app import decisions, matters, panel, provenance
from footing.app.workspace import Workspace
from tests.app.conftest import cleared

NOTES = (
    b"Ada (manager): Go back in person and say that you want it.\nTom: Ask for the hours first.\n"
)
DECISION = """
title = "The branch"
[criterion.say]
[option.go]
name = "Take the branch"
stance = "yes"
scores = { say = 8 }
[option.stay]
stance = "not-now"
scores = { say = 3 }
"""


@pytest.fixture
def matter(ws: Workspace) -> str:
    id_ = cleared(ws, "second-chance", me="Ruth", leader="Anton").id
    panel.own_view(ws, id_, "I want it.")
    panel.paste(ws, id_, NOTES, "notes")
    return id_


def decided(ws: Workspace, matter: str) -> None:
    given: dict[str, Any] = tomllib.loads(DECISION)
    decision = decisions.of_matter(ws, matter)
    decisions.save(ws, decision.id, given)
    decisions.choose(ws, decision.id, "go")
    decisions.hand_over(ws, decision.id)


def sources(ws: Workspace, matter: str) -> list[tuple[str, str]]:
    return [(one.step, one.source) for one in provenance.origins(ws, matter)]


def test_nothing_taken_over_comes_from_nobody(ws: Workspace, matter: str) -> None:
    assert provenance.origins(ws, matter) == ()


def test_moves_say_whose_they_were_and_what_they_are(ws: Workspace, matter: str) -> None:
    panel.take(ws, matter, "ask-details")
    panel.take(ws, matter, "in-person")
    assert sources(ws, matter) == [
        ("questions", "From the panel: Tom."), ("meeting", "From the panel: Ada."),
    ]  # fmt: skip
    assert provenance.origins(ws, matter)[1].move == "Come back in person"


def test_the_panel_beside_the_decision_takes_nothing_away(ws: Workspace, matter: str) -> None:
    decided(ws, matter)
    panel.take(ws, matter, "say-yes")
    first, second = provenance.origins(ws, matter)
    assert first.source.startswith("From the decision “The branch”")
    assert second.source == "From the panel: Ada."
    panel.take(ws, matter, "say-yes")
    assert len(provenance.origins(ws, matter)) == 2


def test_an_answer_that_was_changed_is_no_longer_theirs(ws: Workspace, matter: str) -> None:
    panel.take(ws, matter, "say-yes")
    panel.take(ws, matter, "in-person")
    matters.answer(ws, matter, "stance", "not-now")
    matters.answer(ws, matter, "meeting", {"channel": "mail"})
    assert provenance.origins(ws, matter) == ()
