from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks import form

texts = st.text(st.sampled_from("abcI ZÄ.,;:!?-'\"“”’()\n\t1"), max_size=60)


def letters(text: str) -> str:
    """The letters and digits of a text, for what must not be lost."""
    return re.sub(r"[\W_]", "", text).lower()


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("  a   list \n of things ", "a list of things"),
        ("- called both", "called both"),
        ("2) called both", "called both"),
        ("really!!", "really!"),
        ("done ..", "done."),
        ("wait...", "wait..."),
        ("a list , and", "a list, and"),
        ("im sure i dont know", "I'm sure I don't know"),
        ("it wont be well with their ID", "it wont be well with their ID"),
    ],
)
def test_only_form_is_mended(written: str, mended: str) -> None:
    assert form.clean(written) == mended


@given(texts)
def test_no_word_is_lost_in_mending(text: str) -> None:
    bullet = re.sub(r"^\s*(?:[-*•–·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+", "", text)
    assert letters(form.clean(text)) == letters(bullet)


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("one thing", ("one thing",)),
        ("the fairs; the figures", ("the fairs", "the figures")),
        ("- the fairs\n- the figures", ("the fairs", "the figures")),
        ("the fairs\nthe figures", ("the fairs", "the figures")),
        ("1. the fairs 2. the figures", ("the fairs", "the figures")),
        ("I came; I saw. It was good.", ("I came; I saw. It was good.",)),
        ("I came.\nI saw.", ("I came. I saw.",)),
        ("by 2. December", ("by 2. December",)),
    ],
)
def test_a_list_in_disguise(written: str, items: tuple[str, ...]) -> None:
    assert form.items(written) == items


def test_sentences_are_found_with_blanks_folded() -> None:
    assert form.sentences(" I was late.\n I rang  Mr. Brown at once. ") == (
        "I was late.",
        "I rang Mr. Brown at once.",
    )
    assert form.sentences(" \n") == ()


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("The list", "the list"),
        ("Missed it", "missed it"),
        ("I missed it", "I missed it"),
        ("I'm late", "I'm late"),
        ("IT is late", "IT is late"),
        ("iPhones", "iPhones"),
        ("McDonald", "McDonald"),
        ("Sharon noticed", "Sharon noticed"),
        ("Monday", "Monday"),
        ("“Yes”", "“Yes”"),
        ("", ""),
    ],
)
def test_a_small_letter_in_the_middle_but_not_for_names(text: str, lowered: str) -> None:
    assert form.lower_first(text) == lowered


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("called both", "Called both."),
        ("called both,", "Called both."),
        ("is it so?", "Is it so?"),
        ("“yes.”", "“Yes.”"),
        ("“yes”", "“Yes”."),
        ("iPhones were late", "iPhones were late."),
    ],
)
def test_a_sentence_has_a_capital_and_one_end_mark(text: str, sentence: str) -> None:
    assert form.closed(text) == sentence


@given(texts)
def test_closing_twice_is_closing_once(text: str) -> None:
    once = form.closed(form.clean(text))
    assert form.closed(once) == once
    assert letters(once) == letters(form.clean(text))


BEGINNINGS = ("my role here is", "my role here is to", "i'm fine with")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("My role here is to sell", "sell"),
        ("my role here is: sales", "sales"),
        ("My role here is", "My role here is"),
        ("My role here isn't to sell", "My role here isn't to sell"),
        ("I’m fine with that", "that"),
    ],
)
def test_a_beginning_stands_once(text: str, rest: str) -> None:
    assert form.without(text, BEGINNINGS) == rest
    assert form.without(text, ()) == text


def test_lists_are_joined_as_one_says_them() -> None:
    assert form.join([]) == ""
    assert form.join(["a"]) == "a"
    assert form.join(["a", "b"]) == "a and b"
    assert form.join(["a", "b", "c"], "or") == "a, b or c"
