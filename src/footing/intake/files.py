"""Opening one file, whatever its kind; its content says what it is, and its name helps."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from footing.intake.engine import Engine, Progress
from footing.intake.letters import GZIP, letters, opened
from footing.intake.source import IntakeError, Source

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"


def open_file(
    path: Path, *, sheet: str = "", tolerant: bool = False, progress: Progress | None = None
) -> Source:
    """The table of a file: CSV, TSV, Excel and its like, Parquet, JSON or JSON lines.

    CSV and JSON may be packed by gzip. A folder with Parquet files is one table.

    ``tolerant`` sets lines aside that do not fit. IntakeError where there is no table in it.
    """
    from footing.intake import delimited, sheets, typed

    if parts := _parquet_below(path):
        return _open_folder(path.expanduser().resolve(), parts, progress)
    path, begins = _looked_at(path)
    unchanged = _watching([path])
    kind = _kind(path, begins)
    if kind == "workbook":
        return sheets.open_workbook(path, sheet, unchanged, progress)
    if progress:
        progress("Opening the file", None)
    text = letters(path) if kind == "delimited" else None
    engine = Engine([path if text is None else text.path], progress)
    try:
        if text is not None:
            return delimited.open_delimited(engine, path, text, unchanged, tolerant=tolerant)
        if kind == "parquet":
            return typed.open_parquet(engine, path, unchanged)
        return typed.open_json(engine, path, unchanged)
    except BaseException:
        engine.close()
        if text is not None:
            text.done()
        raise


def _parquet_below(path: Path) -> list[Path]:
    """The Parquet files below a folder, in order; none where it is no folder."""
    folder = path.expanduser()
    return sorted(one.resolve() for one in folder.rglob("*.parquet")) if folder.is_dir() else []


def _open_folder(folder: Path, parts: list[Path], progress: Progress | None) -> Source:
    from footing.intake import typed

    if progress:
        progress("Opening the files", None)
    unchanged = _watching(parts)
    engine = Engine(parts, progress)
    try:
        return typed.open_folder(engine, folder, parts, unchanged)
    except BaseException:
        engine.close()
        raise


def _looked_at(path: Path) -> tuple[Path, bytes]:
    """The real path of a file and its first bytes, unpacked where it is packed by gzip."""
    try:
        real = path.expanduser().resolve()
        if real.is_dir():
            raise IntakeError(
                "This is a folder, and a file is needed.",
                where=str(path),
                todo="Name a file in it. A folder is read where it holds Parquet files.",
            )
        if not real.is_file() and real.exists():
            raise IntakeError("This is not a file that can be read twice.", where=str(path),
                              todo="Save it as a file first.")  # fmt: skip
        with opened(real) as file:
            begins = file.read(4096)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise IntakeError(
            "The packed file is cut off or damaged.", where=str(path), todo="Fetch it again."
        ) from None
    except FileNotFoundError:
        raise IntakeError(
            "There is no such file.", where=str(path), todo="Check the name and the folder."
        ) from None
    except OSError as error:
        raise IntakeError(
            f"The file cannot be read ({error.strerror}).",
            where=str(path),
            todo="Check that you may read it.",
        ) from None
    if not begins.strip():
        raise IntakeError(
            "The file is empty.", where=str(path), todo="Export it again, and look into it first."
        )
    return real, begins


def _kind(path: Path, begins: bytes) -> str:
    name = path.name.lower().removesuffix(".gz")
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
    if packed and begins.startswith((_PARQUET, _ZIP, _OLE)):
        raise IntakeError(
            "Only CSV and JSON are read while they are packed.",
            where=str(path),
            todo="Unpack it, and name the file inside.",
        )
    if begins.startswith(_PARQUET):
        return "parquet"
    if begins.startswith((_ZIP, _OLE)):
        if name.endswith(WORKBOOKS) or begins.startswith(_OLE) or b"xl/" in begins:
            return "workbook"
        raise IntakeError(
            "This is a packed file.", where=str(path), todo="Unpack it, and name the file inside."
        )
    if begins.startswith(b"%PDF"):
        raise IntakeError(
            "This is a PDF, which holds no table to read.",
            where=str(path),
            todo="Export as CSV or Excel instead.",
        )
    text = begins.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:200].lower().startswith((b"<html", b"<!doctype html", b"<table", b"<meta")):
        raise IntakeError(
            "This is a web page, whatever its name says.",
            where=str(path),
            todo="Open it in your spreadsheet program, save it as .xlsx, and name that file.",
        )
    if name.endswith((".json", ".jsonl", ".ndjson")) or text[:1] == b"{" or text[:2] == b"[{":
        return "json"
    return "delimited"


def _watching(paths: Sequence[Path]) -> Callable[[], None]:
    """A check that the files are still those they were: same place on disk, size and time."""

    def seen() -> list[tuple[int, int, int]]:
        there = [path.stat() for path in paths]
        return [(one.st_ino, one.st_size, one.st_mtime_ns) for one in there]

    before = seen()

    def unchanged() -> None:
        try:
            same = seen() == before
        except OSError:
            same = False
        if not same:
            raise IntakeError(
                "The file changed while it was read, so that no number can be trusted.",
                where=str(paths[0]),
                todo="Wait until it is written to its end, or copy it, and do this again.",
            )

    return unchanged
