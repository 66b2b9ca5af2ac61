from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks.edits import (
    Merged,
    Suggestion,
    merge,
    pieces,
    sentences,
    spoken_seconds,
    with_edits,
)
from footing.playbooks.matter import Edit
from footing.playbooks.page import Brief, Page, Sentence

BASE = "Thank you for making time. I made four mistakes.\n\nI would like a weekly check-in."

words = st.sampled_from(["I", "was", "late", "we", "agreed", "help", "soon", "report"])
sentence = st.lists(words, min_size=2, max_size=5).map(lambda ws: " ".join(ws).capitalize() + ".")
texts = st.lists(sentence, max_size=6).map(" ".join)


def page(**parts: str) -> Page:
    brief = Brief("", "", "", (), (), (), (), "", None, (), ())
    empty = {"invite": "", "spoken": "", "message": "", "confirm": ""}
    return Page("own-up", **{**empty, **parts}, spoken_seconds=30, brief=brief)


@given(st.text(max_size=200))
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(texts, texts)
def test_without_new_answers_the_persons_text_stands_as_it_is(base: str, mine: str) -> None:
    assert merge(Edit(base, mine), base) == Merged(mine)


@given(texts, texts)
def test_without_an_edit_the_new_text_stands(base: str, new: str) -> None:
    assert merge(Edit(base, base), new) == Merged(new)


@given(texts, texts, texts)
def test_no_words_of_the_person_are_ever_lost(base: str, mine: str, new: str) -> None:
    own = set(sentences(mine)) - set(sentences(base))
    assert own <= set(sentences(merge(Edit(base, mine), new).text))


@given(texts, texts, texts)
def test_every_new_sentence_is_shown_or_suggested(base: str, mine: str, new: str) -> None:
    found = merge(Edit(base, mine), new)
    offered = found.text + " " + " ".join(s.text for s in found.suggestions)
    for added in set(sentences(new)) - set(sentences(base)):
        assert added in offered


def test_changes_in_different_places_are_both_kept() -> None:
    mine = BASE.replace("Thank you for making time.", "Thanks for seeing me, Sharon.")
    new = BASE.replace("a weekly check-in", "a check-in every Tuesday")
    assert merge(Edit(BASE, mine), new) == Merged(
        "Thanks for seeing me, Sharon. I made four mistakes.\n\n"
        "I would like a check-in every Tuesday."
    )


def test_neighbouring_changes_are_both_kept() -> None:
    mine = BASE.replace("Thank you for making time.", "Thanks, Sharon.")
    new = BASE.replace("four", "three")
    assert merge(Edit(BASE, mine), new).text.startswith("Thanks, Sharon. I made three mistakes.")


def test_where_both_changed_one_sentence_the_person_keeps_theirs_and_sees_the_new_one() -> None:
    mine = BASE.replace("I made four mistakes.", "I got four things wrong.")
    new = BASE.replace("four", "three")
    found = merge(Edit(BASE, mine), new)
    assert found.text == mine
    assert found.suggestions == (Suggestion("I got four things wrong.", "I made three mistakes."),)


def test_a_sentence_taken_out_stays_out_when_its_answer_changes() -> None:
    mine = BASE.replace(" I made four mistakes.", "")
    found = merge(Edit(BASE, mine), BASE.replace("four", "three"))
    assert "mistakes" not in found.text
    assert found.suggestions == (Suggestion("", "I made three mistakes."),)


def test_an_answer_taken_away_leaves_the_persons_own_words_and_says_so() -> None:
    mine = BASE.replace("I made four mistakes.", "I got four things wrong.")
    found = merge(Edit(BASE, mine), BASE.replace(" I made four mistakes.", ""))
    assert "I got four things wrong." in found.text
    assert found.suggestions == (Suggestion("I got four things wrong.", ""),)


def test_edited_time_follows_the_pace_of_the_composed_text() -> None:
    assert spoken_seconds("one two three four", "one two", 10) == 20
    assert spoken_seconds("word " * 130, "", 0) == 60


def test_sentences_of_an_edited_part_say_where_they_came_from() -> None:
    composed = page(spoken="First one. Second one.")
    traced = (
        Sentence("spoken", "First one.", "playbook"),
        Sentence("spoken", "Second one.", "answers.help[1]"),
        Sentence("invite", "Hello.", "playbook"),
    )
    shown = with_edits(replace(composed, sentences=traced), {"spoken": Merged("Mine. Second one.")})
    assert shown.spoken == "Mine. Second one."
    assert [(s.text, s.origin) for s in shown.sentences] == [
        ("Hello.", "playbook"),
        ("Mine.", "edited"),
        ("Second one.", "answers.help[1]"),
    ]
