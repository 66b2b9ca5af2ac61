"""What a playbook makes of the answers: the parts to say and send, and the brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footing.playbooks.scope import Scope

PARTS = ("invite", "spoken", "message", "confirm")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a part and where it came from.

    ``origin`` is a key path of the answer file (``answers.help[2]``), ``playbook``, or both joined
    by `` + `` where a connecting phrase of the playbook carries the person's words.
    """

    part: str
    text: str
    origin: str


@dataclass(frozen=True)
class Rework:
    """An answer that cannot be said as it is: where, why, one question, and how to begin."""

    step: str
    reason: str
    question: str
    starter: str


@dataclass(frozen=True)
class Card:
    """An if-then card: when this happens, then I do or say that."""

    when: str
    then: str


@dataclass(frozen=True)
class Likely:
    """A question the other side may ask, and what there is to say (empty: nothing yet).

    ``key`` is that of the declared question, ``steps`` are the steps that could answer it.
    """

    question: str
    answer: str
    key: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trait:
    """What a sentence of the talk shows: maturity and humility, self-awareness, and so on."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Brief:
    """The one page for oneself, to take into the room. Nothing of it is sent."""

    title: str
    when: str
    aim: str
    points: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    questions: tuple[Likely, ...]
    cards: tuple[Card, ...]
    fear: str
    fear_odds: int | None
    traits: tuple[Trait, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Everything that a playbook makes of the answers.

    Parts are plain text with one blank line between paragraphs. ``unsupported`` are claims without
    proof, ``missing`` the keys of steps that the page needs and that have no answer. ``subjects``
    are neutral mail subjects for invite, message and confirm. ``left_out`` are the sentences that
    are not in the talk so that it stays under two minutes; the written version has them. ``scope``
    is what was agreed beside what it has become, for a playbook that asks for it. ``likely`` are
    all questions that the other side may ask here, the likeliest first.
    """

    playbook: str
    invite: str
    spoken: str
    spoken_seconds: int
    message: str
    confirm: str
    brief: Brief
    sentences: tuple[Sentence, ...] = ()
    unsupported: tuple[str, ...] = ()
    rework: tuple[Rework, ...] = ()
    missing: tuple[str, ...] = ()
    subjects: Mapping[str, str] = field(default_factory=dict)
    message_note: str = ""
    left_out: tuple[str, ...] = ()
    scope: Scope | None = None
    likely: tuple[Likely, ...] = ()

    def part(self, name: str) -> str:
        """The text of one part by its name; KeyError for any other name."""
        return {
            "invite": self.invite,
            "spoken": self.spoken,
            "message": self.message,
            "confirm": self.confirm,
        }[name]
