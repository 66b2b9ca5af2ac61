"""The verdict as a head of service reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from footing.backlog.inputs import Inputs
from footing.backlog.outcome import Dates, Outcome
from footing.backlog.policies import OLDEST, START
from footing.backlog.relief import Relief
from footing.backlog.said import Pace, day, pace

Case = Literal["equal", "better", "worse"]
SOONER = 14
"""Days by which one date must come before another to be worth a word."""
SURE = 0.95
"""From this share of replications on a thing is said without a share."""


def headline(
    inputs: Inputs, case: Case, outcomes: Mapping[str, Outcome], relief: Relief | None
) -> str:
    """One sentence without a full stop, at most 90 letters."""
    new, old = outcomes[START], outcomes[OLDEST]
    current = new.current_by.p50
    said = _pace(inputs)
    more = f"{said(relief.per_day)} more {said.each}" if relief else ""
    if inputs.order_fixed:
        if relief is not None:
            return f"The order is fixed; {more} are needed to be clear"
        return "The order is fixed here; this is what it leads to"
    if case == "worse":
        return "Oldest first is better here: starting from now makes people wait longer"
    if current is not None and lasts(new) and _sooner(new.current_by, old.current_by):
        then = f"Start from now and be current from {day(current)}"
        if relief is None:
            return then
        return f"{then}; to be clear takes {more}"
    if case == "better":
        return "Starting from now is better here: people wait less altogether"
    new_share, old_share = (round(100 * one.within_target.p50) for one in (new, old))
    if new_share - old_share >= 10:
        then = f"Start from now: {new_share} in 100 new ones in time instead of {old_share}"
        return then if relief is None else f"{then}; {more} are missing"
    if relief is not None:
        return f"Not to be cleared as things are: {more} are needed"
    return "Either order will do here: it makes no difference that matters"


def paragraphs(
    inputs: Inputs,
    case: Case,
    relative: float,
    sure: float,
    outcomes: Mapping[str, Outcome],
    relief: Relief | None,
) -> Iterator[str]:
    """What follows from the runs, a paragraph each: new work, all work, the old, what it takes."""
    if inputs.order_fixed:
        yield (
            "The order may not be chosen here, so this is no advice to change it. What follows "
            "shows what the order costs, and what more hands would do."
        )
    yield _current(inputs, outcomes)
    yield _together(inputs, case, relative, sure, outcomes)
    yield from _old(inputs, case, outcomes)
    yield from _keeping_up(inputs, outcomes, relief)


def _pace(inputs: Inputs) -> Pace:
    return pace(max(inputs.arrivals, inputs.capacity))


def _current(inputs: Inputs, outcomes: Mapping[str, Outcome]) -> str:
    new, old = outcomes[START], outcomes[OLDEST]
    days = f"{inputs.target} days" if inputs.target != 1 else "a day"
    time = "on the day they come" if inputs.target == 0 else f"within {days}"
    text = f"Current means: nine in ten new items are finished {time}. "
    reached = new.current_by.p50 is not None
    if not reached and old.current_by.p50 is None:
        text += f"Neither order gets you there within {_span(inputs.horizon)}."
    else:
        text += (
            f"Starting from now, you are {_when(inputs, new.current_by)}; with oldest first, "
            f"{_when(inputs, old.current_by)}."
        )
    if inputs.arrivals and not lasts(new):
        text += " That does not last: starting from now," if reached else " Starting from now,"
        text += (
            f" {_in_100(new.within_target.p50)} in 100 new items are in time; with oldest first, "
            f"{_in_100(old.within_target.p50)}."
        )
    return text


def _together(
    inputs: Inputs, case: Case, relative: float, sure: float, outcomes: Mapping[str, Outcome]
) -> str:
    new, old = outcomes[START], outcomes[OLDEST]
    runs = f"{_in_100(sure)} of 100 runs bear that out"
    if case == "equal":
        if inputs.bare:
            return (
                "The order does not change how much gets done. "
                f"{_cleared(inputs, new.cleared_by)}, and people wait equally long altogether. The "
                "order changes who waits. So it turns on how waiting harms: if the thousandth day "
                "harms no more than the first, or people have long gone elsewhere, start from now; "
                "if very long waits do the most harm, oldest first."
            )
        return (
            f"Altogether people wait about equally long (the difference is {abs(relative):.1%}; "
            f"{runs}). The order changes who waits."
        )
    less = "fewer" if case == "better" else "more"
    text = (
        f"Altogether, starting from now means {abs(relative):.0%} {less} days without an answer "
        f"than oldest first; {runs}."
    )
    again, before = new.chases.mean, old.chases.mean
    if abs(again - before) > 0.02 * max(again, before, 1.0):
        text += (
            f" People ask again {again:,.0f} times instead of {before:,.0f}, and each time takes "
            "work away from the rest."
        )
    lapsed, before = new.expired.mean, old.expired.mean
    if abs(lapsed - before) > 0.02 * max(lapsed, before, 1.0):
        text += f" {lapsed:,.0f} items lapse instead of {before:,.0f}."
    return text


def _old(inputs: Inputs, case: Case, outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    if not inputs.stock.items:
        return
    new, old = outcomes[START].old_done_by, outcomes[OLDEST].old_done_by
    if not _sooner(old, new):
        return
    text = (
        "The old ones pay for it: the last of what is open today is "
        f"{_by(inputs, new)}; with oldest first, {_by(inputs, old)}."
    )
    if not inputs.settings.reserve and inputs.settings.max_age is None:
        text += " A tenth kept back for the very oldest (--reserve-oldest 0.1) shortens that."
    yield text


def _keeping_up(
    inputs: Inputs, outcomes: Mapping[str, Outcome], relief: Relief | None
) -> Iterator[str]:
    new = outcomes[START]
    days = inputs.horizon
    asked = new.chases.mean / days * inputs.chase_cost
    left = (new.expired.mean + new.withdrawn.mean) / days
    load = inputs.arrivals + asked
    said = _pace(inputs)
    parts = f"{said(inputs.arrivals)} new {said.each}"
    parts += f" and {said(asked)} of work for those who ask again" if asked > 0.005 * load else ""
    if not inputs.capacity:
        yield "Nothing is finished as things are, so no order helps."
    elif inputs.capacity <= load:
        never = new.cleared_by.never
        end = "it never ends" if never >= SURE else f"it has no end in {_in_100(never)} of 100 runs"
        text = f"As things are, {end}: {parts} come in, {said(inputs.capacity)} are done."
        if left > 0.005 * load:
            text = (
                f"More comes in than is done: {parts}, against {said(inputs.capacity)}. Only "
                f"because {said(left)} {said.each} lapse or are withdrawn does it not grow faster."
            )
        kept = _in_100(new.within_target.p50)
        text += f" Meanwhile, starting from now answers {kept} in 100 new items in time."
        yield text
    elif relief is not None:
        yield (
            f"{said(inputs.capacity)} are done {said.each}, and {parts} come in. What is left "
            f"over is too little to be sure of clearing the backlog within {_span(days)}."
        )
    if relief is not None:
        yield relief.text


def lasts(one: Outcome) -> bool:
    """Whether most of what comes in is in time for most of the horizon, not for a fortnight."""
    later = one.within.p50[len(one.within.p50) // 4 :]
    return sum(share >= 0.85 for share in later) >= 0.75 * len(later)


def _sooner(one: Dates, other: Dates) -> bool:
    """Whether the middle of ``one`` comes clearly before that of ``other``."""
    if one.p50 is None:
        return False
    return other.p50 is None or (other.p50 - one.p50).days >= SOONER


def _when(inputs: Inputs, dates: Dates) -> str:
    if dates.p50 is None:
        return f"not current within {_span(inputs.horizon)}"
    if dates.p85 is None or dates.p85 == dates.p50:
        return f"current from {day(dates.p50)}{_never(dates)}"
    return f"current from {day(dates.p50)} (in 85 of 100 runs by {day(dates.p85)})"


def _cleared(inputs: Inputs, dates: Dates) -> str:
    if dates.p50 is None:
        return f"Either way the backlog is not cleared within {_span(inputs.horizon)}"
    when = f"{day(dates.p50)} in the middle of the runs{_never(dates)}"
    return f"Either way the backlog is cleared on the same day ({when})"


def _by(inputs: Inputs, dates: Dates) -> str:
    if dates.p50 is None:
        return f"not done within {_span(inputs.horizon)}"
    return f"done by {day(dates.p50)}"


def _never(dates: Dates) -> str:
    if dates.never < 0.05:
        return ""
    return f", though in {_in_100(dates.never)} of 100 not at all"


def _span(days: int) -> str:
    return f"{days / 365.25:.0f} years" if days >= 700 else f"{days:,} days"


def _in_100(share: float) -> str:
    return f"{share * 100:.0f}"
