"""What it would take to be clear: more items a day, for how long, and what of it for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from footing.backlog.beside import Variant, beside
from footing.backlog.counts import Floats, date_of
from footing.backlog.flows import flow
from footing.backlog.inputs import Inputs
from footing.backlog.outcome import Outcome, cleared
from footing.backlog.paths import Paths, drawn
from footing.backlog.policies import START
from footing.backlog.said import day, pace
from footing.backlog.simulate import PATHS

SOON = 182
"""Half a year: the term for which help is more often to be had."""
SURE = 0.85
LOOKS = 2
"""How often the search looks more closely, each time at a part of the stretch before."""
TRIED = 13
FLOWS = 300
"""Replications where the number of open items is all that matters."""


@dataclass(frozen=True)
class Relief:
    """Items a day on top of what is finished now.

    With ``per_day`` the backlog is cleared by ``until``, within the horizon, in 85 of 100
    replications; with ``soon_per_day`` by ``soon_until``, within half a year (None: the horizon is
    no longer). ``for_good`` of it stay needed after, because more comes in than is finished.
    """

    per_day: float
    until: date
    for_good: float
    soon_per_day: float | None
    soon_until: date | None
    text: str


def relief_of(
    inputs: Inputs, outcomes: Mapping[str, Outcome], tell: Callable[[float], None]
) -> Relief | None:
    """The relief that is needed; None where it is cleared within the horizon without.

    Nothing is found either where even ten times what is missing on paper does not do.
    """
    if outcomes[START].cleared_by.p85 is not None:
        return None
    found = needed(inputs, inputs.horizon, tell)
    if found is None:
        return None
    per_day, until = found
    soon = needed(inputs, SOON, tell) if inputs.horizon > SOON * 3 / 2 else None
    for_good = min(max(inputs.arrivals - inputs.capacity, 0.0), per_day)
    more, by = soon or (None, None)
    one = Relief(per_day, until, for_good, more, by, "")
    return replace(one, text=_said(inputs, one))


def needed(inputs: Inputs, term: int, tell: Callable[[float], None]) -> tuple[float, date] | None:
    """The least more a day that clears within ``term`` days in 85 of 100 replications, and when."""
    high = _on_paper(inputs, term)
    low = 0.0
    reached: date | None = None
    for look in range(LOOKS):
        values = np.linspace(low, high, TRIED)
        days = _days(inputs, values, term, tell)
        enough = np.flatnonzero(days <= term)
        if not enough.size:
            if look:
                break
            values = np.linspace(high, 10 * high, TRIED)
            days = _days(inputs, values, term, tell)
            enough = np.flatnonzero(days <= term)
            if not enough.size:
                return None
        at = int(enough[0])
        reached = date_of(inputs.start + int(days[at]))
        low, high = float(values[max(at - 1, 0)]), float(values[at])
    return None if reached is None else (high, reached)


def _on_paper(inputs: Inputs, term: int) -> float:
    """More than enough if all went evenly: the shortfall, the backlog over the term, half again."""
    shortfall = max(inputs.arrivals - inputs.capacity, 0.0)
    chased = float(inputs.chase.at(np.arange(3650.0)).max()) * inputs.chase_cost
    load = inputs.stock.items / term * (1 + chased * term / 2)
    return 1.5 * (shortfall + load) + 0.2 * inputs.arrivals + 1e-3


def _days(inputs: Inputs, more: Floats, term: int, tell: Callable[[float], None]) -> Floats:
    """The day by which it is cleared in 85 of 100, for each amount that is added; or inf."""
    short = replace(inputs, horizon=min(term, inputs.horizon))
    if inputs.flows_alone:
        rng = np.random.Generator(np.random.SFC64([inputs.seed, PATHS, 0]))
        paths = drawn(short, FLOWS, rng)
        ways = [_first(short, paths, float(one)) for one in more]
    else:
        variants = [Variant(short, more=float(one)) for one in more]
        ways = [cleared(run, short) for run in beside(variants, (START,), tell)[START]]
    return np.array([np.sort(one)[int(np.ceil(SURE * one.size)) - 1] for one in ways])


def _first(inputs: Inputs, paths: Paths, more: float) -> Floats:
    """The day on which each replication is cleared, as ``outcome.cleared``, from the flow alone."""
    term = inputs.horizon
    wider = Paths(paths.arrivals[:term], paths.capacity[:term] + more)
    low = flow(inputs.stock.items, wider)[0] <= (
        inputs.target * float(wider.arrivals.mean()) + 1e-6
    )
    first = low.argmax(axis=0)
    return np.where(low[first, np.arange(first.size)], first, np.inf)


def _said(inputs: Inputs, one: Relief) -> str:
    said = pace(max(inputs.arrivals, inputs.capacity))
    text = (
        f"With {said(one.per_day)} more {said.each} than now, the backlog is cleared by "
        f"{day(one.until)} in 85 of 100 runs."
    )
    if one.soon_per_day is not None and one.soon_until is not None:
        text += f" With {said(one.soon_per_day)} more {said.each}, by {day(one.soon_until)}."
    if one.for_good >= 0.01 * max(inputs.arrivals, 1e-9):
        text += (
            f" About {said(one.for_good)} of these are needed for good: that much more comes in "
            "than is finished."
        )
    elif inputs.capacity > inputs.arrivals:
        text += " After that, what there is now keeps up."
    return text
