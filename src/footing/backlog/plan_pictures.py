"""What the pictures of a plan show: who is served in time, what is open, where the work goes.

As with the pictures of the measures: values only, and each row of a table stands for its marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from footing.backlog.pictures import Cell, Mark, Picture
from footing.backlog.policies import OLDEST, POLICIES, START
from footing.backlog.said import amount
from footing.kernel.saying import said_day

if TYPE_CHECKING:
    from footing.backlog.forecast import Fan, Forecast, Outcome
    from footing.backlog.inputs import Inputs

FEWEST = 4
"""Items that come in a fortnight; with fewer, the share of them that is in time is all or none."""
POINTS = 60
"""Moments that a line is drawn through; more are no plainer."""
WEEK = 7
_PHRASES = {START: "if you start where you are", OLDEST: "if the oldest go first"}


def plan_pictures(forecast: Forecast, names: Iterable[str]) -> tuple[Picture, ...]:
    """The pictures of a forecast, the policies ``names`` side by side in each.

    Where hardly anything comes in, there is no picture of what is in time.
    """
    chosen = [(name, forecast.outcomes[name]) for name in names]
    in_time = forecast.inputs.arrivals * 2 * WEEK >= FEWEST
    return (
        *([_within(forecast.inputs, chosen)] if in_time else []),
        _open(forecast.inputs, chosen),
        waterfall(forecast.inputs, chosen[0][1]),
    )


def _within(inputs: Inputs, chosen: list[tuple[str, Outcome]]) -> Picture:
    time = "on the same day" if not inputs.target else f"within {_days(inputs.target)}"
    return Picture(
        "plan-within",
        _in_time(chosen, time),
        f"Of what comes in from each day on, how many in a hundred are finished {time}. The line "
        "is the middle of the runs, the band holds eight in ten of them.",
        ("From", *_titles(chosen)),
        _rows([one.within for _, one in chosen], _percent),
        _marks(chosen, lambda one: one.within, _percent),
    )


def _open(inputs: Inputs, chosen: list[tuple[str, Outcome]]) -> Picture:
    return Picture(
        "plan-open",
        _old_ones(inputs, chosen),
        "How many are open at the end of each day. The line is the middle of the runs, the band "
        "holds eight in ten of them; the dashed line is what is left of the old ones.",
        ("At the end of", *_titles(chosen), *(f"Old ones, {_title(name)}" for name, _ in chosen)),
        tuple(
            (*row, *(_whole(one.old.p50[at]) for _, one in chosen))
            for at, row in zip(
                _moments(chosen[0][1].open),
                _rows([one.open for _, one in chosen], _whole),
                strict=True,
            )
        ),
        tuple(
            {**mark, "old ones": _whole(one.old.p50[at])}
            for name, one in chosen
            for at, mark in zip(
                _moments(one.open), _marks([(name, one)], lambda o: o.open, _whole), strict=True
            )
        ),
    )


def _in_time(chosen: list[tuple[str, Outcome]], time: str) -> str:
    """How many new ones are in time in each order, over all the days ahead."""
    shares = {name: round(one.within_target.p50 * 100) for name, one in chosen}
    said = [f"{_hundred(share)} {_phrase(name)}" for name, share in shares.items()]
    if len(set(shares.values())) == 1 and len(said) > 1:
        said = [f"{_hundred(next(iter(shares.values())))} in either order"]
    return f"Of 100 new ones, done {time}: {', '.join(said)}"


def _hundred(share: int) -> str:
    return {0: "none", 100: "all"}.get(share, str(share))


def _old_ones(inputs: Inputs, chosen: list[tuple[str, Outcome]]) -> str:
    """By when the last of the old ones is done in each order."""
    old = inputs.stock.items
    if not old:
        return "Nothing old is open"
    days = {name: one.old_done_by.p50 for name, one in chosen}
    what = f"The {old:,} old ones"
    if not any(days.values()):
        order = ", in either order" if len(days) > 1 else ""
        return f"{what}: no end in sight within {_years(inputs.horizon)}{order}"
    said = [
        f"{'no end in sight' if day is None else f'done by {_day(day, inputs.as_of)}'} "
        f"{_phrase(name)}"
        for name, day in days.items()
    ]
    return f"{what}: {', '.join(said)}"


def _phrase(name: str) -> str:
    return _PHRASES.get(name, f"working {_title(name).lower()}")


def _years(days: int) -> str:
    return f"{amount(days / 365.25)} years" if days >= 720 else f"{days} days"


def waterfall(inputs: Inputs, outcome: Outcome) -> Picture:
    """Where a week's work goes: what comes in, who asks again, and what is left for the old."""
    days = len(outcome.open.day)
    able = inputs.capacity * WEEK
    dipped = able - _dipped(inputs) * WEEK
    came = inputs.arrivals * WEEK
    asked = outcome.chases.mean / days * inputs.chase_cost * WEEK
    gone = (outcome.expired.mean + outcome.withdrawn.mean) / days * WEEK
    steps = [("You can do", 0.0, able, "can")]
    level = able
    for label, size in (
        ("Change-over", dipped),
        ("What comes in", came),
        ("Who asks again", asked),
    ):
        if round(size, 1) or label == "What comes in":
            steps.append((label, level, level - size, "goes"))
            level -= size
    if round(gone, 1):
        steps.append(("Lapses by itself", level, level + gone, "can"))
        level += gone
    steps.append(("Left for the old" if level >= 0 else "Short", 0.0, level, _kind(level)))
    return Picture(
        "plan-capacity",
        _waterfall_title(able, came, asked, level),
        f"Items a week, as the mean of the {inputs.horizon} days ahead.",
        ("", "A week"),
        tuple((label, round(to - start, 1)) for label, start, to, _ in steps),
        tuple(
            {"step": label, "order": at, "start": round(start, 3), "stop": round(to, 3),
             "top": round(max(start, to), 3), "kind": kind,
             "label": _signed(to - start, plain=at in (0, len(steps) - 1))}
            for at, (label, start, to, kind) in enumerate(steps)
        ),
    )  # fmt: skip


