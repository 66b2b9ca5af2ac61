from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from footing.wording.filter import Filter

PATTERNS = [r"\bask\b", r"\bin (?:person|writing)\b", r"\bnever\b.*\bagain\b", r"\bemail|e-mail\b"]


@given(st.lists(st.sampled_from("Ask never again in person writing an email, e-mail".split())))
def test_both_ways_find_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert Filter(PATTERNS).hits(text) == Filter(PATTERNS, pure=True).hits(text)


def test_the_numbers_of_the_patterns_that_occur_come_in_order() -> None:
    assert Filter(PATTERNS).hits("Never ask in writing again") == [0, 1, 2]
    assert Filter([]).hits("anything") == []
