"""Days in tables of contacts: ISO, numbers in either order, and months by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})[-./]?(\d{1,2})[-./]?(\d{1,2})(?:[T ].*)?")
_DOTTED = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?\d{2,4}.*")
"""With dots the day comes first, wherever people write so."""
_NUMBERS = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4}|\d{2})(?:[T ,].*)?")
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR_ONLY = re.compile(r"\d{4}")
_NAMED = re.compile(r"(?=.*[^\W\d_]{3,})(?=.*\d).{5,40}")
_FIRST, _SECOND = datetime(2000, 1, 1), datetime(2001, 2, 2)  # noqa: DTZ001 - days without a zone


class NoDayError(ValueError):
    """A text names no day; ``either`` where it names two, and nobody said which is meant."""

    def __init__(self, text: str, *, either: bool = False) -> None:
        self.either = either
        super().__init__(f"{text!r} names no day")


def day_of(text: str, day_first: bool | None) -> date:
    """The day that a text names; NoDayError for none, or for two where ``day_first`` is None.

    A month or a year alone is its first day.
    """
    plain = " ".join(text.split())
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _MONTH_ONLY.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), 1, text)
    if _YEAR_ONLY.fullmatch(plain):
        return _day(int(plain), 1, 1, text)
    if found := _NUMBERS.fullmatch(plain):
        one, other, year = (int(part) for part in found.groups())
        year += (2000 if year < 70 else 1900) if year < 100 else 0
        if day_first is None and _DOTTED.match(plain):
            day_first = True
        if one > 12 or (other <= 12 and (day_first or one == other)):
            return _day(year, other, one, text)
        if other > 12 or day_first is False:
            return _day(year, one, other, text)
        raise NoDayError(text, either=True)
    if _NAMED.fullmatch(plain):
        return _named(plain)
    raise NoDayError(text)


def order_of(texts: Iterable[str]) -> bool | None:
    """Whether days come first in a column of numbers; None where no row shows it, or two differ."""
    seen = set()
    for text in texts:
        if found := _NUMBERS.fullmatch(" ".join(text.split())):
            one, other = int(found[1]), int(found[2])
            if one > 12 >= other:
                seen.add(True)
            elif other > 12 >= one:
                seen.add(False)
    return seen.pop() if len(seen) == 1 else None


def _named(text: str) -> date:
    """A month by its name, with a day and a year or with a year alone."""
    from dateutil import parser

    try:
        one: datetime = parser.parse(text, default=_FIRST)
        other: datetime = parser.parse(text, default=_SECOND)
    except (ValueError, OverflowError):
        raise NoDayError(text) from None
    # What the text does not name is taken from the default, and then the two differ.
    if (one.year, one.month) != (other.year, other.month):
        raise NoDayError(text)
    return one.date() if one.day == other.day else one.date().replace(day=1)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDayError(text) from None
