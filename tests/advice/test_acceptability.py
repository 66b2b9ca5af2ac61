from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from footing.advice.acceptability import Grid, dominated, places
from footing.advice.admissible import admissible, anything
from footing.advice.decision_file import Score, Weights
from tests.advice.making import grid, grids

FEW = 400


def test_two_criteria_split_where_the_lines_cross() -> None:
    """a leads while w·10 > w·4 + (1 − w)·6, that is for w over one half: exactly half of all."""
    found = places(grid([[10, 0], [4, 6]]), anything(2), seed=3)
    assert found.first == pytest.approx((0.5, 0.5), abs=0.015)
    found = places(grid([[10, 0], [0, 5]]), anything(2), seed=3)
    assert found.first == pytest.approx((2 / 3, 1 / 3), abs=0.015)


def test_three_criteria_each_with_its_own_champion() -> None:
    found = places(grid([[10, 0, 0], [0, 10, 0], [0, 0, 10]]), anything(3), seed=8)
    assert found.first == pytest.approx((1 / 3, 1 / 3, 1 / 3), abs=0.02)
    # The largest of three weights is 11/18 on average (rank order centroid).
    assert found.central[0] is not None
    assert found.central[0][0] == pytest.approx(11 / 18, abs=0.01)


@settings(deadline=None)
@given(grids())
def test_shares_sum_to_one_for_options_and_for_places(rows: list[list[float]]) -> None:
    found = places(grid(rows), anything(len(rows[0])), seed=1, samples=FEW)
    assert sum(found.first) == pytest.approx(1)
    for row in found.shares:
        assert sum(row) == pytest.approx(1)
        assert all(-1e-9 <= one <= 1 + 1e-9 for one in row)
    for place in zip(*found.shares, strict=True):
        assert sum(place) == pytest.approx(1)


@settings(deadline=None)
@given(grids())
def test_a_dominated_option_never_comes_first(rows: list[list[float]]) -> None:
    """Where another is better by every criterion."""
    worse = [max(0.0, one - 0.5) for one in rows[0]]
    assume(all(a > b for a, b in zip(rows[0], worse, strict=True)))
    made = grid([*rows, worse])
    found = places(made, anything(len(worse)), seed=1, samples=FEW)
    assert made.options[-1] in dominated(made)
    assert found.first[-1] == 0
    assert found.central[-1] is None


@settings(deadline=None)
@given(grids())
def test_a_criterion_of_weight_zero_has_no_effect(rows: list[list[float]]) -> None:
    keys = [str(at) for at in range(len(rows[0]))]
    said = Weights(sliders={key: float(at) for at, key in enumerate(keys)})
    changed = [[10 - row[0], *row[1:]] for row in rows]
    space = admissible(keys, said)
    assert (
        places(grid(rows), space, seed=1, samples=FEW).shares
        == places(grid(changed), space, seed=1, samples=FEW).shares
    )


def test_the_same_seed_gives_the_same_shares_and_another_nearly_the_same() -> None:
    made = grid([[7, 3, 5], [5, 6, 4]])
    one = places(made, anything(3), seed=1)
    places.cache_clear()
    assert places(made, anything(3), seed=1) == one
    assert places(made, anything(3), seed=2).first == pytest.approx(one.first, abs=0.02)


def test_a_score_that_is_not_known_is_drawn_from_its_range() -> None:
    """5 beside anything from 0 to 10 by one criterion: half of the time it is more."""
    known, unknown = Score(5, 5), Score(0, 10)
    found = places(Grid(("a", "b"), ("x",), ((known,), (unknown,))), anything(1), seed=4)
    assert found.first == pytest.approx((0.5, 0.5), abs=0.015)


def test_a_range_dominates_only_where_it_does_at_its_worst() -> None:
    better = Grid(("a", "b"), ("x",), ((Score(5, 9),), (Score(2, 5),)))
    assert dominated(better) == {}
    surely = Grid(("a", "b"), ("x",), ((Score(6, 9),), (Score(2, 5),)))
    assert dominated(surely) == {"b": "a"}
    assert dominated(grid([[3, 3], [3, 3]])) == {}
