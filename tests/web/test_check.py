"""Checking a draft by the buttons alone, and what the editor asks for."""

from __future__ import annotations

import re
from html import unescape

import pytest

from footing.app import checking, matters, own_rules
from footing.app.workspace import Workspace
from footing.web import guard
from tests.web.conftest import Visitor

FAULT = "It wasn't my fault that the launch slipped."
POOR = "I was just wondering if maybe we could possibly talk about the role."
PLAIN = "The order came on Tuesday and stands in the hall."


def area(page: str) -> str:
    """What stands in the text area, as a browser reads it."""
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)
    assert found
    return unescape(found[1])


def test_an_empty_page_asks_for_a_draft(visitor: Visitor) -> None:
    page = visitor.get("/check")
    assert "Write or paste a text" in page
    assert 'href="/check" aria-current="page"' in page


def test_a_draft_is_checked_by_a_button(visitor: Visitor) -> None:
    """The text stays as it was typed, to the last space."""
    text = "\n  " + POOR + "\n "
    page = visitor.post("/check", {"text": text, "do": "check", "occasion": "second-chance"})
    assert area(page) == text
    assert "<mark>was just wondering if maybe we could possibly</mark>" in page
    assert "a reader can miss" in page
    assert '<option value="second-chance" selected>' in page
    assert "Nothing to change" in visitor.post("/check", {"text": PLAIN, "do": "check"})


def test_two_problems_stand_first_and_the_others_behind_show_all(visitor: Visitor) -> None:
    text = " ".join([POOR] * 4)
    page = visitor.post("/check", {"text": text, "do": "check"})
    first, _, rest = page.partition('<details class="rest">')
    assert first.count("data-problem") == 2
    assert rest.count("data-problem") == 2
    assert "Show all: 2 more" in rest


def test_a_suggestion_is_taken_by_a_button(visitor: Visitor) -> None:
    """Without a script too, and what is in no list changes nothing."""
    page = visitor.post("/check", {"text": POOR, "do": "use:0:0"})
    assert area(page) != POOR
    assert area(page).startswith("I would like to talk")
    gap = visitor.post("/check", {"text": FAULT, "do": "use:0:0"})
    assert "waits for your own words" in gap
    for do in ("use:9:0", "use:x", "add:0:0", "keep:9", "keep:-1", "party"):
        assert area(visitor.post("/check", {"text": POOR, "do": do})) == POOR


def test_what_is_missing_can_be_added(visitor: Visitor) -> None:
    text = "The talk about the post was short. " + PLAIN * 4
    fields = {"text": text, "occasion": "second-chance", "do": "check"}
    assert "Missing" in visitor.post("/check", {**fields})
    assert len(area(visitor.post("/check", {**fields, "do": "add:0:0"}))) > len(text)


def test_strengths_are_named_with_their_sentence(visitor: Visitor) -> None:
    page = visitor.post("/check", {"text": "Thank you for your help on Monday.", "do": "check"})
    assert 'data-said="Keep: says thank you"' in page


def test_a_sentence_is_kept_and_a_rule_switched_off(visitor: Visitor, space: Workspace) -> None:
    assert "Nothing to change" in visitor.post("/check", {"text": POOR, "do": "keep:0"})
    other = POOR.replace("role", "post")
    assert "data-problem" in visitor.post("/check", {"text": other, "do": "check"})
    page = visitor.post("/check", {"text": other, "do": "off:hedge.stacked"})
    assert "hedge.stacked" not in page
    assert checking.rules(space).off == {"hedge.stacked"}
    visitor.post("/check", {"text": other, "do": "off:hedge.nowhere"}, status=404)
    visitor.post("/check", {"text": other, "occasion": "party", "do": "check"}, status=409)


def test_the_editor_gets_the_findings_alone(visitor: Visitor) -> None:
    """Places are counted in code points; a text of the person's is never markup."""
    text = "😀 <b> " + POOR
    page = visitor.post("/check/findings", {"text": text, "do": "check"})
    assert "<html" not in page
    assert "<b>" not in page.replace("<b>It", "")
    found = re.search(r'data-problem data-start="(\d+)" data-end="(\d+)"', page)
    assert found
    assert text[int(found[1]) : int(found[2])].startswith("was just wondering")
    assert "Nothing" in visitor.post("/check/findings", {"text": POOR, "do": "keep:0"})


