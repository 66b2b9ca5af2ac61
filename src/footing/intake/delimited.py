"""CSV, TSV and their like: every cell as text, so that the doctor sees what is written."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from footing.intake.engine import Engine, first_line, quoted
from footing.intake.source import MOST_COLUMNS, Aside, IntakeError, Source

_SEPARATORS = ",;\t|"
_HEADING = 4_000_000
"""The heading is looked for in this many bytes."""


def open_delimited(
    engine: Engine, path: Path, unchanged: Callable[[], None], *, tolerant: bool
) -> Source:
    """The table of a delimited text file, whose first line holds the names of the columns."""
    raw, encoding = _encoding(path)
    names, separator = _heading(raw, encoding, path)
    options = {
        "header": "true",
        "all_varchar": "true",
        "delim": quoted(separator),
        "quote": quoted('"'),
        "escape": quoted('"'),
        "auto_detect": "false",
        "columns": "{" + ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names) + "}",
        "encoding": quoted(encoding),
        "null_padding": "false",
    }
    notes = () if encoding == "utf-8" else (f"The file was read as {encoding}.",)
    aside: tuple[Aside, ...] = ()
    if tolerant:
        aside = _broken(engine, path, options)
        options["ignore_errors"] = "true"
    del options["all_varchar"]
    engine.provide(f"FROM {_reader(path, options)}", path)
    return Source(
        name=str(path),
        format="TSV" if separator == "\t" else "CSV",
        table=engine.ibis.table("items"),
        run=engine.run,
        close=engine.close,
        unchanged=unchanged,
        stage=engine.stage,
        aside=aside,
        notes=notes,
    )


def _reader(path: Path, options: dict[str, str]) -> str:
    return f"read_csv({quoted(str(path))}, " + ", ".join(
        f"{name} = {value}" for name, value in options.items()
    ) + ")"  # fmt: skip


def _encoding(path: Path) -> tuple[bytes, str]:
    """The first bytes of a file and how its letters are written; the whole file is looked at."""
    with path.open("rb") as file:
        raw = file.read(_HEADING)
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return raw, "utf-16"
        if b"\0" in raw[:4096]:
            raise IntakeError(
                "This is no text file.", where=str(path), todo="Export as CSV or Excel."
            )
        import codecs

        decoder = codecs.getincrementaldecoder("utf-8")()
        part = raw
        try:
            while part:
                decoder.decode(part)
                part = file.read(_HEADING)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return raw, "latin-1"
    return raw, "utf-8"


def _heading(raw: bytes, encoding: str, path: Path) -> tuple[list[str], str]:
    """The names of the columns, made different where two are the same, and what separates them."""
    text = raw.decode(encoding, "replace").removeprefix("\ufeff")
    first = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    counts = {sign: first.count(sign) for sign in _SEPARATORS}
    separator = max(counts, key=lambda sign: counts[sign])
    if counts[separator] >= MOST_COLUMNS:
        raise IntakeError(
            f"The table has {counts[separator] + 1:,} columns; at most {MOST_COLUMNS:,} are read.",
            where=str(path),
            todo="Export only the columns with ids, dates and status.",
        )
    if not counts[separator]:
        separator = ","
    csv.field_size_limit(_HEADING)
    names = next(csv.reader(text.lstrip("\r\n").splitlines(keepends=True), delimiter=separator), [])
    return unlike(names), separator


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


def _broken(engine: Engine, path: Path, options: dict[str, Any]) -> tuple[Aside, ...]:
    """The lines that do not fit the heading, found by reading everything once."""
    import duckdb

    reading = {**options, "store_rejects": "true", "rejects_limit": "0"}
    try:
        engine.raw.execute(f"SELECT count(COLUMNS(*)) FROM {_reader(path, reading)}").fetchall()
        found = engine.raw.execute(
            "SELECT line, any_value(error_message) FROM reject_errors GROUP BY line ORDER BY line"
        ).fetchall()
    except duckdb.Error as error:
        raise IntakeError(
            f"The lines of this file do not fit together: {first_line(error)}",
            where=str(path),
            todo="Export it again, as CSV with quotes around texts, or as Excel.",
        ) from None
    if not found:
        return ()
    examples = tuple((int(line), first_line(Exception(text))) for line, text in found[:3])
    return (Aside("broken line", len(found), examples),)
