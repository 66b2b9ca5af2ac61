"""Everything as JSON and back, without loss: ``{"schema": "footing.export/1", "matters": [...]}``.

Each record is an object with exactly the fields of its kind. Days and moments are texts; answers
hold tagged values, as in ``codec``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, get_args

from footing.advice.decision import Decision
from footing.advice.kept import Panel, Piece
from footing.followup.checkins import EVERY, Change, Checkins
from footing.followup.debrief import Debrief, Happened, Stage
from footing.followup.entries import Entry, Kind
from footing.followup.issues import Issue, IssueKind
from footing.followup.load import WEEK, Commitment
from footing.followup.load import Kind as Takes
from footing.followup.promises import Promise, PromiseState, Who
from footing.kernel.errors import DataError, Problem
from footing.kernel.places import Path, dotted
from footing.playbooks.matter import Edit, Gate, Matter, State
from footing.store import codec
from footing.store.codec import CodecError
from footing.store.everything import Everything

SCHEMA = "footing.export/1"
_MOST = 1_000_000_000


@dataclass(frozen=True)
class _Form:
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
    if value and value not in EVERY:
        raise CodecError(f"one of these is needed: {', '.join(EVERY)}, (empty)")
    return _text(value)


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


def _one_of(kind: Any) -> _Form:
    choices = get_args(kind)

    def read(value: Any) -> Any:
        if value not in choices:
            shown = ", ".join(choice or "(empty)" for choice in choices)
            raise CodecError(f"one of these is needed: {shown}")
        return value

    return _Form(_same, read)


def _or_none(form: _Form) -> _Form:
    def either(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda value: None if value is None else way(value)

    return _Form(either(form.write), either(form.read))


_TEXT, _NAME = _Form(_same, _text), _Form(_same, _name)
_DAY = _Form(lambda value: value.isoformat(), lambda value: codec.day(_text(value)))
_MOMENT = _Form(codec.moment_text, _zoned)
_TABLE = _Form(codec.tagged, _answers)
_FLAG = _Form(_same, _flag)

FORMS: Mapping[type[Any], Mapping[str, _Form]] = {
    Matter: {
        "id": _NAME,
        "playbook": _NAME,
        "started": _MOMENT,
        "changed": _MOMENT,
        "people": _Form(dict, _texts),
        "answers": _TABLE,
        "edits": _Form(_edits_written, _edits),
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
        "was": _Form(lambda days: [day.isoformat() for day in days], _days),
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
        "relief": _or_none(_Form(_same, _relief)),
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
        "votes": _or_none(_Form(_same, _whole)),
        "day": _TEXT,
        "under": _TEXT,
        "aside": _TEXT,
        "corrected": _TABLE,
        "taken": _TABLE,
    },
    Decision: {"id": _NAME, "matter": _TEXT, "changed": _MOMENT, "given": _TABLE},
    Checkins: {
        "matter": _TEXT,
        "first": _Form(codec.moment_text, _wall),
        "every": _Form(_same, _every),
        "until": _or_none(_DAY),
        "minutes": _or_none(_Form(_same, _whole)),
        "timezone": _TEXT,
        "changes": _Form(_changes_written, _changes),
        "cancelled": _FLAG,
        "id": _NAME,
    },
    Issue: {
        "id": _NAME,
        "matter": _TEXT,
        "kind": _one_of(IssueKind),
        "sequence": _Form(_same, _whole),
        "content": _TEXT,
    },
    Commitment: {
        "id": _NAME,
        "kind": _one_of(Takes),
        "what": _TEXT,
        "hours": _Form(_same, _hours),
        "since": _DAY,
        "until": _or_none(_DAY),
    },
}
"""How each field of each kind is written and read; a test holds it to the records' fields."""

_KINDS: Mapping[str, type[Any]] = {
    "matters": Matter,
    "entries": Entry,
    "promises": Promise,
    "debriefs": Debrief,
    "panels": Panel,
    "pieces": Piece,
    "decisions": Decision,
    "checkins": Checkins,
    "issues": Issue,
    "commitments": Commitment,
}
_LATER = ("panels", "pieces", "decisions", "checkins", "issues", "commitments")
"""Kinds that an earlier Footing did not know, so that its exports have none."""
_LATER_FIELDS: Mapping[type[Any], tuple[str, ...]] = {
    Promise: ("was", "reason", "settled", "in_mail"),
    Debrief: ("stage", "said", "lesson"),
}
"""Fields that an earlier Footing did not know; they are then as a new record has them."""


