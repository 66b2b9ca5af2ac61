"""What the pictures of a backlog show: the finding as a sentence, the marks, and the table.

Everything here is a value; ``delivery.charts`` draws it. Each row of a table stands for the marks
of one moment or one period, and there is no mark without its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, TypeAlias

from footing.backlog.ages import OpenAges, stretches
from footing.backlog.flow import Flow, flow_of_days, flow_of_periods, flow_title
from footing.backlog.measures import Measures
from footing.backlog.said import month, share

Cell: TypeAlias = str | int | float | None
Mark: TypeAlias = Mapping[str, Cell]
Chart: TypeAlias = Literal[
    "open-by-age", "open", "flow", "open-now", "plan-within", "plan-open", "plan-capacity",
    "changeover-capacity", "changeover-open", "scope",
]  # fmt: skip

FEWEST = 3
"""Items a stretch that a rate rests on; with fewer, longer stretches are shown."""


@dataclass(frozen=True)
class Picture:
    """One picture before it is drawn.

    ``chart`` names the drawing, ``title`` is what it shows, ``reading`` says how to read it.
    ``columns`` and ``rows`` are its numbers as a table; ``marks`` are the same numbers one by one,
    with the names that the drawing uses; days are ISO dates.
    """

    chart: Chart
    title: str
    reading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marks: tuple[Mark, ...]
    bulk: tuple[Mark, ...] = ()


def pictures(measures: Measures) -> tuple[Picture, ...]:
    """The pictures for which there are numbers; none for three numbers by hand."""
    made = (_open(measures), _flow(measures), _now(measures))
    return tuple(one for one in made if one is not None)


def band_names(edges: tuple[int, ...]) -> tuple[str, ...]:
    """What each band of ages is called, youngest first."""
    known = {7: "a week", 14: "two weeks", 30: "a month", 91: "a quarter", 365: "a year"}
    said = [known.get(edge, f"{edge:,} days") for edge in edges]
    return (f"up to {said[0]}", *(f"up to {one}" for one in said[1:]), f"more than {said[-1]}")


def _open(measures: Measures) -> Picture | None:
    if measures.ages is not None and measures.ages.counts.any():
        return _by_age(measures.ages)
    points = tuple((one.end, round(one.open)) for one in measures.periods if one.open is not None)
    return _over_time(points) if len(points) > 1 else None


def _by_age(ages: OpenAges) -> Picture:
    names = band_names(ages.edges)
    totals = [int(row.sum()) for row in ages.counts]
    points = tuple(zip(ages.days, totals, strict=True))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (day.isoformat(), *map(int, row), total)
        for (day, total), row in zip(points, ages.counts, strict=True)
    )
    marks: tuple[Mark, ...] = tuple(
        {"day": day.isoformat(), "band": name, "order": at, "open": int(row[at])}
        for day, row in zip(ages.days, ages.counts, strict=True)
        for at, name in enumerate(names)
    )
    return Picture(
        "open-by-age",
        f"{_stands(points)}{_waited(ages)}",
        "How many items were open, and how long they had waited. The oldest are at the bottom.",
        ("At the end of", *(name.capitalize() for name in names), "Open"),
        rows,
        marks,
    )


def _waited(ages: OpenAges) -> str:
    """The longest wait that a tenth of the open have, and how many have it."""
    now = [int(count) for count in ages.counts[-1]]
    total = sum(now)
    if not total:
        return ""
    older = [sum(now[at + 1 :]) for at in range(len(ages.edges))]
    at = next((at for at in reversed(range(len(older))) if older[at] * 10 >= total), 0)
    wait = band_names(ages.edges)[at].removeprefix("up to ")
    return f"; {share(older[at], total) if older[at] else 'none'} waited longer than {wait}"


def _over_time(points: tuple[tuple[date, int], ...]) -> Picture:
    return Picture(
        "open",
        _stands(points),
        "How many were open at the end of each period. The table says nothing of their ages.",
        ("At the end of", "Open"),
        tuple((day.isoformat(), count) for day, count in points),
        tuple({"day": day.isoformat(), "open": count} for day, count in points),
    )


def _stands(points: tuple[tuple[date, int], ...]) -> str:
    """How many are open, beside a year before, or beside the beginning of a shorter history."""
    day, now = points[-1]
    before = [one for one in points if one[0] <= day - timedelta(days=360)]
    then, when = (before[-1][1], "a year before") if before else (points[0][1], "at the beginning")
    said = "1 is open" if now == 1 else f"{now:,} are open" if now else "Nothing is open"
    if not before and len(points) < 3:
        return said
    if abs(now - then) <= max(1, then * 0.02):
        return f"{said}, about as many as {when}" if now else said
    more = "more" if now > then else "fewer"
    size = f"{abs(now - then):,} {more} than {when}"
    if now > 2 * then > 0:
        size = f"{now / then:.1f} times as many as {when}".replace(".0 times", " times")
    return f"{said}, {size}" if now else f"{said}; {when} it was {then:,}"


def _flow(measures: Measures) -> Picture | None:
    flows: tuple[Flow, ...] = ()
    if measures.daily is not None:
        first, days = measures.daily.first, len(measures.daily.arrivals)
        last = first + timedelta(days=days - 1)
        coarser = _coarser(int(measures.daily.arrivals.sum()), first, last)
        among = _joined(stretches(first, last, coarser))
        flows = flow_of_days(measures.daily, measures.bulk, among)
    elif measures.periods:
        flows = flow_of_periods(measures.periods)
    if len(flows) < 2:
        return None
    marks: tuple[Mark, ...] = tuple(
        {"day": one.start.isoformat(), "end": one.end.isoformat(),
         "until": (one.end + timedelta(days=1)).isoformat(), "kind": kind, "week": value}
        for one in flows
        for kind, value in (("came", one.came), ("finished", one.worked))
        if value is not None
    )  # fmt: skip
    bulk = _bulk(flows)
    aside = (
        " What was closed in bulk is left out of the bars and marked above them." if bulk else ""
    )
    return Picture(
        "flow",
        flow_title(measures),
        f"How many items came and were finished, as a number a week.{aside}",
        ("From", "To", "Came a week", "Finished a week", "Closed in bulk"),
        tuple(
            (one.start.isoformat(), one.end.isoformat(), one.came, one.worked, one.in_bulk)
            for one in flows
        ),
        marks,
        bulk,
    )


def _coarser(items: int, first: date, last: date) -> int:
    """How many steps coarser than usual, so that a stretch holds more than single items."""
    for coarser in (0, 1):
        if items >= FEWEST * len(list(stretches(first, last, coarser))):
            return coarser
    return 2


def _joined(found: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """The stretches, the first and the last joined to their neighbour where they are short.

    A rate of one day says nothing of a month.
    """
    whole = list(found)
    if len(whole) > 2 and _length(whole[-1]) * 2 < _length(whole[-2]):
        whole[-2:] = [(whole[-2][0], whole[-1][1])]
    if len(whole) > 2 and _length(whole[0]) * 2 < _length(whole[1]):
        whole[:2] = [(whole[0][0], whole[1][1])]
    return tuple(whole)


def _length(stretch: tuple[date, date]) -> int:
    return (stretch[1] - stretch[0]).days + 1


def _bulk(flows: Iterable[Flow]) -> tuple[Mark, ...]:
    return tuple(
        {"day": day.isoformat(), "items": items, "label": f"{items:,} in bulk"}
        for one in flows
        for day, items in one.bulk
    )


def _now(measures: Measures) -> Picture | None:
    """The open by when they came, newest first: the order in which they are worked off."""
    newest = tuple(reversed(_whole(measures.open_by_period)))
    total = sum(count for _, count in newest)
    if not total or len(newest) < 2:
        return None
    half, seen = newest[-1][0], 0
    for label, count in newest:
        seen += count
        if seen * 2 >= total:
            half = label
            break
    oldest = next(label for label, count in reversed(newest) if count)
    title = f"{share(seen, total).capitalize()} of the {total:,} open came in {month(half)}"
    title += "" if half == newest[0][0] else " or later"
    title += "" if oldest == half else f"; the oldest came in {month(oldest)}"
    return Picture(
        "open-now",
        title,
        "The open by when they came. Working off goes down from the top, newest first.",
        ("Came in", "Open"),
        tuple((month(label), count) for label, count in newest),
        tuple(
            {"period": month(label), "order": at, "open": count}
            for at, (label, count) in enumerate(newest)
        ),
    )


def _whole(found: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """The periods with those between them of which nothing is left."""
    filled: list[tuple[str, int]] = []
    for (label, count), (after, _) in pairwise((*found, ("", 0))):
        filled.append((label, count))
        one = _next(label)
        while after and one < after:
            filled.append((one, 0))
            one = _next(one)
    return tuple(filled)


def _next(label: str) -> str:
    year, _, number = label.partition("-")
    if not number:
        return f"{int(year) + 1:04}"
    return f"{int(year) + int(number) // 12:04}-{int(number) % 12 + 1:02}"
