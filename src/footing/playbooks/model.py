"""A playbook as it is declared: steps that ask, lines that say, parts that order the lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from footing.kernel.declared import STRICT

Kind = Literal[
    "text",  # one or a few sentences to be said
    "words",  # a phrase that is woven into other sentences ("past month")
    "quote",  # word for word as remembered; never said
    "list",  # several texts
    "records",  # several tables with declared fields
    "choice",  # one of the declared choices
    "percent",  # a whole number from 0 to 100
    "hours",  # a number of hours in a week, 0 to 168
    "yes-no",  # true or false
    "date",  # a day
    "checkins",  # a recurring meeting: every, minutes, first, until, timezone
    "meeting",  # one meeting: channel, when, minutes
]
FAMILIES = (
    "hedge", "self-undermining", "over-apology", "non-apology", "excuse", "blame", "agentless",
    "put-down", "absolute", "pressure", "vague-ask",
)  # fmt: skip
"""Families of the wording rules that can make an answer unsayable."""
PROMISED = "promised"
"""What a line of the mail for afterwards uses to say what was promised in the talk."""
Register = Literal["plain", "warm", "formal"]
REGISTERS: tuple[Register, ...] = ("plain", "warm", "formal")

Variants = list[str] | str
Words = Variants | dict[Register, Variants]
"""One wording, several equal ones, or several by register (``plain`` stands in for a missing one).

Slots in braces are filled by the composer; a wording whose slot has no value is passed over.
"""


@dataclass(frozen=True)
class Source:
    """Where a method or a claim comes from, with its size and limits when it is a study."""

    __pydantic_config__ = STRICT
    title: str
    where: str
    limits: str = ""


@dataclass(frozen=True)
class RecordField:
    """One field of a record.

    A text to be said, a day gone by, a day by which something is due, a name that stands in the
    record's sentences, a number of hours, or one of a few choices. ``also`` are other names that
    an answer file may give it; a ``loose`` day may be told in words ("the end of June").
    """

    __pydantic_config__ = STRICT
    key: str
    label: str
    kind: Literal["text", "date", "due", "name", "hours", "choice"] = "text"
    choices: dict[str, str] = field(default_factory=dict)
    starter: str = ""
    needed: bool = False
    most_words: int = 45
    must_not: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    loose: bool = False


@dataclass(frozen=True)
class Offer:
    """A way that a step offers to be ticked: its name, ready words, and what else it is called."""

    __pydantic_config__ = STRICT
    name: str
    say: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One thing that a playbook asks.

    ``said`` is false for what is never said to anybody (fears, pros and cons, the quoted talk).
    ``only_if`` holds conditions as in Line.when. Steps with the same ``page`` are asked together.
    ``must_not`` names families of the wording rules that make an answer unsayable here.
    ``offers`` are items of a list with ready words, to be ticked and changed.
    """

    __pydantic_config__ = STRICT
    key: str
    kind: Kind
    title: str
    ask: str
    why: str
    source: str
    starter: str = ""
    weak: str = ""
    strong: str = ""
    page: str = ""
    needed: bool = False
    said: bool = True
    choices: dict[str, str] = field(default_factory=dict)
    fields: tuple[RecordField, ...] = ()
    offers: tuple[Offer, ...] = ()
    most_words: int = 60
    most_sentences: int = 5
    must_not: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    entries: Literal["", "mistake", "win", "worry", "promise", "observation"] = ""

    def field_of(self, key: str) -> RecordField | None:
        """The record field with this key, or None."""
        return next((one for one in self.fields if one.key == key), None)


@dataclass(frozen=True)
class FieldForms:
    """How one field of a record becomes a sentence, by the grammatical shape of the answer.

    Answers of the shapes in ``onto`` follow the sentence before them after a colon.
    """

    __pydantic_config__ = STRICT
    field: str
    forms: dict[str, Words]
    onto: tuple[str, ...] = ()
    spare: int = 0
    trait: str = ""


@dataclass(frozen=True)
class Line:
    """One or a few sentences of a part.

    Without ``use`` it says ``say``, words of the playbook. With ``use`` it says an answer through
    ``forms``, by grammatical shape: ``{x}`` is the answer, ``{base}`` the answer without “to”,
    ``{X}`` the answer as a whole sentence, ``{Q}`` as a question. It is
    led by ``say``, or by the ``lead`` for the shape of the first answer, where there is one.
    ``joined`` are forms for several short items of one shape in one sentence, and ``next`` those
    for further items. ``spare`` > 0 may be left out of what is spoken when time is short, highest
    number first. ``numbered`` records are counted (First, …) and stand in paragraphs of their own.
    ``strip`` are beginnings that would stand twice. With ``hopes``, a sentence that speaks of
    nobody's own is said as what one hopes for ("that the move goes unnoticed"); with ``fears``,
    one of what somebody does is said as what may yet come ("that I get ill again").
    """

    __pydantic_config__ = STRICT
    say: Words = ""
    lead: dict[str, Words] = field(default_factory=dict)
    use: str = ""
    forms: dict[str, Words] = field(default_factory=dict)
    next: dict[str, Words] = field(default_factory=dict)
    joined: dict[str, Words] = field(default_factory=dict)
    joiner: Literal["and", "or"] = "and"
    each: tuple[FieldForms, ...] = ()
    numbered: bool = False
    hopes: bool = False
    fears: bool = False
    strip: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    spare: int = 0
    trait: str = ""


