from __future__ import annotations

import pytest

from footing.kernel.tagging import tokens
from footing.playbooks.clauses import main_verb, nominal, opens_clause


@pytest.mark.parametrize(
    "text",
    [
        "I sent it",
        "I called him when I noticed",
        "Customers complained",
        "I think that she knows",
        "If it fails I go",
        "Priya reads every list before it goes out",
        "since June we had 22 releases",
        "Running payroll for 200 people keeps the plant calm",
    ],
)
def test_a_main_clause_is_found(text: str) -> None:
    assert main_verb(list(tokens(text))) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "sent it",
        "to check the list",
        "because nobody told me",
        "when I noticed",
        "orders delayed by two days",
        "the list that I sent",
        "the team I work with",
        "the one they call",
        "a list everyone can see",
        "Orders that need two signatures",
        "the price list before it goes out",
        "keep the line running so that trucks leave on time",
    ],
)
def test_a_fragment_or_a_lonely_side_clause_is_none(text: str) -> None:
    assert main_verb(list(tokens(text))) == -1


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("since I came", True),
        ("before it goes out", True),
        ("when I came", True),
        ("since June we had it", False),
        ("before my break I walk", False),
        ("after the call", False),
        ("until Friday", False),
    ],
)
def test_whether_a_small_word_opens_a_clause(text: str, opens: bool) -> None:
    assert opens_clause(list(tokens(text)), 0) == opens


def test_what_can_be_the_end_of_a_subject() -> None:
    marked = {token.text: nominal(token) for token in tokens("Priya and the two lists went there")}
    assert marked["Priya"]
    assert marked["lists"]
    assert not marked["went"]
