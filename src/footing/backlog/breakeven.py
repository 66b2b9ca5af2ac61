"""Where the verdict turns: at which chasing, lapsing or capacity the other order is the better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from footing.backlog.beside import STEPS, Variant, beside, with_rate
from footing.backlog.counts import Floats
from footing.backlog.inputs import Inputs
from footing.backlog.policies import OLDEST, START
from footing.backlog.rates import AgeRate
from footing.backlog.run import Run
from footing.backlog.said import pace, rate

Parameter = Literal["chase", "chase_fade", "capacity", "expire"]
Tell = Callable[[float], None]

SAME = 0.01
"""As in the verdict: a smaller part of the days waited is no difference."""
FACTORS = np.geomspace(0.1, 10, STEPS)
FADES = np.geomspace(5, 1500, STEPS)
RATES = np.geomspace(0.0005, 0.05, STEPS)
CAPACITIES = np.geomspace(0.5, 4, 2 * STEPS)
"""Capacities that are tried, as a part of what comes in or is finished now, whichever is more."""
TRIED_FROM, TRIED_FADE, TRIED_RATE = 14, 30.0, 0.01
"""Chasing that is tried where nobody knows it: from a fortnight on, one in a hundred a day."""


@dataclass(frozen=True)
class BreakEven:
    """The value of ``parameter`` at which the verdict turns (None: it does not, as far as tried).

    "chase" and "expire" are rates per item and day, "chase_fade" is in days, "capacity" in items a
    day: from that on, oldest first is current within the horizon too. ``here`` is what was put in;
    None where that is no number (chasing that does not fade).
    """

    parameter: Parameter
    value: float | None
    here: float | None
    text: str


def break_evens(inputs: Inputs, tell: Tell) -> tuple[BreakEven, ...]:
    """All that can be said; ``tell`` hears the share that is done."""
    looks: list[Callable[[Tell], BreakEven | None]] = []
    if inputs.chase.off:
        looks += [lambda t: _unknown(inputs, None, t), lambda t: _unknown(inputs, TRIED_FADE, t)]
    else:
        looks.append(lambda t: _rate(inputs, "chase", t))
        if not inputs.chase.bands:
            looks.append(lambda t: _fade(inputs, t))
    if not inputs.expire.off:
        looks.append(lambda t: _rate(inputs, "expire", t))
    looks.append(lambda t: _capacity(inputs, t))
    found = []
    for at, look in enumerate(looks):
        found.append(look(lambda share, at=at: tell((at + share) / len(looks))))  # type: ignore[misc]
    return tuple(one for one in found if one is not None)


def _gains(variants: Sequence[Inputs], tell: Tell) -> Floats:
    """How many more days go unanswered from now on, as a part; 0 where it makes no difference."""
    runs = beside([Variant(one) for one in variants], (START, OLDEST), tell)
    gains = [
        float((new.unanswered - old.unanswered).mean() / max(old.unanswered.mean(), 1.0))
        for new, old in zip(runs[START], runs[OLDEST], strict=True)
    ]
    return np.array([0.0 if abs(one) < SAME else one for one in gains])


def _turn(values: Floats, gains: Floats, here: float | None = None) -> int | None:
    """The step at which the sign of ``gains`` changes, the nearest to ``here`` or the first."""
    turns = np.flatnonzero(np.sign(gains[1:]) != np.sign(gains[:-1]))
    if not turns.size:
        return None
    if here is None or here <= 0:
        return int(turns[0])
    near = np.abs(np.log(values[turns] * values[turns + 1]) / 2 - np.log(here))
    return int(turns[near.argmin()])


def _between(values: Floats, gains: Floats, at: int) -> float:
    """Where the difference passes through nothing, on a straight line over the logarithm."""
    before, after = gains[at], gains[at + 1]
    level = SAME * np.sign(before + after) if before == 0 or after == 0 else 0.0
    share = (level - before) / (after - before)
    low, high = np.log(values[at : at + 2])
    return float(np.exp(low + np.clip(share, 0, 1) * (high - low)))


def _case(gain: float) -> str:
    if gain == 0:
        return "the order makes no difference to the days waited"
    return "starting from now is better" if gain < 0 else "oldest first is better"


def _rate(inputs: Inputs, what: Literal["chase", "expire"], tell: Tell) -> BreakEven | None:
    one = inputs.chase if what == "chase" else inputs.expire
    here = one.rate or max(rate for _, _, rate in one.bands)
    factors = FACTORS[FACTORS * here <= 1]
    gains = _gains([with_rate(inputs, what, float(factor)) for factor in factors], tell)
    at = _turn(factors, gains, 1.0)
    label = "asks again" if what == "chase" else "lapses"
    most = " at the age at which it is most" if one.bands else ""
    if at is None:
        return BreakEven(
            what, None, here,
            f"However often what waits {label}, from a tenth to {rate(float(factors[-1]))} times "
            f"of what is assumed, {_case(float(gains[-1]))}.",
        )  # fmt: skip
    value = _between(factors, gains, at) * here
    return BreakEven(
        what, value, here,
        f"Below about {value:.2g} a day for each item that {label}{most}, {_case(gains[at])}; "
        f"above, {_case(gains[at + 1])}. Here it is {here:.2g}.",
    )  # fmt: skip


def _fade(inputs: Inputs, tell: Tell) -> BreakEven | None:
    here = inputs.chase.fade_days
    gains = _gains(
        [replace(inputs, chase=replace(inputs.chase, fade_days=float(one))) for one in FADES], tell
    )
    at = _turn(FADES, gains, here)
    steady = "Here it does not fade." if here is None else f"Here it fades over {here:g}."
    if at is None:
        return BreakEven(
            "chase_fade", None, here,
            f"However fast people give up asking, {_case(float(gains[-1]))}. {steady}",
        )  # fmt: skip
    value = _between(FADES, gains, at)
    return BreakEven(
        "chase_fade", value, here,
        f"If asking again fades over fewer than about {value:.0f} days, {_case(gains[at])}; if it "
        f"lasts longer, {_case(gains[at + 1])}. {steady}",
    )  # fmt: skip


def _unknown(inputs: Inputs, fade: float | None, tell: Tell) -> BreakEven | None:
    """Nobody knows of chasing: what it would change."""
    gains = _gains(
        [replace(inputs, chase=AgeRate(float(one), TRIED_FROM, fade)) for one in RATES], tell
    )
    way = "went on asking" if fade is None else f"gave up asking again within weeks ({fade:g} days)"
    at = _turn(RATES, gains)
    if at is None:
        text = f"If those who wait for {TRIED_FROM} days asked again and {way}, at 1 in 2,000 to "
        text += f"1 in 20 a day, {_case(float(gains[-1]))}."
        return BreakEven("chase", None, 0.0, text)
    value = _between(RATES, gains, at)
    return BreakEven(
        "chase", value, 0.0,
        f"If those who wait for {TRIED_FROM} days asked again and {way}, {_case(gains[at + 1])} "
        f"from about {value:.2g} a day for each. Nothing here says whether they do.",
    )  # fmt: skip


def _capacity(inputs: Inputs, tell: Tell) -> BreakEven | None:
    """The capacity at which oldest first is current in half of the replications."""
    scale = max(inputs.arrivals, inputs.capacity)
    if scale <= 0:
        return None
    levels = CAPACITIES * scale
    shares = _current(inputs, levels, tell)
    there = np.flatnonzero(shares >= 0.5)
    if not there.size or not there[0]:
        return None
    at = int(there[0])
    part = (0.5 - shares[at - 1]) / (shares[at] - shares[at - 1])
    value = float(levels[at - 1] + part * (levels[at] - levels[at - 1]))
    word = "is" if value <= inputs.capacity else "would be"
    said = pace(scale)
    return BreakEven(
        "capacity", value, inputs.capacity,
        f"From about {said(value)} finished {said.each} on, oldest first {word} current within the "
        f"{inputs.horizon:,} days too. Here it is {said(inputs.capacity)}.",
    )  # fmt: skip


def _current(inputs: Inputs, levels: Floats, tell: Tell) -> Floats:
    """The share of replications in which oldest first is current, for each capacity."""
    factor = inputs.capacity > 0
    variants = [
        Variant(inputs, factor=one / inputs.capacity) if factor else Variant(inputs, more=one)
        for one in map(float, levels)
    ]
    runs: list[Run] = beside(variants, (OLDEST,), tell)[OLDEST]
    return np.array([np.isfinite(run.current).mean() for run in runs])
