"""What a person wants a plan to assume, as they type it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from footing.backlog import rates
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.backlog.plan import Wanted


@dataclass(frozen=True)
class Wishes:
    """Every option of a plan; None: what the data say, and off where they say nothing.

    ``arrivals`` and ``capacity`` are items a day of the calendar. ``chase`` is RATE:FROM_DAY, with
    :FADE_DAYS where it fades, ``expire`` and ``withdraw`` RATE:FROM_DAY, per item and day;
    ``reserve_oldest`` a share (0.1 or 10%), ``dips`` FROM:TO:FACTOR.
    """

    arrivals: float | None = None
    capacity: float | None = None
    target: int = 5
    chase: str | None = None
    chase_cost: float | None = None
    expire: str | None = None
    withdraw: str | None = None
    reserve_oldest: str = "0"
    max_age: int | None = None
    period: Literal["", "year", "month"] = ""
    inside: Literal["oldest", "newest"] = "oldest"
    dips: tuple[str, ...] = ()
    order_fixed: bool = False
    horizon: int = 730
    replications: int = 1000
    seed: int = 1

    def wanted(self) -> Wanted:
        """The same as values; FootingError names the option that cannot be read."""
        from footing.backlog.plan import Wanted

        return Wanted(
            arrivals=self.arrivals,
            capacity=self.capacity,
            target=self.target,
            chase=None if self.chase is None else rates.rate(self.chase, "--chase"),
            chase_cost=self.chase_cost,
            expire=_plain(self.expire, "--expire"),
            withdraw=_plain(self.withdraw, "--withdraw"),
            reserve_oldest=share(self.reserve_oldest, "--reserve-oldest"),
            max_age=self.max_age,
            period=self.period,
            inside=self.inside,
            dips=tuple(rates.dip(one) for one in self.dips),
            order_fixed=self.order_fixed,
            horizon=self.horizon,
            replications=self.replications,
            seed=self.seed,
        )


def _plain(text: str | None, option: str) -> rates.AgeRate | None:
    return None if text is None else rates.rate(text, option, fades=False)


def share(text: str, what: str = "") -> float:
    """A share as people write it: 0.1 or 10%. FootingError where it is not from 0 to 1."""
    typed = text.strip()
    try:
        value = float(typed.removesuffix("%")) / (100 if typed.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise FootingError(
            f"“{typed[:40]}” is no share.", where=what, todo="Write it like 0.1 or 10%."
        )
    return value
