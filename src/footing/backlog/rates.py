"""What happens to waiting items, by age, and how a change-over bends capacity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from footing.backlog.counts import Floats
from footing.backlog.measures import Band
from footing.kernel.errors import FootingError

LOWEST_SHARE = 0.02
"""A band with less than this share of all waiting says more about chance than about its age."""


@dataclass(frozen=True)
class AgeRate:
    """How often something happens, a day, to an item of an age; the chance where it ends the item.

    Either ``rate`` from ``from_day`` on, falling off as exp(-(age - from_day) / ``fade_days``)
    where that is given, or ``bands`` of ages (first, last or None, rate). Rates are 0 to 1.
    """

    rate: float = 0.0
    from_day: int = 0
    fade_days: float | None = None
    bands: tuple[tuple[int, int | None, float], ...] = ()

    @property
    def off(self) -> bool:
        """It never happens."""
        return not self.rate and not any(rate for _, _, rate in self.bands)

    def at(self, ages: Floats) -> Floats:
        """The rate a day at each of ``ages`` (days), in the same shape."""
        if self.bands:
            starts = np.array([first for first, _, _ in self.bands])
            at = np.searchsorted(starts, ages, side="right") - 1
            rates = np.array([rate for _, _, rate in self.bands])
            return np.where(at >= 0, rates[np.maximum(at, 0)], 0.0)
        past = ages - self.from_day
        fading = 1.0 if self.fade_days is None else np.exp(-np.maximum(past, 0) / self.fade_days)
        return np.where(past >= 0, self.rate * fading, 0.0)

    @property
    def said(self) -> str:
        """The rate in words."""
        if self.off:
            return "off"
        if self.bands:
            shown = [
                f"{rate:.2g} at {first} to {last} days" if last else f"{rate:.2g} from {first} days"
                for first, last, rate in self.bands
            ]
            return ", ".join(shown)
        fading = "" if self.fade_days is None else f", fading over {self.fade_days:g} days"
        return f"{self.rate:.2g} a day from day {self.from_day} on{fading}"


@dataclass(frozen=True)
class Dip:
    """From ``first`` to ``last``, both included, capacity is ``factor`` times what it would be."""

    first: date
    last: date
    factor: float


@dataclass(frozen=True)
class Thin:
    """From ``first`` to ``last``, both included, ``share`` (0 to 1) of what comes is put off.

    It comes evenly in the days after ``last`` up to ``until``, on top of what comes then.
    """

    first: date
    last: date
    share: float
    until: date


NOTHING = AgeRate()


def rate(text: str, option: str = "--chase", fades: bool = True) -> AgeRate:
    """RATE:FROM_DAY, and :FADE_DAYS where ``fades``, as a person types it; "0" switches it off.

    FootingError where it cannot be read, or where a rate is no share a day.
    """
    form = "RATE:FROM_DAY[:FADE_DAYS]" if fades else "RATE:FROM_DAY"
    example = "0.02:30" + (" or 0.02:30:90" if fades else "")
    parts = text.split(":")
    try:
        value = float(parts[0])
        start = int(parts[1]) if len(parts) > 1 else 0
        fade = float(parts[2]) if len(parts) > 2 else None
    except ValueError:
        raise FootingError(
            f"“{text}” cannot be read.", where=option, todo=f"Write it as {form}, like {example}."
        ) from None
    if len(parts) > (3 if fades else 2):
        raise FootingError(
            f"“{text}” has too many parts.", where=option, todo=f"Write it as {form}."
        )
    if not 0 <= value <= 1:
        raise FootingError(
            f"A rate of {value:g} cannot be: it is per item and day.",
            where=option,
            todo="Give a number from 0 to 1, such as 0.02 for one in fifty a day.",
        )
    if start < 0 or (fade is not None and not 0 < fade < np.inf):
        raise FootingError(
            "Days are counted from 0 up, and a fade lasts longer than 0 days.",
            where=option,
            todo=f"Write it as {form}, like {example}.",
        )
    return AgeRate(value, start, fade)


def measured(bands: Sequence[Band]) -> AgeRate:
    """The rates that were measured by age; bands too thin to tell take the rate before them."""
    total = sum(band.item_days for band in bands)
    found: list[tuple[int, int | None, float]] = []
    for band in bands:
        own = band.per_item_day
        if own is None or band.item_days < LOWEST_SHARE * total:
            own = found[-1][2] if found else 0.0
        found.append((band.first, band.last, min(own, 1.0)))
    return AgeRate(bands=tuple(found))


def dip(text: str, option: str = "--dip") -> Dip:
    """FROM:TO:FACTOR as a person types it; a factor above 1 is extra help. FootingError if not."""
    parts = text.split(":")
    try:
        first, last = (date.fromisoformat(part) for part in parts[:2])
        factor = float(parts[2])
    except (ValueError, IndexError):
        raise FootingError(
            f"“{text}” cannot be read.",
            where=option,
            todo="Write it as FROM:TO:FACTOR, like 2026-01-05:2026-02-27:0.5.",
        ) from None
    if last < first or not 0 <= factor < np.inf or len(parts) > 3:
        raise FootingError(
            f"“{text}” is no stretch of days with a factor from 0 up.",
            where=option,
            todo="The first day comes first; 0.5 is half the capacity, 1.2 a fifth more.",
        )
    return Dip(first, last, factor)
