"""Sentences with offsets, and what is not the writer's own wording."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.wording.patterns import PIECE
from footing.wording.sentences import sentences


def said(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


def test_sentences_and_titles() -> None:
    assert said("I saw Mr. Askew. He was late.") == ["I saw Mr. Askew.", "He was late."]


def test_lines_and_bullets_part_sentences_and_wrapped_lines_do_not() -> None:
    text = "What I need:\n- two days\n- a desk\n"
    assert said(text) == ["What I need:", "- two days", "- a desk"]
    long = "This line is as long as mail programs make their lines before\nthey go on in the next."
    assert said(long) == [long]


def test_quoted_lines_greetings_closings_and_signatures_are_left_out() -> None:
    text = (
        "Hi Dana,\n\nI sent the wrong file.\n\n> You never told me.\n> Sorry.\n\n"
        "Best regards,\nSam Brown\n\n-- \nSam, who always loses things\n"
    )
    assert said(text) == ["I sent the wrong file."]


def test_everything_after_an_earlier_message_is_left_out() -> None:
    for line in ("-----Original Message-----", "On Tuesday Dana Hall wrote:"):
        assert said(f"Yes.\n\n{line}\nIt was your fault.") == ["Yes."]


def test_code_is_left_out() -> None:
    text = "Look:\n```\nif you never return: quit()\n```\nThat is it. Call `nobody()` then."
    assert said(text) == ["Look:", "That is it.", "Call `nobody()` then."]
    assert sentences(text)[-1].plain == "Call ~~~~~~~~~~ then."


def test_speech_and_addresses_are_masked_and_scare_quotes_are_not() -> None:
    (one,) = sentences('He said "you never listen to me" and left.')
    assert one.plain == f"He said {'~' * 24} and left."
    (two,) = sentences('It was "absorbed", see https://example.org/never and me@example.org.')
    assert two.plain.startswith('It was "absorbed", see ~~~~')
    assert "example" not in two.plain
    (three,) = sentences("“I want to be considered for it”")
    assert "want" in three.plain


def test_a_long_sentence_comes_in_pieces() -> None:
    text = "word " * 5000
    assert all(len(one.plain) <= PIECE for one in sentences(text))
    assert "".join(one.plain for one in sentences("a" * 2500)) == "a" * 2500


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab.?! \n>-\"“”`'~\r\t,:שלום😀A1"), max_size=200))
def test_offsets_fit_on_any_text(text: str) -> None:
    last = 0
    for one in sentences(text):
        assert last <= one.start < one.end <= len(text)
        assert len(one.plain) == one.end - one.start
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        last = one.end


@pytest.mark.parametrize(
    "text",
    [
        "? " * 50_000,
        '"' * 100_000,
        "\n" * 100_000,
        "> " * 100_000,
        "Thanks\n" * 20_000,
        "e.g. " * 20_000,
        "a" * 1_000_000,
        "http://" * 20_000,
        "`" * 100_000,
        "😀" * 100_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_odd_texts_take_bounded_time(text: str) -> None:
    begin = time.perf_counter()
    sentences(text)
    assert time.perf_counter() - begin < 5
