"""Copies of the file, as encrypted as the file is: one a day, and older ones further apart.

A copy is made before the first change of a day, so that a day's mistake can be undone, and before
a newer Footing changes how the file is laid out. It opens with the passphrase that the file had
when the copy was made, which is why changing the passphrase makes the copies anew.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from footing.store.files import ONE_AT_A_TIME, appearing, make_private_folder, replacing

FOLDER = "backups"
DAYS, WEEKS = 7, 4
"""How many of the last days, and of the weeks before them, keep a copy each."""
_NAME = re.compile(r"footing-(\d{4}-\d{2}-\d{2})\.db")


@dataclass(frozen=True)
class Backup:
    """One copy: the day on which it was made, where it is, and its size in bytes."""

    day: date
    path: Path
    size: int


def backups(path: Path) -> tuple[Backup, ...]:
    """The copies of the file at ``path``, newest first."""
    folder = path.parent / FOLDER
    found = []
    for each in folder.glob("footing-*.db") if folder.is_dir() else ():
        if (named := _NAME.fullmatch(each.name)) and (day := _day(named[1])):
            found.append(Backup(day, each, each.stat().st_size))
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def copy(path: Path, day: date) -> Path:
    """Copy the file at ``path`` as the copy of ``day``, and let go of those no longer needed.

    The caller sees to it that nothing writes to the file meanwhile. A copy of that day is put in
    its place only once the new one is whole. Raises OSError where there is no room or no right.
    """
    folder = path.parent / FOLDER
    make_private_folder(folder)
    target = folder / f"footing-{day.isoformat()}.db"
    with replacing(target) as fresh, ONE_AT_A_TIME:
        fresh.touch(mode=0o600)
        _copied(path, fresh)
    for old in _spare(backups(path)):
        if old.path != target:  # after a clock was wrong, the others may all be of later days
            old.path.unlink(missing_ok=True)
    return target


def drop(path: Path) -> int:
    """Remove every copy of the file at ``path``; how many there were."""
    found = backups(path)
    for each in found:
        each.path.unlink(missing_ok=True)
    return len(found)


def put_back(path: Path, backup: Backup, stamp: str) -> Path | None:
    """Put a copy in the place of the file; where the file that stood there went, if one did.

    That file is moved aside under a name with ``stamp``, never removed: somebody may still be able
    to read more of it. The copy stays where it is, too.
    """
    with ONE_AT_A_TIME:
        moved = None
        if path.exists():
            moved = path.with_name(f"{path.name}.damaged-{stamp}")
            path.rename(moved)
            journal = path.with_name(path.name + "-journal")
            if journal.exists():  # it belongs to what was moved, and would undo the copy
                journal.rename(moved.with_name(moved.name + "-journal"))
        with appearing(path) as fresh:
            _copied(backup.path, fresh)
    return moved


def _copied(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _spare(found: Iterable[Backup]) -> list[Backup]:
    """The copies that are neither of the last days nor the first of one of the weeks before."""
    spare, weeks = [], list[tuple[int, int]]()
    for number, each in enumerate(sorted(found, key=lambda one: one.day, reverse=True)):
        if number < DAYS:
            continue
        week = each.day.isocalendar()[:2]
        if week in weeks or len(weeks) == WEEKS:
            spare.append(each)
        else:
            weeks.append(week)
    return spare


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
