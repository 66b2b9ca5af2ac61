"""What a simulation starts from and runs under, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from footing.backlog.counts import NEVER, Floats, Ints, day_of
from footing.backlog.policies import Rows, Settings
from footing.backlog.rates import NOTHING, AgeRate, Dip, Thin

WINDOW = 14
"""Days whose arrivals are taken together to say whether a backlog is current."""


@dataclass(frozen=True)
class Stock:
    """What is open at the start: rows of items that were opened on the same day.

    ``opened`` in days since 1970; ``effort`` and ``value`` of one item (nan: not given), ``due``
    in days since 1970 (NEVER: none); None where no item has it.
    """

    opened: Ints
    count: Ints
    effort: Floats | None = None
    value: Floats | None = None
    due: Ints | None = None

    @property
    def items(self) -> int:
        """How many items are open."""
        return int(self.count.sum())

    def rows(self) -> Rows:
        """The same as a policy sees it."""
        due = None if self.due is None or not (self.due < NEVER).any() else self.due
        return Rows(self.opened.astype(np.float64), self.effort, self.value, due)


@dataclass(frozen=True)
class Past:
    """What came and what was finished each day up to the start, for drawing days like them.

    ``arrivals`` and ``done`` have one entry a day, the last one on day ``last`` (since 1970); in
    ``done``, days of bulk closures hold a usual day's work.
    """

    last: int
    arrivals: Floats
    done: Floats


@dataclass(frozen=True)
class Inputs:
    """All that a simulation needs.

    ``arrivals`` and ``capacity`` are means a day; given ones scale the ``past``, and without a past
    arrivals are Poisson and capacity is even. Where they are not given, the level is the past's
    own, with the doubt that comes with it. ``target`` and ``horizon`` are in days. ``order_fixed``:
    the order may not be chosen. ``assumed`` are sentences: what was measured, given, assumed, off.
    ``thins`` are stretches in which less is let in.
    """

    as_of: date
    stock: Stock
    arrivals: float
    capacity: float
    past: Past | None = None
    arrivals_given: bool = True
    capacity_given: bool = True
    target: int = 5
    chase: AgeRate = NOTHING
    chase_cost: float = 0.25
    expire: AgeRate = NOTHING
    withdraw: AgeRate = NOTHING
    dips: tuple[Dip, ...] = ()
    horizon: int = 730
    replications: int = 1000
    seed: int = 1
    settings: Settings = field(default_factory=Settings)
    order_fixed: bool = False
    assumed: tuple[str, ...] = ()
    thins: tuple[Thin, ...] = ()

    @property
    def start(self) -> int:
        """The day on whose evening it starts, since 1970."""
        return day_of(self.as_of)

    @property
    def days(self) -> int:
        """How many days are simulated: beyond the horizon, its last fortnight must be told too."""
        return self.horizon + WINDOW + self.target

    @property
    def bare(self) -> bool:
        """Nobody asks again, and nothing lapses or is withdrawn."""
        return (self.chase.off or not self.chase_cost) and self.expire.off and self.withdraw.off

    @property
    def flows_alone(self) -> bool:
        """No order of work changes how many are open: nothing is lost, and all items are alike."""
        return self.bare and self.stock.effort is None and self.stock.value is None

    @property
    def known(self) -> Mapping[str, str | float | int | bool | None]:
        """Everything that was put in, as plain values."""
        return {
            "open": self.stock.items,
            "arrivals_per_day": self.arrivals,
            "arrivals_given": self.arrivals_given,
            "capacity_per_day": self.capacity,
            "capacity_given": self.capacity_given,
            "target_days": self.target,
            "chase": self.chase.said,
            "chase_cost": self.chase_cost,
            "expire": self.expire.said,
            "withdraw": self.withdraw.said,
            "reserve_oldest": self.settings.reserve,
            "max_age_days": self.settings.max_age,
            "period": self.settings.period,
            "inside": self.settings.inside,
            "dips": "; ".join(f"{one.first}:{one.last}:{one.factor:g}" for one in self.dips),
            "horizon_days": self.horizon,
            "order_fixed": self.order_fixed,
        }