def _waterfall_title(able: float, came: float, asked: float, level: float) -> str:
    uses = f"{amount(came)} go to what comes in"
    if round(asked, 1):
        uses += f" and {amount(asked)} to who asks again"
    if level < 0:
        return f"You can do {amount(able)} a week and {uses}: {amount(-level)} short"
    if not round(level, 1):
        return f"Of {amount(able)} a week {uses}; nothing is left for the old ones"
    return f"Of {amount(able)} a week {uses}; {amount(level)} are left for the old ones"


def _kind(level: float) -> str:
    return "left" if level >= 0 else "short"


def _signed(size: float, *, plain: bool) -> str:
    if plain:
        return amount(abs(size))
    return f"{'+' if size > 0 else '−'} {amount(abs(size))}"


def _dipped(inputs: Inputs) -> float:
    """The mean capacity a day with all dips."""
    from footing.backlog.paths import dips

    factors = dips(inputs)[: inputs.horizon]
    return inputs.capacity * float(factors.mean())


def _moments(fan: Fan) -> range:
    return range(0, len(fan.day), max(len(fan.day) // POINTS, 1))


def _rows(fans: list[Fan], shown: Callable[[float], Cell]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (fans[0].day[at].isoformat(), *(_cell(fan, at, shown) for fan in fans))
        for at in _moments(fans[0])
    )


def _cell(fan: Fan, at: int, shown: Callable[[float], Cell]) -> str:
    return f"{shown(fan.p50[at])} ({shown(fan.p10[at])} to {shown(fan.p90[at])})"


def _marks(
    chosen: list[tuple[str, Outcome]],
    fan_of: Callable[[Outcome], Fan],
    shown: Callable[[float], Cell],
) -> tuple[Mark, ...]:
    return tuple(
        {
            "day": fan.day[at].isoformat(),
            "policy": _title(name),
            "order": number,
            "likely": shown(fan.p50[at]),
            "from": shown(fan.p10[at]),
            "to": shown(fan.p90[at]),
        }
        for number, (name, one) in enumerate(chosen)
        for fan in (fan_of(one),)
        for at in _moments(fan)
    )


def _whole(value: float) -> int:
    return round(value)


def _percent(value: float) -> int:
    return round(value * 100)


def _titles(chosen: list[tuple[str, Outcome]]) -> list[str]:
    return [_title(name) for name, _ in chosen]


def _title(name: str) -> str:
    return POLICIES[name].title


def _day(day: date, seen_from: date) -> str:
    return said_day(day, seen_from, weekday=False)


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number} days"
