"""The dates of a résumé: a year, a month or a day, as JSON Resume 1.0.0 writes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from footing.kernel.saying import MONTHS


def first_day(text: str) -> date:
    """The first day that "2014", "2014-06" or "2014-06-29" can mean; ValueError for no date."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day that it can mean; ValueError for no date."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def is_date(text: str) -> bool:
    """Whether there is such a day, month or year."""
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def said(text: str) -> str:
    """A date as it is read: 2014, June 2014; days are not told in a résumé."""
    year, month, _ = _parts(text)
    return f"{MONTHS[month - 1]} {year}" if month else str(year)


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    year = day.year - years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _parts(text: str) -> tuple[int, int, int]:
    """Year, month and day; 0 where they are not told."""
    year, _, rest = text.strip().partition("-")
    month, _, day = rest.partition("-")
    found = int(year), int(month or 0), int(day or 0)
    date(found[0], found[1] or 1, found[2] or 1)
    if rest and not found[1]:
        raise ValueError(f"{text} is no date")
    return found
