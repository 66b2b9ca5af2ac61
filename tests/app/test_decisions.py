from __future__ import annotations

import tomllib
from typing import Any

import pytest

from footing.app import decisions, matters
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from tests.advice.making import NIGHTS
from tests.app.conftest import cleared, worked

GIVEN: dict[str, Any] = tomllib.loads(
    NIGHTS.replace("scores = { sleep = 8", 'pros = ["more sleep"]\nscores = { sleep = 8')
)
SLEEPY = {"sleep": "60", "pay": "20", "people": "20"}


def test_a_new_decision_begins_with_what_the_matter_knows(ws: Workspace) -> None:
    matter = worked(ws, "second-chance")
    decision = decisions.of_matter(ws, matter.id)
    assert decisions.of_matter(ws, matter.id) == decision
    options = decision.given["option"]
    assert [one.get("stance", "") for one in options.values()] == [
        "yes", "tell-me-more", "not-now", "",
    ]  # fmt: skip
    assert options["yes"]["pros"] == ["more pay", "I can't do what I do forever"]
    assert "skipped yourself" in decision.given["question"]
    kept = decisions.show(ws, decision.id)
    assert kept.decided is None
    assert "There is no criterion" in kept.open[0]


def test_points_are_tried_without_saving_and_kept_when_asked(ws: Workspace) -> None:
    decision = decisions.begin(ws, GIVEN)
    before = decisions.show(ws, decision.id)
    tried = decisions.tried(ws, decision.id, SLEEPY)
    assert tried.decided is not None
    assert tried.decided.weighed.firm
    assert decisions.show(ws, decision.id) == before
    kept = decisions.keep_points(ws, decision.id, SLEEPY)
    assert [points for _, _, points in decisions.points(kept)] == [60, 20, 20]
    none = decisions.tried(ws, decision.id, dict.fromkeys(SLEEPY, "0"))
    assert none.decided is None
    assert none.open == ("All weights are zero; give the criterion that matters some.",)


def test_the_seed_is_kept_so_that_the_figures_stay(ws: Workspace) -> None:
    decision = decisions.begin(ws, GIVEN)
    first, again = (decisions.show(ws, decision.id).decided for _ in range(2))
    assert first is not None
    assert first == again
    assert first.weighed.places.seed == decision.given["seed"]


def test_a_ruled_out_option_cannot_be_chosen(ws: Workspace) -> None:
    given = tomllib.loads(NIGHTS.replace("school = true", "school = false", 1))
    decision = decisions.begin(ws, given)
    with pytest.raises(NotFoundError, match="rules it out"):
        decisions.choose(ws, decision.id, "clinic")
    kept = decisions.choose(ws, decision.id, "nights")
    assert kept.given["chosen"] == "nights"
    assert kept.given["chosen_on"] == "2026-11-22"
    assert "chosen" not in decisions.choose(ws, decision.id, "").given


def test_the_stance_is_taken_over_with_where_it_comes_from(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance")
    decision = decisions.begin(
        ws,
        GIVEN | {"weights": {"sliders": {"sleep": 60, "pay": 20, "people": 20}}},
        matter_id=matter.id,
    )
    kept = decisions.choose(ws, decision.id, "clinic")
    assert decisions.takes(ws, kept) == "yes"
    matter = decisions.hand_over(ws, decision.id)
    assert matter.answers["stance"]["say"] == "yes"
    note = matter.answers["stance"]["notes"]
    assert note.startswith("From the decision “Nights or the day clinic”, 22 November: “Go to")
    assert "(firm)" in note
    assert matter.answers["pros"] == [{"say": "more sleep", "notes": "From the decision."}]
    spoken = matters.page(ws, matter.id).part("spoken").text
    assert "From the decision" not in spoken
    assert decisions.hand_over(ws, decision.id).answers == matter.answers


def test_tell_me_more_takes_its_questions_along(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance")
    text = NIGHTS.replace('name = "Half and half"', 'stance = "tell-me-more"').replace(
        "people = 3", 'people = { ask = "Who else works there?" }'
    )
    decision = decisions.begin(ws, tomllib.loads(text), matter_id=matter.id)
    decisions.choose(ws, decision.id, "half")
    matter = decisions.hand_over(ws, decision.id)
    assert matter.answers["stance"]["say"] == "tell-me-more"
    assert matter.answers["questions"][0]["say"] == "Who else works there?"


def test_a_playbook_without_a_stance_takes_nothing(ws: Workspace) -> None:
    matter = cleared(ws, "own-up")
    decision = decisions.begin(ws, GIVEN, matter_id=matter.id)
    kept = decisions.choose(ws, decision.id, "clinic")
    assert decisions.takes(ws, kept) == ""
    with pytest.raises(FootingError, match="nothing to take over"):
        decisions.hand_over(ws, decision.id)


def test_a_decision_goes_with_its_matter_and_alone(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance")
    decisions.of_matter(ws, matter.id)
    alone = decisions.begin(ws, GIVEN)
    matters.remove(ws, matter.id)
    assert [one.id for one in decisions.list_(ws)] == [alone.id]
    decisions.remove(ws, alone.id)
    assert decisions.list_(ws) == ()
    with pytest.raises(NotFoundError):
        decisions.show(ws, alone.id)


def test_a_choice_keeps_sliders_that_were_moved_and_comparisons_that_were_not(
    ws: Workspace,
) -> None:
    pairs = {"pairs": [{"more": "sleep", "less": "pay"}, {"more": "pay", "less": "people"}]}
    decision = decisions.begin(ws, GIVEN | {"weights": pairs})
    shown = {
        key: str(points) for key, _, points in decisions.points(decisions.show(ws, decision.id))
    }
    kept = decisions.choose(ws, decision.id, "half", shown)
    assert kept.given["weights"] == pairs
    kept = decisions.choose(ws, decision.id, "half", shown | {"pay": "90"})
    assert kept.given["weights"]["sliders"]["pay"] == 90
