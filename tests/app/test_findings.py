"""What a suggestion changes, and the tables."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.app.findings import NAMES, adding, marked, replacing, strong, summary, table
from footing.wording import KINDS, Finding, Missing, Result


def finding(text: str, words: str, family: str = "hedge") -> Finding:
    start = text.index(words)
    kind = "problem" if KINDS[family] == "problem" else "strength"
    return Finding(
        f"{family}.x", family, kind, start, start + len(words), text, words, "Why.", (), "S"
    )


@pytest.mark.parametrize(
    ("text", "words", "rewrite", "after"),
    [
        ("Sorry this is long, I need help.", "Sorry this is long", "", "I need help."),
        ("I think we could meet.", "I think", "", "We could meet."),
        ("We could maybe meet.", "maybe", "", "We could meet."),
        ("We could meet, maybe.", "maybe", "", "We could meet."),
        ("It is late. Sorry to ask. Thanks.", "Sorry to ask", "", "It is late. Thanks."),
        ("Sorry to ask.", "Sorry to ask", "", ""),
        ("Well,maybe we", "maybe ", "", "Well,we"),
        ("I was wondering if we could meet.", "was wondering if we could", "I would like to",
         "I would like to meet."),
        ("Hello. it was late.", "it was late.", "my part was …", "Hello. My part was …"),
        ("Perhaps we meet?", "Perhaps we meet", "Could we meet?", "Could we meet?"),
    ],
)  # fmt: skip
def test_a_suggestion_leaves_a_whole_sentence(
    text: str, words: str, rewrite: str, after: str
) -> None:
    assert replacing(text, finding(text, words), rewrite).put_into(text) == after


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=40), st.text())
def test_a_change_stays_inside_the_text(before: str, words: str, after: str, rewrite: str) -> None:
    text = before + words + after
    found = Finding(
        "a.b", "hedge", "problem", len(before), len(before + words), text, words, "", (), ""
    )
    change = replacing(text, found, rewrite)
    assert 0 <= change.start <= change.end <= len(text)
    assert change.put_into(text).startswith(text[: change.start])


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "Thank you."),
        ("I need help.", "I need help. Thank you."),
        ("- one\n- two", "- one\n- two\n\nThank you."),
        ("I need help.\n\nBest\nJo", "I need help. Thank you.\n\nBest\nJo"),
    ],
)
def test_a_sentence_is_added_before_the_closing(text: str, after: str) -> None:
    assert adding(text, "Thank you.").put_into(text) == after


def test_every_family_has_a_plain_name() -> None:
    assert set(NAMES) == set(KINDS)


def test_the_words_are_marked_in_their_sentence() -> None:
    assert marked(finding("I was\nmaybe late.", "maybe")) == ("I was ", "maybe", " late.")


def test_the_tables_are_what_the_format_says() -> None:
    text = "Thank you for Monday."
    one = finding(text, "Thank you", "thanks")
    lack = Missing("no-ask", "no-ask.x", "Nothing to do.", ("Could you …?",), "S")
    made = table(Result((one,), (lack,)))
    assert json.loads(json.dumps(made)) == {
        "schema": "footing.findings/1",
        "findings": [
            {
                "rule": "thanks.x", "family": "thanks", "kind": "strength", "start": 0, "end": 9,
                "sentence": text, "words": "Thank you", "reason": "Why.", "rewrites": [],
                "source": "S",
            }
        ],
        "missing": [
            {
                "family": "no-ask", "rule": "no-ask.x", "reason": "Nothing to do.",
                "rewrites": ["Could you …?"], "source": "S",
            }
        ],
    }  # fmt: skip
    assert summary(Result((one,), (lack,))) == "1 thing to look at"
    assert summary(Result((one,), ())) == "Nothing to change"
    assert strong(Result((one, one), ())) == ("says thank you",)
