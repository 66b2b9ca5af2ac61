"""A change-over as a person can say it: when, how deep, how long; and what one's own last one was.

A reorganisation, a merger, a new system or a new role: for a while less gets done, and then it
comes back by and by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from footing.backlog.counts import day_of
from footing.backlog.inputs import Past
from footing.backlog.rates import Dip
from footing.kernel.errors import FootingError

WEEK = 7
LOSS, LOW, RECOVERY = 0.4, 4 * WEEK, 8 * WEEK
"""What is assumed where nobody says: the share of capacity that is lost, and days.

No source that we know measures this. It is a guess on the careful side, and said as one.
"""
LONGEST = 3653
"""Days: a change-over of ten years is none."""
BEFORE, AFTER = 13 * WEEK, 26 * WEEK
"""Days before one's own last change-over that say what was usual, and days after that are read."""
AT_A_TIME = 4 * WEEK
"""Days whose completions are taken together, so that one bad week is not a dip."""
BACK = 0.95
"""The share of what was usual from which capacity counts as back."""


@dataclass(frozen=True)
class Change:
    """From ``first`` on ``loss`` (0 to 1) of capacity is missing for ``low`` days.

    Then it comes back evenly over ``recovery`` days.
    """

    first: date
    loss: float = LOSS
    low: int = LOW
    recovery: int = RECOVERY

    @property
    def last(self) -> date:
        """The last day on which less can be done; the day before ``first`` where there is none."""
        return self.first + timedelta(days=self.low + self.recovery - 1)

    @property
    def dips(self) -> tuple[Dip, ...]:
        """The same for a simulation: the way back in steps of a week, each at its middle."""
        if not self.loss:
            return ()
        found = []
        if self.low:
            found.append(Dip(self.first, self.first + timedelta(days=self.low - 1), 1 - self.loss))
        for start in range(0, self.recovery, WEEK):
            days = min(WEEK, self.recovery - start)
            factor = 1 - self.loss * (1 - (start + days / 2) / self.recovery)
            begin = self.first + timedelta(days=self.low + start)
            found.append(Dip(begin, begin + timedelta(days=days - 1), factor))
        return tuple(found)

    @property
    def lost_days(self) -> float:
        """How many days' work it costs."""
        return self.loss * (self.low + self.recovery / 2)


def checked(change: Change) -> Change:
    """The same; FootingError with the option for what cannot be."""
    if not 0 <= change.loss <= 1:
        raise FootingError(
            f"{change.loss:g} is no share of what you can do.",
            where="--loss",
            todo="Give a share from 0 to 1, such as 0.4 or 40%.",
        )
    if change.low < 0 or change.recovery < 0 or change.low + change.recovery > LONGEST:
        raise FootingError(
            "A change-over lasts from 0 days to ten years.",
            where="--low-weeks and --recovery-weeks",
            todo="Give weeks, such as 4 and 8.",
        )
    return change


def like(past: Past, day: date) -> Change:
    """The dip that ``past`` shows after ``day``: how deep, how long, and how long the way back was.

    The depth is that of the four weeks with the fewest completions in the half year after it,
    against the quarter before; the way back ends with the first four weeks that have 95 % of it
    again, or where the days end. FootingError where the days do not reach.
    """
    size = past.done.size
    at = size - (past.last - day_of(day)) - 1
    if at < BEFORE or size - at < 2 * AT_A_TIME:
        raise FootingError(
            f"Around {day} there are too few days to see how deep that change-over was.",
            where="--like",
            todo="It takes a quarter before it and two months after it. Or say --loss, "
            "--low-weeks and --recovery-weeks.",
        )
    usual = past.done[at - BEFORE : at].mean()
    if not usual:
        raise FootingError(
            f"In the quarter before {day} nothing was finished.",
            where="--like",
            todo="Name another change-over, or say --loss.",
        )
    after = past.done[at : at + AFTER]
    total = np.concatenate([[0.0], np.cumsum(after)])
    pace = (total[AT_A_TIME:] - total[:-AT_A_TIME]) / AT_A_TIME / usual
    lowest = int(pace.argmin())
    loss = float(np.clip(1 - pace[lowest], 0, 1))
    if not round(loss, 2):
        return Change(day, 0.0, 0, 0)
    low = lowest + AT_A_TIME
    back = np.flatnonzero(pace[lowest:] >= BACK)
    end = low + int(back[0]) if back.size else after.size
    return Change(day, loss, low, max(end - low, 0))
