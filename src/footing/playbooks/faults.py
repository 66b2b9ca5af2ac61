"""Faults of an answer file: what does not fit the playbook, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from footing.kernel.places import Path
from footing.playbooks.answers import CHANNELS, EVERY, PEOPLE, PRONOUNS, SAME_RHYTHM
from footing.playbooks.model import Playbook, RecordField, Step

_YEARS = range(1950, 2201)
MOST_HOURS = 168
"""The hours of a week."""
MOST_HOURS_OF_WORK = 10_000
"""About five working years: more in one piece is a slip of the pen."""


def faults(playbook: Playbook, tables: Mapping[str, Any]) -> list[tuple[Path, str]]:
    """Every fault of an answer file's tables (playbook, people, answers), by key path."""
    found: list[tuple[Path, str]] = []
    for key in tables:
        if key not in ("playbook", "people", "answers"):
            found.append(((key,), "unknown key; a file has playbook, [people] and [answers]"))
    if tables.get("playbook") != playbook.id:
        found.append((("playbook",), f'"{playbook.id}" is needed here'))
    people = tables.get("people", {})
    found += people_faults(people)
    answers = tables.get("answers", {})
    if not isinstance(answers, Mapping):
        return [*found, (("answers",), "a table [answers] is needed here")]
    if not answers:
        found.append((("answers",), "there is no answer yet"))
    for key, value in answers.items():
        found += answer_faults(playbook, key, value)
    return found


def people_faults(people: Any) -> list[tuple[Path, str]]:
    """Faults of the table [people]."""
    if not isinstance(people, Mapping):
        return [(("people",), "a table [people] is needed here")]
    found: list[tuple[Path, str]] = []
    for key, value in people.items():
        here: Path = ("people", key)
        if key not in PEOPLE:
            found.append((here, f"unknown key; known are {', '.join(PEOPLE)}"))
        elif not isinstance(value, str):
            found.append((here, "a text in quotes is needed here"))
        elif "\n" in value or len(value) > 100:
            found.append((here, "a short name on one line is needed here"))
        elif key == "leader_pronoun" and value and value not in PRONOUNS:
            found.append((here, "she, he or they is needed here"))
    return found


def answer_faults(playbook: Playbook, key: str, value: Any) -> list[tuple[Path, str]]:
    """Faults of the answer to one step; an unknown step is a fault, too."""
    here: Path = ("answers", key)
    step = playbook.find(key)
    if step is None:
        known = ", ".join(step.key for step in playbook.steps)
        return [(here, f"unknown key; {playbook.id} asks for {known}")]
    return list(_value_faults(step, value, here))


def _value_faults(step: Step, value: Any, here: Path) -> Iterator[tuple[Path, str]]:
    match step.kind:
        case "text" | "words" | "quote":
            yield from _text_faults(value, here)
        case "list":
            if not isinstance(value, list):
                yield here, "a list in [ ] is needed here"
            else:
                for number, item in enumerate(value):
                    yield from _text_faults(item, (*here, number))
        case "records":
            yield from _records_faults(step, value, here)
        case "choice":
            yield from _choice_faults(step, value, here)
        case "percent":
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
                yield here, "a whole number from 0 to 100 is needed here"
        case "hours":
            yield from _hours_faults(value, here, MOST_HOURS)
        case "yes-no":
            if not isinstance(value, bool):
                yield here, "true or false is needed here"
        case "date":
            if not _is_day(value):
                yield here, "a day such as 2026-11-20 is needed here, without quotes"
        case "meeting":
            yield from _meeting_faults(value, here)
        case "checkins":
            yield from _checkins_faults(value, here)


