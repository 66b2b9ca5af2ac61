"""Days, times and counts as a person says them: "Tuesday, 24 November at 2 pm", "3 promises"."""

from __future__ import annotations

from datetime import date, datetime, time

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


_FAR = 270
"""Days from which on a day could be taken for another year's: nine months."""


def said_day(day: date, seen_from: date | None = None, *, weekday: bool = True) -> str:
    """A day, with its weekday unless told; the year only where it is far from ``seen_from``."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    far = (
        seen_from is not None and abs((date(day.year, day.month, day.day) - seen_from).days) > _FAR
    )
    text = f"{text} {day.year}" if far else text
    return f"{DAYS[day.weekday()]}, {text}" if weekday else text


def said_month(day: date) -> str:
    """The month of a day, with its year: November 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def said_time(moment: time) -> str:
    """An hour of the day in twelve-hour form: 2 pm, 9:30 am, noon, midnight."""
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)):
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'pm' if moment.hour >= 12 else 'am'}"


def said_moment(moment: datetime, seen_from: date | None = None) -> str:
    """A day and time on the wall clock of ``moment``; seconds and zone are left out."""
    return f"{said_day(moment.date(), seen_from)} at {said_time(moment.time())}"


def near(day: date, today: date) -> str:
    """How far ``day`` is from ``today``: today, tomorrow, in 3 days, yesterday, 4 days ago."""
    days = (day - today).days
    if abs(days) <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: 1 day, 2 days."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


_DAY_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d.%m.%Y")


def heard_day(text: str) -> date | None:
    """The day that a text names whole (2026-11-25, 25 November 2026); None for any other text."""
    folded = " ".join(text.split())
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(folded, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
