"""How far back the past says what comes, and how far such levels were off before.

A long stretch of days is steady, a short one is up to date, and which is better differs from
backlog to backlog. So every replication takes the days of one stretch, and stretches that would
have told the past better are taken more often.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from footing.backlog.counts import Floats, Ints
from footing.backlog.inputs import Past

STRETCHES = (28, 56, 91, 182, 365, 730)
"""Days that a stretch goes back."""
TRUST = (0.5, 1.0, 2.0, 3.0, 4.0, 4.0)
"""How much each is believed before looking: short ones are chosen for chance too easily."""
AHEAD = (28, 91)
"""How many days ahead the stretches are tried on the past."""
LEARNING = 0.25
"""How fast trials change belief; 0.5 would be the likelihood of independent normal errors."""
LOOK_BACK = 1100
"""Days of the past on which the stretches are tried, once a week."""
FEWEST_TRIALS = 4
FEWEST_DAYS = 14
"""A past of fewer days is no pattern."""


@dataclass(frozen=True)
class Levels:
    """``days`` of each stretch, its ``weights`` (adding up to 1), and how far off it was.

    ``errors`` holds, for each stretch, relative errors of arrivals and of completions three months
    ahead (2 x trials; one column of zeros where the past is too short), without the part that days
    drawn from the stretch vary by anyway.
    """

    days: Ints
    weights: Floats
    errors: tuple[Floats, ...]

    def mean(self, values: Floats) -> float:
        """What ``values`` (one a day, up to the start) come to a day by these stretches."""
        return float(self.weights @ [values[-length:].mean() for length in self.days])


def learnt(past: Past) -> Levels:
    """Try the stretches on the past: arrivals, completions and their difference, in totals.

    A stretch's weight is its trust times the mean squared error of its trials to the power of
    minus LEARNING a trial that does not overlap others.
    """
    size = past.arrivals.size
    flows = (past.arrivals, past.done, past.arrivals - past.done)
    sums = [np.concatenate([[0.0], np.cumsum(flow)]) for flow in flows]
    belief = np.log(TRUST)
    errors: list[Floats] = [np.zeros((2, 1)) for _ in STRETCHES]
    for ahead in AHEAD:
        at = np.arange(size - ahead, max(ahead, size - LOOK_BACK) - 1, -7)
        if at.size < FEWEST_TRIALS:
            continue
        came = np.stack([total[at + ahead] - total[at] for total in sums])
        missed = np.empty(len(STRETCHES))
        for number, stretch in enumerate(STRETCHES):
            length = np.minimum(stretch, at)
            said = np.stack([(total[at] - total[at - length]) / length for total in sums]) * ahead
            missed[number] = np.square(came - said).mean(axis=1).sum()
            if ahead == AHEAD[-1]:
                errors[number] = _beyond_chance(flows[:2], said[:2], came[:2], ahead, length)
        missed += 1e-9
        trials = at.size * 7 / ahead * np.sqrt(ahead / AHEAD[0]) / len(AHEAD)
        belief -= LEARNING * trials * np.log(missed / missed.min())
    weights = np.exp(belief - belief.max())
    days = np.minimum(STRETCHES, size // 7 * 7)
    return Levels(days, weights / weights.sum(), tuple(errors))


def _beyond_chance(
    flows: tuple[Floats, ...], said: Floats, came: Floats, ahead: int, length: Ints
) -> Floats:
    """Relative errors, shrunk by what weeks differ anyway: what is left is a moved level."""
    least = said.mean(axis=1, keepdims=True) * 0.2 + 0.5
    relative: Floats = (came - said) / np.maximum(said, least)
    for row, flow in enumerate(flows):
        weeks = flow[flow.size % 7 :].reshape(-1, 7).sum(axis=1)
        weekly = np.square(np.diff(weeks)).mean() / 2
        chance = weekly * ahead / 7 * (1 + ahead / length.mean())
        seen = max(float(np.square(came[row] - said[row]).mean()), 1e-9)
        relative[row] *= np.sqrt(max(0.0, 1 - chance / seen))
    return relative
