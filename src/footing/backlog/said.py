"""Numbers of a backlog as people say them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


def amount(value: float) -> str:
    """A rate or a count: whole from ten on, one decimal below; "1,240", "7.5", "8"."""
    if value >= 10:
        return f"{value:,.0f}"
    if 0 < value < 0.05:
        return "fewer than 0.1"
    return f"{value:.1f}".removesuffix(".0")


def rate(value: float) -> str:
    """Items a day: whole from a hundred on, else two digits that count; "0.86", "8.4", "40"."""
    if value >= 100 or not value:
        return f"{value:,.0f}"
    if value < 0.005:
        return "fewer than 0.01"
    return f"{float(f'{value:.2g}'):g}"


@dataclass(frozen=True)
class Pace:
    """The stretch in which rates are said, so that they are numbers one can picture."""

    days: int
    each: str

    def __call__(self, a_day: float) -> str:
        """A rate, given as items a day, as a number of this stretch."""
        return rate(a_day * self.days)


def pace(busiest: float) -> Pace:
    """A week where not even three come or go a day (``busiest``: the larger rate), else a day."""
    return Pace(7, "a week") if busiest < 3 else Pace(1, "a day")


def share(part: int, whole: int) -> str:
    """A part of a whole (``0 <= part <= whole``, ``whole > 0``) as one reads it: "6 in 10"."""
    if part == whole:
        return "all"
    if part * 2 == whole:
        return "half"
    tenths = part * 10 / whole
    if tenths < 0.95:
        return f"{part:,}"
    if tenths > 9.5:
        return "nearly all"
    return "about half" if round(tenths) == 5 else f"about {round(tenths)} in 10"


def month(label: str) -> str:
    """A year as it is, and a month with its name: "March 2024" for "2024-03"."""
    year, _, number = label.partition("-")
    return f"{date(int(year), int(number), 1):%B %Y}" if number else year


def day(when: date) -> str:
    """A day with its year: "5 March 2027"."""
    return f"{when.day} {when:%B %Y}"
