"""The panel of a matter: own view first, what comes in, what is put right, what is taken over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footing.app import advice, advice_ask, advice_report, matters, panel
from footing.app.demo import examples
from footing.app.workspace import Workspace
from footing.kernel.errors import DataError, FootingError, NotFoundError
from tests.app.conftest import cleared, worked

THREAD = (examples() / "advice" / "night-shift-lead.txt").read_bytes()
NOTES = b"Maria (ex-boss): Go back to him and say that you want it.\nTom: Let it rest.\n"


@pytest.fixture
def matter(ws: Workspace) -> str:
    """A matter with the own view recorded and the demo's thread pasted."""
    id_ = cleared(ws, "second-chance", me="Ola", leader="Marek").id
    panel.own_view(ws, id_, "I think I want it.")
    panel.paste(ws, id_, THREAD, "thread")
    return id_


def find(ws: Workspace, matter: str, author: str) -> str:
    return next(one.id for one in panel.view(ws, matter).pieces if one.author == author)


def test_no_advice_is_shown_before_the_own_view(ws: Workspace) -> None:
    id_ = cleared(ws).id
    panel.paste(ws, id_, NOTES, "notes")
    assert panel.waiting(ws, id_) == 2
    with pytest.raises(panel.OwnViewError):
        panel.view(ws, id_)
    with pytest.raises(FootingError, match="empty"):
        panel.own_view(ws, id_, "  ")
    first = panel.own_view(ws, id_, "I go back.")
    assert panel.own_view(ws, id_, "I go back on Monday.").viewed == first.viewed
    assert len(panel.view(ws, id_).pieces) == 2


def test_the_panel_of_the_demo(ws: Workspace, matter: str) -> None:
    seen = panel.view(ws, matter)
    assert [(one.author, one.place, one.votes) for one in seen.pieces][-2:] == [
        ("V.N.", "Whitby", 2), ("B.W.", "Goole", 4),
    ]  # fmt: skip
    assert {one.aside for one in seen.asides} == {"a joke", "the asker's follow-up"}
    bars = {one.stance: (one.pieces, one.votes) for one in advice_report.bars(seen.compiled)}
    assert bars == {"pursue": (3, 18), "decide-first": (2, 18), "caution": (1, 2)}
    assert "assets" in seen.compiled.unmentioned or seen.compiled.unmentioned


def test_the_same_thread_twice_is_not_added_again(ws: Workspace, matter: str) -> None:
    again = panel.paste(ws, matter, THREAD, "thread")
    assert (again.pieces, again.asides) == (0, 0)
    assert "here already" in again.notes[0]
    assert len(panel.view(ws, matter).pieces) == 6


def test_what_was_understood_wrongly_is_put_right(ws: Workspace, matter: str) -> None:
    piece = find(ws, matter, "P.D.")
    panel.correct(ws, matter, piece, stance="wait")
    panel.correct(ws, matter, piece, move="no-explain", there=False)
    panel.correct(ws, matter, piece, move="rehearse", vantage="a friend")
    read = next(one for one in panel.view(ws, matter).compiled.pieces if one.heard.id == piece)
    assert (read.stance, read.vantage) == ("wait", "a friend")
    assert read.advises("rehearse")
    assert not read.advises("no-explain")
    for wrong in ({"stance": "sing"}, {"move": "sing"}):
        with pytest.raises(FootingError, match="There is no"):
            panel.correct(ws, matter, piece, **wrong)
    with pytest.raises(NotFoundError):
        panel.correct(ws, matter, "nothing", stance="wait")


def test_a_piece_is_set_aside_and_taken_back(ws: Workspace, matter: str) -> None:
    piece = find(ws, matter, "M.A.")
    panel.set_aside(ws, matter, piece, aside=True)
    seen = panel.view(ws, matter)
    assert [one.aside for one in seen.asides if one.id == piece] == [panel.ITSELF]
    panel.set_aside(ws, matter, piece, aside=False)
    assert piece in {one.id for one in panel.view(ws, matter).pieces}


