"""From what is known of a backlog and what a person asks for to the inputs of a simulation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from footing.backlog import starting
from footing.backlog.counts import ItemCounts, PeriodCounts, ThreeNumbers, date_of, day_of
from footing.backlog.inputs import Inputs, Past, Stock
from footing.backlog.levels import learnt
from footing.backlog.measures import Band, Measures
from footing.backlog.policies import Settings
from footing.backlog.rates import NOTHING, AgeRate, Dip, measured
from footing.backlog.said import day, rate
from footing.kernel.errors import FootingError

LONGEST = 36_525
"""The longest horizon: a hundred years of days."""
MOST_REPLICATIONS = 100_000
FEWEST = 20
"""What happened less often in the whole past is left out."""
CHASE_COST = 0.25
"""What a chase costs, as a share of an item's work, where nobody says."""


@dataclass(frozen=True)
class Wanted:
    """What a person asks a plan to assume; None: what the data say, and off where they say nothing.

    ``arrivals`` and ``capacity`` are items a day of the calendar, ``target`` and ``horizon`` days,
    ``reserve_oldest`` a share of capacity, ``max_age`` the age in days from which an item goes
    before all others. ``order_fixed`` says that the order may not be chosen.
    """

    arrivals: float | None = None
    capacity: float | None = None
    target: int = 5
    chase: AgeRate | None = None
    chase_cost: float | None = None
    expire: AgeRate | None = None
    withdraw: AgeRate | None = None
    reserve_oldest: float = 0.0
    max_age: int | None = None
    dips: tuple[Dip, ...] = ()
    period: Literal["", "year", "month"] = ""
    inside: Literal["oldest", "newest"] = "oldest"
    horizon: int = 730
    replications: int = 1000
    seed: int = 1
    order_fixed: bool = False


def inputs(
    counts: ItemCounts | PeriodCounts | ThreeNumbers,
    measures: Measures,
    wanted: Wanted,
    stock: Stock | None = None,
) -> Inputs:
    """The inputs of a simulation from the last day that is known.

    ``stock`` stands for the open items where effort, value or deadlines matter; otherwise they come
    from ``counts``. FootingError where something is neither known nor given, or cannot be.
    """
    _check(wanted)
    if measures.as_of is None or measures.open is None:
        raise FootingError(
            "Nothing says how many are open.",
            todo="Name a table with a column of open items, or give --open, --arrivals and --done.",
        )
    said: list[str] = []
    chase, repeated, cost = _chase(measures, wanted, said)
    expire, withdraw = _losses(measures, wanted, said)
    past = starting.past_of(counts, measures, repeated, worked=wanted.expire is None)
    arrivals = _rate("arrivals", wanted.arrivals, past, measures.arrivals_per_day, said)
    capacity = _rate("capacity", wanted.capacity, past, measures.completions_per_day, said)
    if stock is None:
        stock, sentence = starting.stock_of(counts, measures, arrivals)
        said += [sentence] if sentence else []
    period = wanted.period or _period(stock, measures)
    for one in wanted.dips:
        if not _meets(one, measures, wanted.horizon):
            said.append(
                f"The change of capacity from {day(one.first)} to {day(one.last)} lies "
                "outside the days that are looked at, and changes nothing."
            )
    return Inputs(
        measures.as_of,
        stock,
        arrivals,
        capacity,
        past,
        wanted.arrivals is not None,
        wanted.capacity is not None,
        wanted.target,
        chase,
        cost,
        expire,
        withdraw,
        wanted.dips,
        wanted.horizon,
        wanted.replications,
        wanted.seed,
        Settings(
            wanted.target,
            period,
            wanted.inside,
            wanted.reserve_oldest,
            wanted.max_age,
            stock.rows().due is not None,
        ),
        wanted.order_fixed,
        tuple(said),
    )


def _check(wanted: Wanted) -> None:
    """FootingError for what cannot be."""

    def refuse(where: str, what: str, todo: str) -> None:
        raise FootingError(what, where=where, todo=todo)

    for name, value in (("--arrivals", wanted.arrivals), ("--capacity", wanted.capacity)):
        if value is not None and not 0 <= value < 1e9:
            refuse(name, f"{value:g} items a day cannot be.", "Give a number from 0 up.")
    if not 0 <= wanted.target <= 3650:
        refuse("--target", f"A target of {wanted.target} days cannot be.",
               "Give whole days, from 0 (the same day) up to 3650.")  # fmt: skip
    if not 1 <= wanted.horizon <= LONGEST:
        refuse("--horizon", f"{wanted.horizon} days cannot be looked ahead.",
               f"Give a number of days from 1 to {LONGEST}.")  # fmt: skip
    if not 1 <= wanted.replications <= MOST_REPLICATIONS:
        refuse("--replications", f"{wanted.replications} runs cannot be made.",
               f"Give a number from 1 to {MOST_REPLICATIONS:,}; 1000 is plenty.")  # fmt: skip
    if not 0 <= wanted.reserve_oldest < 1:
        refuse("--reserve-oldest", f"{wanted.reserve_oldest:g} is no share that can be kept back.",
               "Give a share below 1, such as 0.1 for a tenth.")  # fmt: skip
    if wanted.chase_cost is not None and not 0 <= wanted.chase_cost < 1e6:
        refuse("--chase-cost", f"A chase cannot cost {wanted.chase_cost:g} of an item's work.",
               "Give a number from 0 up, such as 0.25 for a quarter.")  # fmt: skip
    if wanted.max_age is not None and wanted.max_age < 0:
        refuse("--max-age", "An age is 0 days or more.", "Give whole days, such as 365.")


