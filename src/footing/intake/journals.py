"""Journals of other programs: jrnl's JSON, and Day One's JSON or the archive with it.

jrnl (its documentation, “Formats”): ``{"tags": {…}, "entries": [{"title", "body", "date", "time",
"tags", "starred"}]}``. Day One (its guide to exports): ``{"metadata": …, "entries": [{"uuid",
"creationDate", "timeZone", "text", "tags", …}]}``, in an archive with one ``.json`` a journal.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from footing.kernel.errors import FootingError
from footing.kernel.saying import counted

MOST_BYTES = 64 * 1024 * 1024
"""A journal of more text than this is none: at a thousand words a day it is thirty years."""
MOST_FILES = 200
ZIP = b"PK\x03\x04"
_NO_LETTER = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
_PICTURE = re.compile(r"!\[[^\]]*\]\(dayone-moment:[^)]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


_HOW = "Export it with “jrnl --format json”, or from Day One as JSON."


class JournalError(FootingError):
    """A file is no journal that can be read; nothing of it was taken."""


@dataclass(frozen=True)
class JournalLine:
    """One entry of another journal.

    ``key`` is the same each time the same entry is read. ``tags`` are lower-case, without a mark.
    """

    key: str
    day: date
    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Journal:
    """A journal that was read: which program wrote it, its lines, and what was left out and why."""

    program: str
    lines: tuple[JournalLine, ...]
    left_out: tuple[str, ...]


def read_journal(source: Path | bytes, name: str) -> Journal:
    """The journal in a file or in its bytes; JournalError says what is wrong and what to do."""
    documents = list(_documents(source, name))
    lines: list[JournalLine] = []
    reasons: Counter[str] = Counter()
    programs: list[str] = []
    for inside, data in documents:
        program, entries = _entries(data, inside)
        programs.append(program)
        reader = _jrnl if program == "jrnl" else _day_one
        for one in entries:
            found = reader(one) if isinstance(one, Mapping) else "not an entry"
            if isinstance(found, str):
                reasons[found] += 1
            else:
                lines.append(found)
    once = {one.key: one for one in lines}
    if twice := len(lines) - len(once):
        reasons["in the file twice"] = twice
    left = tuple(
        f"{counted(count, 'entry', 'entries')} left out: {why}." for why, count in reasons.items()
    )
    return Journal(programs[0], tuple(once.values()), left)


_BROKEN = (
    zipfile.BadZipFile,
    RuntimeError,  # it has a password
    NotImplementedError,  # it is packed in a way that nobody uses
    EOFError, zlib.error, struct.error, ValueError,  # its inside is damaged
)  # fmt: skip


def _documents(source: Path | bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The JSON texts of a source: itself, or those in an archive."""
    try:
        with _opened(source) as file:
            if file.read(len(ZIP)) != ZIP:
                file.seek(0)
                yield name, _bounded(file, name)
                return
            file.seek(0)
            yield from _archived(file, name)
    except FileNotFoundError:
        raise JournalError("There is no such file.", where=name, todo="Check the name.") from None
    except IsADirectoryError:
        raise JournalError(
            "This is a folder.", where=name, todo="Name the file in it that ends in .json or .zip."
        ) from None
    except OSError as error:
        raise JournalError(f"The file cannot be read ({error.strerror}).", where=name) from None


def _opened(source: Path | bytes) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _archived(file: IO[bytes], name: str) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(file) as archive:
            inside = [
                one
                for one in archive.infolist()
                if one.filename.lower().endswith(".json")
                and not one.filename.startswith("__MACOSX/")
            ]
            if not inside:
                raise JournalError(
                    "There is no journal in this archive: no file that ends in .json.", where=name
                )
            if len(inside) > MOST_FILES:
                raise JournalError(
                    f"There are more than {MOST_FILES} journals in this archive.", where=name
                )
            for one in inside:
                # What the archive says of a size may be wrong, so what comes out is counted.
                with archive.open(one) as member:
                    yield f"{name}, {one.filename}", _bounded(member, name)
    except _BROKEN as error:
        raise JournalError(
            f"The archive cannot be opened ({type(error).__name__}).", where=name,
            todo="Export it once more.",
        ) from None  # fmt: skip


def _bounded(file: IO[bytes], name: str) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise JournalError(
            f"This is more than {MOST_BYTES // 1024 // 1024} MB of text.", where=name,
            todo="Is it a journal? Export fewer years of it at a time.",
        )  # fmt: skip
    return data


def _entries(data: bytes, name: str) -> tuple[str, Sequence[Any]]:
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise JournalError("This is not UTF-8 text.", where=name, todo=_HOW) from None
    except json.JSONDecodeError as error:
        raise JournalError(
            f"This is not JSON: line {error.lineno}, {error.msg}.", where=name, todo=_HOW
        ) from None
    except (RecursionError, ValueError):  # nested too deeply, or a number of thousands of digits
        raise JournalError("This cannot be read as JSON.", where=name, todo=_HOW) from None
    entries = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(entries, list) or "schema" in document:
        ours = isinstance(document, dict) and "schema" in document
        raise JournalError(
            "This is no journal of jrnl or Day One.", where=name,
            todo="For what Footing exported, use “footing import”." if ours else _HOW,
        )  # fmt: skip
    keys = {key for one in entries if isinstance(one, Mapping) for key in one}
    return ("Day One" if "creationDate" in keys or "uuid" in keys else "jrnl"), entries


def _jrnl(entry: Mapping[str, Any]) -> JournalLine | str:
    title, body = entry.get("title", ""), entry.get("body", "")
    if not isinstance(title, str) or not isinstance(body, str):
        return "its words are not text"
    text = " ".join(filter(None, (_whole(title), _whole(body))))
    if not text:
        return "no words in it"
    day = _day(entry.get("date"))
    if day is None:
        return "no day that can be read"
    key = _key("jrnl", str(entry.get("date")), str(entry.get("time", "")), title, body)
    return JournalLine(key, day, text, _tags(entry.get("tags")))


def _day_one(entry: Mapping[str, Any]) -> JournalLine | str:
    text = entry.get("text", "")
    if not isinstance(text, str):
        return "its words are not text"
    text = _whole(_ESCAPED.sub(r"\1", _PICTURE.sub("", text)))
    if not text:
        return "no words in it, a picture alone perhaps"
    day = _here(entry.get("creationDate"), entry.get("timeZone"))
    if day is None:
        return "no day that can be read"
    named = entry.get("uuid")
    key = _key("dayone", named) if isinstance(named, str) and named else _key(
        "dayone", str(entry.get("creationDate")), text
    )  # fmt: skip
    return JournalLine(key, day, text, _tags(entry.get("tags")))


def _whole(text: str) -> str:
    """The words without what is no letter: halves of surrogate pairs and control characters."""
    return _NO_LETTER.sub("", text).strip()


def _here(moment: Any, zone: Any) -> date | None:
    """The day on the writer's own clock; Day One writes moments in UTC, and the zone beside."""
    if not isinstance(moment, str):
        return None
    try:
        found = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    except ValueError:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    try:
        return found.astimezone(ZoneInfo(zone) if isinstance(zone, str) else UTC).date()
    except (ValueError, OSError, LookupError, OverflowError):  # a zone that nobody knows
        return found.date()


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _tags(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list):
        return ()
    plain = (_whole(one).lstrip("@#+").casefold() for one in given if isinstance(one, str))
    return tuple(dict.fromkeys(filter(None, plain)))


def _key(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()
