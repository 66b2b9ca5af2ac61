"""A text and its sentences: nothing is lost, and each piece knows where it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks.library import load_library
from footing.playbooks.page import Sentence
from footing.web.origins import Piece, trace, woven

OWN_UP = load_library().get("own-up")


def test_an_origin_is_said_in_words() -> None:
    """The step's own title, the number of the item, and where to change it."""
    assert trace("answers.help[2]", OWN_UP, "/m") == ("The help you need, 2", "/m/steps/help")
    assert trace("playbook + answers.aim", OWN_UP, "/m")[1] == "/m/steps/aim"
    assert trace("people.leader", OWN_UP, "/m") == ("Who is who", "/m/people")
    assert trace("playbook", OWN_UP, "/m") == ("", "")


def test_paragraphs_and_sentences_are_found_again() -> None:
    """Connecting words between two sentences stay, without an origin."""
    text = "Hi Sharon,\n\nI sent it. And I called.\n\nJason"
    sentences = [
        Sentence("invite", "I sent it.", "answers.aim"),
        Sentence("invite", "I called.", "answers.help[1]"),
    ]
    assert woven(text, sentences, OWN_UP, "/m") == (
        (Piece("Hi Sharon,"),),
        (
            Piece("I sent it.", "What your role is for", "/m/steps/aim"),
            Piece(" And "),
            Piece("I called.", "The help you need, 1", "/m/steps/help"),
        ),
        (Piece("Jason"),),
    )


@given(
    st.lists(st.text(st.characters(exclude_characters="\n\r"), min_size=1), max_size=6),
    st.lists(st.text(max_size=8), max_size=4),
)
def test_no_word_is_lost(paragraphs: list[str], sentences: list[str]) -> None:
    """Whatever the sentences say, the pieces give the text back."""
    text = "\n\n".join(paragraphs)
    given_ones = [Sentence("x", one, "answers.aim") for one in sentences]
    back = woven(text, given_ones, OWN_UP, "")
    joined = "".join(piece.text for paragraph in back for piece in paragraph)
    assert "".join(joined.split()) == "".join(text.split())
