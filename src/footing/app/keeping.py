"""The kept file: another passphrase, the way back in, its copies, and whether it is sound."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError, StoreError, WrongPassphraseError
from footing.kernel.saying import counted, said_day

if TYPE_CHECKING:
    from footing.safety.protected import Protected
    from footing.store.backups import Backup


_BEGINNING = (
    "The passphrase opens a copy of the file, but not the file itself: the beginning of the file "
    "is damaged."
)


@dataclass(frozen=True)
class Checked:
    """One thing that was looked at: whether it is ``sound``, and what was found or done."""

    sound: bool
    text: str


@dataclass(frozen=True)
class Examined:
    """What the doctor found; ``copies`` newest first, and ``best``: the newest that opens.

    ``openable`` says whether the file itself can be opened and read in full.
    """

    checks: tuple[Checked, ...]
    copies: tuple[Backup, ...]
    openable: bool
    best: Backup | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing is left to be done."""
        return all(check.sound for check in self.checks)


def change_passphrase(ws: Workspace, old: str, new: str) -> str:
    """Give the kept file another passphrase; returns its new recovery key, to be shown once.

    The copies of the file are made anew, so that the old passphrase opens none of them. Raises
    WrongPassphraseError where ``old`` does not fit, or another StoreError, and changes nothing.
    """
    from footing.store.passphrase import change

    _needs_words(new)
    return _reopened(ws, new, lambda: change(ws.folders.store, new, passphrase=old))


def recover(ws: Workspace, key: str, new: str) -> str:
    """Open the kept file with its recovery ``key`` and give it a new passphrase.

    Returns the new recovery key, to be shown once. WrongPassphraseError where the key is none or
    that of another file.
    """
    from footing.store.passphrase import change

    _needs_words(new)
    return _reopened(ws, new, lambda: change(ws.folders.store, new, recovery=key))


def recovery_key(ws: Workspace, passphrase: str) -> str:
    """The recovery key of the kept file, for the moment after the first keep."""
    from footing.store.passphrase import recovery_key

    return recovery_key(ws.folders.store, passphrase)


def protected() -> Protected:
    """What is kept, what is protected and what is not, to be read before the first keep."""
    from footing.safety.protected import load_protected

    return load_protected()


def copies(ws: Workspace) -> tuple[Backup, ...]:
    """The daily copies of the kept file, newest first."""
    from footing.store.backups import backups

    return backups(ws.folders.store)


def encrypted(ws: Workspace) -> bool:
    """Whether the kept file needs a passphrase; the newest copy says so where the file is gone."""
    from footing.store import exists, is_encrypted

    path = ws.folders.store
    if not exists(path) and (found := copies(ws)):
        path = found[0].path
    try:
        return is_encrypted(path)
    except NotFoundError:
        raise
    except StoreError:  # damaged at its beginning: the copies know
        for one in copies(ws):
            with contextlib.suppress(StoreError):
                return is_encrypted(one.path)
        raise


def examine(ws: Workspace, passphrase: str | None) -> Examined:
    """Look at the kept file, its rights, its leftovers and its copies; mend what is safe to mend.

    Rights that let others read are taken away, and leftovers of a broken-off start are removed;
    nothing else is changed. Raises WrongPassphraseError where the passphrase fits neither the
    file nor a copy, and NotFoundError where nothing was ever kept.
    """
    from footing.store.header import exists

    path = ws.folders.store
    found = copies(ws)
    if not exists(path) and not found:
        raise NotFoundError("Nothing has been kept yet.", where=str(path))
    best = next((one for one in found if _opens(one.path, passphrase)), None)
    try:
        opened, checks = _looked_into(path, passphrase)
    except WrongPassphraseError:
        if best is None:
            raise
        # All copies have the passphrase of the file, so it is not the passphrase that is wrong.
        opened, checks = False, [Checked(False, _BEGINNING)]
    checks = [*checks, *_rights(path), *_leftovers(path), _of_copies(found, best)]
    return Examined(tuple(checks), found, opened, best)


def put_back(ws: Workspace, day: date, passphrase: str | None) -> Path | None:
    """Put the copy of ``day`` in the place of the kept file; where the file went that was there.

    FootingError where there is no copy of that day or it does not open.
    """
    from footing.store.backups import put_back

    chosen = next((one for one in copies(ws) if one.day == day), None)
    if chosen is None:
        raise NotFoundError(f"There is no copy of {said_day(day)}.", todo="See “footing doctor”.")
    if not _looked_into(chosen.path, passphrase)[0]:
        raise FootingError(
            f"The copy of {said_day(day)} does not open either.", where=str(chosen.path)
        )
    if ws.kept:
        raise FootingError("The file is open here.", todo="Close Footing, and try again.")
    return put_back(ws.folders.store, chosen, f"{ws.clock():%Y%m%d-%H%M%S}")


def _needs_words(passphrase: str) -> None:
    if not passphrase:
        raise StoreError("The new passphrase is empty.", todo="Choose one of several words.")


def _reopened(ws: Workspace, new: str, change: Callable[[], str]) -> str:
    """Change the passphrase, and open the new file; where that fails, all stays as it was."""
    with ws.tries.one():
        made = change()
    ws.let_go()
    ws.unlock(new)
    ws.forget_copies()
    if ws.in_keyring:  # the one that is there opens nothing now
        ws.remember_in_keyring(new)
    return made


def _looked_into(path: Path, passphrase: str | None) -> tuple[bool, list[Checked]]:
    """Whether the file opens and every record can be read, and that in words."""
    from footing.store import is_encrypted, open_file

    try:
        store = open_file(path, passphrase if is_encrypted(path) else None)
    except WrongPassphraseError:
        raise
    except FootingError as error:
        return False, [Checked(False, str(error))]
    try:
        everything = store.everything()
    except FootingError as error:
        return False, [Checked(False, str(error))]
    finally:
        store.close()
    matters, lines = len(everything.matters), len(everything.entries)
    said = f"{counted(matters, 'matter')} and {counted(lines, 'journal line')}"
    return True, [Checked(True, f"The file opens, and all of it can be read: {said}.")]


def _opens(path: Path, passphrase: str | None) -> bool:
    try:
        return _looked_into(path, passphrase)[0]
    except WrongPassphraseError:
        return False


def _rights(path: Path) -> Iterator[Checked]:
    """Whether others on this machine may read the file or its folder; taken away if so."""
    if os.name != "posix" or not path.exists():
        return
    for each, wanted in ((path, 0o600), (path.parent, 0o700)):
        mode = stat.S_IMODE(each.stat().st_mode)
        if mode & 0o077:
            each.chmod(wanted)
            yield Checked(True, f"Others could read {each}; now only you can.")
            return
    yield Checked(True, "Only you may read the file and its folder.")


def _leftovers(path: Path) -> Iterator[Checked]:
    """Files of a start that was broken off; they hold nothing that was confirmed."""
    left = [*path.parent.glob(f".{path.name}.*.new*"), *path.parent.glob("backups/.footing-*")]
    for each in left:
        each.unlink(missing_ok=True)
    if left:
        noun = counted(len(left), "file")
        yield Checked(True, f"Removed {noun} of a start that was broken off; nothing was in them.")


def _of_copies(found: tuple[Backup, ...], best: Backup | None) -> Checked:
    if not found:
        return Checked(True, "There is no copy yet; one is made each day on which you open it.")
    if best is None:
        return Checked(False, f"None of the {counted(len(found), 'copy', 'copies')} opens.")
    text = f"{counted(len(found), 'copy', 'copies')}; the newest that opens: {said_day(best.day)}."
    return Checked(True, text)
