"""Turning points are exact: beside pymcdm, a published sensitivity analysis, and as laws."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymcdm.methods import WSM

from footing.advice.turning import leader, score_turns, totals, weight_turns
from tests.advice.making import grid, grids

# E. Triantaphyllou and A. Sánchez, A Sensitivity Analysis Approach for Some Deterministic
# Multi-Criteria Decision Making Methods, Decision Sciences 28 (1997): the first example.
WEIGHTS = (0.3277, 0.3058, 0.2876, 0.0790)
ROWS = [
    [0.3088, 0.2897, 0.3867, 0.1922],
    [0.2163, 0.3458, 0.1755, 0.6288],
    [0.4509, 0.2473, 0.1194, 0.0575],
    [0.0240, 0.1172, 0.3184, 0.1215],
]


def summed(rows: list[list[float]], weights: tuple[float, ...]) -> tuple[float, ...]:
    """The totals that pymcdm gives for scores that are on one scale already."""
    wsm = WSM(normalization_function=lambda column, cost: column)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of weights of zero and of dominated options
        return tuple(wsm(np.array(rows), np.array(weights), np.ones(len(weights))))


def moved(weights: tuple[float, ...], at: int, share: float) -> tuple[float, ...]:
    """The weights with one of them at ``share``, the others in proportion (evenly if zero)."""
    rest = sum(weights) - weights[at]
    even = (1 - share) / (len(weights) - 1)
    return tuple(
        share if j == at else one / rest * (1 - share) if rest > 1e-9 else even
        for j, one in enumerate(weights)
    )


def test_the_published_totals() -> None:
    """To three places; the scores are printed rounded."""
    found = totals(grid(ROWS), WEIGHTS)
    assert found == pytest.approx((0.316, 0.277, 0.262, 0.145), abs=0.0005)
    assert found == pytest.approx(summed(ROWS, WEIGHTS))


def test_the_published_change_of_a_weight_turns_it() -> None:
    """Their smallest change (P2 − P1) / (a23 − a13), as a share once the weights sum to 1 again."""
    first, second = totals(grid(ROWS), WEIGHTS)[:2]
    change = (second - first) / (ROWS[1][2] - ROWS[0][2])
    turn = next(one for one in weight_turns(grid(ROWS), WEIGHTS) if one.criterion == "2")
    assert turn.to == "b"
    assert turn.at == pytest.approx((WEIGHTS[2] - change) / (1 - change), abs=0.0002)
    level = summed(ROWS, moved(WEIGHTS, 2, turn.at))
    assert level[0] == pytest.approx(level[1])


@given(grids(), st.lists(st.integers(1, 9), min_size=5, max_size=5))
def test_just_past_a_turn_the_other_leads_and_before_it_does_not(
    rows: list[list[float]], points: list[int]
) -> None:
    some = points[: len(rows[0])]
    weights = tuple(one / sum(some) for one in some)
    made = grid(rows)
    first = leader(made, weights)
    for turn in weight_turns(made, weights):
        at = int(turn.criterion)
        level = summed(rows, moved(weights, at, turn.at))
        other = made.options.index(turn.to)
        assert first is not None
        assert level[first] == pytest.approx(level[other], abs=1e-9)
        assert level[first] == pytest.approx(max(level), abs=1e-9)
        between = summed(rows, moved(weights, at, (turn.at + turn.weight) / 2))
        assert between[first] == pytest.approx(max(between), abs=1e-9)


@given(grids(), st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_a_score_at_its_turn_draws_level(rows: list[list[float]], points: list[int]) -> None:
    some = points[: len(rows[0])]
    if not any(some):
        return
    weights = tuple(one / sum(some) for one in some)
    made = grid(rows)
    first = leader(made, weights)
    for turn in score_turns(made, weights):
        option, criterion = made.options.index(turn.option), int(turn.criterion)
        changed = [list(row) for row in rows]
        changed[option][criterion] = turn.at
        sums = summed(changed, weights)
        rival = made.options.index(turn.to) if option == first else first
        assert rival is not None
        assert sums[option] == pytest.approx(sums[rival], abs=1e-9)
        assert max(sums) == pytest.approx(sums[option], abs=1e-9)


def test_level_options_have_no_turn_and_a_clear_lead_has_none_either() -> None:
    assert weight_turns(grid([[3, 5], [3, 5]]), (0.5, 0.5)) == ()
    assert score_turns(grid([[3, 5], [3, 5]]), (0.5, 0.5)) == ()
    assert weight_turns(grid([[9, 9], [1, 2]]), (0.5, 0.5)) == ()


def test_a_weight_that_is_all_can_still_turn_it() -> None:
    turns = weight_turns(grid([[9, 1], [4, 6]]), (1.0, 0.0))
    assert {one.criterion: one.at for one in turns} == {
        "0": pytest.approx(0.5), "1": pytest.approx(0.5),
    }  # fmt: skip
    assert {one.to for one in turns} == {"b"}
