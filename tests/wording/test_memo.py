"""The table of what was worked out of words: it agrees with its maker and stays small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from footing.wording.memo import Memo


@given(st.lists(st.text("ab", max_size=6), max_size=60))
def test_it_gives_what_its_maker_gives_and_stays_small(words: list[str]) -> None:
    memo = Memo(str.upper, most=4, longest=5)
    for word in words:
        assert memo[word] == word.upper()
        assert len(memo) <= 4
        assert all(len(key) <= 5 for key in memo)


def test_what_is_common_is_made_once() -> None:
    made: list[str] = []

    def make(word: str) -> str:
        made.append(word)
        return word

    memo = Memo(make, most=3)
    for rare in "abcdefgh":
        assert memo["the"] == "the"
        assert memo[rare] == rare
    assert made.count("the") == 1
