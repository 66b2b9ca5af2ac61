"""The items that are open, one by one: what a work list is made of.

Everything else about a backlog is counted by day inside the engine. A list of work needs the items
themselves, so a second reading fetches the open ones, and of each only what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from footing.backlog.counts import NEVER, Floats, Ints, day_of
from footing.intake import tables
from footing.intake.asked import Asked
from footing.intake.doctor import dated, planned, sizes
from footing.intake.engine import BrokenLinesError, Progress
from footing.intake.formats import NO_COLUMN
from footing.intake.look import Look
from footing.intake.moments import one_if
from footing.intake.prove import Reading, prove
from footing.intake.read import opened, recognised
from footing.intake.settle import settle
from footing.intake.sorting import MISSING, USED, sort
from footing.intake.source import IntakeError, Source
from footing.intake.words import OPEN

ROW, EFFORT, VALUE, DUE, WORKER = "row__", "size_", "value_", "due_", "worker_"
_NUMBER = r"^[+-]?[0-9]{1,12}([.,][0-9]{1,9})?$"


@dataclass(frozen=True)
class OpenItems:
    """The open items, in the order of the source.

    ``ids`` are as the source has them (“row 12” where it has none), ``opened`` and ``due`` days
    since 1970 (due NEVER: none), ``effort`` and ``value`` numbers (nan: not given), ``worker`` the
    name in that column (""). What was not asked for is None.
    """

    ids: tuple[str, ...]
    opened: Ints
    effort: Floats | None = None
    value: Floats | None = None
    due: Ints | None = None
    worker: tuple[str, ...] | None = None


def open_items(
    asked: Asked, now: datetime, as_of: int, progress: Progress | None = None
) -> OpenItems:
    """The items that are open at the end of ``as_of`` (days since 1970): those that measures count.

    Raises as ``read`` does, and IntakeError where a column that was asked for holds no numbers or
    no dates.
    """
    try:
        return _once(asked, now, as_of, progress, tolerant=False)
    except BrokenLinesError:
        return _once(asked, now, as_of, progress, tolerant=True)


def _once(
    asked: Asked, now: datetime, as_of: int, progress: Progress | None, *, tolerant: bool
) -> OpenItems:
    with opened(asked, progress, tolerant=tolerant) as source:
        known = recognised(source, asked)
        if known.format.kind == "counts":
            raise IntakeError(
                "A table of counts holds no items, so there is nothing to list.",
                where=source.name,
                todo="Name an export with one row an item.",
            )
        columns = {role: name for role, name in known.columns.items() if name != NO_COLUMN}
        look = Look(source, columns)
        source.stage("Listing what is open")
        readings = dated(source, columns, asked, now, look, known.format.kind)
        plan, _, _ = planned(source, known, columns, readings, asked)
        due = _due(source, columns, asked, now, look)
        rows, ids, unique = sizes(source, plan)
        table = _with_extras(source, columns, due)
        shape = plan.rows(table)
        if plan.kind == "events" or ids != unique:
            items = _collapsed(shape, plan)
            if plan.kind == "items" and ids != rows:
                items = _below(items, shape.filter(shape[tables.ID].isnull()))
        else:
            items = shape
        return _fetched(source, items, as_of, now)


def _with_extras(source: Source, columns: dict[str, str], due: Reading | None) -> Any:
    """The table with the columns that only a plan uses, and the number of each row."""
    import ibis

    table = source.table
    add: dict[str, Any] = {}
    if source.first_row is not None:
        add[ROW] = ibis.row_number() + source.first_row
    for role, name in (("effort", EFFORT), ("value", VALUE)):
        if role in columns:
            add[name] = _number(source, columns[role], role)
    if "worker" in columns:
        add[WORKER] = table[columns["worker"]].cast("string").strip().nullif("")
    table = table.mutate(**add) if add else table
    if due is not None:
        own = table.columns
        prepared = due.prepared(table)
        table = prepared.mutate(**{DUE: due.day(prepared)}).select([*own, DUE])
    return table


def _number(source: Source, column: str, role: str) -> Any:
    """A column as numbers, null where a cell holds none; IntakeError where most hold none."""
    import ibis

    table = source.table
    if table.schema()[column].is_numeric():
        return table[column].cast("float64")
    text = table[column].cast("string").strip()
    fits = text.re_search(_NUMBER)
    counted = table.aggregate(filled=text.nullif("").count(), read=one_if(fits).sum())
    filled, read = source.rows(counted)[0]
    if not read or int(read) * 2 < int(filled):
        raise IntakeError(
            f"The column “{column}” holds no numbers, so nothing can be ordered by {role}.",
            where=source.name,
            todo=f"Name a column with numbers with --{role}.",
        )
    return ibis.ifelse(fits, text.replace(",", "."), ibis.null("string")).cast("float64")


def _due(
    source: Source, columns: dict[str, str], asked: Asked, now: datetime, look: Look
) -> Reading | None:
    if "due" not in columns:
        return None
    name = columns["due"]
    reading = prove(
        source, [name], template=asked.date_format, order=asked.order, zone=asked.zone,
        pivot=now.year % 100 + 20,
    )[name]  # fmt: skip
    if not reading.filled:
        raise IntakeError(
            f"The column “{name}” is empty: no item has a deadline.",
            where=source.name,
            todo="Leave out --due, or name another column.",
        )
    return settle({"due": reading}, asked, look)["due"]


def _collapsed(shape: Any, plan: tables.Plan) -> Any:
    """One row an item, as the doctor counts them, with the least of what rows of one item say."""
    folded = (tables.one_per_case if plan.kind == "events" else tables.one_per_id)(shape)
    extras = [name for name in (ROW, EFFORT, VALUE, DUE, WORKER) if name in shape.columns]
    if not extras:
        return folded
    known = shape.filter(shape[tables.ID].notnull())
    more = known.group_by(tables.ID).agg(**{name: known[name].min() for name in extras})
    return folded.join(more, tables.ID)


def _below(items: Any, others: Any) -> Any:
    """``others`` under ``items``, with the columns that both have."""
    names = [name for name in items.columns if name in others.columns]
    return items.select(names).union(others.select(names))


def _fetched(source: Source, items: Any, as_of: int, now: datetime) -> OpenItems:
    """The rows that are open on ``as_of``, sorted out as the doctor sorts counts."""
    wanted = [
        name
        for name in (tables.OPENED, tables.CLOSED, tables.OPENING_FILLED, tables.CLOSING_FILLED,
                     tables.STATUS, tables.ID, ROW, EFFORT, VALUE, DUE, WORKER)
        if name in items.columns
    ]  # fmt: skip
    opened_on, closed_on = items[tables.OPENED], items[tables.CLOSED]
    still = closed_on.isnull() | (closed_on > as_of)
    if tables.STATUS in wanted:
        still = still | (items[tables.STATUS] == OPEN)  # the status wins over a closing date
    found = items.filter(opened_on.notnull() & (opened_on <= as_of) & still)
    if ROW in wanted:
        found = found.order_by(ROW)
    columns = source.run(found.select(wanted))
    days = _ints(columns[tables.OPENED], MISSING)
    sorted_ = sort(
        days,
        _ints(columns[tables.CLOSED], MISSING),
        np.ones(days.size, np.int64),
        day_of(now.date()),
        status=_ints(columns[tables.STATUS], 0) if tables.STATUS in columns else None,
        opening_filled=_marks(columns, tables.OPENING_FILLED),
        closing_filled=_marks(columns, tables.CLOSING_FILLED),
    )
    kept = np.flatnonzero((sorted_.reason == USED) & (sorted_.closed > as_of))
    source.unchanged()
    return OpenItems(
        _ids(columns, kept),
        days[kept],
        _floats(columns.get(EFFORT), kept),
        _floats(columns.get(VALUE), kept),
        _ints(columns[DUE], NEVER)[kept] if DUE in columns else None,
        _texts(columns[WORKER], kept) if WORKER in columns else None,
    )


def _ids(columns: Any, kept: Ints) -> tuple[str, ...]:
    given = _texts(columns[tables.ID], kept) if tables.ID in columns else ("",) * kept.size
    if ROW not in columns:
        return given
    rows = _ints(columns[ROW], 0)[kept]
    return tuple(one or f"row {row}" for one, row in zip(given, rows, strict=True))


def _texts(column: Any, kept: Ints) -> tuple[str, ...]:
    return tuple("" if one is None else str(one) for one in np.asarray(column, object)[kept])


def _floats(column: Any, kept: Ints) -> Floats | None:
    if column is None:
        return None
    given = np.asarray(column, object)[kept]
    return np.array([np.nan if one is None else float(one) for one in given], dtype=np.float64)


def _ints(column: Any, missing: np.int64 | int) -> Ints:
    if isinstance(column, np.ndarray) and column.dtype.kind in "iu":
        return column.astype(np.int64)
    return np.array([missing if one is None else int(one) for one in column], dtype=np.int64)


def _marks(columns: Any, name: str) -> Any:
    return _ints(columns[name], 0) > 0 if name in columns else None
