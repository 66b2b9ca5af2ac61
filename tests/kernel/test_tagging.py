from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.tagging import tokens


def test_words_have_their_part_of_speech_and_lemma() -> None:
    found = [(one.text, one.lemma, one.tag) for one in tokens("I sent the files.")]
    assert [text for text, _, _ in found] == ["I", "sent", "the", "files", "."]
    assert found[1][2] == "VVD"
    assert found[3][1:] == ("file", "NN2")
    assert found[4][2] == "PUN"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I don't", ["I", "do", "n't"]),
        ("I don’t", ["I", "do", "n’t"]),
        ("we've", ["we", "'ve"]),
        ("Sharon's deck", ["Sharon", "'s", "deck"]),
        ("second-chance", ["second-chance"]),
        ("9:30, 1,000 and 5%", ["9:30", ",", "1,000", "and", "5%"]),
        ("", []),
    ],
)
def test_how_a_text_is_cut(text: str, parts: list[str]) -> None:
    assert [one.text for one in tokens(text)] == parts


def test_clitics_are_words() -> None:
    assert [(one.lemma, one.tag) for one in tokens("I'm") + tokens("isn't")][1::2] == [
        ("be", "VBB"),
        ("not", "XX0"),
    ]


@given(st.text(max_size=60))
def test_the_words_are_where_they_say_and_nothing_but_blanks_is_lost(text: str) -> None:
    found = tokens(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    rest = list(text)
    for one in found:
        rest[one.start : one.end] = " " * (one.end - one.start)
    assert not "".join(rest).strip()
