"""Where the heading of a sheet is: people put titles above it, and write it over two rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from footing.intake.formats import recognise

Row: TypeAlias = Sequence[Any]

SEARCHED = 30
"""A heading is looked for in so many rows."""


def heading(rows: Sequence[Row]) -> tuple[int, list[str]] | None:
    """The number of the last row of the heading, from 0, and the names of the columns.

    The first row by whose names the table is known for what it is, where the row above fills its
    empty cells (a heading in two rows, with merged cells); else the first row with two filled
    cells. None where there is neither.
    """
    some = [[str(cell).strip() for cell in row] for row in rows[:SEARCHED]]
    for at, names in _candidates(some):
        if recognise(names, {}) is not None:
            return at, names
    at = next((at for at, row in enumerate(some) if sum(map(bool, row)) >= 2), -1)
    return (at, _ended(some[at])) if at >= 0 else None


def known(rows: Sequence[Row]) -> bool:
    """Whether the rows have a heading by which the table is known for what it is."""
    found = heading(rows)
    return found is not None and recognise(found[1], {}) is not None


def _candidates(rows: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    above: list[str] = []
    for at, row in enumerate(rows):
        if any(row):
            width = max(len(row), len(above))
            padded = [[*one, *[""] * (width - len(one))] for one in (above, row)]
            both = [low or up for up, low in zip(*padded, strict=True)]
            if both != padded[1]:
                yield at, _ended(both)
            yield at, _ended(row)
        above = row


def _ended(row: list[str]) -> list[str]:
    """The row without the empty cells at its end."""
    last = max((at for at, cell in enumerate(row) if cell), default=-1)
    return row[: last + 1]