@dataclass(frozen=True)
class Figure:
    """A number of hours reckoned from answers: the sum of ``plus`` less the sum of ``minus``.

    Each name is a step of kind hours, or a field of records ("load.hours"), which are added up. A
    figure exists only where every one of them was answered, so that no sum is too small.
    """

    __pydantic_config__ = STRICT
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScopeData:
    """Which steps tell what was agreed, what came since, and the week it must fit into."""

    __pydantic_config__ = STRICT
    agreed: str
    since: str
    redone: str = ""
    week: str = ""
    there_are: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Part:
    """One text: its paragraphs, each a list of line names."""

    __pydantic_config__ = STRICT
    paragraphs: tuple[tuple[str, ...], ...]
    subject: str = ""
    note: str = ""


@dataclass(frozen=True)
class CardData:
    """An if-then card: when this happens, then I do or say that.

    ``then`` is one wording or several, of which the first counts whose slots all have a value.
    ``answered_by`` names steps as in LikelyData; the first sentence they give is ``{answer}``.
    """

    __pydantic_config__ = STRICT
    when: str
    then: Variants
    answered_by: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()


@dataclass(frozen=True)
class LikelyData:
    """A question that the other side may ask in the talk, the likeliest first.

    ``answered_by`` names the steps (or ``step.field`` of records) whose answers reply to it, in the
    order in which they would be said. ``when`` holds conditions as in Line.when.
    """

    __pydantic_config__ = STRICT
    key: str
    question: str
    answered_by: tuple[str, ...]
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionData:
    """A likely question as older playbooks declare it; ``answer_from`` names lines."""

    __pydantic_config__ = STRICT
    question: str
    answer_from: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()


@dataclass(frozen=True)
class BriefData:
    """What the brief is made of: the answers that are its aim, points and notes, and its cards.

    The brief has the first cards, the page to hold on to has all; ``cards_source`` is the source
    of what is known about such cards. ``questions`` count only where there are no ``likely`` ones.
    """

    __pydantic_config__ = STRICT
    title: str
    aim: str
    points: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    cards: tuple[CardData, ...]
    notes: tuple[str, ...] = ()
    questions: tuple[QuestionData, ...] = ()
    cards_source: str = ""


@dataclass(frozen=True)
class Example:
    """A worked example: an answer file, and what its texts must and must not hold."""

    __pydantic_config__ = STRICT
    people: dict[str, str]
    answers: dict[str, object]
    spoken_has: tuple[str, ...]
    never_said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Playbook:
    """A guided plan, declared as data; see docs/playbooks.md for every key."""

    __pydantic_config__ = STRICT
    id: str
    title: str
    summary: str
    door: str
    about: str
    sources: dict[str, Source]
    traits: dict[str, str]
    step: tuple[Step, ...]
    line: dict[str, Line]
    part: dict[str, Part]
    brief: BriefData
    example: Example
    likely: tuple[LikelyData, ...] = ()
    figure: dict[str, Figure] = field(default_factory=dict)
    scope: ScopeData | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in the order in which they are asked."""
        return self.step

    def find(self, key: str) -> Step | None:
        """The step with this key, or None."""
        return next((step for step in self.step if step.key == key), None)

    def pages(self) -> tuple[tuple[Step, ...], ...]:
        """The steps grouped as they are asked: steps of the same ``page`` stand together."""
        groups: dict[str, list[Step]] = {}
        for step in self.step:
            groups.setdefault(step.page or step.key, []).append(step)
        return tuple(tuple(group) for group in groups.values())


def variants(words: Words, register: Register) -> tuple[str, ...]:
    """All wordings for a register; those of ``plain`` where it has none of its own."""
    if isinstance(words, dict):
        found = words.get(register) or words.get("plain") or next(iter(words.values()), "")
    else:
        found = words
    if isinstance(found, str):
        return (found,) if found else ()
    return tuple(found)


def every_wording(words: Words) -> Iterator[str]:
    """Every wording in every register, for checking its slots."""
    for one in words.values() if isinstance(words, dict) else (words,):
        yield from (one,) if isinstance(one, str) else one


def first_names(people: Mapping[str, str]) -> tuple[str, ...]:
    """The names in ``people`` that may stand in a text without being somebody else's secret."""
    return tuple(people[key] for key in ("me", "leader", "team", "company") if people.get(key))
