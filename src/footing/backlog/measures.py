"""What a backlog's history says, as values; every figure is defined in ``docs/backlog.md``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from footing.backlog.ages import OpenAges
from footing.backlog.counts import Ints, Period

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Spread:
    """Ages in whole days: at least half (nine in ten) of the items are at most this old."""

    p50: int | None
    p90: int | None
    max: int | None


@dataclass(frozen=True)
class Weekday:
    """The mean number of items that come, and that are finished, on a weekday."""

    arrivals: float
    completions: float


@dataclass(frozen=True)
class Bulk:
    """A day on which far more was closed at once than people work off.

    ``usual`` is what 95 of 100 days with closings around it do not exceed.
    """

    day: date
    items: int
    median_age_days: int
    usual: int
    group: str | None = None


@dataclass(frozen=True)
class Order:
    """Which order is really worked: the share of the left open that were older than what was done.

    ``value`` is 0 where always the oldest was finished, 0.5 where order played no part, 1 where
    always the newest was. ``closings`` is how many finished items it rests on.
    """

    value: float
    closings: int

    @property
    def words(self) -> str:
        """The number as a person reads it."""
        if self.value < 0.2:
            return "oldest first"
        if self.value < 0.4:
            return "older ones rather first"
        if self.value <= 0.6:
            return "in no order of age"
        return "newer ones rather first" if self.value <= 0.8 else "newest first"


@dataclass(frozen=True)
class Band:
    """Ages from ``first`` to ``last`` days (None: and older).

    ``happened`` is how often it happened at this age, ``item_days`` how many days items spent at
    this age while open, and ``per_item_day`` the one over the other (None: nothing was this old).
    """

    first: int
    last: int | None
    happened: int
    item_days: int

    @property
    def per_item_day(self) -> float | None:
        """How often it happens a day to an item of this age."""
        return self.happened / self.item_days if self.item_days else None


@dataclass(frozen=True)
class Expiry:
    """Items that lapsed, and items that were taken back, by age."""

    expired: tuple[Band, ...]
    withdrawn: tuple[Band, ...]


@dataclass(frozen=True)
class Effort:
    """The work in items, in the unit of the file's own column.

    ``open`` is the effort of all open items, ``arrivals_per_day`` and ``completions_per_day`` what
    came and was finished in the window. They count only items that have an effort: ``sized_open``
    of the open ones do. ``mean_open`` and ``mean_done`` are per such item (None: there is none).
    ``open_by_age`` holds the effort of the open by age: first day, last day (None: and older).
    """

    open: float
    sized_open: int
    arrivals_per_day: float
    completions_per_day: float
    mean_open: float | None
    mean_done: float | None
    open_by_age: tuple[tuple[int, int | None, float], ...]


@dataclass(frozen=True)
class Daily:
    """One row a day from ``first`` on: what came, what was finished, what was open at its end."""

    first: date
    arrivals: Ints
    completions: Ints
    open: Ints


@dataclass(frozen=True)
class Measures:
    """What the history says; unknown is None.

    The rates are over ``window_days`` days that end on ``as_of``. ``open_by_period`` is the open by
    the year or month in which they were opened. ``daily`` is None for counts per period and for
    three numbers, and ``periods`` is empty for items.
    """

    as_of: date | None
    open: int | None
    first_opened: date | None = None
    last_opened: date | None = None
    window_from: date | None = None
    window_days: int | None = None
    arrivals_per_day: float | None = None
    completions_per_day: float | None = None
    completions_per_day_without_bulk: float | None = None
    by_weekday: Mapping[str, Weekday] | None = None
    bulk: tuple[Bulk, ...] = ()
    open_age: Spread | None = None
    closing_age: Spread | None = None
    order: Order | None = None
    repeat: tuple[Band, ...] | None = None
    expiry: Expiry | None = None
    effort: Effort | None = None
    daily: Daily | None = None
    periods: tuple[Period, ...] = ()
    open_by_period: tuple[tuple[str, int], ...] = ()
    ages: OpenAges | None = None
