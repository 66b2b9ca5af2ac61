"""CSV, TSV and their like: every cell as text, so that the doctor sees what is written."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from footing.intake.engine import Engine, first_line, quoted
from footing.intake.letters import Letters
from footing.intake.source import MOST_COLUMNS, Aside, IntakeError, Source

_SEPARATORS = ",;\t|"
_LONGEST = 4_000_000
"""The longest cell of a heading."""
_TITLES = 30
"""So many lines may stand above the heading."""


def open_delimited(
    engine: Engine, path: Path, text: Letters, unchanged: Callable[[], None], *, tolerant: bool
) -> Source:
    """The table of a delimited text file; ``path`` is what the person named.

    The heading is the first line, or the first one below lines with a single cell.
    """
    names, separator, above = _heading(text.begins, path)
    options = {
        "header": "true",
        "skip": str(above),
        "all_varchar": "true",
        "delim": quoted(separator),
        "quote": quoted('"'),
        "escape": quoted('"'),
        "auto_detect": "false",
        "columns": "{" + ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names) + "}",
        "encoding": quoted(text.encoding),
        "null_padding": "false",
    }
    aside: tuple[Aside, ...] = ()
    if tolerant:
        aside = _broken(engine, path, text.path, options)
        options["ignore_errors"] = "true"
    del options["all_varchar"]
    engine.provide(f"FROM {_reader(text.path, options)}", text.path)

    def close() -> None:
        engine.close()
        text.done()

    return Source(
        name=str(path),
        format="TSV" if separator == "\t" else "CSV",
        table=engine.ibis.table("items"),
        run=engine.run,
        close=close,
        unchanged=unchanged,
        stage=engine.stage,
        first_row=above + 2,
        aside=aside,
        notes=(text.note,) if text.note else (),
    )


def _reader(path: Path, options: dict[str, str]) -> str:
    return f"read_csv({quoted(str(path))}, " + ", ".join(
        f"{name} = {value}" for name, value in options.items()
    ) + ")"  # fmt: skip


def _heading(text: str, path: Path) -> tuple[list[str], str, int]:
    """The names of the columns, what separates them, and how many lines stand above.

    Names are made different where two are the same. Above the heading there may be empty lines,
    titles of one cell, and the line "sep=;" with which Excel is told the separator.
    """
    csv.field_size_limit(_LONGEST)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    told = re.fullmatch(r'"?sep=(.)"?\s*', lines[0], re.IGNORECASE)
    above = next((at for at, cells, _ in _rows(lines) if sum(map(bool, cells)) > 1), None)
    if above is None:
        some = (at for at, line in enumerate(lines) if line.strip() and (at or not told))
        above = next(some, None)
    if above is None:
        raise IntakeError("The file is empty.", where=str(path), todo="Export it again.")
    separator = told[1] if told else _separator(lines[above])
    most = lines[above].count(separator)
    if most >= MOST_COLUMNS:
        raise IntakeError(
            f"The table has {most + 1:,} columns; at most {MOST_COLUMNS:,} are read.",
            where=str(path),
            todo="Export only the columns with ids, dates and status.",
        )
    names = next(csv.reader(lines[above:], delimiter=separator), [])
    return unlike(names), separator, above


def _rows(lines: list[str]) -> Iterator[tuple[int, list[str], str]]:
    """The first lines that are not empty, each with its number and its cells."""
    for at, line in enumerate(lines[:_TITLES]):
        sign = _separator(line)
        if line.strip() and not line[:5].lower().lstrip('"').startswith("sep="):
            yield at, [cell.strip() for cell in line.split(sign)], sign


def _separator(line: str) -> str:
    counts = {sign: line.count(sign) for sign in _SEPARATORS}
    best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] else ","


def unlike(names: list[str]) -> list[str]:
    """Column names that are all different: the second ``Labels`` becomes ``Labels_1``."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        wanted = plain = name.strip() or f"column {number}"
        again = 0
        while wanted.lower() in found:
            again += 1
            wanted = f"{plain}_{again}"
        found[wanted.lower()] = None
        names[number - 1] = wanted
    return names


def _broken(engine: Engine, path: Path, plain: Path, options: dict[str, Any]) -> tuple[Aside, ...]:
    """The lines that do not fit the heading, found by reading everything once.

    A quotation mark that is never closed takes in all that follows it, so that nobody knows how
    many lines that are: such a file is refused.
    """
    import duckdb

    reading = {**options, "store_rejects": "true", "rejects_limit": "0"}
    try:
        engine.raw.execute(f"SELECT count(COLUMNS(*)) FROM {_reader(plain, reading)}").fetchall()
        found = engine.raw.execute(
            "SELECT line, any_value(error_message), bool_or(error_type = 'UNQUOTED VALUE') "
            "FROM reject_errors GROUP BY line ORDER BY line"
        ).fetchall()
    except duckdb.Error as error:
        mixed = "state machine" in str(error)
        raise IntakeError(
            "The lines of this file end in two different ways."
            if mixed
            else f"The lines of this file do not fit together: {first_line(error)}",
            where=str(path),
            todo="Export it again, as CSV with quotes around texts, or as Excel.",
        ) from None
    if unclosed := [int(line) for line, _, quote in found if quote]:
        raise IntakeError(
            f"A quotation mark in row {unclosed[0]:,} does not end where its cell ends, so that "
            "the rows from there on cannot be told apart.",
            where=str(path),
            todo="Mend that row, or export again as Excel.",
        )
    if not found:
        return ()
    examples = tuple((int(line), first_line(Exception(text))) for line, text, _ in found[:3])
    return (Aside("broken line", len(found), examples),)