def test_a_move_becomes_an_answer_with_its_provenance(ws: Workspace, matter: str) -> None:
    with pytest.raises(FootingError, match="your own words"):
        panel.take(ws, matter, "assets")
    panel.take(ws, matter, "assets", "I led eleven nights alone.")
    panel.take(ws, matter, "ask-details")
    panel.take(ws, matter, "explain-briefly", "Your question surprised me.")
    panel.take(ws, matter, "in-person")
    panel.take(ws, matter, "say-yes")
    answers = matters.show(ws, matter).answers
    assert answers["assets"][0]["what"]["say"] == "I led eleven nights alone."
    assert answers["account"]["notes"] == "From the panel: M.A., 3 votes"
    assert answers["questions"][0]["notes"] == "From the panel: H.S., 14 votes; B.W., 4 votes"
    assert answers["meeting"]["channel"] == "in person"
    assert answers["stance"]["say"] == "yes"
    assert answers["stance"]["notes"].startswith("From the panel: ")
    spoken = matters.page(ws, matter).part("spoken").text
    assert "Your question surprised me." in spoken
    assert "From the panel" not in spoken
    with pytest.raises(FootingError, match="no answer for that move"):
        panel.take(ws, matter, "let-rest")
    with pytest.raises(FootingError, match="Nobody"):
        panel.take(ws, matter, "turn-weakness", "I learn fast.")


def test_taking_over_again_changes_the_words_and_adds_none(ws: Workspace, matter: str) -> None:
    for _ in range(2):
        panel.take(ws, matter, "ask-details", "What are the hours?")
    assert len(matters.show(ws, matter).answers["questions"]) == 1


def test_what_one_person_said_is_typed_in(ws: Workspace, matter: str) -> None:
    done = panel.add(ws, matter, "Lena", "Ask for the hours.", "friend", "four", "peer")
    assert done.pieces == 1
    added = panel.view(ws, matter).pieces[-1]
    assert (added.author, added.votes, added.place) == ("Lena", 4, "friend")
    with pytest.raises(FootingError, match="no number of votes"):
        panel.add(ws, matter, "Lena", "Go.", votes="many")
    with pytest.raises(FootingError, match="no words"):
        panel.add(ws, matter, "Lena", " ")


def test_a_thank_you_names_those_whose_advice_was_taken(ws: Workspace, matter: str) -> None:
    panel.take(ws, matter, "explain-briefly", "Your question surprised me.")
    note = panel.thanks(ws, matter)
    assert "6 answers" in note
    assert "from M.A." in note
    assert "still to come" in note
    assert panel.thanked(ws, matter).thanked is not None


def test_the_question_goes_out_without_names(ws: Workspace) -> None:
    matter = worked(ws, "second-chance")
    happened, wanted = advice_ask.suggested(ws, matter.id)
    assert "What about you?" in happened
    text = "Joe of Kroger asked me. Maria and Hal laughed. Write to kim@x.example."
    made = advice_ask.question(ws, matter.id, text, wanted)
    assert not any(name in made.text for name in ("Joe", "Kroger", "Hal", "Maria", "@"))
    assert ("Joe", "my manager") in made.replaced
    named = advice_ask.question(ws, matter.id, "I work at Kroger.", "", employer=True)
    assert "Kroger" in named.text
    assert named.doubts == ("Kroger",)
    said = advice_ask.question(ws, matter.id, "That is what I'd like, and I’ll say it.", "")
    assert said.doubts == ()
    with pytest.raises(FootingError, match="no question"):
        advice_ask.question(ws, matter.id, " ", "")


def test_a_saved_reply_comes_back_in(ws: Workspace, matter: str) -> None:
    reply = {
        "schema": "footing.reply/1",
        "advice": "Say yes.",
        "name": "Jo",
        "from_where": "friend",
    }
    panel.paste(ws, matter, json.dumps(reply).encode(), "my-advice.json")
    last = panel.view(ws, matter).pieces[-1]
    assert (last.author, last.place, last.text) == ("Jo", "friend", "Say yes.")
    for wrong in (
        {**reply, "advice": " "},
        {**reply, "sing": 1},
        {**reply, "schema": "footing.reply/9"},
    ):
        with pytest.raises(DataError):
            panel.paste(ws, matter, json.dumps(wrong).encode(), "my-advice.json")


@pytest.mark.parametrize("data", [b"", b" \n "])
def test_nothing_is_no_advice(data: bytes) -> None:
    with pytest.raises(advice.AdviceError, match="no advice here"):
        advice.read_file(Path("-"), data)


def test_what_is_no_text_is_no_advice() -> None:
    with pytest.raises(advice.AdviceError, match="not a text"):
        advice.thread_of(b"\0\1\2", "picture.png")


def test_a_panel_comes_back_from_an_export(ws: Workspace, matter: str) -> None:
    from footing.app.exchange import export, import_

    panel.correct(ws, matter, find(ws, matter, "P.D."), stance="wait")
    out = export(ws)
    assert "Go back to him this week" in out.markdown
    assert "I think I want it." in out.markdown
    done = import_(ws, out.json)
    assert (done.advice, done.decisions) == (0, 0)
