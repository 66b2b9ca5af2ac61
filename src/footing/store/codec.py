"""Values as text and back, without loss: dates stay dates, moments keep their zone.

Answers hold whatever an answer file can hold. JSON has no dates and no tuples, so such a value is
written as an object with one key that starts with ``$``: ``{"$date": "2026-11-03"}``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

_TABLE = "$table"
"""Wraps a table with a key of its own that starts with ``$``, so that it is not read as a tag."""


class CodecError(ValueError):
    """A value cannot be written, or a written value cannot be read; ``path`` is where it stands."""

    def __init__(self, text: str, path: tuple[str | int, ...] = ()) -> None:
        self.text = text
        self.path = path
        super().__init__(text)


def moment_text(moment: datetime) -> str:
    """A moment as RFC 9557 has it: ``2026-11-03T10:00:00+01:00[Europe/Berlin]``.

    The bracket stands only where the zone has a name, the offset only where there is a zone.
    """
    zone = moment.tzinfo
    named = f"[{zone.key}]" if isinstance(zone, ZoneInfo) and zone.key else ""
    return moment.isoformat() + named


def moment(text: str) -> datetime:
    """The moment that ``moment_text`` wrote; CodecError where it is none.

    A named zone keeps the wall clock, as people mean it, even if its rules have changed since. A
    name that this machine does not know falls back to the offset.
    """
    plain, bracket, name = text.partition("[")
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        raise CodecError("a date and time such as 2026-11-03T10:00:00+01:00 is needed") from None
    if not bracket:
        return found
    try:
        zone = ZoneInfo(name.removesuffix("]"))
    except (ValueError, OSError, LookupError):  # unknown, unsafe or unreadable zone name
        return found
    first, second = (found.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return second if first.utcoffset() != found.utcoffset() == second.utcoffset() else first


def day(text: str) -> date:
    """The day written as ``2026-11-03``; CodecError where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CodecError("a date such as 2026-11-03 is needed") from None


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise CodecError("a time such as 10:00:00 is needed") from None


def _number(text: str) -> float:
    if text not in ("inf", "-inf", "nan"):
        raise CodecError("inf, -inf or nan is needed")
    return float(text)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "$moment": moment,
    "$date": day,
    "$time": _time,
    "$number": _number,
}


def tagged(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """``value`` as plain JSON values with tags; CodecError for a kind that cannot be kept."""
    plain: Any
    match value:
        case None | bool() | int() | str():
            plain = value
        case float():
            plain = value if math.isfinite(value) else {"$number": str(value)}
        case datetime():  # before date, of which it is a kind
            plain = {"$moment": moment_text(value)}
        case date():
            plain = {"$date": value.isoformat()}
        case time():
            plain = {"$time": value.isoformat()}
        case list() | tuple():
            items = [tagged(item, (*path, number)) for number, item in enumerate(value)]
            plain = items if isinstance(value, list) else {"$tuple": items}
        case Mapping():
            plain = _tagged_table(value, path)
        case _:
            raise CodecError(f"a {type(value).__name__} cannot be kept", path)
    return plain


def _tagged_table(table: Mapping[Any, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    for key in table:
        if not isinstance(key, str):
            raise CodecError(f"the key {key!r} is not a text", path)
    inner = {key: tagged(item, (*path, key)) for key, item in table.items()}
    return {_TABLE: inner} if any(key.startswith("$") for key in table) else inner


def untagged(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """The value that ``tagged`` was given; CodecError, with its path, for an unknown tag."""
    if isinstance(value, list):
        return [untagged(item, (*path, number)) for number, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    tag = next((key for key in value if key.startswith("$")), None)
    if tag is None:
        return _table(value, path)
    content = value[tag]
    if len(value) == 1 and tag == _TABLE and isinstance(content, dict):
        return _table(content, path)
    if len(value) == 1 and tag == "$tuple" and isinstance(content, list):
        return tuple(untagged(content, path))
    if len(value) != 1 or tag not in _READERS or not isinstance(content, str):
        raise CodecError(f"the tag {tag} cannot be read", path)
    try:
        return _READERS[tag](content)
    except CodecError as error:
        raise CodecError(error.text, (*path, tag)) from None


def _table(value: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    return {key: untagged(item, (*path, key)) for key, item in value.items()}


def dumps(value: Any) -> str:
    """``value`` as one line of tagged JSON, in ASCII; CodecError for what cannot be kept."""
    return json.dumps(tagged(value), ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """The value that ``dumps`` wrote; CodecError where the text is not that."""
    try:
        return untagged(json.loads(text))
    except json.JSONDecodeError as error:
        raise CodecError(f"not JSON: {error.msg}") from None
