"""What one run of Footing holds: the folders, the clock, the playbooks, and what was kept."""

from __future__ import annotations

import contextlib
import os
import random
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from footing.app.desk import Desk
from footing.app.tray import Tray
from footing.app.tries import Tries
from footing.kernel.clock import Clock, local_now
from footing.kernel.errors import StoreError
from footing.kernel.settings import Folders, folders

if TYPE_CHECKING:
    from footing.playbooks.library import Library
    from footing.store import Store


@dataclass
class Workspace:
    """The one mutable holder at the edge; every use case takes it as its first argument.

    Until the first ``keep`` everything lives in memory and ``kept`` is false. ``passphrase_free``
    says that the kept file is readable by whoever can read the person's files, and ``shut`` that
    it was locked after it had been open here. ``store`` is for this room only.
    """

    folders: Folders
    clock: Clock
    rng: random.Random
    kept: bool = False
    passphrase_free: bool = False
    shut: bool = False
    _store: Store | None = None

    @classmethod
    def fresh(
        cls,
        places: Folders | None = None,
        *,
        clock: Clock = local_now,
        rng: random.Random | None = None,
    ) -> Self:
        """A workspace in memory. Nothing on disk is opened, made or changed.

        But for one thing: a removal of everything that was broken off is finished.
        """
        from footing.store.wiping import finish

        where = places if places is not None else folders(os.environ)
        with contextlib.suppress(OSError):
            finish(where.store)
        return cls(where, clock, rng if rng is not None else random.SystemRandom())

    @property
    def store(self) -> Store:
        """What is held now: memory until the first keep, made when it is first needed."""
        if self._store is None:
            from footing.store import open_memory

            self._store = open_memory()
        return self._store

    @property
    def untouched(self) -> bool:
        """Whether nothing was begun, kept or opened yet, so that there is nothing to read.

        Asked before the first page, which comes a fifth of a second sooner without a database.
        """
        return self._store is None

    @cached_property
    def library(self) -> Library:
        """The playbooks of Footing and those that the person wrote in the config folder."""
        from footing.playbooks.library import load_library

        return load_library(self.folders.config)

    @cached_property
    def desk(self) -> Desk:
        """The backlogs that are being looked at; they are never kept."""
        return Desk()

    @cached_property
    def tries(self) -> Tries:
        """The wrong passphrases of this run."""
        return Tries()

    @cached_property
    def tray(self) -> Tray:
        """The résumé and the file of contacts that are being looked at; they are never kept."""
        return Tray()

    @property
    def locked(self) -> bool:
        """Whether a kept file exists that this workspace has not opened."""
        from footing.store import exists

        return not self.kept and exists(self.folders.store)

    @property
    def opens_alone(self) -> bool:
        """Whether ``unlock`` needs nobody: no passphrase was set, or the keyring has it."""
        from footing.store import is_encrypted

        return not is_encrypted(self.folders.store) or self._in_keyring() is not None

    def unlock(self, passphrase: str | None = None, *, keyring: bool = False) -> None:
        """Open the kept file; what was in memory until now is added to it.

        None takes the passphrase from the keyring, or opens a file that has none; with
        ``keyring`` a passphrase that fits is put into the system's keyring. Raises
        WrongPassphraseError, StoreNewerError, StoreBusyError and other StoreErrors; then the
        workspace stays as it was.
        """
        from footing.store import is_encrypted, open_file

        if self.kept:
            return
        encrypted = is_encrypted(self.folders.store)
        if encrypted and not passphrase:
            passphrase = self._in_keyring()
        with self.tries.one():
            opened = open_file(
                self.folders.store, passphrase if encrypted else None, day=self.clock().date()
            )
        self._move_to(opened, encrypted=encrypted)
        if passphrase and encrypted and keyring:
            self.remember_in_keyring(passphrase)

    def keep(self, passphrase: str | None, *, keyring: bool = False) -> None:
        """Keep everything from now on, beginning with what is in memory.

        None keeps it without a passphrase: the person has to have said so. With ``keyring`` the
        passphrase is put into the system's keyring as well. Where something was kept before, the
        file is opened and added to.
        """
        from footing.store import open_file

        if self.kept:
            return None
        if passphrase == "":
            raise StoreError(
                "The passphrase is empty.",
                todo="Choose one of several words, or keep without a passphrase on purpose.",
            )
        if self.locked:
            return self.unlock(passphrase, keyring=keyring)
        if passphrase and keyring:
            # Before the file is made: where there is no keyring, nothing has happened yet.
            self.remember_in_keyring(passphrase)
        opened = open_file(self.folders.store, passphrase)
        return self._move_to(opened, encrypted=passphrase is not None)

    def lock(self) -> None:
        """Let go of the kept file: nothing of it is in this workspace until it is opened again.

        Where nothing is kept there is nothing to lock, and what is in memory stays there.
        """
        if self.kept:
            self.desk.clear()
            self.tray.clear()
            self.let_go()
            self.shut = True

    def let_go(self) -> None:
        """Close the kept file, to be opened again; what is in memory only stays there."""
        if self.kept and self._store is not None:
            self._store.close()
            self._store, self.kept, self.passphrase_free = None, False, False

    def forget_copies(self) -> bool:
        """Make the daily copies anew, so that what was just removed is in none of them.

        False where that cannot be done now; it is then done when the file is next opened.
        """
        try:
            self.store.copy_file(self.clock().date(), forget=True)
        except (StoreError, OSError):
            return False
        return True

    def remove_everything(self) -> None:
        """Remove what was kept, with its copies, and what is in memory; raises OSError."""
        from footing.store.system_keyring import KeyringError, forget
        from footing.store.wiping import wipe

        self.desk.clear()
        if self._store is not None:
            self._store.close()
        self._store, self.kept, self.passphrase_free, self.shut = None, False, False, False
        if self.in_keyring:
            with contextlib.suppress(KeyringError):
                forget(self.folders.store)
            self._keyring_mark.unlink(missing_ok=True)
        wipe(self.folders.store)

    def remember_in_keyring(self, passphrase: str) -> None:
        """Put the passphrase into the system's keyring; KeyringError where there is none."""
        from footing.store.system_keyring import remember

        remember(self.folders.store, passphrase)
        self._keyring_mark.parent.mkdir(parents=True, exist_ok=True)
        self._keyring_mark.touch()

    @property
    def in_keyring(self) -> bool:
        """Whether Footing has put the passphrase into the system's keyring."""
        return self._keyring_mark.exists()

    def close(self) -> None:
        """Let go of the file; everything that was confirmed is on disk already."""
        self.desk.clear()
        if self._store is not None:
            self._store.close()

    def _move_to(self, opened: Store, *, encrypted: bool) -> None:
        if self._store is not None:
            try:
                opened.put_everything(self._store.everything())
            except BaseException:
                opened.close()
                raise
            self._store.close()
        self._store, self.kept, self.passphrase_free = opened, True, not encrypted
        self.shut = False

    @property
    def _keyring_mark(self) -> Path:
        return self.folders.data / "in-keyring"

    def _in_keyring(self) -> str | None:
        """The passphrase from the keyring.

        A keyring may ask the person to unlock it or wait for a service that is not there, so it
        is only looked at where Footing put something into it.
        """
        if not self.in_keyring:
            return None
        from footing.store.system_keyring import KeyringError, remembered

        try:
            return remembered(self.folders.store)
        except KeyringError:
            return None
