"""Remove the file and everything that belongs to it; what was broken off is finished later."""

from __future__ import annotations

from pathlib import Path

from footing.store.backups import FOLDER, drop
from footing.store.files import ONE_AT_A_TIME, flush_folder


def wipe(path: Path) -> None:
    """Remove the file, its copies, those that were put aside as damaged, and leftovers.

    From the moment on at which a mark stands beside the file, the removal is decided: whoever
    dies after it leaves it to ``finish``. Raises OSError where the system refuses; then ``finish``
    goes on from there.
    """
    if not path.parent.is_dir():
        return
    _mark(path).touch(mode=0o600)
    flush_folder(path.parent)
    finish(path)


def finish(path: Path) -> bool:
    """Go on with a removal that was decided; whether there was one."""
    if not _mark(path).exists():
        return False
    with ONE_AT_A_TIME:
        drop(path)
        folder = path.parent
        for pattern in (f"{path.name}*", f".{path.name}.*.new*", f"{FOLDER}/.footing-*"):
            for each in folder.glob(pattern):
                each.unlink(missing_ok=True)
        flush_folder(folder)
        _mark(path).unlink(missing_ok=True)
        if (copies := folder / FOLDER).is_dir() and not any(copies.iterdir()):
            copies.rmdir()
    return True


def _mark(path: Path) -> Path:
    return path.with_name(f".{path.name}.to-be-removed")
