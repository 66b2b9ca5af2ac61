"""How often something happens, as a person says it: 40, 6/week, 6/7, 26 a month."""

from __future__ import annotations

import re

from footing.kernel.errors import FootingError

DAYS = {
    "day": 1.0,
    "working day": 1.4,
    "workday": 1.4,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 365.2425 / 12,
    "quarter": 365.2425 / 4,
    "year": 365.2425,
}
"""Days of the calendar that a span has; of these, five in seven are working days."""
_FORM = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)\s*"
    r"(?:(?:/|\bper\b|\ban?\b|\beach\b)\s*(?P<span>[a-z ]+|\d+))?"
)
_OF_HOURS = re.compile(
    r"(?P<hours>\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?\s*(?:/|\bper\b|\ban?\b)\s*(?P<span>[a-z ]+?)"
    r"\s*(?:,|at|of)\s*(?P<minutes>\d+(?:[.,]\d+)?)\s*min(?:utes?|s)?(?:\s*(?:each|an item))?"
)
_MOST = 1e9


def per_day(text: str, what: str = "") -> float:
    """Items a day of the calendar; a bare number is a day's, and ``6/7`` are six in seven days.

    ``6 hours a week at 20 minutes`` is what one person can do in the hours that they have.
    Raises FootingError with ``what`` (the option or field) for anything else.
    """
    hours = _OF_HOURS.fullmatch(text.strip().lower())
    if hours and _days(hours["span"]) and (minutes := _number(hours["minutes"])):
        return _number(hours["hours"]) * 60 / minutes / (_days(hours["span"]) or 1.0)
    found = _FORM.fullmatch(text.strip().lower())
    span = _days(found["span"]) if found else None
    if found is None or span is None:
        raise FootingError(
            f"“{text.strip()[:40]}” is no rate.",
            where=what,
            todo="Write items a day, like 40, or with what they are counted by: 6/week, 26/month.",
        )
    value = _number(found["number"]) / span
    if value >= _MOST:
        raise FootingError(f"“{text.strip()[:40]}” is more than can be.", where=what)
    return value


def _days(span: str | None) -> float | None:
    """How many days a span has; None where it is none."""
    if span is None:
        return 1.0
    if span.isdecimal():
        return float(span) or None
    name = span.strip()
    return DAYS.get(name, DAYS.get(name.removesuffix("s")))


def _number(text: str) -> float:
    """``1,200`` has a comma between thousands, ``2,5`` one before the tenths."""
    whole, comma, rest = text.partition(",")
    if comma and "." not in rest and "," not in rest and len(rest) != 3:
        return float(f"{whole}.{rest or 0}")
    return float(text.replace(",", ""))
