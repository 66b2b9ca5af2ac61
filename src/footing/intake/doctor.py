"""The import doctor: from a table to counts by day, with all that was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np

from footing.backlog.bulk import Marks
from footing.backlog.counts import Floats, Ints, ItemCounts, Repeats, day_of
from footing.backlog.findings import Findings
from footing.intake import tables
from footing.intake.asked import Asked, Choice, Question, QuestionError
from footing.intake.formats import NO_COLUMN, Recognised
from footing.intake.look import Look
from footing.intake.moments import one_if
from footing.intake.prove import Reading, none, prove
from footing.intake.report import Found, repairs_of, warnings_of
from footing.intake.settle import settle
from footing.intake.sorting import MISSING, USED, sort
from footing.intake.source import IntakeError, Source
from footing.intake.tables import Plan
from footing.intake.words import MOST_GROUPS, Spoken, spoken


@dataclass(frozen=True)
class Items:
    """What a table of items or events holds: counts, findings, and the columns they came from."""

    counts: ItemCounts
    findings: Findings
    columns: Mapping[str, str]
    has_closing: bool


def examine(source: Source, known: Recognised, asked: Asked, now: datetime) -> Items:
    """Read a table of items or events.

    Raises QuestionError where the data leave something open, and IntakeError where they are not
    what they are said to be.
    """
    columns = {role: name for role, name in known.columns.items() if name != NO_COLUMN}
    look = Look(source, columns)
    source.stage("Proving the dates")
    readings = dated(source, columns, asked, now, look, known.format.kind)
    source.stage("Reading status and outcome")
    plan, words, dropped = planned(source, known, columns, readings, asked)
    source.stage("Looking for duplicates")
    rows, ids, unique = sizes(source, plan)
    shape = plan.shape(source.table)
    again = plan.kind == "events" or ids != unique
    collapsed = tables.one_per_case if plan.kind == "events" else tables.one_per_id
    same = _duplicates(source, plan) if again and plan.kind == "items" else 0
    if again and plan.kind == "items":
        _really_an_id(source, shape, plan, asked, ids, unique)
    source.stage("Counting by day")
    items = collapsed(shape) if again else shape
    grid = _Grid(source.run(tables.counted(items)))
    if again and plan.kind == "items" and ids != rows:
        grid = grid.and_also(
            _Grid(source.run(tables.counted(shape.filter(shape[tables.ID].isnull()))))
        )
    source.stage("Sorting what was counted")
    found = _sorted(grid, plan, now)
    further = {"duplicate": same, "further event": (ids - unique if again else 0) - same}
    if plan.kind == "events" and rows != ids:
        further["no id"] = rows - ids
    aside = {**found.set_aside, **{name: n for name, n in further.items() if n}}
    counts = _counts(grid, found, plan)
    if asked.as_of is not None:
        late = counts.count[counts.opened > day_of(asked.as_of)]
        if late.sum():
            aside["opened after the as-of date"] = int(late.sum())
            counts = counts.until(day_of(asked.as_of))
    for one in source.aside:
        aside[one.reason] = aside.get(one.reason, 0) + one.count
    if tables.CUSTOMER in items.columns:
        source.stage("Looking for repeat contacts")
        counts = replace(counts, repeats=_repeats(source, items, counts, asked))
    seen = Found(source, plan, grid.again, grid.earlier, found, words, look, same, dropped,
                 now.date(), ids_known="id" in columns)  # fmt: skip
    source.unchanged()
    read = rows + sum(one.count for one in source.aside)
    findings = Findings(read, counts.items, aside, repairs_of(seen), warnings_of(seen, aside))
    source.unchanged()
    return Items(counts, findings, plan.columns, readings_have_closing(plan))


def readings_have_closing(plan: Plan) -> bool:
    """Whether the table says when items are finished."""
    return plan.kind == "events" or plan.readings["closed"].way != "none"


def dated(
    source: Source, columns: Mapping[str, str], asked: Asked, now: datetime, look: Look, kind: str
) -> dict[str, Reading]:
    """How the date columns are read, by role; errors as ``examine`` says."""
    roles = ("at",) if kind == "events" else ("opened", "closed")
    dates = {role: columns[role] for role in roles if role in columns}
    for name in dates.values():
        if rows := source.formulas.get(name):
            raise IntakeError(
                f"The column “{name}” holds formulas whose results were never worked out "
                f"(rows {', '.join(str(row) for row in rows[:3])}; {len(rows):,} in all).",
                where=source.name,
                todo="Open the file in your spreadsheet program, save it, and do this again.",
            )
    found = prove(
        source, [*dates.values()], template=asked.date_format, order=asked.order, zone=asked.zone,
        pivot=now.year % 100 + 1,
    )  # fmt: skip
    readings = {role: found[dates[role]] if role in dates else none() for role in roles}
    first = readings[roles[0]]
    if not first.filled and not source.rows(source.table.limit(1)):
        raise IntakeError(
            "There is a heading, and no row below it.",
            where=source.name,
            todo="Export it again, and look into it first.",
        )
    if not first.filled:
        raise IntakeError(
            f"The column “{first.column}” is empty: no item has an opening date.",
            where=source.name,
            todo="Name the right column with --opened.",
        )
    return settle(readings, asked, look)


def planned(
    source: Source, known: Recognised, columns: Mapping[str, str], readings: Mapping[str, Reading],
    asked: Asked,
) -> tuple[Plan, Spoken | None, tuple[str, ...]]:  # fmt: skip
    """The words that occur, sorted into classes, and which columns are no use after all."""
    kept, dropped = dict(columns), []
    status = spoken(source, columns["status"]) if "status" in columns else None
    finished = status.among(asked.closed_when or known.format.status.finished) if status else []
    still = status.among(known.format.status.open) if status else []
    still = [word for word in still if word not in finished]
    if known.format.kind == "events" and not finished:
        raise _which_end(source, columns, status)
    if "group" in columns:
        groups = spoken(source, columns["group"])
        if groups is None or len(groups.counts) > MOST_GROUPS:
            dropped.append(kept.pop("group"))
    plan = Plan(known.format.kind, kept, readings, tuple(finished), tuple(still))
    for role in ("outcome", "status"):
        if role == "status":
            ends = status
        else:
            ends = spoken(source, columns[role]) if role in columns else None
        withdrawn = ends.among(known.format.outcome.withdrawn) if ends else []
        expired = ends.among(known.format.outcome.expired) if ends else []
        if withdrawn or expired:
            return replace(plan, outcome=columns[role], withdrawn=tuple(withdrawn),
                           expired=tuple(expired)), status, tuple(dropped)  # fmt: skip
    return plan, status, tuple(dropped)


def _which_end(source: Source, columns: Mapping[str, str], status: Spoken | None) -> IntakeError:
    if status is None:
        return IntakeError(
            "This is a log of events, and no column with the kind of event was found.",
            where=source.name,
            todo="Name it with --status, and with --closed-when the events that finish an item.",
        )
    common = sorted(status.counts, key=lambda word: -status.counts[word])[:12]
    choices = tuple(
        Choice(
            f"“{word}” finishes an item", "", {"closed_when": (word,)}, f"--closed-when “{word}”"
        )
        for word in common
    )
    return QuestionError(
        Question("which_end", "Which kind of event finishes an item is not known.", (), choices),
        source.name,
    )


def sizes(source: Source, plan: Plan) -> tuple[int, int, int]:
    """Rows, rows with an id, and different ids."""
    table = source.table
    if "id" not in plan.columns:
        return int(source.rows(table.count().as_table())[0][0]), 0, 0
    ids = table[plan.columns["id"]]
    ids = ids.nullif("") if ids.type().is_string() else ids
    asked = table.aggregate(n=table.count(), ids=ids.count(), unique=ids.nunique())
    rows, known, unique = source.rows(asked)[0]
    return int(rows), int(known), int(unique)


def _duplicates(source: Source, plan: Plan) -> int:
    """Rows that are the same as another one in every cell, beyond the first of them."""
    table, name = source.table, plan.columns["id"]
    often = table.group_by(name).agg(n=table.count()).filter(lambda t: t.n > 1)
    same = table.filter(table[name].isin(often[name]))
    total = int(source.rows(same.count().as_table())[0][0])
    return total - int(source.rows(same.distinct().count().as_table())[0][0])


def _really_an_id(
    source: Source, shape: Any, plan: Plan, asked: Asked, ids: int, unique: int
) -> None:
    """Refuse to fold items into one where a column that was taken for the id is none."""
    if asked.id or ids - unique < max(20, ids // 10):
        return
    known = shape.filter(shape[tables.ID].notnull())
    each = known.group_by(tables.ID).agg(n=known.count(), days=known[tables.OPENED].nunique())
    often = each.filter(each.n > 1)
    total, differ = source.rows(
        often.aggregate(n=often.count(), differ=one_if(often.days > 1).sum())
    )[0]
    if int(differ or 0) * 2 <= int(total):
        return
    name = plan.columns["id"]
    raise QuestionError(
        Question(
            "which_id",
            f"The column “{name}” was taken for the id, but of {int(total):,} ids that occur more "
            f"than once {int(differ):,} have different opening dates.",
            (),
            (
                Choice(
                    "It is the id: these are rows of one item", "", {"id": name}, f"--id “{name}”"
                ),
                Choice("It is not: each row is an item", "", {"id": NO_COLUMN}, "--id -"),
            ),
        ),
        source.name,
    )


class _Grid:
    """The counts as they came from the engine, as whole numbers."""

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self._columns = dict(columns)
        self.count = self._ints("n", 0)

    def _ints(self, name: str, missing: np.int64 | int) -> Ints:
        column = self._columns[name]
        if isinstance(column, np.ndarray) and column.dtype.kind in "iu":
            return column.astype(np.int64)
        return np.array([missing if one is None else int(one) for one in column], dtype=np.int64)

    def floats(self, name: str) -> Floats | None:
        """A column of sums, 0 where there is none; None where it was not counted."""
        if name not in self._columns:
            return None
        return np.array([float(one or 0) for one in self._columns[name]], dtype=np.float64)

    def ints(self, name: str, missing: np.int64 | int = 0) -> Ints | None:
        """A column, or None where it was not counted by."""
        return self._ints(name, missing) if name in self._columns else None

    def names(self) -> tuple[Ints, tuple[str, ...]] | None:
        """The groups: an index for each row, and their names."""
        if tables.GROUP not in self._columns:
            return None
        given = ["" if one is None else str(one) for one in self._columns[tables.GROUP]]
        names = sorted(set(given))
        at = {name: number for number, name in enumerate(names)}
        return np.array([at[one] for one in given], dtype=np.int64), tuple(names)

    def and_also(self, other: _Grid) -> _Grid:
        """Both, one below the other; a column that one of them lacks is 0 there."""
        size, more = len(self.count), len(other.count)
        return _Grid(
            {
                name: [*self._columns.get(name, [0] * size), *other._columns.get(name, [0] * more)]
                for name in {**self._columns, **other._columns}
            }
        )

    @property
    def again(self) -> int:
        """Items that were closed more than once, or opened again."""
        again = self.ints(tables.AGAIN)
        return 0 if again is None else int((again * self.count).sum())

    @property
    def earlier(self) -> int:
        """Items that were closed earlier on the day of their opening."""
        earlier = self.ints(tables.EARLIER)
        return 0 if earlier is None else int(earlier.sum())


def _sorted(grid: _Grid, plan: Plan, now: datetime) -> Any:
    def marks(name: str) -> Marks | None:
        column = grid.ints(name)
        return None if column is None else column > 0

    opened, closed = grid.ints(tables.OPENED, MISSING), grid.ints(tables.CLOSED, MISSING)
    if opened is None or closed is None:
        raise ValueError("counts have both days")
    return sort(
        opened, closed, grid.count, day_of(now.date()),
        status=grid.ints(tables.STATUS) if plan.kind == "items" else None,
        opening_filled=marks(tables.OPENING_FILLED), closing_filled=marks(tables.CLOSING_FILLED),
    )  # fmt: skip


def _counts(grid: _Grid, found: Any, plan: Plan) -> ItemCounts:
    used = found.reason == USED
    groups, outcome = grid.names(), grid.ints(tables.OUTCOME)
    effort, sized = grid.floats(tables.EFFORT), grid.ints(tables.SIZED)
    return ItemCounts(
        found.opened[used],
        found.closed[used],
        found.count[used],
        None if groups is None else groups[0][used],
        () if groups is None else groups[1],
        None if outcome is None else outcome[used],
        effort=None if effort is None else effort[used],
        sized=None if sized is None else sized[used],
    )


def _repeats(source: Source, items: Any, counts: ItemCounts, asked: Asked) -> Repeats | None:
    """Further items of waiting customers; None where no customer ever comes twice."""
    if not counts.items:
        return None
    last = day_of(asked.as_of) if asked.as_of else int(counts.opened.max())
    repeats = _Grid(source.run(tables.repeated(items, last)))
    known = _Grid(source.run(tables.of_customers(items)))
    found = sort(
        known._ints(tables.OPENED, MISSING), known._ints(tables.CLOSED, MISSING), known.count, 2**30
    )
    used = found.reason == USED
    ages = repeats.ints("age")
    if ages is None:
        return None
    return Repeats(ages, repeats.count, found.opened[used], found.closed[used], found.count[used])
