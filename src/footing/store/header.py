"""The first 16 bytes of the file: whether it is encrypted, and how its key is made.

SQLCipher leaves the first 16 bytes of a file unencrypted, for the salt, and takes the salt from us
when it is given with a raw key. So the salt and the cost of the key live in the same file as the
data, and cannot be lost apart from it. A file without a passphrase is a plain SQLite file and
starts as such files do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from footing.kernel.errors import NotFoundError, StoreError, StoreNewerError
from footing.store.faults import StoreDamagedError, files_told
from footing.store.files import ONE_AT_A_TIME

SIZE = 16
PLAIN = b"SQLite format 3\0"
_MAGIC = b"FTG"
_COSTS = range(1, 21)
"""log2 of scrypt's N; above 20 it would take more than a gigabyte, so it is not ours."""


@dataclass(frozen=True)
class Header:
    """What an encrypted file says of its key.

    ``cost`` is log2 of scrypt's N (r is 8, p is 1), ``salt`` has 10 random bytes, and ``check``
    2 bytes made from the key: a wrong passphrase is told apart from a damaged file by them, and
    they are too few to help anybody find the key faster than by trying to open the file.
    """

    cost: int
    salt: bytes
    check: bytes

    def bytes(self) -> bytes:
        """The header as it stands in the file, 16 bytes."""
        return _MAGIC + bytes([self.cost]) + self.salt + self.check


def exists(path: Path) -> bool:
    """Whether something stands at ``path``, be it whole or not."""
    return path.exists()


def read_header(path: Path) -> Header | None:
    """The header of the file at ``path``, or None for a file that is not encrypted.

    Raises NotFoundError where there is no file, and StoreError where it is no file of Footing.
    """
    where = str(path)
    if not path.exists():
        raise NotFoundError(
            "Nothing has been kept here yet.", where=where, todo="Keep something first."
        )
    if not path.is_file():
        raise StoreError(
            "This is a folder, and a file is needed.",
            where=where,
            todo="Move the folder away, or choose another place with FOOTING_HOME.",
        )
    with files_told(where), ONE_AT_A_TIME, path.open("rb") as file:
        start = file.read(SIZE)
    if start == PLAIN:
        return None
    if not start:
        raise StoreDamagedError(
            "The file is empty; Footing never leaves it so.",
            where=where,
            todo="“footing doctor” looks for a copy of it. If there is none, remove the file.",
        )
    if len(start) < SIZE or not start.startswith(_MAGIC):
        raise StoreDamagedError(
            "This is not a file of Footing, or its beginning is damaged.",
            where=where,
            todo="Footing has not changed it. “footing doctor” looks for a copy.",
        )
    if start[3] not in _COSTS:
        raise StoreNewerError(
            "The key of this file is made in a way that this Footing does not know.",
            where=where,
            todo="Update Footing, then open it again.",
        )
    return Header(cost=start[3], salt=start[4:14], check=start[14:16])


def is_encrypted(path: Path) -> bool:
    """Whether the file at ``path`` needs a passphrase; raises as ``read_header`` does."""
    return read_header(path) is not None
