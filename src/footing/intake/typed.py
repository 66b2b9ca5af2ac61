"""Files that say their columns themselves: Parquet, JSON and JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from footing.intake.engine import Engine, first_line, quoted
from footing.intake.source import MOST_COLUMNS, IntakeError, Source


def open_parquet(engine: Engine, path: Path, unchanged: Callable[[], None]) -> Source:
    """The table of a Parquet file, with the types that it says."""
    return _opened(engine, path, unchanged, "Parquet", f"read_parquet({quoted(str(path))})")


def open_folder(
    engine: Engine, folder: Path, parts: Sequence[Path], unchanged: Callable[[], None]
) -> Source:
    """The table of all Parquet files below a folder; names like ``year=2024`` are columns."""
    files = ", ".join(quoted(str(one)) for one in parts)
    reader = f"read_parquet([{files}], hive_partitioning = true)"
    found = _opened(engine, folder, unchanged, "Parquet", reader, parts)
    found.first_row = None  # rows of many files have no number
    return found


def open_json(engine: Engine, path: Path, unchanged: Callable[[], None]) -> Source:
    """The table of a JSON file: one list of objects, or one object on each line; values as text."""
    # An object with many different keys is a table with many columns, never one map.
    reader = (
        f"read_json({quoted(str(path))}, maximum_object_size = 67108864, "
        "map_inference_threshold = -1, maximum_depth = 2"
    )
    keys = _columns(engine, path, reader + ", auto_detect = true)")
    columns = ", ".join(f"{quoted(key)}: 'VARCHAR'" for key in keys)
    found = _opened(engine, path, unchanged, "JSON", f"{reader}, columns = {{{columns}}})")
    found.first_row = 1  # objects have no heading above them
    return found


def _opened(
    engine: Engine, path: Path, unchanged: Callable[[], None], name: str, reader: str,
    parts: Sequence[Path] = (),
) -> Source:  # fmt: skip
    _columns(engine, path, reader)
    engine.provide(f"FROM {reader}", path, parts)
    return Source(
        name=str(path),
        format=name,
        table=engine.ibis.table("items"),
        run=engine.run,
        close=engine.close,
        unchanged=unchanged,
        stage=engine.stage,
    )


def _columns(engine: Engine, path: Path, reader: str) -> list[str]:
    import duckdb

    try:
        rows = engine.raw.execute(f"DESCRIBE SELECT * FROM {reader}").fetchall()
    except duckdb.Error as error:
        raise IntakeError(
            f"The file cannot be read: {first_line(error)}",
            where=str(path),
            todo="Export it again; it may have been cut off.",
        ) from None
    if len(rows) > MOST_COLUMNS:
        raise IntakeError(
            f"The table has {len(rows):,} columns; at most {MOST_COLUMNS:,} are read.",
            where=str(path),
            todo="Export only the columns with ids, dates and status.",
        )
    return [row[0] for row in rows]
