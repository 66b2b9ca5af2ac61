"""The share of the admissible weights under which each option takes each place.

Stochastic multicriteria acceptability analysis: SMAA-2 (Lahdelma and Salminen, 2001). Scores that
are known only as a range are drawn evenly from it, beside the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from footing.advice.admissible import Admissible, draw
from footing.advice.decision_file import Score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLES = 10_000
"""Draws: a share is then known to within one in a hundred, 19 times in 20."""
_EQUAL = 1e-9


@dataclass(frozen=True)
class Grid:
    """The scores of the options that are weighed: one row an option, one column a criterion."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    scores: tuple[tuple[Score, ...], ...]

    @property
    def middle(self) -> tuple[tuple[float, ...], ...]:
        """The scores as single numbers."""
        return tuple(tuple(score.middle for score in row) for row in self.scores)


@dataclass(frozen=True)
class Places:
    """For each option the share of draws in which it comes first, second and so on.

    ``central`` are the mean weights of the draws in which an option comes first (None: it never
    does): for whom it would be right. Drawn ``samples`` times with ``seed``.
    """

    shares: tuple[tuple[float, ...], ...]
    central: tuple[tuple[float, ...] | None, ...]
    samples: int
    seed: int

    @property
    def first(self) -> tuple[float, ...]:
        """The share of draws in which each option comes first; these sum to 1."""
        return tuple(row[0] for row in self.shares)


@lru_cache(maxsize=64)
def places(grid: Grid, space: Admissible, *, seed: int, samples: int = SAMPLES) -> Places:
    """Which option comes where under the weights of ``space``; those that tie share a place.

    The last ones are remembered: while a weight is moved, the rest of the question stays the same.
    """
    import numpy as np

    rng = np.random.Generator(np.random.PCG64(seed))
    weights = draw(space, samples, rng)
    totals = _totals(grid, weights, rng)
    count = len(grid.options)
    ahead = np.zeros((samples, count), dtype=np.int64)
    equal = np.zeros((samples, count), dtype=np.int64)
    for other in range(count):
        gap = totals[:, other : other + 1] - totals
        ahead += gap > _EQUAL
        equal += np.abs(gap) <= _EQUAL
    shares = np.zeros((count, count))
    won = np.zeros((samples, count))
    for place in range(count):
        taken = ((ahead <= place) & (place < ahead + equal)) / equal
        shares[:, place] = taken.mean(axis=0)
        if place == 0:
            won = taken
    sums = won.sum(axis=0)
    central = [won[:, at] @ weights / sums[at] if sums[at] > 0 else None for at in range(count)]
    return Places(
        tuple(tuple(float(one) for one in row) for row in shares),
        tuple(None if one is None else tuple(float(x) for x in one) for one in central),
        samples,
        seed,
    )


def _totals(
    grid: Grid, weights: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """The weighted sum of each option in each draw: shape (draws, options)."""
    import numpy as np

    low = np.array([[one.low for one in row] for row in grid.scores])
    high = np.array([[one.high for one in row] for row in grid.scores])
    totals: NDArray[np.float64] = weights @ low.T
    for option, criterion in zip(*np.nonzero(high > low), strict=True):
        spread = high[option, criterion] - low[option, criterion]
        totals[:, option] += weights[:, criterion] * spread * rng.random(len(weights))
    return totals


def dominated(grid: Grid) -> dict[str, str]:
    """Options that another beats or equals by every criterion, and beats by one: with that other.

    Ranges count at the end that is better for the dominated option.
    """
    found: dict[str, str] = {}
    for at, row in enumerate(grid.scores):
        for other, better in enumerate(grid.scores):
            if other != at and _beats(better, row):
                found.setdefault(grid.options[at], grid.options[other])
    return found


def _beats(better: Sequence[Score], row: Sequence[Score]) -> bool:
    sides = list(zip(better, row, strict=True))
    return all(a.low >= b.high for a, b in sides) and any(a.low > b.high for a, b in sides)
