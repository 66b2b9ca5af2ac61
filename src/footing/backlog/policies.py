"""The orders in which open items can be worked, as functions of one form.

The same function orders the day cohorts of a simulation, the items of today's list, and the queue
of the tests that check it against queueing theory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from footing.backlog.counts import NEVER, Floats, Ints
from footing.kernel.errors import FootingError, NotFoundError

OLDEST, START, NEWEST = "oldest-first", "start-where-you-are", "newest-first"
SHORTEST, VALUE = "shortest-first", "value-first"


@dataclass(frozen=True)
class Rows:
    """What can be worked: one row an item, or for each cohort of items that are alike.

    ``opened`` are days since 1970, with fractions where they are known; ``effort`` is in any
    unit, ``value`` too, ``due`` in days since 1970 (NEVER: no deadline). None: nobody knows.
    """

    opened: Floats
    effort: Floats | None = None
    value: Floats | None = None
    due: Ints | None = None


@dataclass(frozen=True)
class Settings:
    """What a policy leaves to choose.

    ``target``: days within which a new item is to be finished. ``period`` and ``inside``: how the
    back-fill is cut, and the order inside a period. ``reserve``: the share of capacity (0 to 1)
    kept for the very oldest. ``max_age``: what is older than this many days goes first (None:
    nothing does). ``deadlines_first``: items with a deadline go before all others, by deadline.
    ``since``: what was opened before this day (since 1970) is back-filled after all that came from
    it on (None: there is no such day).
    """

    target: int = 5
    period: Literal["year", "month"] = "year"
    inside: Literal["oldest", "newest"] = "oldest"
    reserve: float = 0.0
    max_age: int | None = None
    deadlines_first: bool = False
    since: int | None = None


@dataclass(frozen=True)
class Lane:
    """Rows in the order in which they are worked, as indices.

    ``share`` is the part of capacity that is kept for this lane; None: all that lanes before it
    leave. A lane with a share may hold rows that a later lane holds too. What a lane does not need
    goes to the next.
    """

    name: Literal["deadline", "too-old", "reserve", "new", "back-fill", "all"]
    rows: Ints
    share: float | None = None


@dataclass(frozen=True)
class Policy:
    """An order of work: ``order(rows, today, settings)`` gives the lanes, first one first.

    ``needs`` names the columns without which it cannot be used.
    """

    name: str
    title: str
    text: str
    arrange: Callable[[Rows, float, Settings], tuple[Lane, ...]]
    needs: tuple[Literal["effort", "value"], ...] = ()

    def order(self, rows: Rows, today: float, settings: Settings) -> tuple[Lane, ...]:
        """The lanes on day ``today`` (since 1970), with what ``settings`` put before them."""
        return (*_before(rows, today, settings), *self.arrange(rows, today, settings))


def oldest_first(rows: Rows, today: float, settings: Settings) -> tuple[Lane, ...]:
    """Whoever waits longest comes next."""
    return (Lane("all", np.argsort(rows.opened, kind="stable")),)


def newest_first(rows: Rows, today: float, settings: Settings) -> tuple[Lane, ...]:
    """Whoever came last comes next."""
    return (Lane("all", np.argsort(-rows.opened, kind="stable")),)


def start_where_you_are(rows: Rows, today: float, settings: Settings) -> tuple[Lane, ...]:
    """What came within the target first, oldest first; then the rest, newest period first.

    Oldest first inside the target finishes the most in time: nothing that can still be in time
    waits behind something that has more time left (earliest due date; Jackson 1955).
    """
    age = np.floor(today) - np.floor(rows.opened)
    order = np.argsort(rows.opened, kind="stable")
    new = order[age[order] <= settings.target]
    rest = order[age[order] > settings.target]
    inside = rows.opened if settings.inside == "oldest" else -rows.opened
    periods = -period_of(rows.opened, settings.period)
    history = before(rows.opened, settings.since)
    back = rest[np.lexsort((inside[rest], periods[rest], history[rest]))]
    return (Lane("new", new), Lane("back-fill", back))


def shortest_first(rows: Rows, today: float, settings: Settings) -> tuple[Lane, ...]:
    """What takes the least work comes next; among equals, and where nobody knows, the oldest."""
    effort = np.zeros_like(rows.opened) if rows.effort is None else rows.effort
    known = np.where(np.isnan(effort), np.inf, effort)
    return (Lane("all", np.lexsort((rows.opened, known))),)


def value_first(rows: Rows, today: float, settings: Settings) -> tuple[Lane, ...]:
    """What is worth most comes next; among equals, and where nobody knows, the oldest."""
    value = np.zeros_like(rows.opened) if rows.value is None else rows.value
    known = np.where(np.isnan(value), -np.inf, value)
    return (Lane("all", np.lexsort((rows.opened, -known))),)


def period_of(opened: Floats, period: Literal["year", "month"]) -> Ints:
    """The calendar year, or the month, of each day since 1970, counted from 1970."""
    days = np.floor(opened).astype(np.int64).astype("datetime64[D]")
    found: Ints = days.astype(f"datetime64[{'Y' if period == 'year' else 'M'}]").astype(np.int64)
    return found


def before(opened: Floats, since: int | None) -> Ints:
    """1 for what was opened before the day ``since``, else 0; all 0 where there is no such day."""
    found: Ints = (opened < (-np.inf if since is None else since)).astype(np.int64)
    return found


def _before(rows: Rows, today: float, settings: Settings) -> tuple[Lane, ...]:
    """The lanes that any policy can have before its own."""
    lanes = []
    if settings.deadlines_first and rows.due is not None:
        some = np.flatnonzero(rows.due < NEVER)
        by_due = some[np.lexsort((rows.opened[some], rows.due[some]))]
        lanes.append(Lane("deadline", by_due))
    if settings.max_age is None and not settings.reserve:
        return tuple(lanes)
    oldest = np.argsort(rows.opened, kind="stable")
    if settings.max_age is not None:
        age = np.floor(today) - np.floor(rows.opened[oldest])
        lanes.append(Lane("too-old", oldest[age > settings.max_age]))
    if settings.reserve > 0:
        lanes.append(Lane("reserve", oldest, settings.reserve))
    return tuple(lanes)


POLICIES: Mapping[str, Policy] = {
    one.name: one
    for one in (
        Policy(START, "Start where you are",
               "Be current with what comes in now, and back-fill the rest, newest period first.",
               start_where_you_are),
        Policy(OLDEST, "Oldest first", "Work through everything in the order in which it came.",
               oldest_first),
        Policy(NEWEST, "Newest first", "Always take what came last.", newest_first),
        Policy(SHORTEST, "Shortest first", "Always take what is least work.", shortest_first,
               ("effort",)),
        Policy(VALUE, "Most valuable first", "Always take what is worth most.", value_first,
               ("value",)),
    )
}  # fmt: skip


def policy(name: str) -> Policy:
    """The policy of that name; NotFoundError names those that there are."""
    if name not in POLICIES:
        raise NotFoundError(
            f"There is no policy “{name}”.", where="--policy", todo=f"Use {', '.join(POLICIES)}."
        )
    return POLICIES[name]


def usable(one: Policy, rows: Rows) -> None:
    """FootingError where a column that the policy needs is not known."""
    for need in one.needs:
        column = rows.effort if need == "effort" else rows.value
        if column is None or np.isnan(column).all():
            raise FootingError(
                f"“{one.title}” needs to know the {need} of the items, and nothing says it.",
                where="--policy",
                todo=f"Name the column with --{need}, or use another policy.",
            )
