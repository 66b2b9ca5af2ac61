"""Every declared move, joke and vantage does what its own examples say."""

from __future__ import annotations

import re

import pytest

from footing.advice.known import links
from footing.advice.moves import (
    Move,
    MoveFile,
    Sign,
    Theme,
    catalogue,
    load_text,
    shipped,
    shipped_sources,
)
from footing.advice.phrases import lines, pattern
from footing.kernel.errors import DataError
from tests.advice.helpers import engine

CATALOGUE = shipped()


@pytest.mark.parametrize(("name", "text"), shipped_sources(), ids=lambda one: one[:20])
def test_every_shipped_file_fulfils_what_is_asked_of_one(name: str, text: str) -> None:
    made = load_text(text, name)
    assert made != MoveFile()


@pytest.mark.parametrize("move", CATALOGUE.moves.values(), ids=lambda one: one.id)
def test_a_move_is_found_where_it_is_and_nowhere_else(move: Move) -> None:
    def found(text: str) -> bool:
        return any(one.move == move.id for one in engine().moves(text))

    assert [text for text in move.match if not found(text)] == []
    assert [text for text in move.no_match if found(text)] == []


@pytest.mark.parametrize("sign", CATALOGUE.vantages, ids=lambda one: one.id)
def test_a_vantage_is_heard_from_what_somebody_says_of_themselves(sign: Sign) -> None:
    assert {engine().vantage(text) for text in sign.match} == {sign.id}
    assert sign.id not in {engine().vantage(text) for text in sign.no_match}


def test_a_joke_is_known_as_one() -> None:
    for sign in CATALOGUE.jokes:
        assert all(engine().jokes(text) for text in sign.match)
        assert not any(engine().jokes(text) for text in sign.no_match)


@pytest.mark.parametrize("sign", CATALOGUE.leans, ids=lambda one: one.id)
def test_a_text_leans_where_its_signs_are(sign: Sign) -> None:
    assert {engine().lean(text) for text in sign.match} == {sign.id}
    assert sign.id not in {engine().lean(text) for text in sign.no_match}


@pytest.mark.parametrize("sign", CATALOGUE.themes, ids=lambda one: one.id)
def test_a_question_has_a_theme(sign: Theme) -> None:
    assert [engine().theme(text) for text in sign.match] == [sign] * len(sign.match)
    assert sign not in [engine().theme(text) for text in sign.no_match]


def test_all_names_that_the_files_use_are_declared() -> None:
    moves, stances = CATALOGUE.moves, CATALOGUE.stances
    assert {one.stance for one in moves.values()} - {""} <= set(stances)
    assert {one.id for one in (*CATALOGUE.leans, *CATALOGUE.themes)} <= set(stances)
    assert {one.opposite for one in moves.values()} - {""} <= set(moves)
    assert {name for pair in CATALOGUE.conflicts for name in pair} <= set(moves)
    assert len(CATALOGUE.conflicts) == len(set(map(frozenset, CATALOGUE.conflicts)))
    assert {move for one in links().known for move in one.moves} <= set(moves)
    assert {one.move for one in links().answers} <= set(moves)


MOVE = """
[[moves]]
id = "sing"
says = "Sing it"
phrases = 'sing'
match = ["Sing it to her.", "I would sing."]
no_match = ["A singer."]
"""


def test_every_fault_of_a_file_is_told_with_its_line() -> None:
    text = MOVE + "colour = 3\n"
    with pytest.raises(DataError) as caught:
        load_text(text, "own.toml")
    assert "own.toml:8" in str(caught.value)
    with pytest.raises(DataError) as caught:
        load_text(MOVE.replace("= 'sing'", "= '(sing'"), "own.toml")
    problems = {one.path: one.text for one in caught.value.problems}
    assert "not a pattern" in problems["moves[1].phrases"]
    assert "at least 2 examples" in problems["moves[1].no_match"]


