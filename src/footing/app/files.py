"""Writing files for the person: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from footing.kernel.errors import FootingError


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write ``files`` by name into ``folder``, which is made where it is missing.

    All are written beside their places first and named at the end, so a full disk or a kill
    leaves no half file, and what stood there before stays until its successor is complete. Only
    the owner may read them. OSError where the system refuses.
    """
    if folder.exists() and not folder.is_dir():
        raise FootingError(
            "This is a file, and a folder is needed.",
            where=str(folder),
            todo="Name another place with --out.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as undo:
        ready: list[tuple[Path, Path]] = []
        for name, data in files.items():
            handle, fresh = tempfile.mkstemp(prefix=f".{name}.", suffix=".new", dir=folder)
            undo.callback(Path(fresh).unlink, missing_ok=True)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            ready.append((Path(fresh), folder / name))
        for made, place in ready:
            made.replace(place)
    return tuple(place for _, place in ready)
