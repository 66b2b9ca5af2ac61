"""DuckDB in memory, shut in: it reads the one named file, writes nothing, and loads nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footing.intake.source import IntakeError

if TYPE_CHECKING:
    import duckdb
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

Progress = Callable[[str, float | None], None]
"""Called now and then with what is being done and which share of it, 0 to 1, is done."""

_POLL = 0.2
_SMALL = 50_000_000
"""Files of up to so many bytes are parsed once; larger ones are read again for each question."""
_UNPACKED = 8
"""A packed table is about so many times as large when it is unpacked."""


class BrokenLinesError(Exception):
    """A line does not fit the others; the file can be read once more without such lines."""


class Engine:
    """One DuckDB in memory that may read ``paths`` and nothing else (none: nothing at all)."""

    def __init__(self, paths: Sequence[Path], progress: Progress | None = None) -> None:
        import duckdb
        import ibis

        self._progress = progress
        self._stage = ""
        self.raw = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "allow_community_extensions": "false",
                "allow_unsigned_extensions": "false",
                "temp_directory": "",
            },
        )
        self.raw.execute("SET TimeZone = 'UTC'")
        self.raw.execute("SET enable_progress_bar = true")
        self.raw.execute("SET enable_progress_bar_print = false")
        self.ibis: Backend = ibis.duckdb.from_connection(self.raw)
        if paths:
            self.raw.execute(f"SET allowed_paths = [{_listed(paths)}]")
        self.raw.execute("SET enable_external_access = false")
        self.raw.execute("SET lock_configuration = true")

    def provide(self, query: str, path: Path, parts: Sequence[Path] = ()) -> None:
        """Make the table ``items`` of a query over ``path``: small files are taken in once.

        ``parts`` are the files where ``path`` is a folder of them.
        """
        import duckdb

        size = sum(one.stat().st_size for one in parts or (path,))
        size *= _UNPACKED if path.suffix == ".gz" else 1
        kind = "TABLE" if size <= _SMALL else "VIEW"
        try:
            self.raw.execute(f"CREATE {kind} items AS {query}")
        except duckdb.InvalidInputException as error:
            raise BrokenLinesError(str(error)) from None
        except duckdb.Error as error:
            raise IntakeError(
                f"The file cannot be read: {first_line(error)}",
                where=str(path),
                todo="Export it again; it may have been cut off.",
            ) from None

    def stage(self, name: str) -> None:
        """Say what the next queries are for."""
        self._stage = name
        if self._progress:
            self._progress(name, None)

    def run(self, expr: ir.Expr) -> Mapping[str, Any]:
        """The columns of an expression; missing values are None.

        BrokenLinesError where the file has lines that do not fit, IntakeError for other faults.
        """
        import duckdb

        cursor = self.raw
        with _Watch(self.raw, self._progress, self._stage):
            try:
                found = cursor.execute(self.ibis.compile(expr)).fetchnumpy()
            except duckdb.InvalidInputException as error:
                raise BrokenLinesError(str(error)) from None
            except duckdb.OutOfMemoryException:
                raise IntakeError(
                    "There is not enough memory for this file.",
                    todo="Leave out the columns with long texts, or split the file by year.",
                ) from None
            except duckdb.Error as error:
                raise IntakeError(f"The query failed: {first_line(error)}") from None
        return {name: _plain(column) for name, column in found.items()}

    def close(self) -> None:
        """Give the memory back."""
        self.raw.close()


class _Watch:
    """Tells the progress of a query from another thread while it runs."""

    def __init__(self, raw: duckdb.DuckDBPyConnection, progress: Progress | None, stage: str):
        self._raw, self._progress, self._stage = raw, progress, stage
        self._done = threading.Event()

    def __enter__(self) -> None:
        if self._progress:
            self._thread = threading.Thread(target=self._look, daemon=True)
            self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        if self._progress:
            self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_POLL):
            share = self._raw.query_progress()
            if self._progress:
                self._progress(self._stage, share / 100 if share >= 0 else None)


def _plain(column: Any) -> Any:
    """A column without masks: whole numbers with None for missing become objects."""
    import numpy as np

    if not isinstance(column, np.ma.MaskedArray):
        return column
    if not column.mask.any():
        return column.data
    plain = column.data.astype(object)
    plain[column.mask] = None
    return plain


def first_line(error: Exception) -> str:
    """The first line of an engine's message: the others show its query."""
    return str(error).splitlines()[0].strip() if str(error) else type(error).__name__


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(quoted(str(one)) for one in paths)


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
