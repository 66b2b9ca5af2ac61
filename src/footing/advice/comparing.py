"""From comparisons of two criteria at a time to weights, and how well the comparisons fit.

The weights are the principal eigenvector of the matrix of comparisons (Saaty, 1977); comparisons
that were not made are filled in as Harker (1987) does it. The consistency ratio sets the
inconsistency found beside that of random answers: random indices of Tummala and Ling (1998), for
matrices with gaps as Ágoston and Csató (2022) estimate them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from footing.advice.decision_file import Pair
from footing.kernel.errors import FootingError

FITS = 0.1
"""Saaty's bound: comparisons with a higher ratio are worth a second look."""
_RANDOM = {
    3: 0.5799, 4: 0.8921, 5: 1.1159, 6: 1.2358, 7: 1.3322, 8: 1.3952, 9: 1.4537, 10: 1.4882,
    11: 1.5117, 12: 1.5356, 13: 1.5571, 14: 1.5714, 15: 1.5831,
}  # fmt: skip
_SURE = 1e-9


@dataclass(frozen=True)
class Compared:
    """Weights that sum to 1, in the order of the criteria, and the consistency of what was said.

    ``ratio`` is None where no comparison could contradict another. ``worst`` is the comparison
    that fits the others least, with the number of times that would fit them.
    """

    weights: tuple[float, ...]
    ratio: float | None
    worst: Pair | None = None
    fitting: float = 1.0

    @property
    def fits(self) -> bool:
        """Whether the comparisons go together well enough to be used as they are."""
        return self.ratio is None or self.ratio <= FITS


def compare(criteria: Sequence[str], pairs: Sequence[Pair]) -> Compared:
    """The weights that the comparisons give.

    Raises FootingError where they contradict each other in a circle, where one pair was answered
    in two ways, or where a criterion hangs together with no other.
    """
    import numpy as np

    at = {key: number for number, key in enumerate(criteria)}
    matrix = np.zeros((len(at), len(at)))
    for pair in pairs:
        i, j = at[pair.more], at[pair.less]
        if matrix[i, j] and abs(matrix[i, j] - pair.times) > _SURE:
            raise FootingError(
                f"“{pair.more}” and “{pair.less}” are compared twice, with different answers.",
                where="weights.pairs",
                todo="Keep the one that you mean.",
            )
        matrix[i, j], matrix[j, i] = pair.times, 1 / pair.times
    _joined(criteria, pairs)
    _no_circle(criteria, pairs)
    gaps = (matrix == 0) & ~np.eye(len(at), dtype=bool)
    np.fill_diagonal(matrix, 1 + gaps.sum(axis=1))
    values, vectors = np.linalg.eig(matrix)
    main = int(np.argmax(values.real))
    weights = np.abs(vectors[:, main].real)
    weights /= weights.sum()
    missing = int(gaps.sum()) // 2
    ratio = _ratio(float(values[main].real), len(at), missing)
    worst = max(
        pairs,
        key=lambda one: _off(one, weights[at[one.more]] / weights[at[one.less]]),
        default=None,
    )
    fitting = float(weights[at[worst.more]] / weights[at[worst.less]]) if worst else 1.0
    return Compared(tuple(float(one) for one in weights), ratio, worst, fitting)


def _off(pair: Pair, fitting: float) -> float:
    """How many times the answer is away from the one that would fit."""
    return max(pair.times / fitting, fitting / pair.times)


def _ratio(value: float, size: int, missing: int) -> float | None:
    spare = (size - 1) * (size - 2) / 2
    if size < 3 or missing >= spare:
        return None
    random = _RANDOM[size] * (1 - missing / spare)
    return max(0.0, (value - size) / (size - 1) / random)


def _joined(criteria: Sequence[str], pairs: Sequence[Pair]) -> None:
    reached = {criteria[0]}
    while more := {
        end
        for pair in pairs
        for end in (pair.more, pair.less)
        if ({pair.more, pair.less} & reached) and end not in reached
    }:
        reached |= more
    if left := [key for key in criteria if key not in reached]:
        raise FootingError(
            f"“{left[0]}” is compared with nothing that hangs together with “{criteria[0]}”.",
            where="weights.pairs",
            todo="Compare it with one of the others.",
        )


def _no_circle(criteria: Sequence[str], pairs: Sequence[Pair]) -> None:
    """A circle in which each matters more than the next cannot be weighed."""
    more = {
        key: [one.more for one in pairs if one.less == key and one.times > 1] for key in criteria
    }
    try:
        TopologicalSorter(more).prepare()
    except CycleError as error:
        said = " over ".join(f"“{one}”" for one in error.args[1])
        raise FootingError(
            f"Your comparisons go in a circle: {said}.",
            where="weights.pairs",
            todo="Look at these once more: one is the other way round, or they matter the same.",
        ) from None
