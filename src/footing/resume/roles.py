"""What one did, from when to when: the roles, voluntary work and projects of a résumé."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from footing.resume.dates import first_day, last_day, said

SECTIONS: Mapping[str, tuple[str, str]] = {
    "work": ("position", "name"),
    "volunteer": ("position", "organization"),
    "projects": ("name", "entity"),
}
"""The sections of JSON Resume with a beginning and an end, and what names their items."""


@dataclass(frozen=True)
class Role:
    """One item: ``number`` counts from 0 in its section; ``start`` and ``end`` may be empty.

    A start without an end means that it goes on, or, ``to_come``, that it has not begun yet.
    """

    section: str
    number: int
    title: str
    start: str = ""
    end: str = ""
    to_come: bool = False

    @property
    def place(self) -> str:
        """Where it stands in the file; here numbers count from 1: ``work[3]``."""
        return f"{self.section}[{self.number + 1}]"

    @property
    def dated(self) -> bool:
        """Whether a beginning or an end is told."""
        return bool(self.start or self.end)

    @property
    def goes_on(self) -> bool:
        """Whether no end is told of what has begun."""
        return bool(self.start) and not self.end

    @property
    def when(self) -> str:
        """From when to when, as it is read; empty where nobody knows."""
        if self.to_come and not self.end:
            return f"from {said(self.start)}"
        return span(self.start, self.end)

    def last(self, today: date) -> date:
        """The last day that it can have had, ``today`` for what goes on; only where dated."""
        days = [last_day(one) for one in (self.start, self.end) if one]
        return max(today, *days) if self.goes_on else max(days)

    def newest_first(self, today: date) -> tuple[int, int]:
        """A key that sorts what ended last before the others, and what has no date behind them."""
        if not self.dated:
            return (0, 0)
        return (-self.last(today).toordinal(), -first_day(self.start or self.end).toordinal())


def span(start: str, end: str) -> str:
    """From when to when: "2010 to 2014", "June 2014 to now", "2014"; empty for no dates."""
    if not start:
        return f"until {said(end)}" if end else ""
    if not end:
        return f"{said(start)} to now"
    return said(start) if said(start) == said(end) else f"{said(start)} to {said(end)}"


def roles(
    document: Mapping[str, Any], told: Mapping[str, tuple[str, str]], today: date
) -> tuple[Role, ...]:
    """The roles of a valid JSON Resume; ``told`` gives the dates of some, by place."""
    found = []
    for section, (first, second) in SECTIONS.items():
        for number, item in enumerate(document.get(section) or ()):
            names = [name for key in (first, second) if (name := str(item.get(key) or "").strip())]
            role = Role(section, number, ", ".join(names) or "no name")
            start, end = told.get(
                role.place, (str(item.get("startDate") or ""), str(item.get("endDate") or ""))
            )
            ahead = bool(start) and first_day(start) > today
            found.append(replace(role, start=start, end=end, to_come=ahead))
    return tuple(found)
