"""The weights that fit what a person said, and drawing from them evenly.

A weight is a share of the whole: weights are not negative and sum to 1. What was said narrows them
by an order, by ranges, or by points that are meant roughly. Where everything fits that was said,
every such set of weights is as likely as every other (SMAA; Lahdelma, Hokkanen and Salminen, 1998).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from footing.advice.comparing import Compared, compare
from footing.advice.decision_file import Weights
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_TINY = 1e-12
_BLOCKS = 25
"""How often a block of candidates is drawn before the candidates are walked to instead."""


@dataclass(frozen=True)
class Admissible:
    """Weights by criterion: the ``point`` that stands for what was said, and how far they may be.

    ``low`` and ``high`` are shares; ``order`` are groups of criteria (numbers), those that matter
    most first. ``compared`` is there where criteria were compared two at a time.
    """

    point: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    order: tuple[tuple[int, ...], ...] = ()
    compared: Compared | None = None

    @property
    def bounded(self) -> bool:
        """Whether there is more to keep to than an order."""
        return any(one > 0 for one in self.low) or any(one < 1 for one in self.high)


def anything(size: int) -> Admissible:
    """All weights of ``size`` criteria."""
    return Admissible((1 / size,) * size, (0.0,) * size, (1.0,) * size)


def admissible(criteria: Sequence[str], weights: Weights) -> Admissible:
    """What the person said about the weights.

    Raises FootingError where no weights fit it: comparisons in a circle, ranges that cannot sum to
    100, an order that the ranges contradict.
    """
    compared = compare(criteria, weights.pairs) if weights.pairs else None
    points = dict(zip(criteria, compared.weights, strict=True)) if compared else weights.points
    space = anything(len(criteria))
    if points:
        space = _around([points[key] for key in criteria], weights.give)
    at = {key: number for number, key in enumerate(criteria)}
    order = tuple(tuple(at[key] for key in group) for group in weights.groups)
    space = replace(space, order=order, compared=compared)
    if order:
        space = replace(space, point=_middle_of(order, len(criteria)))
    return _within(space, criteria, weights) if weights.ranges else space


def _around(points: Sequence[float], give: float) -> Admissible:
    """Weights in the proportion of ``points``, each up to ``give`` times larger or smaller."""
    whole = sum(points)
    shares = tuple(one / whole for one in points)
    return Admissible(
        shares,
        tuple(one / give for one in shares),
        tuple(min(1.0, one * give) for one in shares),
    )


def _middle_of(order: tuple[tuple[int, ...], ...], size: int) -> tuple[float, ...]:
    """The mean of all weights in this order (rank order centroid; Barron and Barrett, 1996).

    Those between which the person did not choose share evenly.
    """
    ranked = [at for group in order for at in group]
    count = len(ranked)
    centroid = [sum(1 / k for k in range(rank, count + 1)) / count for rank in range(1, count + 1)]
    point, first = [1 / size] * size, 0
    for group in order:
        mean = sum(centroid[first : first + len(group)]) / len(group)
        for at in group:
            point[at] = mean * count / size
        first += len(group)
    return tuple(point)


def _within(space: Admissible, criteria: Sequence[str], weights: Weights) -> Admissible:
    """The space with the ranges, and with what they and the order mean for each other."""
    low, high = list(space.low), list(space.high)
    for at, key in enumerate(criteria):
        if key in weights.ranges:
            low[at], high[at] = (share / 100 for share in weights.ranges[key])
    for group, after in pairwise(reversed(space.order)):
        for at in after:
            low[at] = max(low[at], *(low[other] for other in group))
    for group, after in pairwise(space.order):
        for at in after:
            high[at] = min(high[at], *(high[other] for other in group))
    for at, key in enumerate(criteria):
        if low[at] > high[at] + _TINY:
            raise FootingError(
                f"The order and the ranges do not go together at “{key}”.",
                where="weights.ranges",
                todo="Widen a range, or change the order.",
            )
    least, most = sum(low), sum(high)
    if least > 1 + 1e-9 or most < 1 - 1e-9:
        which = (
            f"the lower ends sum to {least:.0%}"
            if least > 1
            else f"the upper ends sum to {most:.0%}"
        )
        raise FootingError(
            f"No weights fit these ranges: {which}, and all weights together are 100%.",
            where="weights.ranges",
            todo="Make the ranges wider.",
        )
    # On the line from all lower to all upper ends, the order holds and the sum is met once.
    along = (1 - least) / (most - least) if most - least > _TINY else 0.0
    point = tuple(a + along * (b - a) for a, b in zip(low, high, strict=True))
    return replace(space, low=tuple(low), high=tuple(high), point=point)


def draw(space: Admissible, count: int, rng: np.random.Generator) -> Numbers:
    """``count`` weights, evenly from ``space``: an array of shape (count, criteria)."""
    import numpy as np

    size = len(space.point)
    if not space.bounded:
        # Exponential variables over their sum are even on the simplex; putting those of ordered
        # criteria in order folds it onto the part that was meant.
        raw = -np.log1p(-rng.random((count, size)))
        drawn: Numbers = raw / raw.sum(axis=1, keepdims=True)
        return _folded(drawn, space.order)
    low, high = np.array(space.low), np.array(space.high)
    widest = int(np.argmax(high - low))
    kept: list[Numbers] = []
    found = 0
    for _ in range(_BLOCKS):
        # The last weight is what the others leave; even in the others is even on the simplex.
        block = low + (high - low) * rng.random((max(2 * count, 1000), size))
        block[:, widest] += 1 - block.sum(axis=1)
        rest = block[:, widest]
        good = (rest >= low[widest] - _TINY) & (rest <= high[widest] + _TINY)
        kept.append(block[good & _in_order(block, space.order)])
        found += len(kept[-1])
        if found >= count:
            return np.concatenate(kept)[:count]
    return _walked(space, count, rng)


def _folded(drawn: Numbers, order: tuple[tuple[int, ...], ...]) -> Numbers:
    import numpy as np

    ranked = [at for group in order for at in group]
    falling = -np.sort(-drawn[:, ranked], axis=1)
    first = 0
    for group in order:
        # Within a group of equals the draw itself says who has more.
        inside = np.argsort(np.argsort(-drawn[:, group], axis=1), axis=1)
        drawn[:, group] = np.take_along_axis(falling[:, first : first + len(group)], inside, axis=1)
        first += len(group)
    return drawn


def _in_order(block: Numbers, order: tuple[tuple[int, ...], ...]) -> NDArray[np.bool_]:
    import numpy as np

    good = np.ones(len(block), dtype=bool)
    for group, after in pairwise(order):
        good &= block[:, group].min(axis=1) >= block[:, after].max(axis=1) - _TINY
    return good


def _walked(space: Admissible, count: int, rng: np.random.Generator) -> Numbers:
    """Draws for a corner that candidates hardly ever hit: many walks from the point at once.

    Each step moves some weight from one criterion to another, evenly over how far it may go (hit
    and run along the edges of the simplex), which leaves the even distribution as it is.
    """
    import numpy as np

    size = len(space.point)
    low, high = np.array(space.low), np.array(space.high)
    rules = [(a, b) for group, after in pairwise(space.order) for a in group for b in after]
    here = np.tile(np.array(space.point), (count, 1))
    for _ in range(40 * size):
        to, off = (int(one) for one in rng.choice(size, 2, replace=False))
        least = np.maximum(low[to] - here[:, to], here[:, off] - high[off])
        most = np.minimum(high[to] - here[:, to], here[:, off] - low[off])
        for more, less in rules:
            pull = (more == to) - (more == off) - (less == to) + (less == off)
            if pull:
                ends = (here[:, less] - here[:, more]) / pull
                least, most = (
                    (np.maximum(least, ends), most) if pull > 0 else (least, np.minimum(most, ends))
                )
        step = least + (most - least) * rng.random(count)
        step[most < least] = 0.0
        here[:, to] += step
        here[:, off] -= step
    return here
