"""Everything that is saved, on a disk that fills up, and then on one that may only be read.

``unshare --map-root-user --mount python -m tests.prove.small_disk FOLDER`` mounts a disk of a few
hundred kilobytes there, which nobody else sees and which is gone when this ends. Prints one JSON
object with what was tried.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from footing.app.files import write_all
from footing.kernel.errors import FootingError, StoreError
from footing.store import Everything, open_file, open_memory, to_json
from footing.store.backups import backups
from footing.store.faults import StoreFullError, StoreReadOnlyError
from footing.store.passphrase import change
from tests.prove.history import FIRST_DAY, PASSPHRASE
from tests.store.records import ALL, CHEAP, ENTRY

SIZE = "600k"


def mount(folder: Path, *options: str) -> None:
    """Mount a small disk in memory, or change the one that is there."""
    asked = ",".join([f"size={SIZE}", *options])
    subprocess.run(["mount", "-t", "tmpfs", "-o", asked, "tmpfs", folder], check=True)


@contextmanager
def refused(*kinds: type[Exception]) -> Iterator[None]:
    """See that the block ends with one of these errors, which a person can read."""
    try:
        yield
    except kinds:
        return
    raise AssertionError(f"nothing was refused, and one of {kinds} was due")


def holds(path: Path) -> Everything:
    """All that is in the file."""
    store = open_file(path, PASSPHRASE)
    try:
        return store.everything()
    finally:
        store.close()


def filled(path: Path) -> int:
    """Save until there is no room; how many saves were confirmed, all of which are there."""
    store = open_file(path, PASSPHRASE, cost=CHEAP)
    store.put_everything(ALL)
    expected = open_memory()
    expected.put_everything(ALL)
    confirmed = 0
    for number in range(10_000):
        entry = replace(ENTRY, id=f"e{number}", text="words " * 1000)
        try:
            store.save_entry(entry)
        except StoreFullError:
            break
        expected.save_entry(entry)
        confirmed += 1
    assert store.everything() == expected.everything()
    store.close()
    assert holds(path) == expected.everything()
    return confirmed


def no_room_for(path: Path) -> int:
    """What else needs room is refused in words, and leaves all as it was, and nothing half."""
    before = holds(path)

    def copied() -> None:
        store = open_file(path, PASSPHRASE)
        try:
            store.copy_file(FIRST_DAY)
        finally:
            store.close()

    other = path.parent / "other" / "footing.db"
    large = {"export.json": to_json(before).encode(), "more.bin": bytes(400_000)}
    tries: tuple[Callable[[], object], ...] = (
        copied,
        lambda: change(path, "new", passphrase=PASSPHRASE, cost=CHEAP),
        lambda: open_file(other, PASSPHRASE, cost=CHEAP).put_everything(before),
        lambda: write_all(path.parent / "out", large),
    )
    for one in tries:
        with refused(StoreError, FootingError, OSError):
            one()
        assert holds(path) == before
    assert backups(path) == ()
    assert not list((path.parent / "out").iterdir())
    return len(tries)


def main(folder: Path) -> None:
    """Fill the disk, make room, and save again; then take away the right to write."""
    mount(folder)
    path, filler = folder / "footing.db", folder / "other-things"
    filler.write_bytes(bytes(200_000))
    confirmed = filled(path)
    tried = no_room_for(path)
    filler.unlink()
    store = open_file(path, PASSPHRASE)
    store.save_entry(replace(ENTRY, id="again", text="words " * 1000))
    before = store.everything()
    store.close()

    mount(folder, "remount", "ro")
    store = open_file(path, PASSPHRASE)
    with refused(StoreReadOnlyError):
        store.save_entry(replace(ENTRY, id="later"))
    with refused(OSError, StoreError):
        store.copy_file(FIRST_DAY)
    store.close()
    with refused(StoreError):
        change(path, "new", passphrase=PASSPHRASE, cost=CHEAP)
    assert holds(path) == before
    print(json.dumps({"confirmed": confirmed + 1, "refused": tried + 3}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
