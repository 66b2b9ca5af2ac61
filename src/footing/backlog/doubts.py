"""What the counts themselves betray: cut starts, finished work only, feeds that stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from footing.backlog.counts import NEVER, Ints, ItemCounts, PeriodCounts, date_of, day_of
from footing.backlog.findings import Example, Finding
from footing.backlog.spread import quantile

FEWEST = 30
"""Below this many items a pattern is chance."""
ENOUGH = 100
"""From so many items on, a feed of openings that stops moves the day of the figures, and a
beginning at full pace is told: a list that somebody began to keep begins like that, too."""
BEGINNING = 28
"""The first days of a file, which are compared with the year after them."""


@dataclass(frozen=True)
class Standing:
    """The day at whose end the backlog is described, and why it is not simply the last one."""

    as_of: date
    warnings: tuple[Finding, ...]


def standing(counts: ItemCounts, asked: date | None = None) -> Standing:
    """The last day of which the file knows both what came and what was finished, with doubts.

    That is the last day on which anything happened, unless openings stop long before closings do:
    then the file was made by opening date, later arrivals are missing, and the last opening counts
    (with 100 items or more; a short list of one's own may just have had no more arrivals).
    """
    if not counts.items:
        return Standing(asked or date_of(0), ())
    last_opened = int(counts.opened.max())
    closed = counts.closed[counts.closed < NEVER]
    last_closed = int(closed.max()) if closed.size else last_opened
    last = max(last_opened, last_closed)
    found = []
    stop = _stop(counts.opened, last)
    if stop is not None and counts.items >= FEWEST:
        since = int(counts.count[(counts.closed > stop) & (counts.closed < NEVER)].sum())
        moved = counts.items >= ENOUGH
        last = stop if moved else last
        left = int(counts.count[counts.closed == NEVER].sum())
        found.append(_arrivals_stop(stop, last_closed, since, left, moved=moved))
    elif closed.size and counts.items >= FEWEST and (stop := _stop(closed, last)) is not None:
        found.append(_closings_stop(stop, last))
    day = day_of(asked) if asked else last
    return Standing(date_of(day), (*found, *_doubts(counts, day)))


def _stop(days: Ints, last: int) -> int | None:
    """The last of ``days`` where ``last`` is further on than any pause explains.

    Further on than a week, and than three times the longest pause of the two years before.
    """
    end = int(days.max())
    seen = np.unique(days[days >= end - 730])
    pauses = np.diff(seen)
    longest = int(pauses.max()) if pauses.size else 0
    return end if seen.size >= 10 and last - end > max(7, 3 * longest) else None


def _arrivals_stop(stop: int, last: int, since: int, left: int, *, moved: bool) -> Finding:
    rest = (
        "what came later is not in the file. All figures are as of "
        f"{date_of(stop)}; the {since:,} closings after it are not in them. If really nothing more "
        f"came, {left:,} are open now: say --as-of {date_of(last)}."
        if moved
        else f"if what came later is missing, say --as-of {date_of(stop)}."
    )
    return Finding(
        "arrivals_stop",
        since,
        f"Nothing was opened after {date_of(stop)}, but items were closed until {date_of(last)}: "
        + rest,
        (Example(f"last opening {date_of(stop)}"), Example(f"last closing {date_of(last)}")),
    )


def _closings_stop(stop: int, last: int) -> Finding:
    return Finding(
        "closings_stop",
        last - stop,
        f"Nothing was closed in the last {last - stop} days of the file, after {date_of(stop)}. "
        "If closings are missing from it, say --as-of with the last day that is complete.",
        (Example(f"last closing {date_of(stop)}"), Example(f"last opening {date_of(last)}")),
    )


def _doubts(counts: ItemCounts, last: int) -> Iterator[Finding]:
    if counts.items < FEWEST:
        yield Finding(
            "few_items", counts.items,
            f"There {'is 1 item' if counts.items == 1 else f'are {counts.items:,} items'}: too few "
            "to conclude much from rates.",
        )  # fmt: skip
        return
    is_open = counts.closed == NEVER  # for ever, not only on the last day
    if is_open.all():
        yield Finding(
            "open_only", counts.items,
            "No item is finished. The file may hold open work only; then what comes in a day is "
            "higher than it looks, and nothing is known of what is finished.",
        )  # fmt: skip
        return
    if not is_open.any():
        yield Finding(
            "finished_only", counts.items,
            "Every item is finished. If the file holds finished work only, the open are missing, "
            "and the last weeks show fewer arrivals than there were.",
        )  # fmt: skip
    yield from _cut_start(counts.until(last), last)


def _cut_start(counts: ItemCounts, last: int) -> Iterator[Finding]:
    """A file that begins at full pace holds a later part of the history only.

    One item in ten is finished within some days; where for three times as long nothing at all was,
    closings of that time are missing.
    """
    first = int(counts.opened.min())
    if last - first < 4 * BEGINNING:
        return
    closed = counts.closed < NEVER
    if not closed.any():
        return
    first_closed = int(counts.closed[closed].min())
    age = quantile((counts.closed - counts.opened)[closed], counts.count[closed], 0.1) or 0
    if first_closed - first > max(BEGINNING, 3 * age) and _full_pace(
        counts.closed[closed], counts.count[closed], first_closed
    ):
        yield Finding(
            "selected_by_closing",
            int(counts.count[counts.opened < first_closed].sum()),
            f"Nothing was closed before {date_of(first_closed)}, although items were opened from "
            f"{date_of(first)} on: the file holds what was closed later. "
            "Arrivals before that day are too few.",
            (Example(f"first opening {date_of(first)}"),
             Example(f"first closing {date_of(first_closed)}")),
        )  # fmt: skip
    elif counts.items >= ENOUGH and _full_pace(counts.opened, counts.count, first):
        yield Finding(
            "truncated_start",
            int(counts.count[counts.opened < first + BEGINNING].sum()),
            f"The file begins on {date_of(first)} at full pace. If there was work before that day, "
            "it is missing: then the open are too few, most of all in the first months.",
            (Example(f"first opening {date_of(first)}"),),
        )


def _full_pace(days: Ints, count: Ints, first: int) -> bool:
    """Whether the first four weeks have at least half of what four weeks of the year have."""
    beginning = count[(days >= first) & (days < first + BEGINNING)].sum()
    year = (days >= first + BEGINNING) & (days < first + BEGINNING + 364)
    length = min(364, int(days.max()) - first - BEGINNING + 1)
    return length >= BEGINNING and bool(beginning * length / BEGINNING >= count[year].sum() / 2)


def of_periods(counts: PeriodCounts) -> tuple[Finding, ...]:
    """Doubts about a table of counts: periods where the open do not follow from the flows."""
    off = []
    for before, now in pairwise(counts.periods):
        if None in (before.open, now.open, now.arrivals, now.completions):
            continue
        came, done = now.arrivals or 0, now.completions or 0
        gap = ((now.open or 0) - (before.open or 0)) - (came - done)
        if abs(gap) > max(1.0, 0.02 * max(came, done)):
            off.append((now, gap))
    if not off:
        return ()
    worst = sorted(off, key=lambda one: -abs(one[1]))[:3]
    return (
        Finding(
            "open_and_flows_differ",
            len(off),
            f"In {len(off)} of {len(counts.periods)} periods the open change by something "
            "else than arrivals less completions: some work comes or goes uncounted.",
            tuple(
                Example(
                    f"{one.start} to {one.end}: {abs(gap):,.0f} {'more' if gap > 0 else 'fewer'}"
                )
                for one, gap in worst
            ),
        ),
    )