def test_a_later_move_takes_the_place_of_an_earlier_one() -> None:
    text = MOVE.replace('"A singer."', '"A singer.", "A song."')
    own = load_text(text, "own.toml")
    again = load_text(text.replace('Sing it"', 'Sing"'), "own.toml")
    assert catalogue([own, again]).moves["sing"].says == "Sing"


def test_a_negation_right_before_turns_a_move_off_or_into_its_opposite() -> None:
    assert [one.move for one in engine().moves("Say sorry.")] == ["apologise"]
    assert [one.move for one in engine().moves("Do not apologise.")] == ["no-apology"]
    said = [one.move for one in engine().moves("Don't send her an email.")]
    assert "by-mail" not in said
    assert "in-person" in said


def test_what_is_said_twice_is_counted_with_its_first_sentence() -> None:
    said = {one.move: one for one in engine().moves("Say sorry. Really.\nSay sorry to all.")}
    assert said["apologise"].times == 2
    assert said["apologise"].sentence == "Say sorry."


def test_a_move_that_says_it_more_plainly_stands_for_the_vaguer_one() -> None:
    moves = [one.move for one in engine().moves("Tell him first.")]
    assert "tell-first" in moves
    assert "tell-them" not in moves
    assert all(one in CATALOGUE.moves for move in CATALOGUE.moves.values() for one in move.covers)


def test_what_the_asker_wrote_is_no_advice() -> None:
    assert engine().moves('You wrote: "maybe I should go back and tell him."') == ()
    assert engine().moves("You said it badly, so go back.")


def test_a_looser_word_counts_only_in_a_sentence_that_advises() -> None:
    assert "by-mail" in {one.move for one in engine().moves("Leave a handwritten note there.")}
    assert engine().moves("The handwritten note was blue.") == ()


@pytest.mark.parametrize(
    ("phrase", "found", "missed"),
    [
        ("tell {{who}}", "So tell him now.", "He foretells himself."),
        ("(ask|tell) him( today)?", "Ask him.", "Ask them."),
        ("ask ~ hours", "Ask her for the hours.", "Ask her this and also what hours."),
        ("ask ... hours", "Ask her, today, what about the hours.", "Ask her. The hours are long."),
        ("^go", "Go home.", "I go home."),
    ],
)
def test_a_phrase_is_english_with_groups_and_gaps(phrase: str, found: str, missed: str) -> None:
    made = re.compile(pattern(phrase, {"who": "him|her"}), re.IGNORECASE)
    assert made.search(found)
    assert not made.search(missed)


def test_comments_and_empty_lines_are_no_phrases() -> None:
    assert list(lines("# what it is\n\n  sing\nhum\n")) == ["sing", "hum"]


def test_a_word_group_that_nobody_declared_is_a_fault() -> None:
    with pytest.raises(DataError) as caught:
        load_text(MOVE.replace("'sing'", "'sing {{loudly}}'"), "own.toml")
    assert "no word group named loudly" in caught.value.problems[0].text + str(caught.value)


def test_a_move_counts_only_in_threads_that_it_fits() -> None:
    offer = engine().theme("She offered me team lead and I laughed.")
    assert offer is not None
    assert offer.about == "offer"
    assert CATALOGUE.fits("say-yes", offer)
    assert CATALOGUE.fits("by-mail", offer)
    assert CATALOGUE.fits("look-elsewhere", offer)
    assert not CATALOGUE.fits("bulk-close", offer)
    assert CATALOGUE.fits("bulk-close", None)


def test_what_a_thread_is_about_can_follow_from_its_moves() -> None:
    theme = engine().theme("", ["bulk-close", "read-first", "show-flow", "by-mail"])
    assert theme is not None
    assert theme.about == "backlog"
    assert engine().theme("", ["by-mail"]) is None
    assert {move for one in CATALOGUE.themes for move in one.also} <= set(CATALOGUE.moves)
    assert {name for one in CATALOGUE.themes for name in one.stances} <= set(CATALOGUE.stances)
