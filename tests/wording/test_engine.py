"""Findings on whole texts: order, offsets, guards, neighbours, odd input."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing import wording

RULES = wording.load_rules()


def families(text: str) -> list[str]:
    return [one.family for one in wording.check(text, RULES).problems]


def test_findings_name_their_words_and_come_in_order() -> None:
    text = "You always change the plan.\n\nIt wasn't my fault."
    found = wording.check(text, RULES).problems
    assert [one.family for one in found] == ["absolute", "excuse"]
    for one in found:
        assert text[one.start : one.end] == one.words
        assert one.words in one.sentence
        assert one.reason
        assert one.source
        assert one.rewrites


def test_what_others_wrote_is_not_judged() -> None:
    assert families("> It wasn't my fault.\n\nI saw it.") == []
    assert families('Dana said "it was never my fault at all" and left.') == []


def test_a_neighbour_that_owns_it_quiets_an_excuse() -> None:
    assert families("Nobody trained me on the form.") == ["excuse"]
    assert families("Nobody trained me on the form. I should have asked.") == []


def test_curly_apostrophes_and_capitals_do_not_matter() -> None:
    assert families("IT WASN’T MY FAULT.") == ["excuse"]


def test_offsets_count_code_points() -> None:
    text = "😀😀 It wasn't my fault."
    (found,) = wording.check(text, RULES).problems
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "...", "😀", "שלום עולם", "\x00\x01", "\ud800", "١٢٣", "> only quoted"],
)
def test_texts_without_a_sentence(text: str) -> None:
    assert wording.check(text, RULES).problems == ()


def test_courtesy_is_no_fault() -> None:
    for text in (
        "Could you send me the list by Friday?",
        "Just a quick note about Monday.",
        "Sorry for the late reply.",
        "I think we met in May.",
        "The part should arrive about Tuesday.",
        "I am waiting for legal's answer.",
    ):
        assert families(text) == []


def test_without_re2_the_same_is_found() -> None:
    pure = replace(RULES, pure=True)
    for rule in RULES.sentence_rules:
        for text in (*rule.match, *rule.silent):
            assert wording.check(text, pure) == wording.check(text, RULES)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "it wasn't my fault",
                "sorry",
                "but you",
                "nobody told me",
                '"',
                "> ",
                ".",
                "\n",
                "I",
                "you never listen",
                "\u202e",
                "😀",
                "`",
                "otherwise I quit",
                "`" * 3,
                "?",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_gets_a_correct_result(parts: list[str]) -> None:
    text = " ".join(parts)
    result = wording.check(text, RULES)
    starts = [one.start for one in result.findings]
    assert all(text[one.start : one.end] == one.words for one in result.findings)
    sentences = [one.sentence for one in result.findings]
    assert len(starts) == len(sentences)
    assert wording.check(text, RULES) == result