def _rate(
    what: str, given: float | None, past: Past | None, measured_: float | None, said: list[str]
) -> float:
    """A mean a day: given, or from the past; FootingError where nobody knows."""
    new = what == "arrivals"
    if given is not None:
        verb = "come in" if new else "can be finished"
        said.append(f"{rate(given)} a day {verb}, as given.")
        return given
    if past is not None:
        value = learnt(past).mean(past.arrivals if new else past.done)
        verb = "come in" if new else "are finished"
        said.append(
            f"{rate(value)} a day {verb}, as in the past; how far back counts is what would have "
            "foretold the past best, and every run takes its own stretch of it."
        )
        return value
    if measured_ is not None:
        said.append(f"{rate(measured_)} a day {'come in' if new else 'are finished'}, as known.")
        return measured_
    raise FootingError(
        "Nothing says how many come in a day." if new
        else "Nothing says how many are finished a day.",
        where="--arrivals" if new else "--capacity",
        todo="Give it, counted over all days of the week, such as 12.5.",
    )  # fmt: skip


def _chase(measures: Measures, wanted: Wanted, said: list[str]) -> tuple[AgeRate, float, float]:
    """How waiting people ask again, the share of arrivals that is just that, and what it costs."""
    cost = CHASE_COST if wanted.chase_cost is None else wanted.chase_cost
    if wanted.chase is not None:
        if not wanted.chase.off:
            said.append(
                f"People who wait ask again: {wanted.chase.said} for each, as given; that costs "
                f"{cost:g} of the work of an item."
            )
        else:
            said.append("Nobody who waits asks again, as given.")
        return wanted.chase, 0.0, cost
    bands = measures.repeat or ()
    again = sum(band.happened for band in bands)
    daily = measures.daily
    came = int(daily.arrivals.sum()) if daily is not None else 0
    if again < FEWEST or not came:
        said.append(
            "Nothing says how often people who wait ask again, so nobody does; --chase sets it."
        )
        return NOTHING, 0.0, cost
    cost = 1.0 if wanted.chase_cost is None else wanted.chase_cost
    said.append(
        f"{again:,} of {came:,} items came from customers who were still waiting. They are taken "
        "as people who ask again, at the rates measured by age, not as new work; each costs "
        f"{cost:g} of the work of an item. Some may be new matters; --chase 0 counts all as new."
    )
    return measured(bands), min(again / came, 1.0), cost


def _losses(measures: Measures, wanted: Wanted, said: list[str]) -> tuple[AgeRate, AgeRate]:
    known = measures.expiry
    expire, withdraw = wanted.expire, wanted.withdraw
    if expire is None:
        expire = NOTHING if known is None else _enough(known.expired)
    if withdraw is None:
        withdraw = NOTHING if known is None else _enough(known.withdrawn)
    for one, given, what, option in (
        (expire, wanted.expire, "lapses", "--expire"),
        (withdraw, wanted.withdraw, "is withdrawn", "--withdraw"),
    ):
        source = "as given" if given is not None else "as measured"
        if not one.off:
            said.append(f"What waits {what}: {one.said} for each item, {source}.")
        elif given is None and known is None:
            said.append(
                f"Nothing says how often what waits {what}, so nothing does; {option} sets it."
            )
    return expire, withdraw


def _enough(bands: tuple[Band, ...]) -> AgeRate:
    """What was measured, where it happened often enough to be more than an accident."""
    return measured(bands) if sum(one.happened for one in bands) >= FEWEST else NOTHING


def _period(stock: Stock, measures: Measures) -> Literal["year", "month"]:
    """Months where the open reach back two years at most, otherwise years."""
    if not stock.items or measures.as_of is None:
        return "month"
    return "month" if day_of(measures.as_of) - int(stock.opened.min()) <= 731 else "year"


def _meets(one: Dip, measures: Measures, horizon: int) -> bool:
    start = measures.as_of or date_of(0)
    return one.last > start and one.first <= start + timedelta(days=horizon)
