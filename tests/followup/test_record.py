from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.followup.record import ENOUGH, Fear, feared_against_happened

FEARS = st.builds(
    Fear,
    text=st.sampled_from(["I lose the job", "She laughs", " "]),
    odds=st.none() | st.integers(0, 100),
    happened=st.sampled_from(["", "no", "partly", "yes"]),
)


def _fears(no: int, partly: int = 0, yes: int = 0) -> list[Fear]:
    kinds = ["no"] * no + ["partly"] * partly + ["yes"] * yes
    return [Fear("I lose the job", None, kind) for kind in kinds]  # type: ignore[arg-type]


def test_small_numbers_are_said_plainly() -> None:
    said = feared_against_happened(_fears(3, yes=1)).text
    assert said == "3 of 4 did not come true; too few to conclude much."
    said = feared_against_happened(_fears(3)).text
    assert said == "3 of 3 did not come true; too few to conclude much."


def test_bad_outcomes_are_said_as_plainly_as_good_ones() -> None:
    said = feared_against_happened(_fears(0, yes=1)).text
    assert said == "1 of 1 came true; too few to conclude much."


def test_ten_are_no_longer_called_too_few() -> None:
    said = feared_against_happened(_fears(8, partly=1, yes=1)).text
    assert said == "8 of 10 did not come true, 1 came true in part and 1 came true."


def test_nothing_known_is_no_number() -> None:
    assert "nothing to compare" in feared_against_happened([Fear("She laughs", 90, "")]).text


def test_odds_are_the_persons_own() -> None:
    fears = [Fear("a", 60, "no"), Fear("b", 40, "partly"), Fear("c", None, "yes")]
    comparison = feared_against_happened(fears)
    assert (comparison.with_odds, comparison.mean_odds, comparison.odds_came_true) == (2, 50, 1)
    assert "put 2 of them at 50 in 100 on average; of these, 1 came true" in comparison.text
    assert "put it at 60 in 100" in feared_against_happened(fears[:1]).text


def test_impossible_odds_are_refused() -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        Fear("a", 101, "no")


@given(st.lists(FEARS, max_size=30))
def test_the_counts_add_up_and_order_does_not_matter(fears: list[Fear]) -> None:
    comparison = feared_against_happened(fears)
    assert comparison.no + comparison.partly + comparison.yes == comparison.known
    assert comparison.known == sum(bool(f.happened and f.text.strip()) for f in fears)
    assert comparison.odds_came_true <= comparison.with_odds <= comparison.known
    assert (comparison.mean_odds is None) == (comparison.with_odds == 0)
    assert feared_against_happened(reversed(fears)).text == comparison.text
    assert ("too few" in comparison.text) == (0 < comparison.known < ENOUGH)
