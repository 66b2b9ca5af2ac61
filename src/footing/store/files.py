"""Folders and files that only their owner can read, and that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

ONE_AT_A_TIME = threading.RLock()
"""Held while anything of this process has the file open for a moment.

On POSIX systems the locks on a file belong to the process, and closing any handle to it drops them
all (https://sqlite.org/howtocorrupt.html, 2.2): looking at the first bytes in one thread would take
the lock away from a save in another.
"""


def make_private_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for their owner only (0700)."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def make_private(path: Path) -> None:
    """Take away what others may do with the file; the owner's own rights stay as they are."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name == "posix" and mode & 0o077:
        with contextlib.suppress(PermissionError):  # not the owner: it is theirs to decide
            path.chmod(mode & 0o700)


def file_id(path: str) -> tuple[int, int] | None:
    """What tells the file at ``path`` from any other that may stand there later; None for none."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """The place for a new private file that takes the place of ``path`` when the block ends well.

    Whoever dies in between leaves ``path`` as it was.
    """
    fresh = path.with_name(f".{path.name}.replacing.new")
    fresh.unlink(missing_ok=True)
    try:
        yield fresh
        fresh.replace(path)
        flush_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


@contextlib.contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A new private file beside ``path`` that becomes ``path`` when the block ends well.

    So a file that was begun and not finished never stands at ``path``. Raises FileExistsError,
    and leaves it alone, if something stands there by then.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        _name(fresh, path)
        flush_folder(path.parent)
    finally:
        for left in (fresh, fresh.with_name(fresh.name + "-journal")):
            left.unlink(missing_ok=True)


def _name(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)  # unlike renaming, this never replaces a file
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as FAT
        if path.exists():
            raise FileExistsError(path) from None
        fresh.rename(path)


def flush_folder(folder: Path) -> None:
    """The new name survives a power cut only once its folder is on the disk."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
