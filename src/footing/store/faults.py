"""What can go wrong with the file, said so that a person can act on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from footing.kernel.errors import StoreBusyError, StoreError, WrongPassphraseError

# https://sqlite.org/rescode.html: the lowest eight bits are the kind of fault.
_BUSY, _LOCKED, _READONLY, _IOERR = 5, 6, 8, 10
_CORRUPT, _FULL, _CANTOPEN, _NOTADB = 11, 13, 14, 26

_KEPT = "Everything confirmed before is still there."


class StoreDamagedError(StoreError):
    """The file, or a part of it, cannot be read as what it was written as."""


class StoreReadOnlyError(StoreError):
    """The file can be read but not written."""


class StoreFullError(StoreError):
    """There was no room on the disk; nothing of the last change was written."""


class StoreChangedError(StoreError):
    """A record was changed elsewhere after it was read here; this change was not saved."""


class PassphraseNeededError(WrongPassphraseError):
    """The store is encrypted and no passphrase was given."""


class AlreadyThereError(StoreError):
    """Records to be added are there with other content; nothing was added.

    ``records`` names each of them, such as ``matter k7m2p9qx``.
    """

    def __init__(self, records: Sequence[str], where: str) -> None:
        self.records = tuple(records)
        super().__init__(
            f"Already here, with other content: {', '.join(records)}. Nothing was added.",
            where=where,
            todo="Export what is here first if you want both; then remove these here, or add "
            "the others in another place with FOOTING_HOME.",
        )


def damaged(where: str) -> StoreDamagedError:
    """The file is damaged; what to do next without making it worse."""
    return StoreDamagedError(
        "The file with what you kept is damaged and cannot be read in full.",
        where=where,
        todo="Footing has not changed it. “footing doctor” looks for a daily copy that is whole.",
    )


def _full(where: str, saving: bool) -> StoreFullError:
    return StoreFullError(
        f"There is no room left on the disk.{_unsaved(saving)}",
        where=where,
        todo=f"Free some room and try again. {_KEPT}",
    )


def _read_only(where: str, saving: bool) -> StoreReadOnlyError:
    return StoreReadOnlyError(
        f"The file or its folder may not be {'written' if saving else 'used'}.{_unsaved(saving)}",
        where=where,
        todo=f"Make both readable and writable for you and try again. {_KEPT}",
    )


def _unsaved(saving: bool) -> str:
    return " This change was not saved." if saving else ""


def _said(code: int, where: str, detail: str, saving: bool) -> StoreError | None:
    """The error for one SQLite result code; None where the fault is the program's own."""
    kind = code & 0xFF
    if kind in (_BUSY, _LOCKED):
        return StoreBusyError(
            f"Another Footing is writing to this file.{_unsaved(saving)}",
            where=where,
            todo=f"Wait a moment, or close the other one, and try again. {_KEPT}",
        )
    if kind == _FULL:
        return _full(where, saving)
    if kind in (_READONLY, _CANTOPEN):
        return _read_only(where, saving)
    if kind in (_CORRUPT, _NOTADB):
        return damaged(where)
    if kind == _IOERR:
        return StoreError(
            f"The disk did not read or write the file ({detail}).{_unsaved(saving)}",
            where=where,
            todo=f"Check the disk and the room on it, and try again. {_KEPT}",
        )
    return None


@contextmanager
def told(where: str, *, saving: bool) -> Iterator[None]:
    """Turns a fault of the database at ``where`` into a StoreError; others pass unchanged.

    ``saving`` says whether a change was under way, which then was not saved.
    """
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", None)
        said = _said(code, where, str(error.orig), saving) if isinstance(code, int) else None
        if said is None:
            raise
        raise said from None
    except UnicodeEncodeError:
        raise StoreError(
            f"A text holds a character that is broken, half of a pair.{_unsaved(saving)}",
            where=where,
            todo="Type that place again.",
        ) from None


@contextmanager
def files_told(where: str) -> Iterator[None]:
    """Turns a fault of the file system at ``where`` into a StoreError."""
    import errno

    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise _full(where, saving=True) from None
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise _read_only(where, saving=False) from None
        raise StoreError(
            f"The file cannot be used ({error.strerror or error}).",
            where=where,
            todo="Check the name, the folder and the disk, and try again.",
        ) from None
