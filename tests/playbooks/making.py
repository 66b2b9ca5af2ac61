"""What the tests of this room share: playbooks, answers as a person writes them, and pages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from footing.playbooks.answers import CHANNELS, EVERY, Answers, read
from footing.playbooks.compose import Agreed, compose
from footing.playbooks.faults import faults
from footing.playbooks.library import load_library
from footing.playbooks.model import Playbook, RecordField, Step
from footing.playbooks.page import Page
from footing.playbooks.sayable import Objection, Screen

LIBRARY = load_library()
OWN_UP = LIBRARY.get("own-up")
SECOND_CHANCE = LIBRARY.get("second-chance")
NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)


def nothing_against(_: str) -> Sequence[Objection]:
    """A screen that lets everything pass."""
    return ()


def against(family: str, word: str) -> Screen:
    """A screen that objects to one word."""

    def screen(text: str) -> Sequence[Objection]:
        return [Objection(family, word, "It is against somebody.")] if word in text else []

    return screen


def answered(text: str) -> tuple[Playbook, Mapping[str, str], Mapping[str, Any]]:
    """The playbook, people and answers of an answer file, which must have no faults."""
    tables = tomllib.loads(text)
    playbook = LIBRARY.get(tables["playbook"])
    assert faults(playbook, tables) == []
    return playbook, tables.get("people", {}), tables["answers"]


def page_of(
    text: str,
    *,
    screen: Screen = nothing_against,
    now: datetime = NOW,
    agreed: Sequence[Agreed] = (),
) -> Page:
    """The page of an answer file."""
    playbook, people, answers = answered(text)
    return compose(playbook, people, answers, now=now, screen=screen, agreed=agreed)


def values_of(text: str) -> Answers:
    """The answers of an answer file as values."""
    playbook, _, answers = answered(text)
    return read(playbook, answers)


# Answers as anybody could write them, from what the steps of a playbook declare.

WORDS = (
    "I we you sent send sending forgot the a list report team checked check twice with to for"
    " late because it was wrong Priya Friday client when how more help weekly figures two"
    " customers Sharon she her told asked will could not please budget plan reads now"
).split()
days = st.dates(date(2026, 9, 1), date(2027, 2, 28))
moments = st.builds(datetime.combine, days, st.sampled_from([time(9), time(14, 30), time(0)]))
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
marks = st.sampled_from(["", ".", "?", "!", ",", "..."])
texts = (
    st.tuples(phrases, marks).map("".join)
    | st.lists(st.tuples(phrases, marks).map("".join), max_size=5).map(". ".join)
    | st.lists(phrases, max_size=4).map("\n- ".join)
    | st.text(max_size=40)
)
said = texts | st.fixed_dictionaries({}, optional={"say": texts, "notes": texts})


def _field(field: RecordField) -> st.SearchStrategy[Any]:
    if field.kind == "date":
        return days | moments
    return st.sampled_from(list(field.choices)) if field.kind == "choice" else said


def _record(step: Step) -> st.SearchStrategy[Any]:
    needed = {one.key: _field(one) for one in step.fields if one.needed}
    other = {one.key: _field(one) for one in step.fields if not one.needed}
    return st.fixed_dictionaries(needed, optional=other)


def _checkins(first_and_until: tuple[date, date]) -> dict[str, date]:
    first, until = sorted(first_and_until)
    return {"first": first, "until": until}


MEETINGS = st.fixed_dictionaries(
    {},
    optional={
        "channel": st.sampled_from(CHANNELS),
        "when": days | moments,
        "minutes": st.integers(1, 480),
    },
)
CHECKINS = st.builds(
    lambda every, span, rest: {**every, **span, **rest},
    st.fixed_dictionaries({"every": st.sampled_from(EVERY)}),
    st.just({}) | st.tuples(days, days).map(_checkins),
    st.fixed_dictionaries(
        {},
        optional={
            "minutes": st.integers(1, 480),
            "timezone": st.sampled_from(["", "Europe/London", "America/New_York"]),
        },
    ),
)


def _answer(step: Step) -> st.SearchStrategy[Any]:
    makers: Mapping[str, Callable[[], st.SearchStrategy[Any]]] = {
        "text": lambda: said,
        "words": lambda: said | st.sampled_from(["past month", "since September"]),
        "quote": lambda: said,
        "list": lambda: st.lists(said, max_size=4),
        "records": lambda: st.lists(_record(step), max_size=4),
        "choice": lambda: st.sampled_from(list(step.choices)),
        "percent": lambda: st.integers(0, 100),
        "yes-no": st.booleans,
        "date": lambda: days,
        "meeting": lambda: MEETINGS,
        "checkins": lambda: CHECKINS,
    }
    return makers[step.kind]()


PEOPLE = st.fixed_dictionaries(
    {},
    optional={
        "me": st.sampled_from(["Kim", "Beatrice Holloway", "J.B."]),
        "leader": st.sampled_from(["Sharon", "Mr Okafor", "Sam Lee"]),
        "leader_pronoun": st.sampled_from(["", "she", "he", "they"]),
        "team": st.just("Ward 14"),
        "company": st.just("MidSouth Freight"),
    },
)


def files_for(playbook: Playbook) -> st.SearchStrategy[dict[str, Any]]:
    """Tables of answer files for a playbook, each with at least one answer."""
    answers: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {}, optional={step.key: _answer(step) for step in playbook.steps}
    )
    return st.fixed_dictionaries(
        {"playbook": st.just(playbook.id), "people": PEOPLE, "answers": answers.filter(bool)}
    )
