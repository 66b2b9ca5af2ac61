"""A new passphrase for the file, and the key to recover it when the passphrase is lost."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path

from footing.kernel.errors import StoreError, WrongPassphraseError
from footing.store.backups import drop
from footing.store.faults import files_told
from footing.store.files import replacing
from footing.store.header import read_header
from footing.store.key import COST, fits, key_for, new_key
from footing.store.opening import made_with, opened

_GROUP = 4
_LENGTH = 52
"""Letters and digits of base32 (RFC 4648) that hold the 32 bytes of the key."""


def recovery_key(path: Path, passphrase: str) -> str:
    """The key of the file itself, to be written down: 13 groups of 4 letters and digits.

    It opens the file until the passphrase is changed. It is made from the passphrase and stands
    nowhere on the disk. Raises as ``key_for``; StoreError for a file without a passphrase.
    """
    header = read_header(path)
    if header is None:
        raise StoreError(
            "This file was kept without a passphrase, so there is nothing to recover.",
            where=str(path),
        )
    return _said(key_for(passphrase, header, path))


def change(
    path: Path,
    new: str,
    *,
    passphrase: str | None = None,
    recovery: str | None = None,
    cost: int = COST,
) -> str:
    """Give the file a new passphrase, and return the new recovery key.

    A new file with the same records takes the place of the old one once it is whole. The old way
    in is the ``passphrase`` or the ``recovery`` key. The copies are removed: they open with the
    old passphrase, and whoever knows that is to see nothing. Another process that has the old
    file open can save nothing more to it, and is told so.

    Raises WrongPassphraseError, StoreBusyError, StoreFullError or another StoreError, and then
    the old passphrase still opens the file.
    """
    where = str(path)
    header = read_header(path)
    if header is None:
        raise StoreError(
            "This file was kept without a passphrase.",
            where=where,
            todo="Export it, move the file away, and keep it anew with one.",
        )
    if recovery is not None:
        key = _read(recovery)
        if not fits(key, header):
            raise _wrong_recovery(where)
    else:
        key = key_for(passphrase or "", header, path)
    fresh, secret = new_key(new, cost)
    store = opened(path, key + header.bytes())
    try:
        with store.alone() as everything, files_told(where), replacing(path) as place:
            made = made_with(place, secret + fresh.bytes(), where)
            try:
                made.put_everything(everything)
            finally:
                made.close()
            drop(path)
    finally:
        store.close()
    return _said(secret)


def _said(key: bytes) -> str:
    letters = base64.b32encode(key).decode().rstrip("=")
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _read(typed: str) -> bytes:
    """The bytes of a recovery key as somebody typed it from paper."""
    letters = re.sub(r"[\s\-–—]+", "", typed).upper().replace("0", "O").replace("1", "I")
    try:
        if len(letters) != _LENGTH:
            raise binascii.Error
        return base64.b32decode(letters + "====")
    except (binascii.Error, ValueError):
        raise WrongPassphraseError(
            "This is no recovery key: it has 13 groups of 4 letters and digits.",
            todo="Compare it with what you wrote down. Nothing was changed.",
        ) from None


def _wrong_recovery(where: str) -> WrongPassphraseError:
    return WrongPassphraseError(
        "This recovery key does not open the file.",
        where=where,
        todo="A new one is made with each change of the passphrase: is there a later one? "
        "Nothing was changed.",
    )