def test_a_check_needs_the_token(visitor: Visitor) -> None:
    answer = visitor.client.post("/check/findings", data={"text": POOR})
    assert answer.status_code == 403


def test_rules_with_faults_rest_and_the_page_says_so(visitor: Visitor, space: Workspace) -> None:
    folder = space.folders.config / "wording"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("rules = 5", "utf-8")
    page = visitor.post("/check", {"text": POOR, "do": "check"})
    assert "Your own rules have faults" in page
    assert "data-problem" in page


@pytest.mark.parametrize("path", ["/check", "/matters/{}/edit/spoken"])
def test_only_pages_with_the_editor_let_its_styles_in(
    visitor: Visitor, matter: str, path: str
) -> None:
    """With a nonce that no two answers share; scripts need none, since only our files run."""
    nonces = set()
    for _ in range(2):
        answer = visitor.client.get(path.format(matter))
        policy = answer.headers["content-security-policy"]
        found = re.search(r"style-src 'self' 'nonce-([\w-]{20,})'", policy)
        assert found
        assert f'nonce="{found[1]}"' in answer.text
        assert guard.policy(found[1]) == policy
        assert "unsafe" not in policy
        nonces.add(found[1])
    assert len(nonces) == 2
    assert visitor.client.get("/").headers["content-security-policy"] == guard.POLICY


def test_a_text_of_a_matter_is_edited_with_its_findings(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    path = f"/matters/{matter}/edit/spoken"
    page = visitor.post(path, {"text": POOR, "do": "check"})
    assert "data-problem" in page
    assert 'name="occasion" value="own-up"' in page
    assert area(visitor.post(path, {"text": POOR, "do": "use:0:0"})).startswith(
        "I would like to talk"
    )
    assert matters.page(space, matter).part("spoken").edited is False
    page = visitor.post(path, {"text": POOR, "do": "save"})
    line = re.search(rf'<a [^>]*href="{path}">(\d+ things?) to look at', page)
    assert line
    visitor.post(f"/matters/{matter}/edit/nothing", {"text": POOR, "do": "check"}, status=404)


def test_an_answer_is_looked_at_below_its_field(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    matters.answer(space, matter, "help", [POOR])
    page = visitor.get(f"/matters/{matter}/steps/help")
    below = page.partition('id="notes-help"')[2]
    assert "A second look" in below
    assert "<mark>was just wondering" in below
    own_rules.keep_sentence(space, POOR)
    assert "A second look" not in visitor.get(f"/matters/{matter}/steps/help")


def test_an_answer_is_looked_at_while_it_is_typed(visitor: Visitor, matter: str) -> None:
    page = visitor.post(f"/matters/{matter}/steps/help/preview", {"help.0.say": POOR})
    assert 'id="notes-help" hx-swap-oob="true"' in page
    assert "A second look" in page
    page = visitor.post(f"/matters/{matter}/steps/help/preview", {"help.0.say": PLAIN})
    assert 'id="notes-help" hx-swap-oob="true"' in page
    assert "A second look" not in page


def test_the_replay_shows_what_undersold_it(visitor: Visitor, space: Workspace) -> None:
    begun = matters.begin(space, "second-chance", {"me": "Jo", "leader": "Joe"})
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    matters.answer(space, begun.id, "asked", POOR)
    path = f"/matters/{begun.id}/steps/asked"
    assert "What undersold it" not in visitor.get(path)
    said = "Well. If that's an option it's something we would have to talk about."
    matters.answer(space, begun.id, "answered", said)
    below = visitor.get(path).partition("What undersold it")[2]
    assert "<mark>" in below
    assert re.sub(r"</?mark>", "", unescape(below)).find(said) > 0
    assert below.count("<li>") >= 1
