from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from footing.app import decisions, load, matters
from footing.app.workspace import Workspace
from tests.advice.making import NIGHTS
from tests.web.conftest import Visitor

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def decision(space: Workspace) -> str:
    """The address of a decision that can be weighed."""
    given: dict[str, Any] = tomllib.loads(NIGHTS)
    return f"/decide/{decisions.begin(space, given).id}"


def test_from_the_start_page_to_an_empty_decision(visitor: Visitor) -> None:
    assert 'href="/decide"' in visitor.get("/")
    visitor.post("/decide")
    assert visitor.url.endswith("/options")
    page = visitor.get(visitor.url.removesuffix("/options"))
    assert "It cannot be weighed yet" in page
    assert "There is no criterion" in page


def test_the_figures_stand_there_without_a_script(visitor: Visitor, decision: str) -> None:
    page = visitor.get(decision)
    assert "How often each comes first" in page
    assert page.count('class="bar"') == 3
    assert "Where a weight would turn it" in page
    assert "this leaning" in page
    assert "The decision is yours." in page
    assert 'type="range"' in page
    assert "style=" not in page


def test_sliders_redraw_without_saving_and_are_kept_by_the_button(
    visitor: Visitor, decision: str
) -> None:
    points = {"weight.sleep": "60", "weight.pay": "20", "weight.people": "20"}
    drawn = visitor.post(f"{decision}/redraw", points)
    assert "that is firm" in drawn
    assert "<html" not in drawn
    assert "that is firm" not in visitor.get(decision)
    assert "that is firm" in visitor.post(decision, points)
    nothing = visitor.post(f"{decision}/redraw", dict.fromkeys(points, "0"))
    assert "All weights are zero" in nothing


def test_each_part_keeps_what_was_typed(visitor: Visitor, decision: str) -> None:
    visitor.post(f"{decision}/matters", {
        "criterion.0.key": "sleep", "criterion.0.name": "Deep sleep", "criterion.1.name": EVIL,
        "must.0.name": "No weekends", "must.0.ask": "Weekends?",
    })  # fmt: skip
    assert visitor.url.endswith("/scores")
    page = visitor.get(f"{decision}/scores")
    assert "Deep sleep" in page
    assert EVIL not in page
    key = next(one for one in re.findall(r'name="score\.clinic\.(\w+)"', page) if one != "sleep")
    page = visitor.post(
        f"{decision}/scores", {"score.clinic.sleep": "much", f"score.clinic.{key}": "3"}, 422
    )
    assert "“much”" in page
    assert 'value="much"' in page
    visitor.post(f"{decision}/scores", {
        "score.clinic.sleep": "4-7", "ask.clinic.sleep": "When does it begin?",
        "met.nights.no_weekends": "no",
    })  # fmt: skip
    assert visitor.url == decision
    page = visitor.get(decision)
    assert "is ruled out: it does not meet “No weekends”" in page
    assert "When does it begin?" in page


def test_comparisons_become_weights_and_contradictions_are_told(
    visitor: Visitor, decision: str
) -> None:
    assert "Please choose" in visitor.get(f"{decision}/pairs")
    assert "Choose one of the answers" in visitor.post(f"{decision}/pairs", {}, 422)
    ring = ["pair.sleep.pay", "pair.pay.people", "pair.people.sleep"]
    page = visitor.post(f"{decision}/pairs", dict(zip(ring, ["3", "1", "-3"], strict=True)))
    assert "Your comparisons fit together" in page
    page = visitor.post(f"{decision}/pairs", dict.fromkeys(ring, "3"))
    assert "Your comparisons go in a circle" in page
    assert "Look at these once more" in page


def test_the_choice_and_the_words_to_a_friend_are_kept(visitor: Visitor, decision: str) -> None:
    visitor.post(f"{decision}/friend", {"friend": "Go, and sleep."})
    page = visitor.post(f"{decision}/choose", {"option": "clinic"})
    assert "Go, and sleep." in page
    assert re.search(r'value="clinic" checked', page)
    assert "Take it over" not in page
    visitor.post(f"{decision}/choose", {"option": "nonsense"}, 404)


def test_a_file_and_away_with_it(visitor: Visitor, decision: str) -> None:
    assert tomllib.loads(visitor.get(f"{decision}/file"))["option"]["clinic"]
    visitor.post(f"{decision}/remove")
    visitor.get(decision, 404)
    visitor.get("/decide/nothing/options", 404)


def test_an_unknown_part_is_told(visitor: Visitor, decision: str) -> None:
    assert "has no part" in visitor.get(f"{decision}/colours", 404)


def test_a_matter_behind_the_gate_is_not_weighed(visitor: Visitor, space: Workspace) -> None:
    begun = matters.begin(space, "second-chance")
    visitor.post(f"/matters/{begun.id}/decide")
    assert visitor.url == f"/matters/{begun.id}/gate"
    assert decisions.list_(space) == ()


def test_a_matters_decision_is_begun_once(visitor: Visitor, matter: str, space: Workspace) -> None:
    assert f'action="/matters/{matter}/decide"' in visitor.get(f"/matters/{matter}/decide")
    visitor.post(f"/matters/{matter}/decide")
    visitor.post(f"/matters/{matter}/decide")
    assert len(decisions.list_(space)) == 1
    assert "It cannot be weighed yet" in visitor.get(f"/matters/{matter}/decide")


def test_the_step_that_takes_a_stance_leads_to_the_weighing(
    visitor: Visitor, space: Workspace
) -> None:
    begun = matters.begin(space, "second-chance")
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    assert f'href="/matters/{begun.id}/decide"' in visitor.get(f"/matters/{begun.id}/steps/stance")


def test_hours_of_an_option_are_held_against_the_week(
    visitor: Visitor, space: Workspace, decision: str
) -> None:
    load.add(space, "A course", 10)
    load.there_are(space, 45)
    options = {
        "title": "Nights", "option.0.key": "clinic", "option.0.name": "The day clinic",
        "option.0.hours": "40", "option.1.key": "nights", "option.1.name": "Nights",
        "option.1.pros": "The bonus.", "today": "1",
    }  # fmt: skip
    visitor.post(f"{decision}/options", options)
    assert "That is 5 hours more than is left." in visitor.get(decision)
    assert 'value="40"' in visitor.get(f"{decision}/options")
    page = visitor.post(f"{decision}/options", {**options, "option.0.hours": "400"}, status=422)
    assert "The day clinic: A week has 168 hours." in page
    assert 'value="400"' in page
    assert "The bonus." in page
    visitor.post(f"{decision}/options", {**options, "option.0.hours": ""})
    assert "Of your week" not in visitor.get(decision)
