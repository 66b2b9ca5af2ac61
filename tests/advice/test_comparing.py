"""Weights from comparisons, beside pymcdm and beside published figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymcdm.weights.subjective import AHP

from footing.advice.comparing import compare
from footing.advice.decision_file import Pair
from footing.kernel.errors import FootingError

# T. L. Saaty, The Analytic Hierarchy Process (1980): which school, by learning, friends, school
# life, vocational training, college preparation and music classes.
SCHOOL = [
    [1, 4, 3, 1, 3, 4],
    [1 / 4, 1, 7, 3, 1 / 5, 1],
    [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
    [1, 1 / 3, 5, 1, 1, 1 / 3],
    [1 / 3, 5, 5, 1, 1, 3],
    [1 / 4, 1, 6, 3, 1 / 3, 1],
]


def pairs(matrix: list[list[float]]) -> list[Pair]:
    """A matrix of comparisons, one by one."""
    return [
        Pair(str(i), str(j), one) if one >= 1 else Pair(str(j), str(i), 1 / one)
        for i, row in enumerate(matrix)
        for j, one in enumerate(row)
        if i < j
    ]


def keys(count: int) -> tuple[str, ...]:
    return tuple(str(at) for at in range(count))


def test_the_school_of_saaty() -> None:
    found = compare(keys(6), pairs(SCHOOL))
    assert found.weights == pytest.approx((0.32, 0.14, 0.03, 0.13, 0.24, 0.14), abs=0.006)
    assert not found.fits


def test_weights_and_ratio_are_those_of_pymcdm() -> None:
    ahp = AHP(matrix=np.array(SCHOOL))
    found = compare(keys(6), pairs(SCHOOL))
    assert found.weights == pytest.approx(tuple(ahp()), abs=1e-9)
    assert found.ratio == pytest.approx(ahp.get_cr(), abs=1e-9)


@given(st.lists(st.integers(1, 9), min_size=2, max_size=6))
def test_comparisons_that_fit_give_back_the_weights_they_came_from(points: list[int]) -> None:
    """Whether all pairs are compared, or only each with the next."""
    shares = tuple(one / sum(points) for one in points)
    every = [(i, j) for i in range(len(points)) for j in range(i)]
    for chosen in (every, [(at + 1, at) for at in range(len(points) - 1)]):
        said = [
            Pair(str(i), str(j), points[i] / points[j])
            if points[i] >= points[j]
            else Pair(str(j), str(i), points[j] / points[i])
            for i, j in chosen
        ]
        found = compare(keys(len(points)), said)
        assert found.weights == pytest.approx(shares, abs=1e-6)
        assert found.fits
        assert found.ratio is None or found.ratio == pytest.approx(0, abs=1e-6)


def test_the_comparison_that_fits_least_is_named() -> None:
    """Points 8, 4, 2 and 1 compared rightly but for one: 0 is 2 times 1, and 9 was said."""
    points = (8, 4, 2, 1)
    said = [
        Pair(str(i), str(j), 9 if (i, j) == (0, 1) else points[i] / points[j])
        for j in range(4)
        for i in range(j)
    ]
    found = compare(keys(4), said)
    assert found.worst == Pair("0", "1", 9)
    assert 2 < found.fitting < 9


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([Pair("0", "1", 2), Pair("1", "2", 2), Pair("2", "0", 2)], "in a circle"),
        ([Pair("0", "1", 2), Pair("1", "0", 3), Pair("1", "2", 1)], "compared twice"),
        ([Pair("0", "1", 2)], "hangs together with “0”"),
    ],
)
def test_contradictions_are_told_with_what_to_do(said: list[Pair], told: str) -> None:
    with pytest.raises(FootingError, match=told) as raised:
        compare(keys(3), said)
    assert raised.value.todo
