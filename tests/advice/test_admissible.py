"""Weights are drawn evenly from what was said: laws, exact means and counting on a fine net."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.advice import admissible as module
from footing.advice.admissible import Admissible, admissible, anything, draw
from footing.advice.decision_file import Pair, Weights
from footing.kernel.errors import FootingError

KEYS = ("a", "b", "c")


def drawn(space: Admissible, count: int = 20_000) -> Any:
    return draw(space, count, np.random.Generator(np.random.PCG64(5)))


def net(steps: int = 200) -> Any:
    """All weights of three criteria in steps, as many as there are."""
    rows = [(i, j, steps - i - j) for i in range(steps + 1) for j in range(steps + 1 - i)]
    return np.array(rows) / steps


def test_all_weights_have_an_even_mean_and_the_spread_of_the_simplex() -> None:
    found = drawn(anything(4))
    assert found.mean(axis=0) == pytest.approx([0.25] * 4, abs=0.005)
    # A Dirichlet distribution with all parameters 1: variance (n - 1) / (n² (n + 1)).
    assert found.var(axis=0) == pytest.approx([3 / 80] * 4, abs=0.001)


def test_an_order_has_its_published_centroid() -> None:
    """Rank order centroid weights of four (Barron and Barrett, 1996): .521, .271, .146, .062."""
    space = admissible(("a", "b", "c", "d"), Weights(order=("c", "a", "d", "b")))
    centroid = (0.2708, 0.0625, 0.5208, 0.1458)
    assert space.point == pytest.approx(centroid, abs=0.0001)
    assert drawn(space).mean(axis=0) == pytest.approx(centroid, abs=0.005)


def test_equals_and_those_left_out_of_an_order() -> None:
    space = admissible(("a", "b", "c", "d"), Weights(order=(("d", "b"), "a")))
    found = drawn(space)
    assert (found[:, [3, 1]].min(axis=1) >= found[:, 0]).all()
    assert (found[:, 3] > found[:, 1]).mean() == pytest.approx(0.5, abs=0.02)
    assert found.mean(axis=0) == pytest.approx(space.point, abs=0.006)
    assert space.point[2] == pytest.approx(0.25)


@pytest.mark.parametrize("walk", [False, True])
@pytest.mark.parametrize(
    "weights",
    [
        Weights(ranges={"a": (10, 40), "b": (20, 70)}),
        Weights(ranges={"a": (30, 60)}, order=("a", "b", "c")),
        Weights(ranges={"c": (0, 15)}, order=("b", "a")),
        Weights(sliders={"a": 50, "b": 30, "c": 20}),
    ],
)  # fmt: skip
def test_draws_agree_with_counting_on_a_net(
    weights: Weights, walk: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mean and quartiles of each weight, whether candidates are kept or walked to."""
    if walk:
        monkeypatch.setattr(module, "_BLOCKS", 0)
    space = admissible(KEYS, weights)
    found, all_ = drawn(space), net()
    low, high = np.array(space.low), np.array(space.high)
    inside = ((all_ >= low - 1e-9) & (all_ <= high + 1e-9)).all(axis=1)
    for group, after in pairwise(space.order):
        inside &= all_[:, group].min(axis=1) >= all_[:, after].max(axis=1)
    counted = all_[inside]
    assert found.mean(axis=0) == pytest.approx(counted.mean(axis=0), abs=0.01)
    for share in (0.25, 0.75):
        expected = np.quantile(counted, share, axis=0)
        assert np.quantile(found, share, axis=0) == pytest.approx(expected, abs=0.015)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 100), min_size=2, max_size=6).filter(any),
    st.sampled_from([1.0, 1.5, 3.0]),
)
def test_draws_keep_to_what_was_said(points: list[int], give: float) -> None:
    """They sum to 1, are not negative, keep their bounds, and a weight of zero stays zero."""
    keys = tuple(str(at) for at in range(len(points)))
    said = Weights(
        sliders={key: float(one) for key, one in zip(keys, points, strict=True)}, give=give
    )
    space = admissible(keys, said)
    found = draw(space, 500, np.random.Generator(np.random.PCG64(1)))
    assert found.shape == (500, len(points))
    assert found.sum(axis=1) == pytest.approx(np.ones(500))
    assert (found >= np.array(space.low) - 1e-9).all()
    assert (found <= np.array(space.high) + 1e-9).all()
    assert (found[:, [at for at, one in enumerate(points) if not one]] == 0).all()


def test_only_the_proportion_of_points_counts() -> None:
    small = admissible(KEYS, Weights(sliders={"a": 1, "b": 2, "c": 5}))
    large = admissible(KEYS, Weights(sliders={"a": 20, "b": 40, "c": 100}))
    assert small.point == pytest.approx(large.point)
    assert small.low == pytest.approx(large.low)


def test_comparisons_become_points() -> None:
    space = admissible(KEYS, Weights(pairs=(Pair("a", "b", 2), Pair("b", "c", 2)), give=1))
    assert space.point == pytest.approx((4 / 7, 2 / 7, 1 / 7))
    assert drawn(space, 50).std() == pytest.approx(np.std([4 / 7, 2 / 7, 1 / 7]), abs=1e-6)


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        (Weights(ranges={"a": (60, 90), "b": (50, 60)}), "lower ends sum to 110%"),
        (Weights(ranges=dict.fromkeys(KEYS, (0.0, 30.0))), "upper ends sum to 90%"),
        (Weights(ranges={"a": (0, 10), "b": (20, 30)}, order=("a", "b")), "order and the ranges"),
    ],
)  # fmt: skip
def test_ranges_that_nothing_fits_are_told(weights: Weights, told: str) -> None:
    with pytest.raises(FootingError, match=told):
        admissible(KEYS, weights)
