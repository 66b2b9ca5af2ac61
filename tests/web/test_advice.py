"""The panel in the browser: own view, question, thread, corrections, answers with provenance."""

from __future__ import annotations

import re

import pytest

from footing.app import matters
from footing.app.demo import examples
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor

THREAD = (examples() / "advice" / "night-shift-lead.txt").read_text("utf-8")
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def base(space: Workspace) -> str:
    """The address of the panel of a new matter."""
    begun = matters.begin(space, "second-chance", {"me": "Ola", "leader": "Marek"})
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    return f"/matters/{begun.id}/advice"


@pytest.fixture
def filled(visitor: Visitor, base: str) -> str:
    """The same with the own view and the demo's thread."""
    visitor.post(base, {"do": "own-view", "own_view": "I want it."})
    visitor.post(base, {"do": "paste", "pasted": THREAD})
    return base


def test_the_own_view_comes_first(visitor: Visitor, base: str) -> None:
    page = visitor.get(base)
    assert "what do you think yourself?" in page
    assert "Add advice" not in page
    assert "empty" in visitor.post(base, {"do": "own-view", "own_view": " "}, status=422)
    assert "Add advice" in visitor.post(base, {"do": "own-view", "own_view": "I want it."})


def test_a_pasted_thread_becomes_a_panel(visitor: Visitor, filled: str) -> None:
    page = visitor.get(filled)
    assert "6 pieces of advice" in page
    assert page.count('class="tally"') == 3
    assert "Come back by mail" in page
    assert "The most votes of all (14)" in page
    assert "Set aside: 2" in page
    assert "V.N., Whitby" in page


def test_one_click_takes_a_move_out_and_another_puts_the_stance_right(
    visitor: Visitor, filled: str
) -> None:
    page = visitor.get(filled)
    piece = re.findall(r'id="piece-(\w+)" tabindex', page)[0]
    assert page.count("drop:say-yes") == 2
    page = visitor.post(f"{filled}/{piece}", {"do": "drop:say-yes"})
    assert page.count("drop:say-yes") == 1
    page = visitor.post(f"{filled}/{piece}", {"do": "stance", "stance": "wait", "move": "ideas"})
    assert "Wait, and let it rest for now: put right" in page
    assert "drop:ideas" in page
    assert "5 pieces of advice" in visitor.post(f"{filled}/{piece}", {"do": "aside"})
    assert "6 pieces of advice" in visitor.post(f"{filled}/{piece}", {"do": "back"})
    assert "no stance" in visitor.post(
        f"{filled}/{piece}", {"do": "stance", "stance": "sing"}, status=422
    )


def test_votes_in_words_are_put_right_by_hand(visitor: Visitor, base: str) -> None:
    visitor.post(base, {"do": "own-view", "own_view": "I want it."})
    thread = THREAD.replace("9 people found", "Many people found")
    assert "Type the number if you know it" in visitor.post(base, {"do": "paste", "pasted": thread})
    page = visitor.get(base)
    piece = re.findall(r'id="piece-(\w+)" tabindex', page)[0]
    right = {"do": "stance", "stance": "pursue", "move": "", "votes": "11"}
    assert "V.N., York (11)" in visitor.post(f"{base}/{piece}", right)
    refused = visitor.post(f"{base}/{piece}", {**right, "votes": "lots"}, status=422)
    assert "no number of votes" in refused


def test_a_move_is_taken_over_into_the_answers(visitor: Visitor, filled: str) -> None:
    page = visitor.post(filled, {"do": "take:explain-briefly", "say.explain-briefly": ""})
    assert "Taken over" in page
    step = visitor.get(filled.replace("/advice", "/steps/account"))
    assert "From the panel: M.A., 3 votes" in step
    refused = visitor.post(filled, {"do": "take:assets", "say.assets": ""}, status=422)
    assert "your own words" in refused
    assert 'href="#say-assets"' in refused


def test_what_is_pasted_stays_text(visitor: Visitor, filled: str) -> None:
    page = visitor.post(
        filled, {"do": "paste", "pasted": f"Maria ({EVIL}): {EVIL} go back.\nTom: no."}
    )
    assert EVIL not in page
    assert "&lt;script&gt;" in page


def test_a_file_and_one_typed_piece_are_added(visitor: Visitor, filled: str) -> None:
    mail = b"From: Ines <i@x.example>\nTo: Ola <o@x.example>\nMessage-ID: <1@x>\n\nSleep on it.\n"
    page = visitor.post(filled, {"do": "file"}, files={"file": ("advice.eml", mail)})
    assert "Ines" in page
    page = visitor.post(filled, {"do": "add", "author": "Lena", "text": "Ask for the hours."})
    assert "8 pieces of advice" in page
    assert "no number of votes" in visitor.post(
        filled, {"do": "add", "text": "Go.", "votes": "lots"}, status=422
    )
    assert "no advice here yet" in visitor.post(filled, {"do": "paste", "pasted": " "}, status=422)


def test_the_question_is_shown_kept_and_taken_along(visitor: Visitor, base: str) -> None:
    ask = f"{base}/ask"
    page = visitor.post(ask, {"do": "show", "happened": "Marek asked me.", "wanted": "And you?"})
    assert "My manager asked me." in page
    page = visitor.post(ask, {"do": "keep", "question": f"What would you do? {EVIL}"})
    assert EVIL not in page
    form = visitor.client.get(f"{ask}/reply-form.html")
    assert "attachment" in form.headers["content-disposition"]
    assert EVIL not in form.text
    assert "&lt;script&gt;" in form.text
    assert "What would you do?" in visitor.client.get(f"{ask}/question.txt").text
    visitor.get(f"{ask}/other.txt", status=404)
    assert "empty" in visitor.post(ask, {"do": "keep", "question": ""}, status=422)


def test_the_advisers_are_thanked(visitor: Visitor, filled: str) -> None:
    assert "Thank you for your advice." in visitor.get(f"{filled}/thanks")
    assert "they were told" in visitor.post(f"{filled}/thanks")


def test_the_ways_to_the_panel(visitor: Visitor, base: str) -> None:
    matter = base.removesuffix("/advice")
    assert f'href="{base}"' in visitor.get(matter)
    assert f'href="{base}"' in visitor.get(f"{matter}/steps/stance")
