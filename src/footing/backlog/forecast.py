"""The forecast of a backlog under each policy, with the verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from footing.backlog.breakeven import BreakEven
from footing.backlog.inputs import Inputs
from footing.backlog.outcome import Ages, Dates, Fan, Outcome, Range, outcome_of
from footing.backlog.policies import OLDEST, START, policy, usable
from footing.backlog.relief import Relief
from footing.backlog.simulate import simulate
from footing.backlog.verdict import Verdict, verdict_of

__all__ = [
    "Ages", "BreakEven", "Dates", "Fan", "Forecast", "Outcome", "Range", "Relief", "Verdict",
    "forecast",
]  # fmt: skip

Progress = Callable[[str, float | None], None]


@dataclass(frozen=True)
class Forecast:
    """The outcomes by policy, all on the same random numbers.

    ``verdict`` is about starting from now beside oldest first: None where it was not asked for or
    one of the two was not run.
    """

    inputs: Inputs
    outcomes: Mapping[str, Outcome]
    verdict: Verdict | None


def forecast(
    inputs: Inputs,
    names: Sequence[str] = (START, OLDEST),
    progress: Progress | None = None,
    verdict: bool = True,
) -> Forecast:
    """Simulate each policy of ``names``; the same inputs give the same numbers.

    ``progress`` hears the stage and the share of it that is done; what it raises stops the work.
    FootingError where a policy needs what nobody knows. The verdict's search takes further runs.
    """
    for name in names:
        usable(policy(name), inputs.stock.rows())

    def tell(share: float) -> None:
        if progress:
            progress("Simulating", share)

    runs = simulate(inputs, names, tell)
    outcomes = {name: outcome_of(inputs, name, run) for name, run in runs.items()}
    both = START in runs and OLDEST in runs
    return Forecast(
        inputs, outcomes, verdict_of(inputs, runs, outcomes, progress) if verdict and both else None
    )
