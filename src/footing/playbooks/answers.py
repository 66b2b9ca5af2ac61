"""Answers: what a person wrote for each step, read as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from footing.playbooks.hours import heard_hours
from footing.playbooks.model import Playbook, ScopeData, Step

PEOPLE = ("me", "leader", "leader_pronoun", "team", "company")
PRONOUNS = ("she", "he", "they")
CHANNELS = ("in person", "call", "mail")
EVERY = ("day", "weekday", "week", "two weeks", "month")
SAME_RHYTHM = {"2 weeks": "two weeks", "fortnight": "two weeks", "other week": "two weeks"}


@dataclass(frozen=True)
class Said:
    """A text to be said, the notes that are kept beside it, and its key path."""

    path: str
    say: str
    notes: str = ""


@dataclass(frozen=True)
class Record:
    """One record of a step: its texts by field, its days, choices, names and hours.

    ``day`` is a day gone by, ``due`` one by which something was to be done; ``day_said`` and
    ``due_said`` are the same where they were told in words only ("the end of June").
    """

    path: str
    texts: Mapping[str, Said]
    day: date | None
    choices: Mapping[str, str]
    due: date | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, float] = field(default_factory=dict)
    day_said: str = ""
    due_said: str = ""


@dataclass(frozen=True)
class Meeting:
    """The talk: how, when (a moment without a zone is the person's own time), how long."""

    channel: str = "in person"
    when: datetime | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class CheckIns:
    """Agreed meetings that recur: every day, weekday, week, two weeks or month."""

    every: str
    minutes: int | None = None
    first: datetime | None = None
    until: date | None = None
    timezone: str = ""


@dataclass(frozen=True)
class Answers:
    """All answers of one matter as values, by step key; a step without an answer is absent."""

    texts: Mapping[str, Said]
    lists: Mapping[str, tuple[Said, ...]]
    records: Mapping[str, tuple[Record, ...]]
    choices: Mapping[str, str]
    numbers: Mapping[str, int]
    days: Mapping[str, date]
    flags: Mapping[str, bool]
    meeting: Meeting | None = None
    checkins: CheckIns | None = None
    hours: Mapping[str, float] = field(default_factory=dict)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time.min) if isinstance(value, date) else None


def read(playbook: Playbook, raw: Mapping[str, Any]) -> Answers:
    """The answers as values. ``raw`` is [answers] without faults; empty texts count as absent."""
    texts: dict[str, Said] = {}
    lists: dict[str, tuple[Said, ...]] = {}
    records: dict[str, tuple[Record, ...]] = {}
    choices: dict[str, str] = {}
    numbers: dict[str, int] = {}
    week: dict[str, float] = {}
    days: dict[str, date] = {}
    flags: dict[str, bool] = {}
    meeting: Meeting | None = None
    checkins: CheckIns | None = None
    for step in playbook.steps:
        if step.key not in raw:
            continue
        value, path = raw[step.key], f"answers.{step.key}"
        match step.kind:
            case "text" | "words" | "quote":
                said = _said(value, path)
                if said:
                    texts[step.key] = said
            case "list":
                items = (_said(item, f"{path}[{n}]") for n, item in enumerate(value, 1))
                lists[step.key] = tuple(_offered(step, item) for item in items if item)
            case "records":
                made = (_record(step, item, f"{path}[{n}]") for n, item in enumerate(value, 1))
                records[step.key] = tuple(one for one in made if one.texts)
            case "choice":
                choices[step.key] = value["say"] if isinstance(value, Mapping) else value
            case "percent":
                numbers[step.key] = value
            case "hours":
                week[step.key] = value
            case "yes-no":
                flags[step.key] = value
            case "date":
                days[step.key] = _day(value)
            case "meeting":
                meeting = Meeting(
                    value.get("channel", "in person"),
                    _moment(value.get("when")),
                    value.get("minutes"),
                )
            case "checkins":
                until = value.get("until")
                checkins = CheckIns(
                    SAME_RHYTHM.get(value["every"], value["every"]),
                    value.get("minutes"),
                    _moment(value.get("first")),
                    _day(until) if until is not None else None,
                    value.get("timezone", ""),
                )
    if playbook.scope and playbook.scope.unit not in choices and _weekly(playbook.scope, raw):
        choices[playbook.scope.unit] = "week"
    return Answers(
        texts,
        lists,
        records,
        choices,
        numbers,
        days,
        flags,
        meeting=meeting,
        checkins=checkins,
        hours=week,
    )


