"""What was agreed beside what it has become, as a page to show: PDF with a picture, and Markdown.

It holds the agreement and the additions only: no fear, no aim, nothing of the week at home.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from footing.delivery.markdown import escaped_line
from footing.delivery.typesetting import clean, set_pdf
from footing.playbooks.scope import Scope, ScopeRow

_WORDS: Final = {
    "agreed": "Agreed",
    "added": "Added since",
    "total": "Together",
    "redone": "Done again because of it",
}


@dataclass(frozen=True)
class Table:
    """One table: its title, its columns, its rows of text, and the sum ("" where there is none)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str = ""

    @property
    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows, and the sum as the last of them where there is one."""
        if not self.total:
            return self.rows
        blank = ("",) * (len(self.columns) - 2)
        return (*self.rows, (_WORDS["total"], *blank, self.total))


def tables(scope: Scope) -> tuple[Table, ...]:
    """What was agreed, and what has been added, as tables; columns that are empty are left out."""
    found = []
    for title, rows, total in (
        (_WORDS["agreed"], scope.agreed, scope.then),
        (_WORDS["added"], scope.asked_since, scope.since),
    ):
        if rows:
            found.append(_table(title, rows, total if len(rows) > 1 else None, scope.unit))
    return tuple(found)


def week(scope: Scope) -> Table | None:
    """The week that it must fit into, for oneself; None where nothing of it was told."""
    if not scope.load and scope.there_are is None:
        return None
    rows = [(row.what, number(row.hours)) for row in scope.load]
    if scope.there_are is not None:
        rows.append(("The hours there are", number(scope.there_are)))
        if scope.week is not None:
            left = scope.there_are - scope.week
            rows.append(("Left for this work" if left >= 0 else "Too many", number(abs(left))))
    return Table("Your week", ("What", "Hours a week"), tuple(rows))


def scope_pdf(scope: Scope) -> bytes:
    """The page as PDF/UA-1. Raises FootingError where a title is longer than a page."""
    return set_pdf("scope.typ", _sheet(scope), name="then-and-now.pdf")


def scope_markdown(scope: Scope) -> str:
    """The same as CommonMark with pipe tables, in which nothing that was written is markup."""
    lines = [f"# {escaped_line(scope.finding)}", ""]
    for one in tables(scope):
        lines += [f"## {one.title}", "", _row(one.columns), _row(["---"] * len(one.columns))]
        lines += [_row([escaped_line(cell) for cell in row]) for row in one.shown]
        lines.append("")
    if scope.redone:
        lines += [f"## {_WORDS['redone']}", ""]
        lines += [f"- {escaped_line(text)}" for text in scope.redone]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(title: str, rows: Sequence[ScopeRow], total: float | None, unit: str) -> Table:
    columns = [
        ("What", [row.what for row in rows]),
        ("Date", [row.when for row in rows]),
        ("Asked by", [row.who for row in rows]),
        ("Pay", [row.pay for row in rows]),
        (unit.capitalize(), [number(row.hours) for row in rows]),
    ]
    kept = [(name, cells) for name, cells in columns if any(cells)]
    return Table(
        title,
        tuple(name for name, _ in kept),
        tuple(zip(*(cells for _, cells in kept), strict=True)),
        number(total),
    )


def number(hours: float | None) -> str:
    """Hours as they stand in a table: 7.5, 1,200; empty where they were not told."""
    return "" if hours is None else f"{round(hours, 1):,g}"


def _sheet(scope: Scope) -> dict[str, Any]:
    return {
        "title": clean(scope.finding),
        "bars": _bars(scope),
        "tables": [
            {
                "title": one.title,
                "columns": list(one.columns),
                "rows": [[clean(cell) for cell in row] for row in one.rows],
                "total": one.total,
            }
            for one in tables(scope)
        ],
        "redone": [clean(text) for text in scope.redone],
        "lost": "",
        "words": _WORDS,
    }


def _bars(scope: Scope) -> list[dict[str, Any]]:
    """Two bars, then and now, each of one piece per thing; none where hours are missing."""
    if scope.now is None or not scope.since:
        return []
    agreed = [(row.hours, False) for row in scope.agreed if row.hours]
    added = [(row.hours, True) for row in scope.asked_since if row.hours]
    return [
        {"name": "Agreed", "parts": agreed, "total": scope.then, "label": number(scope.then)},
        {"name": "Now", "parts": agreed + added, "total": scope.now, "label": number(scope.now)},
    ]
