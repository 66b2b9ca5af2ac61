"""Workbooks of Excel and its like: cells become text as they would be written in a CSV."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from footing.intake.delimited import unlike
from footing.intake.engine import Engine, Progress
from footing.intake.headings import heading, known
from footing.intake.source import MOST_COLUMNS, IntakeError, Source

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAMAGED = (zipfile.BadZipFile, ElementTree.ParseError, zlib.error, struct.error, EOFError,
            RuntimeError, OSError, ValueError)  # fmt: skip
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def open_workbook(
    path: Path, sheet: str, unchanged: Callable[[], None], progress: Progress | None
) -> Source:
    """The table of one sheet: the named one, else the first whose columns are known, else the
    first that holds more than a heading."""
    if progress:
        progress("Opening the workbook", None)
    name, others, cells = _sheet(path, sheet)
    found = heading(cells)
    if found is None:
        raise IntakeError(
            f"The sheet “{name}” holds no table.",
            where=str(path),
            todo="Name another with --sheet.",
        )
    top, names = found
    if len(names) > MOST_COLUMNS:
        raise IntakeError(
            f"The table has {len(names):,} columns; at most {MOST_COLUMNS:,} are read.",
            where=str(path),
            todo="Keep the columns with ids, dates and status.",
        )
    names = unlike(names)
    body = cells[top + 1 :]
    while body and not any(cell not in ("", None) for cell in body[-1]):
        body.pop()
    engine = Engine((), progress)
    engine.ibis.create_table("items", _arrow(names, body))
    notes = (f"The sheet “{name}” was read; there are others: {', '.join(others)}.",)
    return Source(
        name=str(path),
        format="Excel",
        table=engine.ibis.table("items"),
        run=engine.run,
        close=engine.close,
        unchanged=unchanged,
        stage=engine.stage,
        first_row=top + 2,
        notes=notes if others and not sheet else (),
        formulas=_formulas(path, name, names),
    )


def _sheet(path: Path, wanted: str) -> tuple[str, list[str], list[list[Any]]]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        names = book.sheet_names
        if wanted and wanted not in names:
            raise IntakeError(
                f"There is no sheet “{wanted}”.",
                where=str(path),
                todo=f"There are: {', '.join(names)}.",
            )
        full = None
        for name in [wanted] if wanted else names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            sheet = name, [other for other in names if other != name], cells
            if wanted or (len(cells) > 1 and known(cells)):
                return sheet
            full = full or (sheet if len(cells) > 1 else None)
        if full:
            return full
    except (python_calamine.CalamineError, OSError) as error:
        raise IntakeError(
            f"The workbook cannot be opened ({error}).",
            where=str(path),
            todo="Save it without a password, or as CSV.",
        ) from None
    raise IntakeError("No sheet holds a table.", where=str(path), todo="Name the right file.")


def _arrow(names: list[str], rows: list[list[Any]]) -> Any:
    import pyarrow as pa

    columns = {
        name: pa.array([_text(row[at]) if at < len(row) else None for row in rows], pa.string())
        for at, name in enumerate(names)
    }
    return pa.table(columns)


def _text(cell: Any) -> str | None:
    """A cell as text; dates in ISO form, whole numbers without a point."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _formulas(path: Path, sheet: str, names: list[str]) -> Mapping[str, tuple[int, ...]]:
    """As ``_uncounted``; nothing where the archive is too damaged, though its cells were read."""
    try:
        return _uncounted(path, sheet, names)
    except _DAMAGED:
        return {}


def _uncounted(path: Path, sheet: str, names: list[str]) -> Mapping[str, tuple[int, ...]]:
    """The rows, by column, whose formula was never worked out; a reader sees such cells empty."""
    if not zipfile.is_zipfile(path):
        return {}
    found: dict[str, list[int]] = {}
    with zipfile.ZipFile(path) as packed:
        part = _part_of(packed, sheet)
        if part is None:
            return {}
        with packed.open(part) as file:
            # The parser of Python 3.11 refuses texts that blow up when they are expanded.
            for _, cell in ElementTree.iterparse(file):  # noqa: S314
                if cell.tag != f"{_MAIN}c":
                    continue
                if cell.find(f"{_MAIN}f") is not None and not cell.findtext(f"{_MAIN}v"):
                    place = re.fullmatch(r"([A-Z]+)([0-9]+)", cell.get("r", ""))
                    letters, row = place.groups() if place else ("", "0")
                    at = _column(letters)
                    if 0 <= at < len(names):
                        found.setdefault(names[at], []).append(int(row))
                cell.clear()
    return {name: tuple(rows) for name, rows in found.items()}


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str | None:
    """The file inside a workbook that holds a sheet."""
    try:
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))  # noqa: S314 (as above)
        links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 (as above)
    except (KeyError, ElementTree.ParseError):
        return None
    wanted = next(
        (one.get(_REL) for one in book.iter(f"{_MAIN}sheet") if one.get("name") == sheet), None
    )
    target = next((one.get("Target", "") for one in links if one.get("Id") == wanted), "")
    part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return part if part in packed.namelist() else None


def _column(letters: str) -> int:
    """The number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
