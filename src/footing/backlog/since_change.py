"""After a change-over: start where you are from its day on, and back-fill the history before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from footing.backlog.change import BEFORE
from footing.backlog.counts import day_of
from footing.backlog.inputs import Inputs, Past
from footing.backlog.levels import learnt
from footing.backlog.outcome import Outcome, outcome_of
from footing.backlog.policies import OLDEST, START
from footing.backlog.said import day, rate
from footing.backlog.simulate import simulate

FEWEST = 28
"""Days since the change-over from which on they alone say what comes and what is finished."""


@dataclass(frozen=True)
class Flows:
    """Items that came and that were finished, a day, over so many ``days``."""

    days: int
    came: float
    done: float


@dataclass(frozen=True)
class SinceChange:
    """``since`` and ``history`` are how many of the open came from ``first`` on, and before.

    ``before`` are the flows of the quarter before it and ``after`` those since (None: not known).
    ``outcome`` works what came since first; ``oldest`` is beside it.
    """

    first: date
    inputs: Inputs
    since: int
    history: int
    before: Flows | None
    after: Flows | None
    outcome: Outcome
    oldest: Outcome


def since_change(
    inputs: Inputs, first: date, progress: Callable[[str, float | None], None] | None = None
) -> SinceChange:
    """Look ahead from a change-over that is over or under way.

    From four weeks on, only the days since it say what can be done: what was usual before may not
    come back. It is not assumed to get any better.
    """
    before, after = flows(inputs.past, first)
    given = replace(_since(inputs, first, after), settings=replace(
        inputs.settings, since=day_of(first)
    ))  # fmt: skip

    def tell(share: float) -> None:
        if progress:
            progress("Simulating", share)

    runs = simulate(given, (START, OLDEST), tell)
    history = int(inputs.stock.count[inputs.stock.opened < day_of(first)].sum())
    return SinceChange(
        first,
        given,
        inputs.stock.items - history,
        history,
        before,
        after,
        *(outcome_of(given, name, runs[name]) for name in (START, OLDEST)),
    )


def flows(past: Past | None, first: date) -> tuple[Flows | None, Flows | None]:
    """What came and was finished a day, in the quarter before ``first`` and since."""
    if past is None:
        return None, None
    at = past.arrivals.size - (past.last - day_of(first)) - 1
    parts = (slice(max(at - BEFORE, 0), max(at, 0)), slice(max(at, 0), None))
    found = [
        Flows(size, float(past.arrivals[part].mean()), float(past.done[part].mean()))
        if (size := past.arrivals[part].size)
        else None
        for part in parts
    ]
    return found[0], found[1]


def _since(inputs: Inputs, first: date, after: Flows | None) -> Inputs:
    """The same with the days since the change-over as the only past, where they suffice."""
    if inputs.past is None or after is None or after.days < FEWEST:
        said = (
            f"Since {day(first)} too few days have passed to say what can be done now; what was "
            "usual before counts, too."
        )
        known = inputs.past is not None
        return replace(inputs, assumed=(*inputs.assumed, said)) if known else inputs
    past = Past(
        inputs.past.last, inputs.past.arrivals[-after.days :], inputs.past.done[-after.days :]
    )
    levels = learnt(past)
    came = inputs.arrivals if inputs.arrivals_given else levels.mean(past.arrivals)
    done = inputs.capacity if inputs.capacity_given else levels.mean(past.done)
    said = (
        f"What comes in and what can be done is taken as it has been since {day(first)}: "
        f"{rate(came)} and {rate(done)} a day. It is not assumed to get better by itself."
    )
    # These say how the whole past was used, and are no longer so.
    kept = tuple(one for one in inputs.assumed if "as in the past" not in one)
    return replace(inputs, past=past, arrivals=came, capacity=done, assumed=(*kept, said))
