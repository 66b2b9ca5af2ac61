"""Decision, advice that was followed, and outcome, side by side."""

from __future__ import annotations

import tomllib

from footing.app import after, decisions, panel
from footing.app.outcome import outcome
from footing.app.workspace import Workspace
from tests.app.conftest import cleared
from tests.app.test_provenance import DECISION, NOTES


def test_the_three_sides_of_one_matter(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance", me="Ruth", leader="Anton").id
    panel.own_view(ws, matter, "I want it.")
    panel.paste(ws, matter, NOTES, "notes")
    panel.take(ws, matter, "in-person")
    decision = decisions.of_matter(ws, matter)
    decisions.save(ws, decision.id, tomllib.loads(DECISION))
    decisions.choose(ws, decision.id, "go")
    decisions.hand_over(ws, decision.id)
    after.record(ws, matter, held=True, said="He said yes.")
    found = outcome(ws, matter)
    (decided,) = found.decided
    assert (decided.title, decided.chosen) == ("The branch", "Take the branch")
    assert "came first under 100 in 100 of the weights" in decided.text
    assert [(one.move, one.source) for one in found.followed] == [
        ("Come back in person", "From the panel: Ada.")
    ]
    assert found.record[0].said == "He said yes."


def test_a_decision_that_was_begun_only_says_so(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance").id
    decisions.of_matter(ws, matter)
    (decided,) = outcome(ws, matter).decided
    assert (decided.chosen, decided.text) == ("", "It was begun and not weighed.")
