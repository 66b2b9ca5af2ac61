"""Days, moments and durations as pages say them."""

from __future__ import annotations

import re
from datetime import date, datetime

from footing.kernel.saying import said_day, said_moment


def day(value: date) -> str:
    """A day as people say it: "Tuesday, 24 November"."""
    return said_day(value)


def date_(value: date) -> str:
    """A day with its year and no weekday: "24 November 2026"."""
    return f"{said_day(value, weekday=False)} {value.year}"


def moment(value: datetime | date) -> str:
    """A moment on its own clock: "Tuesday, 24 November at 2 pm"; a day alone stays a day."""
    return said_moment(value) if isinstance(value, datetime) else said_day(value)


def duration(seconds: int) -> str:
    """How long a talk takes: "about 50 seconds", "about 1 minute 20 seconds"."""
    rounded = max(10, round(seconds / 10) * 10)
    minutes, rest = divmod(rounded, 60)
    said = []
    if minutes:
        said.append(f"{minutes} minute{'s' if minutes > 1 else ''}")
    if rest:
        said.append(f"{rest} seconds")
    return "about " + " ".join(said)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, which one or more empty lines separate."""
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part]
