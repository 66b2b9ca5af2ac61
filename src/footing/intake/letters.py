"""How the letters of a text file are written, and a plain copy of it where the engine needs one."""

from __future__ import annotations

import codecs
import gzip
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from footing.intake.source import IntakeError

GZIP = b"\x1f\x8b"
_STEP = 4_000_000
_HIGH = bytes(range(0x80, 0xA0))
"""In Latin-1 these are no letters; Windows-1252 has its quotes, dashes and the euro sign there."""
_OTHERS = bytes(set(range(256)) - set(_HIGH))
_UNUSED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


@dataclass(frozen=True)
class Letters:
    """A text file that the engine can read: where, how it is written, and how it begins.

    ``encoding`` is utf-8, utf-16 or latin-1 and ``begins`` the first letters. ``note`` says what a
    person should know of it. ``done`` removes the copy, if one was made.
    """

    path: Path
    encoding: str
    begins: str
    note: str
    done: Callable[[], None]


def opened(path: Path) -> IO[bytes]:
    """A file to be read as bytes, unpacked where it is packed by gzip."""
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]


def letters(path: Path) -> Letters:
    """How the whole file is written; IntakeError where it is no text, or cut off.

    The engine reads UTF-8, packed or not, and UTF-16 and Latin-1 that are not packed. Of anything
    else there is a copy in UTF-8, in a folder that only this account can read, until ``done``.
    """
    try:
        with opened(path) as file:
            begins = file.read(_STEP)
            encoding = _encoding(path, begins, file)
        with path.open("rb") as file:
            packed = file.read(2) == GZIP
        if encoding == "utf-8" or (encoding in ("utf-16", "latin-1") and not packed):
            return _as_it_is(path, encoding, begins)
        return _copied(path, encoding, begins)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise IntakeError(
            "The packed file is cut off or damaged.", where=str(path), todo="Fetch it again."
        ) from None


def _as_it_is(path: Path, encoding: str, begins: bytes) -> Letters:
    return Letters(path, encoding, _text(begins, encoding), _note(encoding), lambda: None)


def _copied(path: Path, encoding: str, begins: bytes) -> Letters:
    folder = tempfile.TemporaryDirectory(prefix="footing-")
    plain = Path(folder.name) / "plain.csv"
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with opened(path) as file, plain.open("wb") as copy:
        while part := file.read(_STEP):
            copy.write(decoder.decode(part).encode())
        copy.write(decoder.decode(b"", final=True).encode())
    return Letters(plain, "utf-8", _text(begins, encoding), _note(encoding), folder.cleanup)


def _text(begins: bytes, encoding: str) -> str:
    return begins.decode(encoding, "replace").removeprefix("\ufeff")


def _note(encoding: str) -> str:
    names = {"cp1252": "Windows-1252", "latin-1": "Latin-1", "utf-16": "UTF-16"}
    return f"The file was read as {names[encoding]}." if encoding in names else ""


def _encoding(path: Path, begins: bytes, file: IO[bytes]) -> str:
    """utf-8 where every byte agrees, else by the bytes that occur; ``file`` stands after
    ``begins``."""
    if begins.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in begins[:4096]:
        raise IntakeError("This is no text file.", where=str(path), todo="Export as CSV or Excel.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    part, plain, high = begins, True, set[int]()
    while part:
        if plain:
            try:
                decoder.decode(part)
            except UnicodeDecodeError:
                plain = False
        high.update(part.translate(None, _OTHERS))
        part = file.read(_STEP)
    if plain:
        try:
            decoder.decode(b"", final=True)
            return "utf-8"
        except UnicodeDecodeError:
            pass
    return "cp1252" if high and not high & _UNUSED else "latin-1"