def to_json(everything: Everything) -> str:
    """All records as JSON text that ``from_json`` reads back to an equal value."""
    document: dict[str, Any] = {"schema": SCHEMA}
    for key, kind in _KINDS.items():
        document[key] = [
            {name: form.write(getattr(record, name)) for name, form in FORMS[kind].items()}
            for record in getattr(everything, key)
        ]
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    # Half of a surrogate pair is no character, but as an escape it survives.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def from_json(text: str, name: str = "the export") -> Everything:
    """The records in JSON text; ``name`` is the file's, for messages.

    Raises DataError with every fault and its place: not JSON, another schema, unknown or missing
    keys, values of another kind, ids given twice, and matters that are referred to and missing.
    """
    document = _parsed(text, name)
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        problem = Problem(0, "schema", f'"{SCHEMA}" is needed; is this an export of Footing?')
        raise DataError(name, [problem], todo="A newer Footing may have written it.")
    faults = [*_keys(document, {"schema", *_KINDS}, (), spare=_LATER)]
    found: dict[str, tuple[Any, ...]] = {}
    for key, kind in _KINDS.items():
        given = document.get(key, [])
        if not isinstance(given, list):
            faults.append(((key,), "a list in [ ] is needed"))
            continue
        read = [_record(kind, item, (key, number), faults) for number, item in enumerate(given)]
        found[key] = tuple(record for record in read if record is not None)
    if not faults:
        faults.extend(_links(found))
    if faults:
        raise DataError(name, [Problem(0, dotted(path), said) for path, said in faults])
    return Everything(**found)


def _parsed(text: str, name: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise DataError(name, [Problem(0, twice, "this key stands twice in one object")])
        return table

    def number(constant: str) -> Any:
        raise DataError(name, [Problem(0, "", f"{constant} is not a JSON number")])

    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=number)
    except json.JSONDecodeError as error:
        fault = Problem(error.lineno, "", f"not valid JSON: {error.msg}, column {error.colno}")
        raise DataError(name, [fault]) from None
    except (RecursionError, ValueError):  # nested too deeply, or a number of thousands of digits
        raise DataError(name, [Problem(0, "", "this cannot be read as JSON")]) from None


def _keys(
    item: dict[str, Any], known: Iterable[str], path: Path, spare: Iterable[str] = ()
) -> list[tuple[Path, str]]:
    unknown = [((*path, key), "unknown key") for key in item if key not in known]
    missing = [key for key in known if key not in item and key not in spare]
    return unknown + [((*path, key), "this key is missing") for key in missing]


def _record(kind: type[Any], item: Any, path: Path, faults: list[tuple[Path, str]]) -> Any:
    """The record, or None with its faults added to ``faults``."""
    if not isinstance(item, dict):
        faults.append((path, "an object in { } is needed"))
        return None
    forms = FORMS[kind]
    before = len(faults)
    faults.extend(_keys(item, forms, path, spare=_LATER_FIELDS.get(kind, ())))
    values = {}
    for name in forms.keys() & item.keys():
        try:
            values[name] = forms[name].read(item[name])
        except CodecError as error:
            faults.append(((*path, name, *error.path), error.text))
    if len(faults) > before:
        return None
    try:
        return kind(**values)
    except ValueError as error:  # each field is right alone, and not beside the others
        faults.append((path, str(error)))
        return None


def _links(found: Mapping[str, tuple[Any, ...]]) -> Iterable[tuple[Path, str]]:
    matters = {matter.id for matter in found["matters"]}
    for key, records in found.items():
        ids = set()
        for number, record in enumerate(records):
            if record.id in ids:
                yield (key, number, "id"), f"{record.id} stands twice"
            ids.add(record.id)
            linked = getattr(record, "matter", "")  # a matter and a commitment have none
            if linked and linked not in matters:
                yield (key, number, "matter"), f"there is no matter {linked} in this file"
