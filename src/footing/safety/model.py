"""What the gate's data may hold; every kind rejects unknown keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from annotated_types import MinLen

from footing.kernel.declared import STRICT
from footing.kernel.places import Path

Text = Annotated[str, MinLen(1)]
Keys = Annotated[tuple[Text, ...], MinLen(1)]


@dataclass(frozen=True)
class Question:
    """One yes-or-no question: what is meant, why a yes ends the coaching, and who helps.

    ``people`` and ``sources`` are keys; the people are in the order in which to try them.
    ``covers`` says that a yes can be about one of the gate's kinds.
    """

    __pydantic_config__: ClassVar = STRICT
    key: Text
    ask: Text
    meaning: Keys
    why: Text
    people: Keys
    sources: Keys
    danger: bool = False
    covers: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of matter that Footing does not coach: its reason, and its own first help."""

    __pydantic_config__: ClassVar = STRICT
    key: Text
    name: Text
    meaning: Text
    why: Text
    people: Keys
    sources: Keys


@dataclass(frozen=True)
class Helper:
    """A kind of independent help: who, and when or how to turn to them."""

    __pydantic_config__: ClassVar = STRICT
    key: Text
    who: Text
    what: Text

    @property
    def text(self) -> str:
        """Both as one line."""
        return f"{self.who}: {self.what}"


@dataclass(frozen=True)
class Source:
    """Where a reason comes from, what it supports, and what it does not."""

    __pydantic_config__: ClassVar = STRICT
    key: Text
    title: Text
    publisher: Text
    supports: Text
    limits: Text


@dataclass(frozen=True)
class LogField:
    """One field of the factual log; the one that is ``needed`` makes a record worth keeping."""

    __pydantic_config__: ClassVar = STRICT
    key: Text
    label: Text
    hint: str
    needed: bool = False


@dataclass(frozen=True)
class Log:
    """The offer of a dated factual log, and what each of its records holds."""

    __pydantic_config__: ClassVar = STRICT
    offer: Text
    fields: Annotated[tuple[LogField, ...], MinLen(1)]


@dataclass(frozen=True)
class Duty:
    """What to think of before something is removed for good; ``sources`` are keys."""

    __pydantic_config__: ClassVar = STRICT
    text: Text
    sources: Keys


@dataclass(frozen=True)
class Gate:
    """The questions before the first step, and everything they refer to."""

    __pydantic_config__: ClassVar = STRICT
    limits: Text
    questions: Annotated[tuple[Question, ...], MinLen(1)]
    kinds: tuple[Kind, ...]
    people: tuple[Helper, ...]
    sources: tuple[Source, ...]
    log: Log
    duty: Duty


def faults(gate: Gate) -> Iterator[tuple[Path, str]]:
    """What is wrong between the parts of a gate: keys named twice, unknown, or never used."""
    for kind, things in (
        ("questions", gate.questions),
        ("kinds", gate.kinds),
        ("people", gate.people),
        ("sources", gate.sources),
    ):
        keys = [thing.key for thing in things]
        for number, key in enumerate(keys):
            if key in keys[:number]:
                yield (kind, number, "key"), "this key is used above already"
    yield from _references(gate)
    named = [one.key for one in gate.log.fields]
    for number, key in enumerate(named):
        if key in named[:number]:
            yield ("log", "fields", number, "key"), "this key is used above already"
    if not any(one.needed for one in gate.log.fields):
        yield ("log", "fields"), "one of them has to be needed"


def _references(gate: Gate) -> Iterator[tuple[Path, str]]:
    """Helpers and sources that are named and not there, or there and never named."""
    asking: list[tuple[Path, Question | Kind]] = [
        *((("questions", number), one) for number, one in enumerate(gate.questions)),
        *((("kinds", number), one) for number, one in enumerate(gate.kinds)),
    ]
    naming = {
        "people": [((*path, "people"), one.people) for path, one in asking],
        "sources": [
            *(((*path, "sources"), one.sources) for path, one in asking),
            (("duty", "sources"), gate.duty.sources),
        ],
    }
    for kind, known in (("people", gate.people), ("sources", gate.sources)):
        keys = [thing.key for thing in known]
        used: set[str] = set()
        for path, named in naming[kind]:
            used.update(named)
            for place, key in enumerate(named):
                if key not in keys:
                    yield (*path, place), f"nothing in {kind} has this key"
        for number, key in enumerate(keys):
            if key not in used:
                yield (kind, number), "no question names this"
