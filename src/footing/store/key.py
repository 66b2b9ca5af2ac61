"""From a passphrase to the key, once per opening."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from pathlib import Path

from footing.kernel.errors import StoreError, WrongPassphraseError
from footing.store.header import Header

COST = 16
"""log2 of scrypt's N: 64 MB of memory and about a quarter of a second on a small machine."""

_R, _P = 8, 1


def _derive(passphrase: str, salt: bytes, cost: int) -> bytes:
    # The same passphrase can be typed as different code points on different systems (RFC 8265).
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    count = 1 << cost
    room = 128 * _R * (count + _P + 2) + (1 << 20)
    return hashlib.scrypt(secret, salt=salt, n=count, r=_R, p=_P, maxmem=room, dklen=32)


def _check(key: bytes) -> bytes:
    return hmac.digest(key, b"footing: is this the passphrase", "sha256")[:2]


def new_key(passphrase: str, cost: int = COST) -> tuple[Header, bytes]:
    """A fresh header with random salt, and the 32-byte key for it; the passphrase is not empty."""
    if not passphrase:
        raise StoreError(
            "The passphrase is empty.",
            todo="Choose one of several words, or keep without a passphrase on purpose.",
        )
    salt = secrets.token_bytes(10)
    key = _derive(passphrase, salt, cost)
    return Header(cost=cost, salt=salt, check=_check(key)), key


def key_for(passphrase: str, header: Header, path: Path) -> bytes:
    """The 32-byte key of the file with ``header``; WrongPassphraseError where it does not fit."""
    key = _derive(passphrase, header.salt, header.cost)
    if not fits(key, header):
        raise WrongPassphraseError(
            "This passphrase does not open the file.",
            where=str(path),
            todo="Try again; capitals and spaces count. Nothing was changed. If you are sure of "
            "it, “footing doctor” looks whether the file is damaged.",
        )
    return key


def fits(key: bytes, header: Header) -> bool:
    """Whether the key is that of the file with ``header``, but for one case in 65,536."""
    return hmac.compare_digest(_check(key), header.check)
