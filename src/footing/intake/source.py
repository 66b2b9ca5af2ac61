"""An open source: one table in an engine, with what its reader already found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_COLUMNS = 2_000
"""More columns than this are no export of items, and would take all memory."""


class IntakeError(FootingError):
    """A file or table cannot be read, or not without a guess that would be the person's."""


@dataclass(frozen=True)
class Aside:
    """Rows that the reader could not take in: how often, and some of them with their row."""

    reason: str
    count: int
    examples: tuple[tuple[int | None, str], ...] = ()


@dataclass
class Source:
    """One table, and how to ask it.

    ``run`` turns an expression into columns of plain values. ``first_row`` is the row number, as a
    person sees it, of the first record; None where rows have no order (a database). ``unchanged``
    raises IntakeError where the file is no longer the one that was opened. ``stage`` is told what
    the next queries are for. ``filled`` says of which column how many empty cells were filled from
    which other one: (column, other, cells).
    """

    name: str
    format: str
    table: ir.Table
    run: Callable[[ir.Expr], Mapping[str, Any]]
    close: Callable[[], None]
    unchanged: Callable[[], None]
    stage: Callable[[str], None]
    first_row: int | None = 2
    aside: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    filled: tuple[str, str, int] | None = None
    formulas: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, expr: ir.Table) -> list[tuple[Any, ...]]:
        """The rows of a small result, as plain values."""
        columns = [list(column) for column in self.run(expr).values()]
        return list(zip(*columns, strict=True))
