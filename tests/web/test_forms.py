"""Form fields become what was typed, row by row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks.library import load_library
from footing.web import forms

OWN_UP = load_library().get("own-up")
HELP, AIM, CHECKINS, MISTAKES = (
    step for key in ("help", "aim", "checkins", "mistakes") if (step := OWN_UP.find(key))
)


def test_a_text_has_its_notes_beside_it() -> None:
    """Fields of other steps and of the page itself are left alone."""
    form = [("token", "t"), ("aim.say", "a"), ("aim.notes", "n"), ("help.0.say", "b"), ("aim", "")]
    assert forms.typed(AIM, form) == {"say": "a", "notes": "n"}


def test_rows_come_in_the_order_of_their_numbers() -> None:
    """Also when the browser sends 10 before 9, or a number is missing."""
    form = [("help.10.say", "c"), ("help.2.say", "a"), ("help.9.say", "b"), ("help.x.say", "?")]
    assert forms.rows(forms.typed(HELP, form)) == ({"say": "a"}, {"say": "b"}, {"say": "c"})


def test_records_keep_the_notes_of_a_field() -> None:
    """A field's notes have a name of their own."""
    form = [("mistakes.0.what", "I"), ("mistakes.0.what.notes", "n")]
    assert forms.typed(MISTAKES, form) == {"items": [{"what": "I", "what.notes": "n"}]}


def test_a_guessed_time_zone_is_no_answer() -> None:
    """The browser fills the zone in by itself."""
    zone = ("checkins.timezone", "Europe/London")
    assert forms.typed(CHECKINS, [zone, ("checkins.every", "")]) == {}
    assert forms.typed(CHECKINS, [zone, ("checkins.every", "week")]) != {}


@given(st.lists(st.text(), max_size=6), st.integers(0, 3), st.integers(0, 3))
def test_padding_loses_no_words(texts: list[str], spare: int, at_first: int) -> None:
    """Rows with words stay, in order; the empty ones are those asked for."""
    padded = forms.padded({"items": [{"say": text} for text in texts]}, spare, at_first)
    kept = [row["say"] for row in padded if row]
    assert kept == [text for text in texts if text.strip()]
    assert len(padded) - len(kept) == (spare if kept else at_first)


def test_a_row_is_taken_out_by_its_number() -> None:
    """A number that is not there takes nothing out."""
    content = {"items": [{"say": "a"}, {"say": "b"}]}
    assert forms.rows(forms.without(content, 0)) == ({"say": "b"},)
    assert len(forms.rows(forms.without(content, 7))) == 2


def test_only_yes_and_no_are_answers() -> None:
    """Anything else leaves the question open."""
    form = [("gate.a", "yes"), ("gate.b", "no"), ("gate.c", "maybe"), ("x.d", "yes")]
    assert forms.answered(form, "gate") == {"a": True, "b": False}
