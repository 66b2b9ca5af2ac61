"""One contact, and how somebody wants to keep in touch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MOST_A_WEEK = 500
MOST_WEEKS = 260
TURN_OF_THE_YEAR = timedelta(days=90)
"""So long into a new year the clients of the old one are still current ones."""


@dataclass(frozen=True)
class Contact:
    """Somebody to keep in touch with.

    ``year`` is the last one in which they were clients, ``last`` the day of the last contact,
    ``next`` a day that was set for the next one; None: nobody knows, or none was set. ``revised``
    is the day on which the entry was last changed where it came from. ``aside``: they are not to be
    written to any more. ``known`` are the keys of the rows that were taken into it, and ``apart``
    the ids of contacts that look like it and are somebody else.
    """

    id: str
    name: str
    org: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    year: int | None = None
    last: date | None = None
    next: date | None = None
    note: str = ""
    revised: date | None = None
    aside: bool = False
    known: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What they are called; where there is no name, what else there is."""
        return self.name or self.org or next(iter((*self.emails, *self.phones)), "no name")


@dataclass(frozen=True)
class Pace:
    """``week`` people a week; current ones are due again ``every`` so many weeks.

    ``since``: clients of this year or later are current ones (None: those of this year). What was
    last heard from somebody before ``begun`` is to be caught up with. Raises ValueError for numbers
    that cannot be.
    """

    begun: date
    week: int = 6
    every: int = 13
    since: int | None = None
    id: str = ""

    def __post_init__(self) -> None:
        if not (1 <= self.week <= MOST_A_WEEK and 1 <= self.every <= MOST_WEEKS):
            raise ValueError(f"1 to {MOST_A_WEEK} a week, every 1 to {MOST_WEEKS} weeks")

    def current_from(self, today: date) -> int:
        """The first year whose clients are current ones."""
        return self.since or (today - TURN_OF_THE_YEAR).year

    @property
    def gap(self) -> timedelta:
        """How long after the last contact a current one is due again."""
        return timedelta(weeks=self.every)
