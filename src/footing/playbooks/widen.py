"""Answers as people write them, put into the form that their steps ask for.

One text stands for a list of one, a text among records for a record, “6 hours a week” for its
number. What is in no such form stays as it is, so that its fault is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from footing.kernel.saying import heard_day
from footing.playbooks.hours import heard_hours, number_of
from footing.playbooks.model import Playbook, RecordField, Step

_CHANNELS = {
    "call": "call phone telephone video zoom teams online",
    "mail": "mail email e-mail letter written message",
    "in person": "in-person person face-to-face meeting talk office",
}
_NAMES = ("what", "option", "name", "text")
"""Keys under which a table among texts has its text."""


def widened(playbook: Playbook, raw: Mapping[str, Any]) -> dict[str, Any]:
    """``raw`` with what a person writes shorter than its step asks put into the step's form."""
    found = {key: widened_answer(playbook.find(key), value) for key, value in raw.items()}
    meeting = next((step.key for step in playbook.steps if step.kind == "meeting"), "")
    if meeting and isinstance(raw.get("channel"), str) and not playbook.find("channel"):
        talk = found.get(meeting, {})
        if isinstance(talk, Mapping):
            found[meeting] = {"channel": _channel(found.pop("channel")), **talk}
    return found


def widened_answer(step: Step | None, value: Any) -> Any:
    """The answer to one step in the form that the step asks for."""
    if step is None:
        return value
    match step.kind:
        case "text" if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return " ".join(value)
        case "list":
            items = [value] if isinstance(value, str | Mapping) else value
            return [_named(one) for one in items] if isinstance(items, list) else items
        case "records":
            return _records(step, value)
        case "hours":
            return _hours(value)
        case "meeting" if isinstance(value, str):
            return {"channel": _channel(value)}
        case "meeting" if isinstance(value, Mapping) and isinstance(value.get("channel"), str):
            return {**value, "channel": _channel(value["channel"])}
    return value


def _named(item: Any) -> Any:
    """A table with one text under another name than ``say`` as that text."""
    if isinstance(item, Mapping) and "say" not in item:
        named = [key for key in _NAMES if isinstance(item.get(key), str)]
        if len(named) == 1:
            rest = {key: one for key, one in item.items() if key != named[0]}
            return {"say": item[named[0]], **rest} if rest else item[named[0]]
    return item


def _records(step: Step, value: Any) -> Any:
    first = next(one for one in step.fields if one.kind == "text")
    if isinstance(value, Mapping) and value and not _known(step, value):
        hours = next((one for one in step.fields if one.kind == "hours"), None)
        if hours and all(_is_number(_hours(one)) for one in value.values()):
            return [{first.key: key, hours.key: _hours(one)} for key, one in value.items()]
    items = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(items, list):
        return items
    made = [_record(step, first.key, item) for item in items]
    return _gathered(step, first.key, made)


_PAY = re.compile(r"[^;]{0,25}(?:[£$€]|\b(?:euros?|dollars?|pounds?|EUR|GBP|USD)\b)[^;]{0,25}")
_DUE = re.compile(r"(?:by|until|due|deadline:?|for)\b.{2,40}|\d+ (?:days|weeks|months|years)", re.I)


def _gathered(step: Step, first: str, records: list[Any]) -> list[Any]:
    """Records of one text each, of which some only tell the day, the hours or the pay of the rest.

    ["eight chapters", "by 30 June", "6 hours a week", "£900"] is one agreement.
    """
    keys = {one.kind: one.key for one in step.fields}
    pay = next((one.key for one in step.fields if one.kind == "text" and one.key != first), "")
    alone = [isinstance(one, Mapping) and isinstance(one.get(first), str) for one in records]
    if not pay or "due" not in keys or len(records) < 2 or not alone[0]:
        return records
    kept: list[Any] = [dict(records[0])]
    for record, text in zip(records[1:], alone[1:], strict=True):
        said = record[first] if text and len(record) == 1 else ""
        key = _beside(said, pay, keys["due"], keys["hours"])
        if not key or key in kept[0]:
            kept.append(record)
            continue
        lasts = key == keys["due"] and said[:1].isdigit()
        value = _field(step.field_of(key) or step.fields[0], f"for {said}" if lasts else said)
        kept[0][key] = value
    return kept


def _beside(said: str, pay: str, due: str, hours: str) -> str:
    """Which field of an agreement a short text tells by itself; empty where it is a piece."""
    if len(said.split()) > 6 or not said:
        return ""
    if _PAY.fullmatch(said):
        return pay
    if heard_hours(said):
        return hours
    return due if _DUE.fullmatch(said) else ""


def _record(step: Step, first: str, item: Any) -> Any:
    if isinstance(item, str) or (
        isinstance(item, Mapping) and item and {"say", "notes"} >= {*item}
    ):
        return {first: item}
    if not isinstance(item, Mapping):
        return item
    found: dict[str, Any] = {}
    for key, value in item.items():
        field = step.field_of(key) or next((one for one in step.fields if key in one.also), None)
        if field is None or (field.key != key and field.key in item):
            found[key] = value
        else:
            found[field.key] = _field(field, value)
    return found


def _known(step: Step, value: Mapping[str, Any]) -> bool:
    names = {name for one in step.fields for name in (one.key, *one.also)} | {"say", "notes"}
    return bool(names & set(value))


def _field(field: RecordField, value: Any) -> Any:
    match field.kind:
        case "hours":
            return _hours(value)
        case "date" | "due" if isinstance(value, str):
            return heard_day(value) or value
        case "date" | "due" if isinstance(value, list) and value:
            return value[-1]  # several dates: the last is the one by which all of it is due
        case "text" if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return f"{', '.join(value[:-1])} and {value[-1]}" if len(value) > 1 else value[0]
        case "text" if _is_number(value):
            return f"{value:,}"
    return value


def _hours(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    heard = heard_hours(value)
    return heard.count if heard else number_of(value) if number_of(value) is not None else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _channel(text: str) -> str:
    low = re.sub(r"^(?:by|a|an|per|via|on|in the|over the) ", "", " ".join(text.lower().split()))
    for channel, names in _CHANNELS.items():
        if low == channel or low in names.split():
            return channel
    return text
