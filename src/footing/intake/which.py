"""Which column is meant, where the names do not say it: the likely ones first."""

from __future__ import annotations

from footing.intake.asked import Choice, Question
from footing.intake.layouts import layouts, shape
from footing.intake.source import Source

MOST_CHOICES = 60
"""Columns of which one is to be chosen; in a table of more, it has to be named."""
LOOKED_AT = 200
"""Rows from which it is told whether a column holds dates."""


def which_column(source: Source, role: str) -> Question:
    """The question for the column of ``role``: those that hold dates first, each with a cell."""
    cells = _cells(source)
    dated = {name: _dates(source, name, cells[name]) for name in cells}
    # With as many dates, the order of the table stays: what came first stands first.
    ranked = sorted(cells, key=lambda name: -dated[name])[:MOST_CHOICES]
    choices = tuple(
        Choice(
            f"“{name}”",
            next((cell for cell in cells[name] if cell), "")[:40],
            {role: name},
            f"--{role} “{name}”",
        )
        for name in ranked
    )
    what = "holds the period" if role == "period" else "says when an item was opened"
    text = f"Which column {what} is not plain."
    likely = [name for name in ranked if dated[name] >= 0.5]
    if likely:
        text += f" There are dates in {', '.join(f'“{name}”' for name in likely[:5])}."
    elif role == "opened":
        text += " None of them holds dates that can be read."
    return Question(f"which_{role}", text, (), choices)


def _cells(source: Source) -> dict[str, list[str]]:
    """The first cells of each column, as texts."""
    table = source.table
    some = source.run(
        table.select(**{f"c{at}": table[name].cast("string")
                        for at, name in enumerate(table.columns)}).limit(LOOKED_AT)
    )  # fmt: skip
    return {
        name: ["" if cell is None else str(cell).strip() for cell in some[f"c{at}"]]
        for at, name in enumerate(table.columns)
    }


def _dates(source: Source, name: str, cells: list[str]) -> float:
    """Which share of the filled cells is written like a date; counts of seconds are none here."""
    kind = source.table.schema()[name]
    if kind.is_timestamp() or kind.is_date():
        return 1.0
    filled = [shape(cell) for cell in cells if cell]
    plain = {one for one in set(filled) if not one.isdigit() and layouts(one)}
    return sum(one in plain for one in filled) / len(filled) if filled else 0.0
