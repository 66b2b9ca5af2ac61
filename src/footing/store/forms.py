"""How each field of each record stands in an export, and how it is read back with care."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from footing.advice.decision import Decision
from footing.advice.kept import Panel, Piece
from footing.contacts.model import Contact, Pace
from footing.followup.checkins import EVERY, Change, Checkins
from footing.followup.debrief import Debrief, Happened, Stage
from footing.followup.entries import Entry, Kind
from footing.followup.issues import Issue, IssueKind
from footing.followup.load import WEEK, Commitment
from footing.followup.load import Kind as Takes
from footing.followup.promises import Promise, PromiseState, Who
from footing.playbooks.matter import Edit, Gate, Matter, State
from footing.store import codec
from footing.store.codec import CodecError

_MOST = 1_000_000_000


@dataclass(frozen=True)
class Form:
    """How a field is written, and how it is read; reading raises CodecError."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise CodecError("a text is needed")
    return value


def _name(value: Any) -> str:
    if not _text(value):
        raise CodecError("this is empty")
    return str(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise CodecError("true or false is needed")
    return value


def _relief(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= 10:
        raise CodecError("a whole number from 0 to 10 is needed")
    return value


def _hours(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value <= WEEK:
        raise CodecError(f"a number from 0 to {WEEK} is needed")
    return float(value)


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) > _MOST:
        raise CodecError("a whole number is needed")
    return value


def _zoned(value: Any) -> Any:
    found = codec.moment(_text(value))
    if found.tzinfo is None:
        raise CodecError("the zone is missing, such as +01:00 at the end")
    return found


def _wall(value: Any) -> Any:
    """A moment with its zone, or on the reader's own clock and without one."""
    return codec.moment(_text(value))


def _days(value: Any) -> tuple[date, ...]:
    if not isinstance(value, list):
        raise CodecError("a list in [ ] is needed")
    return tuple(codec.day(_text(one)) for one in value)


def _text_list(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise CodecError("a list in [ ] is needed")
    return tuple(_text(one) for one in value)


def _changes(value: Any) -> tuple[Change, ...]:
    found = []
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict) or set(one) != {"was", "to"}:
            raise CodecError("objects with was and to are needed")
        to = None if one["to"] is None else _local(one["to"])
        found.append(Change(_local(one["was"]), to))
    return tuple(found)


def _local(value: Any) -> datetime:
    found = codec.moment(_text(value))
    if found.tzinfo is not None:
        raise CodecError("a time on the clock of the series is needed, without a zone")
    return found


def _changes_written(changes: tuple[Change, ...]) -> list[dict[str, str | None]]:
    return [
        {"was": one.was.isoformat(), "to": one.to.isoformat() if one.to else None}
        for one in changes
    ]


def _every(value: Any) -> str:
    if _text(value) and value not in EVERY:
        raise CodecError(f"one of these is needed: {', '.join(EVERY)}, (empty)")
    return str(value)


def _time_zone(value: Any) -> str:
    try:
        return ZoneInfo(value).key if _text(value) else ""
    except (ValueError, OSError, LookupError):  # unknown, unsafe or unreadable
        raise CodecError("a time zone such as Europe/London is needed") from None


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise CodecError("an object in { } is needed")
    return value


def _texts(value: Any) -> dict[str, str]:
    for key, item in _object(value).items():
        if not isinstance(item, str):
            raise CodecError("a text is needed", (key,))
    return dict(value)


def _answers(value: Any) -> dict[str, Any]:
    found = codec.untagged(_object(value))
    if not isinstance(found, dict):
        raise CodecError("an object in { } is needed")
    return found


def _edits(value: Any) -> dict[str, Edit]:
    for part, edit in _object(value).items():
        if not isinstance(edit, dict) or set(edit) != {"base", "text"}:
            raise CodecError("an object with base and text is needed", (part,))
        if not all(isinstance(words, str) for words in edit.values()):
            raise CodecError("base and text are texts", (part,))
    return {part: Edit(**edit) for part, edit in value.items()}


def _edits_written(edits: Mapping[str, Edit]) -> dict[str, Any]:
    return {part: asdict(edit) for part, edit in edits.items()}


def _one_of(kind: Any) -> Form:
    choices = get_args(kind)

    def read(value: Any) -> Any:
        if value not in choices:
            shown = ", ".join(choice or "(empty)" for choice in choices)
            raise CodecError(f"one of these is needed: {shown}")
        return value

    return Form(_same, read)


def _or_none(form: Form) -> Form:
    def either(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda value: None if value is None else way(value)

    return Form(either(form.write), either(form.read))


_TEXT, _NAME = Form(_same, _text), Form(_same, _name)
_DAY = Form(lambda value: value.isoformat(), lambda value: codec.day(_text(value)))
_MOMENT = Form(codec.moment_text, _zoned)
_TABLE = Form(codec.tagged, _answers)
_FLAG = Form(_same, _flag)
_TEXTS = Form(list, _text_list)

FORMS: Mapping[type[Any], Mapping[str, Form]] = {
    Matter: {
        "id": _NAME,
        "playbook": _NAME,
        "started": _MOMENT,
        "changed": _MOMENT,
        "people": Form(dict, _texts),
        "answers": _TABLE,
        "edits": Form(_edits_written, _edits),
        "gate": _one_of(Gate),
        "state": _one_of(State),
    },
    Entry: {"id": _NAME, "day": _DAY, "kind": _one_of(Kind), "text": _TEXT, "matter": _TEXT},
    Promise: {
        "id": _NAME,
        "matter": _TEXT,
        "who": _one_of(Who),
        "what": _TEXT,
        "due": _or_none(_DAY),
        "state": _one_of(PromiseState),
        "was": Form(lambda days: [day.isoformat() for day in days], _days),
        "reason": _TEXT,
        "settled": _or_none(_DAY),
        "in_mail": _FLAG,
    },
    Debrief: {
        "id": _NAME,
        "matter": _TEXT,
        "day": _DAY,
        "held": _FLAG,
        "acknowledged": _TEXT,
        "relief": _or_none(Form(_same, _relief)),
        "happened": _one_of(Happened),
        "note": _TEXT,
        "next_checkin": _or_none(_MOMENT),
        "stage": _one_of(Stage),
        "said": _TEXT,
        "lesson": _TEXT,
    },
    Panel: {
        "id": _NAME,
        "matter": _TEXT,
        "own_view": _TEXT,
        "viewed": _or_none(_MOMENT),
        "question": _TEXT,
        "thanked": _or_none(_MOMENT),
    },
    Piece: {
        "id": _NAME,
        "matter": _TEXT,
        "author": _TEXT,
        "text": _TEXT,
        "place": _TEXT,
        "votes": _or_none(Form(_same, _whole)),
        "day": _TEXT,
        "under": _TEXT,
        "aside": _TEXT,
        "corrected": _TABLE,
        "taken": Form(dict, _texts),
    },
    Decision: {"id": _NAME, "matter": _TEXT, "changed": _MOMENT, "given": _TABLE},
    Checkins: {
        "matter": _TEXT,
        "first": Form(codec.moment_text, _wall),
        "every": Form(_same, _every),
        "until": _or_none(_DAY),
        "minutes": _or_none(Form(_same, _whole)),
        "timezone": Form(_same, _time_zone),
        "changes": Form(_changes_written, _changes),
        "cancelled": _FLAG,
        "id": _NAME,
    },
    Issue: {
        "id": _NAME,
        "matter": _TEXT,
        "kind": _one_of(IssueKind),
        "sequence": Form(_same, _whole),
        "content": _TEXT,
    },
    Commitment: {
        "id": _NAME,
        "kind": _one_of(Takes),
        "what": _TEXT,
        "hours": Form(_same, _hours),
        "since": _DAY,
        "until": _or_none(_DAY),
    },
    Contact: {
        "id": _NAME,
        "name": _TEXT,
        "org": _TEXT,
        "emails": _TEXTS,
        "phones": _TEXTS,
        "year": _or_none(Form(_same, _whole)),
        "last": _or_none(_DAY),
        "next": _or_none(_DAY),
        "note": _TEXT,
        "revised": _or_none(_DAY),
        "aside": _FLAG,
        "known": _TEXTS,
        "apart": _TEXTS,
    },
    Pace: {
        "begun": _DAY,
        "week": Form(_same, _whole),
        "every": Form(_same, _whole),
        "since": _or_none(Form(_same, _whole)),
        "id": _NAME,
    },
}
"""How each field of each kind is written and read; a test holds it to the records' fields."""
