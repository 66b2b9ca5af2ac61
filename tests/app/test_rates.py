from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.app.rates import DAYS, per_day
from footing.kernel.errors import FootingError


@pytest.mark.parametrize(
    ("text", "a_day"),
    [
        ("40", 40),
        ("0", 0),
        (".5", 0.5),
        ("6/week", 6 / 7),
        ("6 a week", 6 / 7),
        ("6 per week", 6 / 7),
        ("6 each week", 6 / 7),
        ("6/7", 6 / 7),
        (" 6 / Week ", 6 / 7),
        ("14/2 weeks", None),
        ("40/working day", 40 * 5 / 7),
        ("40 a working day", 40 * 5 / 7),
        ("1,200/week", 1200 / 7),
        ("2,5", 2.5),
        ("1,234.5", 1234.5),
        ("365.2425/year", 1),
        ("26/month", 26 * 12 / 365.2425),
        ("6 hours a week at 20 minutes", 18 / 7),
        ("6h/week at 20min", 18 / 7),
        ("7,5 hours per week, 15 minutes each", 30 / 7),
        ("6 hours a week at 0 minutes", None),
        ("6 hours a moon at 20 minutes", None),
    ],
)
def test_people_count_by_what_they_like(text: str, a_day: float | None) -> None:
    if a_day is None:
        with pytest.raises(FootingError):
            per_day(text)
    else:
        assert per_day(text) == pytest.approx(a_day)


@pytest.mark.parametrize("text", ["", "many", "-3", "6/", "6/0", "6/moon", "6//week", "1e9", "nan"])
def test_anything_else_is_asked_for_again(text: str) -> None:
    with pytest.raises(FootingError, match="--capacity") as error:
        per_day(text, "--capacity")
    assert "6/week" in str(error.value)


@given(st.integers(0, 10**6), st.sampled_from(sorted(DAYS)))
def test_every_span_divides(number: int, span: str) -> None:
    assert per_day(f"{number}/{span}") * DAYS[span] == pytest.approx(number)
