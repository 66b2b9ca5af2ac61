"""Everything as JSON and back, without loss: ``{"schema": "footing.export/1", "matters": [...]}``.

Each record is an object with exactly the fields of its kind. Days and moments are texts; answers
hold tagged values, as in ``codec``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from footing.advice.decision import Decision
from footing.advice.kept import Panel, Piece
from footing.contacts.model import Contact, Pace
from footing.followup.checkins import Checkins
from footing.followup.debrief import Debrief
from footing.followup.entries import Entry
from footing.followup.issues import Issue
from footing.followup.load import Commitment
from footing.followup.promises import Promise
from footing.kernel.errors import DataError, Problem
from footing.kernel.places import Path, dotted
from footing.playbooks.matter import Matter
from footing.store.codec import CodecError
from footing.store.everything import Everything
from footing.store.forms import FORMS

SCHEMA = "footing.export/1"

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
    "contacts": Contact,
    "paces": Pace,
}
_LATER = ("panels", "pieces", "decisions", "checkins", "issues", "commitments", "contacts", "paces")
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
            linked = getattr(record, "matter", "")  # a matter, a commitment and a contact have none
            if linked and linked not in matters:
                yield (key, number, "matter"), f"there is no matter {linked} in this file"
