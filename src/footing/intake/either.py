"""Closing dates that stand in one of two columns, as service desks keep them.

A desk has a day on which an item was resolved and a later one on which it was closed for good. What
was cancelled, or closed without being resolved, has the second only: it is finished all the same.
"""

from __future__ import annotations

from typing import Any

from footing.intake.asked import Asked
from footing.intake.formats import Recognised, plain
from footing.intake.layouts import declared
from footing.intake.moments import one_if
from footing.intake.source import Source


def closing_from_either(source: Source, known: Recognised, asked: Asked) -> None:
    """Fill the empty cells of the format's first closing column from its next one.

    Only for exports that are known by their maker's columns, and unless the person named the
    column. What was filled is noted in ``source.filled``.
    """
    import ibis

    if known.format.name == "Table" or known.format.kind != "items" or asked.closed:
        return
    by_name = {plain(name): name for name in reversed(source.table.columns)}
    names = [by_name[one] for one in known.format.columns.get("closed", ()) if one in by_name]
    if len(names) < 2:
        return
    first, second = names[:2]
    types = source.table.schema()
    if types[first] != types[second] and not types[first].is_null():
        return
    one, other = (_filled(source.table[name]) for name in (first, second))
    n = source.rows(one_if(one.isnull() & other.notnull()).sum().name("n").as_table())[0][0]
    if n:
        source.filled = (first, second, int(n))
        source.table = source.table.mutate(**{first: ibis.coalesce(one, other)})


def _filled(column: Any) -> Any:
    """The cell, or null where it says that it is empty."""
    import ibis

    if not column.type().is_string():
        return column
    text = column.strip()
    words = ["", *declared().nothing]
    return ibis.ifelse(text.lower().isin(words), ibis.null("string"), text)
