"""Is starting from now better here, what does that depend on, and what would it take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from footing.backlog.breakeven import BreakEven, break_evens
from footing.backlog.inputs import Inputs
from footing.backlog.outcome import Outcome
from footing.backlog.policies import OLDEST, START
from footing.backlog.relief import Relief, relief_of
from footing.backlog.run import Run
from footing.backlog.verdict_words import headline, paragraphs

EQUAL = 0.01
"""A difference of less than this part of the days waited is none that anybody would act on."""
FURTHEST = 1096
"""Days ahead to which the search for break-evens looks at most: three years."""


@dataclass(frozen=True)
class Difference:
    """Starting from now less oldest first, replication by replication.

    ``relative`` is the mean difference in unanswered days, as a part of those of oldest first;
    ``sure`` the share of replications (0 to 1) that bear out ``case``.
    """

    case: Literal["equal", "better", "worse"]
    relative: float
    sure: float


@dataclass(frozen=True)
class Verdict:
    """What a head of service can act on.

    ``better`` is the name of a policy, or "equal": neither leaves people waiting longer on the
    whole. ``sure`` is the share of replications (0 to 1) that say so. ``text`` has a paragraph a
    line. ``relief_per_day`` is what is missing a day to be clear within the horizon, None where
    nothing is.
    """

    better: str
    case: Literal["equal", "better", "worse"]
    sure: float
    headline: str
    text: str
    break_even: tuple[BreakEven, ...]
    relief_per_day: float | None
    relief: Relief | None


def difference(runs: Mapping[str, Run]) -> Difference:
    """Compare the days that items go unanswered: open, or lapsed without an answer.

    Days waited by what is open alone would praise an order that lets people give up.
    """
    old = runs[OLDEST].unanswered
    each = runs[START].unanswered - old
    whole = max(float(old.mean()), 1.0)
    relative = float(each.mean()) / whole
    part = each / np.maximum(old, 1.0)
    if abs(relative) < EQUAL:
        return Difference("equal", relative, float((np.abs(part) < 2 * EQUAL).mean()))
    if relative < 0:
        return Difference("better", relative, float((each < 0).mean()))
    return Difference("worse", relative, float((each > 0).mean()))


def verdict_of(
    inputs: Inputs,
    runs: Mapping[str, Run],
    outcomes: Mapping[str, Outcome],
    progress: Callable[[str, float | None], None] | None = None,
) -> Verdict:
    """The verdict from the runs of both policies; it makes further runs to search where it turns.

    ``progress`` hears the stage and the share of it that is done; what it raises stops the work.
    """

    def tell(share: float) -> None:
        if progress:
            progress("Looking where it turns", share)

    found = difference(runs)
    near = replace(inputs, horizon=min(inputs.horizon, FURTHEST))
    turns = break_evens(near, lambda share: tell(share * 0.7))
    relief = relief_of(inputs, outcomes, lambda share: tell(0.7 + share * 0.3))
    tell(1.0)
    better = {"equal": "equal", "better": START, "worse": OLDEST}[found.case]
    return Verdict(
        better,
        found.case,
        found.sure,
        headline(inputs, found.case, outcomes, relief),
        "\n".join(paragraphs(inputs, found.case, found.relative, found.sure, outcomes, relief)),
        turns,
        None if relief is None else relief.per_day,
        relief,
    )
