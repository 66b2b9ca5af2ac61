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
    """

    __pydantic_config__: ClassVar = STRICT
    key: Text
    ask: Text
    meaning: Keys
    why: Text
    people: Keys
    sources: Keys
    danger: bool = False


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
class Log:
    """The offer of a dated factual log, and what each of its records holds."""

    __pydantic_config__: ClassVar = STRICT
    offer: Text
    fields: Keys


@dataclass(frozen=True)
class Gate:
    """The questions before the first step, and everything they refer to."""

    __pydantic_config__: ClassVar = STRICT
    questions: Annotated[tuple[Question, ...], MinLen(1)]
    people: tuple[Helper, ...]
    sources: tuple[Source, ...]
    log: Log


def faults(gate: Gate) -> Iterator[tuple[Path, str]]:
    """What is wrong between the parts of a gate: keys named twice, unknown, or never used."""
    for kind, things in (
        ("questions", gate.questions),
        ("people", gate.people),
        ("sources", gate.sources),
    ):
        keys = [thing.key for thing in things]
        for number, key in enumerate(keys):
            if key in keys[:number]:
                yield (kind, number, "key"), "this key is used above already"
    for kind, known in (("people", gate.people), ("sources", gate.sources)):
        keys = [thing.key for thing in known]
        used: set[str] = set()
        for number, question in enumerate(gate.questions):
            named = question.people if kind == "people" else question.sources
            used.update(named)
            for place, key in enumerate(named):
                if key not in keys:
                    yield ("questions", number, kind, place), f"nothing in {kind} has this key"
        for number, key in enumerate(keys):
            if key not in used:
                yield (kind, number), "no question names this"