def _text_faults(value: Any, here: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        return
    if not isinstance(value, Mapping):
        yield here, 'a text in quotes, or {say = "…", notes = "…"}, is needed here'
        return
    for key, text in value.items():
        if key not in ("say", "notes"):
            yield (*here, key), "unknown key; known are say and notes"
        elif not isinstance(text, str):
            yield (*here, key), "a text in quotes is needed here"


def _choice_faults(step: Step, value: Any, here: Path) -> Iterator[tuple[Path, str]]:
    """One of the choices, or a table that holds it with notes beside it."""
    if isinstance(value, Mapping):
        yield from _text_faults(value, here)
        value, here = value.get("say"), (*here, "say")
    if not isinstance(value, str) or value not in step.choices:
        yield here, f"one of {', '.join(step.choices)} is needed here"


def _records_faults(step: Step, value: Any, here: Path) -> Iterator[tuple[Path, str]]:
    if not isinstance(value, list):
        yield here, "a list of tables [{…}, {…}] is needed here"
        return
    known = ", ".join(field.key for field in step.fields)
    for number, item in enumerate(value):
        place = (*here, number)
        if not isinstance(item, Mapping):
            yield place, "a table {…} is needed here"
            continue
        for key, content in item.items():
            field = step.field_of(key)
            if field is None:
                yield (*place, key), f"unknown key; known are {known}"
            else:
                yield from _field_faults(field, content, (*place, key))
        for field in step.fields:
            if field.needed and field.key not in item:
                yield place, f"the key {field.key} is missing"


def _field_faults(field: RecordField, value: Any, here: Path) -> Iterator[tuple[Path, str]]:
    match field.kind:
        case "date" | "due" if field.loose and isinstance(value, str):
            if "\n" in value or len(value) > 60:
                yield here, "a day such as 2026-11-03, or a few words for it, is needed here"
        case "date" | "due":
            if not _is_day(value):
                yield here, "a day such as 2026-11-03 is needed here, without quotes"
        case "choice":
            if value not in field.choices:
                yield here, f"one of {', '.join(field.choices)} is needed here"
        case "hours":
            yield from _hours_faults(value, here, MOST_HOURS_OF_WORK)
        case "name":
            if not isinstance(value, str) or "\n" in value or len(value) > 100:
                yield here, "a short name on one line, in quotes, is needed here"
        case "text":
            yield from _text_faults(value, here)


def _hours_faults(value: Any, here: Path, most: int) -> Iterator[tuple[Path, str]]:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not 0 <= value <= most:  # not a number is not within any bounds, either
        yield here, f"a number of hours from 0 to {most} is needed here, without quotes"


def _minutes_faults(value: Mapping[str, Any], here: Path) -> Iterator[tuple[Path, str]]:
    minutes = value.get("minutes", 30)
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= 480:
        yield (*here, "minutes"), "a whole number of minutes from 1 to 480 is needed here"


def _meeting_faults(value: Any, here: Path) -> Iterator[tuple[Path, str]]:
    if not isinstance(value, Mapping):
        yield here, "a table {channel, when, minutes} is needed here"
        return
    for key in value:
        if key not in ("channel", "when", "minutes"):
            yield (*here, key), "unknown key; known are channel, when and minutes"
    if value.get("channel", "in person") not in CHANNELS:
        yield (*here, "channel"), f"one of {', '.join(CHANNELS)} is needed here"
    if "when" in value and not _is_day(value["when"]):
        yield (*here, "when"), "a moment such as 2026-11-25T10:00:00 is needed here"
    yield from _minutes_faults(value, here)


def _checkins_faults(value: Any, here: Path) -> Iterator[tuple[Path, str]]:
    if not isinstance(value, Mapping):
        yield here, "a table {every, minutes, first, until, timezone} is needed here"
        return
    known = ("every", "minutes", "first", "until", "timezone")
    for key in value:
        if key not in known:
            yield (*here, key), f"unknown key; known are {', '.join(known)}"
    every = value.get("every")
    if not isinstance(every, str) or SAME_RHYTHM.get(every, every) not in EVERY:
        yield (*here, "every"), f"one of {', '.join(EVERY)} is needed here"
    first, until = value.get("first"), value.get("until")
    for key, moment in (("first", first), ("until", until)):
        if moment is not None and not _is_day(moment):
            yield (*here, key), "a day or moment such as 2026-12-01T09:00:00 is needed here"
    if isinstance(first, date) and isinstance(until, date) and _day(until) < _day(first):
        yield (*here, "until"), "this is before the first check-in"
    zone = value.get("timezone", "")
    if not isinstance(zone, str) or (zone and not _is_zone(zone)):
        yield (*here, "timezone"), 'a time zone such as "Europe/London" is needed here'
    yield from _minutes_faults(value, here)


def _is_day(value: Any) -> bool:
    """A day or moment in years that calendars can count."""
    return isinstance(value, date) and value.year in _YEARS


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
