"""From counts to measures."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from footing.backlog.ages import open_ages
from footing.backlog.bulk import bulk_closures, in_bulk
from footing.backlog.counts import (
    EXPIRED,
    NEVER,
    WITHDRAWN,
    Ints,
    ItemCounts,
    Period,
    PeriodCounts,
    ThreeNumbers,
    date_of,
    day_of,
)
from footing.backlog.effort import effort
from footing.backlog.measures import WEEKDAYS, Band, Bulk, Daily, Expiry, Measures, Spread, Weekday
from footing.backlog.order import order_worked
from footing.backlog.spread import bands, spread


def of_items(counts: ItemCounts, as_of: date, window: int) -> Measures:
    """The measures at the end of ``as_of``, with rates over the last ``window`` days.

    A history that is shorter than the window is its own window. ``counts`` may reach beyond
    ``as_of``; what happened later is not looked at.
    """
    last = day_of(as_of)
    seen = counts.until(last)
    if not seen.items:
        return Measures(as_of, 0)
    start = int(seen.opened.min())
    first = max(start, last - window + 1)
    days = last - first + 1
    daily = _daily(seen, start, last)
    came, done = daily.arrivals[first - start :], daily.completions[first - start :]
    bulk = bulk_closures(seen)
    is_open = seen.closed == NEVER
    closing = (seen.closed >= first) & ~is_open
    ages = last - seen.opened
    return Measures(
        as_of=as_of,
        open=int(daily.open[-1]),
        first_opened=date_of(start),
        last_opened=date_of(int(seen.opened.max())),
        window_from=date_of(first),
        window_days=days,
        arrivals_per_day=float(came.sum() / days),
        completions_per_day=float(done.sum() / days),
        completions_per_day_without_bulk=_without(seen, bulk, first, last),
        by_weekday=_weekdays(came, done, first),
        bulk=bulk,
        open_age=spread(ages[is_open], seen.count[is_open]),
        closing_age=spread((seen.closed - seen.opened)[closing], seen.count[closing]),
        order=order_worked(seen, first, last, ~in_bulk(seen, bulk)),
        repeat=_repeat(seen, last),
        expiry=_expiry(seen, last),
        effort=effort(seen, first, last),
        daily=daily,
        open_by_period=_open_by_period(seen.opened[is_open], seen.count[is_open]),
        ages=open_ages(seen, start, last),
    )


def of_periods(counts: PeriodCounts, window: int, as_of: date | None = None) -> Measures:
    """The measures of counts per period.

    The window holds the periods whose middle lies in it, and at least the last one. Ages, weekdays,
    bulk closures and the order are not in such a table.
    """
    known = tuple(one for one in counts.periods if as_of is None or one.end <= as_of)
    if not known:
        return Measures(as_of, None)
    last = known[-1].end
    begin = last - timedelta(days=window - 1)
    inside = [one for one in known if one.start + (one.end - one.start) / 2 >= begin] or [known[-1]]
    stands = next((one for one in reversed(known) if one.open is not None), None)
    arrivals = _rate(inside, "arrivals")
    completions = _rate(inside, "completions")
    return Measures(
        as_of=last,
        open=None if stands is None or stands.open is None else round(stands.open),
        first_opened=known[0].start if known[0].arrivals is not None else None,
        last_opened=next((one.end for one in reversed(known) if one.arrivals), None),
        window_from=inside[0].start,
        window_days=(last - inside[0].start).days + 1,
        arrivals_per_day=arrivals,
        completions_per_day=completions,
        periods=known,
    )


def of_numbers(numbers: ThreeNumbers, as_of: date) -> Measures:
    """What three numbers say; everything else is unknown."""
    oldest = numbers.oldest
    return Measures(
        as_of=as_of,
        open=numbers.open,
        first_opened=oldest,
        arrivals_per_day=numbers.arrivals,
        completions_per_day=numbers.done,
        open_age=None if oldest is None else Spread(None, None, (as_of - oldest).days),
    )


def _rate(periods: list[Period], name: str) -> float | None:
    """A mean a day over the periods in which it is known."""
    known = [(getattr(one, name), one.days) for one in periods if getattr(one, name) is not None]
    days = sum(number for _, number in known)
    return sum(value for value, _ in known) / days if days else None


def _daily(counts: ItemCounts, start: int, last: int) -> Daily:
    days = last - start + 1
    came = np.bincount(counts.opened - start, weights=counts.count, minlength=days)
    gone = counts.closed <= last
    done = np.bincount(
        np.maximum(counts.closed[gone] - start, 0), weights=counts.count[gone], minlength=days
    )
    arrivals, completions = came.astype(np.int64), done.astype(np.int64)
    return Daily(date_of(start), arrivals, completions, np.cumsum(arrivals - completions))


def _weekdays(came: Ints, done: Ints, first: int) -> dict[str, Weekday] | None:
    """Means by weekday; None where the window does not hold each weekday."""
    if came.size < 7:
        return None
    weekday = (np.arange(came.size) + date_of(first).weekday()) % 7
    return {
        name: Weekday(float(came[weekday == at].mean()), float(done[weekday == at].mean()))
        for at, name in enumerate(WEEKDAYS)
    }


def _without(counts: ItemCounts, bulk: tuple[Bulk, ...], first: int, last: int) -> float:
    """Completions a day without bulk closures: neither their items nor their days count.

    Each group has its own days, so that one office's bulk day does not hide the others' work.
    """
    marked = in_bulk(counts, bulk)
    inside = (counts.closed >= first) & (counts.closed <= last)
    days = last - first + 1
    rate = 0.0
    for at in range(max(len(counts.groups), 1)):
        mine = inside if counts.group is None else inside & (counts.group == at)
        name = counts.groups[at] if counts.group is not None else None
        lost = sum(first <= day_of(one.day) <= last and one.group == name for one in bulk)
        if days > lost:
            rate += float(counts.count[mine & ~marked].sum()) / (days - lost)
    return rate


def _repeat(counts: ItemCounts, last: int) -> tuple[Band, ...] | None:
    repeats = counts.repeats
    if repeats is None:
        return None
    known = repeats.opened <= last
    closed = np.where(repeats.closed > last, NEVER, repeats.closed)
    return bands(
        repeats.ages,
        repeats.count,
        repeats.opened[known],
        closed[known],
        repeats.items[known],
        last,
    )


def _expiry(counts: ItemCounts, last: int) -> Expiry | None:
    if counts.outcome is None:
        return None

    def by_age(outcome: int) -> tuple[Band, ...]:
        ended = (counts.outcome == outcome) & (counts.closed < NEVER)
        ages = (counts.closed - counts.opened)[ended]
        return bands(ages, counts.count[ended], counts.opened, counts.closed, counts.count, last)

    return Expiry(by_age(EXPIRED), by_age(WITHDRAWN))


def _open_by_period(opened: Ints, count: Ints) -> tuple[tuple[str, int], ...]:
    """The open by month of opening, or by year where they reach back more than two years."""
    if not opened.size:
        return ()
    months = opened.astype("datetime64[D]").astype("datetime64[M]")
    by = (
        "datetime64[Y]"
        if months.max() - months.min() > np.timedelta64(24, "M")
        else "datetime64[M]"
    )
    names, where = np.unique(months.astype(by), return_inverse=True)
    totals = np.bincount(where, weights=count).astype(np.int64)
    return tuple((str(name), int(total)) for name, total in zip(names, totals, strict=True))