_NOTHING_MUCH = re.compile(
    r"(?:nothing|none|not)(?: (?:really|much|special|major|serious|yet|so far|i know of|"
    r"to speak of|that i know(?: of)?|i can think of))+"
)
_NOTHING = frozenset(
    {"", "-", "–", "—", "none", "n/a", "na", "nil", "nothing", "no", "?", "unknown", "not yet"}
    | {"nothing yet", "nothing bad", "nothing so far", "don't know", "i don't know", "no idea"}
    | {"i don't know yet", "don't know yet", "no effect", "not sure", "tbd"}
)


def _said(value: Any, path: str) -> Said | None:
    say, notes = (
        (value, "") if isinstance(value, str) else (value.get("say", ""), value.get("notes", ""))
    )
    say, notes = say.strip(), notes.strip()
    plain = say.rstrip(".").lower().replace("’", "'")
    if plain in _NOTHING or _NOTHING_MUCH.fullmatch(plain):
        say = ""
    return Said(path, say, notes) if say or notes else None


def _record(step: Step, item: Mapping[str, Any], path: str) -> Record:
    texts: dict[str, Said] = {}
    chosen: dict[str, str] = {}
    names: dict[str, str] = {}
    hours: dict[str, float] = {}
    day: date | None = None
    due: date | None = None
    told = {"date": "", "due": ""}
    for asked in step.fields:
        if asked.key not in item:
            continue
        value = item[asked.key]
        match asked.kind:
            case "date" | "due" if isinstance(value, str):
                told[asked.kind] = " ".join(value.split()).rstrip(" .,;")
            case "date":
                day = _day(value)
            case "due":
                due = _day(value)
            case "choice":
                chosen[asked.key] = value
            case "hours":
                hours[asked.key] = value
            case "name":
                if value.strip():
                    names[asked.key] = " ".join(value.split())
            case "text":
                said = _said(value, f"{path}.{asked.key}")
                if said:
                    texts[asked.key] = said
    _hear_hours(step, texts, hours)
    return Record(
        path, texts, day, chosen, due, names, hours, day_said=told["date"], due_said=told["due"]
    )


def _hear_hours(step: Step, texts: Mapping[str, Said], hours: dict[str, float]) -> None:
    """Take the hours from the words where they stand only there: thirty hours in the week."""
    asked = next((one.key for one in step.fields if one.kind == "hours"), "")
    first = next(iter(texts.values()), None)
    heard = heard_hours(first.say) if asked and asked not in hours and first else None
    if heard:
        hours[asked] = heard.count


def _weekly(scope: ScopeData, raw: Mapping[str, Any]) -> bool:
    """Whether all hours that the words of the scope tell are a week's."""
    told = [one for key in (scope.agreed, scope.since) for one in _every_text(raw.get(key))]
    heard = [one for one in map(heard_hours, told) if one]
    return bool(heard) and all(one.week for one in heard)


def _every_text(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _every_text(one)


def _offered(step: Step, said: Said) -> Said:
    """An item that only names one of the step's offers, with the offer's ready words."""
    named = said.say.lower().rstrip(" .").replace("’", "'")
    for offer in step.offers:
        if named in (offer.name.lower(), *offer.also):
            return Said(said.path, offer.say, said.notes)
    return said
