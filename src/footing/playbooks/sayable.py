"""Which answers can be said, and which are given back with the place, a reason and one question.

An answer is never cut and never bent: what cannot be said stays as it is and is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from footing.kernel.saying import said_day
from footing.playbooks import form
from footing.playbooks.address import to_you
from footing.playbooks.answers import Answers, Record, Said
from footing.playbooks.model import Line, Playbook, Step, first_names
from footing.playbooks.page import Rework
from footing.playbooks.passing import (
    addressed,
    is_act,
    is_hope,
    is_thing,
    may_come,
    tells_of_theirs,
    with_aside,
)
from footing.playbooks.phrases import period_range, seconds
from footing.playbooks.shape import form_of, shape
from footing.playbooks.thirds import stranger

_LONGEST_SENTENCE = 48
"""Words that can be said on one breath or two; a longer sentence is given back."""


@dataclass(frozen=True)
class Objection:
    """What the wording rules have against an answer: the family, its words, and why."""

    family: str
    words: str
    reason: str


Screen = Callable[[str], Sequence[Objection]]


@dataclass(frozen=True)
class Piece:
    """One sentence or fragment of an answer, mended in form, with its grammatical shape."""

    text: str
    shape: str  # the form it takes
    own_shape: str  # what it is


@dataclass(frozen=True)
class Unit:
    """An answer that can be said: its path and its items, each of one or several pieces."""

    path: str
    items: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class UnitRecord:
    """A record whose sayable fields are units; its days, choices and names stand beside them."""

    path: str
    units: Mapping[str, Unit]
    day: date | None
    choices: Mapping[str, str]
    due: date | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    day_said: str = ""
    due_said: str = ""


@dataclass(frozen=True)
class Sayable:
    """Everything that can be said, and everything that is given back.

    ``waiting`` are the steps of which a whole record waits to be reworded.
    """

    texts: Mapping[str, Unit] = field(default_factory=dict)
    lists: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)
    records: Mapping[str, tuple[UnitRecord, ...]] = field(default_factory=dict)
    rework: tuple[Rework, ...] = ()
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Asked:
    """What an answer must meet: from a step or from a field of its records."""

    starter: str
    most_words: int
    most_sentences: int
    must_not: tuple[str, ...]
    forms: Mapping[str, object]
    strip: tuple[str, ...]
    least_words: int = 1
    things: bool = False  # what is written without an end mark is rather a thing than a sentence
    listed: bool = False  # an item of a list, which is often written in passing
    hopes: bool = False  # what it says of others is what one hopes for
    fears: bool = False  # what it tells of anybody may yet come


def sift(
    playbook: Playbook,
    people: Mapping[str, str],
    answers: Answers,
    today: date,
    screen: Screen,
) -> Sayable:
    """Part the answers into what can be said and what is given back."""
    texts: dict[str, Unit] = {}
    lists: dict[str, tuple[Unit, ...]] = {}
    records: dict[str, tuple[UnitRecord, ...]] = {}
    back: list[Rework] = []
    waiting: set[str] = set()

    # Where somebody else may be “she”, only the leader's name becomes “you”.
    unnamed = {key: name for key, name in people.items() if key != "leader_pronoun"}
    theirs = tells_of_theirs(people, answers)

    def take(
        said: Said,
        asked: _Asked,
        context: str = "",
        beside: str = "",
        *,
        others: bool = False,
    ) -> Unit | None:
        who = unnamed if others or theirs else people
        made = _judge(said, asked, who, screen, context, beside)
        if isinstance(made, Rework):
            back.append(made)
            return None
        return made

    for step in playbook.steps:
        if not step.said or step.kind not in ("text", "list", "records"):
            continue
        line = _line_for(playbook, step.key)
        if line and _left_unsaid(playbook, line, answers):
            continue
        if step.kind == "records":
            kept = []
            for record in answers.records.get(step.key, ()):
                outside = _outside(step, record, answers, today)
                if outside:
                    back.append(outside)
                    continue
                made = _record(step, record, line, take, addressed(people))
                if made:
                    kept.append(made)
                else:
                    waiting.add(step.key)
            records[step.key] = tuple(kept)
            continue
        asked = _Asked(
            step.starter,
            step.most_words,
            step.most_sentences,
            step.must_not,
            line.forms if line else {},
            line.strip if line else (),
            listed=step.kind == "list",
            hopes=bool(line and line.hopes),
            fears=bool(line and line.fears),
        )
        if step.kind == "list":
            items = answers.lists.get(step.key, ())
            beside = " ".join(item.say for item in items)
            units = [take(item, asked, beside=beside) for item in items]
            lists[step.key] = tuple(unit for unit in units if unit)
        elif step.key in answers.texts:
            unit = take(answers.texts[step.key], asked)
            if unit:
                texts[step.key] = unit
    return Sayable(texts, lists, records, tuple(back), frozenset(waiting))


def _left_unsaid(playbook: Playbook, line: Line, answers: Answers) -> bool:
    """Whether the person chose not to say this (a yes-no answer that the line needs)."""
    asked = (playbook.find(condition) for condition in line.when)
    return any(
        step is not None and step.kind == "yes-no" and not answers.flags.get(step.key)
        for step in asked
    )


def _line_for(playbook: Playbook, key: str) -> Line | None:
    return next((line for line in playbook.line.values() if line.use == key), None)


def _record(
    step: Step,
    record: Record,
    line: Line | None,
    take: Callable[..., Unit | None],
    called: Callable[[str], str],
) -> UnitRecord | None:
    units: dict[str, Unit] = {}
    context = ""
    things = any(one.kind in ("name", "due") for one in step.fields)
    others = any(called(name) != "you" for name in record.names.values())
    for one in step.fields:
        if one.kind != "text" or one.key not in record.texts:
            continue
        each = next((each for each in line.each if each.field == one.key), None) if line else None
        asked = _Asked(
            one.starter,
            one.most_words,
            3,
            one.must_not,
            each.forms if each else {},
            (),
            2 if one.needed and not things else 1,
            things=things,
        )
        unit = take(record.texts[one.key], asked, context, others=others)
        context = f"{context} {record.texts[one.key].say}"
        if unit:
            units[one.key] = unit
    first = next(one.key for one in step.fields if one.kind == "text")
    if first not in units:
        return None
    names = {key: called(name) for key, name in record.names.items()}
    return UnitRecord(
        record.path,
        units,
        record.day,
        record.choices,
        record.due,
        names,
        record.day_said,
        record.due_said,
    )


def _outside(step: Step, record: Record, answers: Answers, today: date) -> Rework | None:
    """A record whose day lies outside the period that the person named."""
    if record.day is None:
        return None
    said = said_day(record.day, today, weekday=False)
    if record.day > today:
        return Rework(
            record.path, f"The day, {said}, has not come yet.", "On which day was it?", ""
        )
    period = answers.texts.get("period")
    reach = period_range(period.say, today) if period else None
    if reach and not reach[0] <= record.day <= reach[1]:
        return Rework(
            record.path,
            f"{said[0].upper()}{said[1:]} is outside the period you name ({period.say}), "
            "so it is not counted."
            if period
            else "",
            "Is the day right, or should the period be longer?",
            "",
        )
    return None


def _judge(
    said: Said,
    asked: _Asked,
    people: Mapping[str, str],
    screen: Screen,
    context: str,
    beside: str,
) -> Unit | Rework:
    def back(reason: str, question: str) -> Rework:
        return Rework(said.path, reason, question, asked.starter)

    if not said.say:
        return back(
            "There are only notes here, and notes are never said.",
            "What is the sentence that you would say?",
        )
    text = form.clean(said.say)
    amount = "past" in asked.forms and re.search(r"[£$€]\s?\d|\d+ ?%", text)
    amount = amount or (asked.things and re.search(r"\d", text))
    if not (amount or re.search(r"[^\W\d_]{2}", text)) or len(text.split()) < asked.least_words:
        return back("This is not a sentence yet.", "What would you say here?")
    against = _against(text, asked, people, screen)
    if against:
        # All that stands against it at once, and the question to what was found first.
        return back(" ".join(reason for reason, _ in against), against[0][1])
    addressed = to_you(said.say, people, context, beside)
    if addressed.unclear:
        return back(
            f"It is not clear who “{addressed.unclear}” is, since the page speaks to your leader.",
            "Who is meant?",
        )
    return _pieces(said.path, addressed.text, asked) or back(
        f"“{form.shortened(text)}” is not a whole sentence yet.",
        f"Can you say it as a whole sentence, beginning “{asked.starter}”?"
        if asked.starter
        else "Can you say it as a whole sentence?",
    )


def _against(
    text: str, asked: _Asked, people: Mapping[str, str], screen: Screen
) -> list[tuple[str, str]]:
    """Everything that keeps a text from being said: each reason with its question."""
    found = [long] if (long := _too_long(text, asked)) else []
    objections = [one for one in screen(text) if one.family in asked.must_not]
    found += [_objected(one) for one in objections[:1]]
    name = stranger(text, first_names(people))
    if name:
        found.append(
            (
                f"“{name}” may be the name of somebody you serve. It would not belong here.",
                "How would you say it without the name?",
            )
        )
    return found


def _too_long(text: str, asked: _Asked) -> tuple[str, str] | None:
    words = len(text.split())
    count = len(form.sentences(text))
    question = "Which one or two sentences of it must be heard?"
    if words > asked.most_words:
        return (
            f"This is {words} words long and takes about {seconds(text)} seconds to say.",
            question,
        )
    if count > asked.most_sentences:
        if asked.most_sentences == 1:
            return "This is more than one sentence, and one is enough here.", (
                "Which one sentence is it?"
            )
        return f"These are {count} sentences; here at most {asked.most_sentences} are heard.", (
            question
        )
    for sentence in form.sentences(text):
        if len(sentence.split()) > _LONGEST_SENTENCE and len(form.items(sentence)) == 1:
            return (
                f"One sentence here has {len(sentence.split())} words. It is hard to say and hard "
                "to follow.",
                "Can you say it in two short ones?",
            )
    return None


def _objected(objection: Objection) -> tuple[str, str]:
    asked = {
        "excuse": "What was your own part, without the circumstances?",
        "blame": "What was your own part, without the others?",
        "agentless": "Can you say who did it, beginning with “I”?",
        "put-down": "How would you say it about the work, and not about the person?",
        "pressure": "What do you want, without what happens otherwise?",
        "non-apology": "What are you sorry for, plainly?",
    }
    return (
        f"“{objection.words}”: {objection.reason}",
        asked.get(objection.family, "How else could you say it?"),
    )


_BACK = re.compile(r"back to\b", re.IGNORECASE)


def _pieces(path: str, text: str, asked: _Asked) -> Unit | None:
    """The text as items and pieces whose shapes all have a form; None if one has not."""
    items = []
    for item in form.items(text):
        pieces: list[Piece] = []
        found = form.sentences(form.clean(item))
        for sentence in with_aside(found) if asked.listed else found:
            plain, kind = sentence, shape(sentence)
            if asked.things and is_thing(sentence, kind):
                kind = "noun"
            elif asked.things and is_act(sentence, kind):
                kind = "gerund"
            elif _BACK.match(plain) and kind != "sentence" and "present" in asked.forms:
                plain, kind = f"go {form.lower_first(plain)}", "present"
            told = asked.listed and "that" in asked.forms and kind == "sentence" and not pieces
            feared = asked.fears and may_come(sentence)
            if told and (feared or is_hope(sentence, of_others=asked.hopes)):
                plain, kind = f"that {form.lower_first(sentence)}", "that"
            shorter = form.without(sentence, asked.strip)
            if shorter != sentence and kind not in ("sentence", "question", "conditional"):
                plain, kind = shorter, shape(shorter)
            fitting = form_of(kind, asked.forms)
            if asked.forms and not fitting and not pieces:
                return None
            pieces.append(Piece(plain, fitting or kind, kind))
        items.append(tuple(pieces))
    return Unit(path, tuple(items)) if items else None
