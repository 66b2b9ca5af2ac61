"""How far a weight or a score would have to move before another option comes first: exact.

The total of an option is linear in each weight and in each score, so the point at which two options
are level is one division.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footing.advice.acceptability import Grid
from footing.advice.decision_file import LEAST, MOST

_EQUAL = 1e-9


@dataclass(frozen=True)
class Turn:
    """At the share ``at`` of the whole instead of ``weight``, ``to`` draws level and then leads.

    The other weights keep their proportions.
    """

    criterion: str
    weight: float
    at: float
    to: str

    @property
    def distance(self) -> float:
        """How far the weight would have to move, as a share of the whole."""
        return abs(self.at - self.weight)


@dataclass(frozen=True)
class ScoreTurn:
    """With ``at`` instead of ``score``, ``to`` draws level: a score that matters.

    ``uncertain`` says that ``at`` lies within the range that the person gave.
    """

    option: str
    criterion: str
    score: float
    at: float
    to: str
    uncertain: bool

    @property
    def distance(self) -> float:
        """How far the score would have to move, in points of the scale."""
        return abs(self.at - self.score)


def totals(grid: Grid, weights: Sequence[float]) -> tuple[float, ...]:
    """The weighted sum of each option, on the scale of the scores."""
    return tuple(
        sum(weight * score for weight, score in zip(weights, row, strict=True))
        for row in grid.middle
    )


def leader(grid: Grid, weights: Sequence[float]) -> int | None:
    """The option that comes first under ``weights``; None where two are level."""
    sums = totals(grid, weights)
    best = max(sums)
    first = [at for at, one in enumerate(sums) if best - one <= _EQUAL]
    return first[0] if len(first) == 1 else None


def weight_turns(grid: Grid, weights: Sequence[float]) -> tuple[Turn, ...]:
    """Where each weight turns the decision, up or down, nearest first; none where two are level."""
    first = leader(grid, weights)
    if first is None:
        return ()
    found = [turn for at in range(len(grid.criteria)) for turn in _sides(grid, weights, first, at)]
    return tuple(sorted(found, key=lambda turn: turn.distance))


def _sides(grid: Grid, weights: Sequence[float], first: int, at: int) -> Iterator[Turn]:
    """The nearest turn below and the nearest above the weight of one criterion."""
    mine, now = grid.middle[first], weights[at]
    crossings = []
    for rival, row in enumerate(grid.middle):
        if rival == first:
            continue
        lead = [a - b for a, b in zip(mine, row, strict=True)]
        here, others = lead[at], _of_others(lead, weights, at)
        # The lead is t·here + (1 − t)·others, and level where that is nought.
        if abs(here - others) > _EQUAL and 0 <= (level := others / (others - here)) <= 1:
            crossings.append((level, rival))
    for side in (
        max((one for one in crossings if one[0] < now), default=None),
        min((one for one in crossings if one[0] > now), default=None),
    ):
        if side is not None:
            yield Turn(grid.criteria[at], now, side[0], grid.options[side[1]])


def _of_others(lead: Sequence[float], weights: Sequence[float], at: int) -> float:
    """The lead by all criteria but one, at their proportions; evenly where that one is all."""
    rest = [
        (weight, one) for j, (weight, one) in enumerate(zip(weights, lead, strict=True)) if j != at
    ]
    if not rest:
        return lead[at]
    whole = sum(weight for weight, _ in rest)
    if whole <= _EQUAL:
        return sum(one for _, one in rest) / len(rest)
    return sum(weight * one for weight, one in rest) / whole


def score_turns(grid: Grid, weights: Sequence[float]) -> tuple[ScoreTurn, ...]:
    """The scores that could turn the decision alone, within the scale.

    First those that the person does not know and that could turn it within their range, then by
    how little they would have to move.
    """
    first = leader(grid, weights)
    if first is None:
        return ()
    sums = totals(grid, weights)
    runner_up = max(
        (at for at in range(len(sums)) if at != first), key=sums.__getitem__, default=None
    )
    found = []
    for option, row in enumerate(grid.scores):
        rival = runner_up if option == first else first
        if rival is None:
            continue
        gap = sums[option] - sums[rival]
        for criterion, score in enumerate(row):
            if weights[criterion] <= _EQUAL:
                continue
            level = score.middle - gap / weights[criterion]
            if LEAST <= level <= MOST:
                to = runner_up if option == first else option
                assert to is not None  # noqa: S101  (there is a rival)
                found.append(
                    ScoreTurn(
                        grid.options[option],
                        grid.criteria[criterion],
                        score.middle,
                        level,
                        grid.options[to],
                        score.low < level < score.high,
                    )
                )
    return tuple(sorted(found, key=lambda turn: (not turn.uncertain, turn.distance)))
