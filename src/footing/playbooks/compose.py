"""Composes the parts of a page from the person's own sentences.

Pure: the same playbook, people, answers and day always give the same page. Only short connecting
sentences of the playbook are added, and every sentence says where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from footing.playbooks import phrases
from footing.playbooks.address import to_you
from footing.playbooks.answers import Answers, read
from footing.playbooks.brief import left_out, make_brief
from footing.playbooks.facts import SLOT, Facts, facts
from footing.playbooks.likely import likely_questions
from footing.playbooks.model import PROMISED, Playbook
from footing.playbooks.names import titled
from footing.playbooks.page import PARTS, Page, Rework, Sentence
from footing.playbooks.register import register_of
from footing.playbooks.sayable import Sayable, Screen, sift
from footing.playbooks.scope import over_a_week, scope_of
from footing.playbooks.speak import Uttered, Voice, say_line

MOST_SECONDS = 119
"""What is spoken stays under two minutes."""


@dataclass(frozen=True)
class Agreed:
    """What was promised in the talk, for the mail that confirms it; ``who`` is me or leader."""

    who: str
    what: str
    due: date | None = None


def compose(
    playbook: Playbook,
    people: Mapping[str, str],
    answers: Mapping[str, Any],
    *,
    now: datetime,
    screen: Screen,
    agreed: Sequence[Agreed] = (),
) -> Page:
    """The page for these answers.

    ``answers`` are the raw values of an answer file, without faults (see ``answers.faults``).
    ``screen`` gives what the wording rules have against a text. ``agreed`` replaces what was
    asked for by what was promised in ``confirm``. Dates are said as of the talk, or ``now``.
    """
    values = read(playbook, answers)
    on = _reference(values, now)
    sayable = sift(playbook, people, values, on, screen)
    voice = Voice(
        register_of(_own_words(values), titled=titled(people.get("leader", ""))),
        _person(playbook, people, values),
    )
    said: dict[str, tuple[tuple[Uttered, ...], ...]] = {}
    for name in PARTS:
        about = facts(playbook, people, values, sayable, part=name, on=on)
        said[name] = _part(playbook, name, people, sayable, about, voice, agreed)
    rework = list(sayable.rework)
    whole = said["spoken"]
    said["spoken"], over = _in_time(whole)
    too_much = over_a_week(playbook, values)
    rework += [one for one in (over, too_much) if one]
    spoken = facts(playbook, people, values, sayable, part="spoken", on=on)
    likely = likely_questions(playbook, values, spoken, whole, sayable.rework)
    return Page(
        playbook=playbook.id,
        invite=_text(said["invite"]),
        spoken=_text(said["spoken"]),
        spoken_seconds=phrases.seconds(_text(said["spoken"])),
        message=_text(said["message"]),
        confirm=_text(said["confirm"]),
        brief=make_brief(playbook, people, values, spoken, said["spoken"], whole, likely),
        sentences=tuple(
            Sentence(part, one.text, one.origin)
            for part in PARTS
            for paragraph in said[part]
            for one in paragraph
        ),
        unsupported=_unsupported(playbook, sayable),
        rework=tuple(rework),
        missing=_missing(playbook, values, sayable, spoken),
        subjects={
            name: _fill(part.subject, spoken)
            for name, part in playbook.part.items()
            if part.subject
        },
        message_note=playbook.part["message"].note,
        scope=scope_of(playbook, values, on, told=lambda text: to_you(text, people).text),
        left_out=left_out(said["spoken"], whole),
        likely=likely,
    )


def _reference(values: Answers, now: datetime) -> date:
    """The day on which it will be said: the day of the talk where one is set, else today."""
    meeting = values.meeting
    return meeting.when.date() if meeting and meeting.when else now.date()


def _own_words(values: Answers) -> list[str]:
    texts = [said.say for said in values.texts.values()]
    texts += [said.say for items in values.lists.values() for said in items]
    for records in values.records.values():
        texts += [said.say for record in records for said in record.texts.values()]
    return texts


def _person(playbook: Playbook, people: Mapping[str, str], values: Answers) -> str:
    """What makes the choices stable for one person and different for two with the same job."""
    first = next(iter(values.texts.values()), None)
    name = people.get("me", "") or (first.say if first else "")
    return f"{playbook.id}\0{name}\0{people.get('leader', '')}"


def _part(
    playbook: Playbook,
    name: str,
    people: Mapping[str, str],
    sayable: Sayable,
    about: Facts,
    voice: Voice,
    agreed: Sequence[Agreed],
) -> tuple[tuple[Uttered, ...], ...]:
    """One part as paragraphs of sentences; empty paragraphs are left out."""
    if agreed and name == "confirm":
        about = Facts({**about.conditions, PROMISED: "yes"}, about.slots, about.on)
    made = []
    for paragraph in playbook.part[name].paragraphs:
        sentences: list[Uttered] = []
        for key in paragraph:
            line = playbook.line[key]
            if line.use == PROMISED:
                sentences += _promises(key, playbook, people, about, agreed)
            else:
                sentences += say_line(key, line, sayable, about, voice)
        made += _paragraphs(sentences)
    return tuple(made)


def _paragraphs(sentences: list[Uttered]) -> list[tuple[Uttered, ...]]:
    """The sentences of one declared paragraph; several records get a paragraph each."""
    made: list[list[Uttered]] = []
    several = sum(one.fresh for one in sentences) > 1
    for one in sentences:
        if not made or (several and one.fresh):
            made.append([])
        made[-1].append(one)
    return [tuple(paragraph) for paragraph in made]


def _promises(
    key: str,
    playbook: Playbook,
    people: Mapping[str, str],
    about: Facts,
    agreed: Sequence[Agreed],
) -> list[Uttered]:
    from footing.playbooks.promised import said_promise

    return [
        Uttered(said_promise(one, about.on, people), "promise", key)
        for one in agreed
        if one.what.strip() and about.hold(playbook.line[key].when)
    ]


def _in_time(
    paragraphs: tuple[tuple[Uttered, ...], ...],
) -> tuple[tuple[tuple[Uttered, ...], ...], Rework | None]:
    """What is spoken without what can be spared, until it fits; a rework where it cannot fit."""
    while phrases.seconds(_text(paragraphs)) > MOST_SECONDS:
        spared = _spared(paragraphs)
        if spared is None:
            break
        paragraphs = tuple(
            kept for part in paragraphs if (kept := tuple(one for one in part if one is not spared))
        )
    took = phrases.seconds(_text(paragraphs))
    if took <= MOST_SECONDS:
        return paragraphs, None
    own = [one for part in paragraphs for one in part if one.origin != "playbook"]
    longest = max(own, key=lambda one: len(one.text))
    return paragraphs, Rework(
        longest.origin.removesuffix(" + playbook"),
        f"The talk takes about {took} seconds, more than two minutes; this is its longest sentence "
        f"({len(longest.text.split())} words).",
        "What of it could wait until you are asked?",
        "",
    )


_POINTS_BACK = re.compile(
    r"\b(?:it|its|them|they|those|these|that|the (?:two|three|four|five|six))\b", re.IGNORECASE
)


def _spared(paragraphs: tuple[tuple[Uttered, ...], ...]) -> Uttered | None:
    """The next sentence to leave out: highest ``spare`` first, last first, and one to which the
    sentence behind it points back ("I sent it again") after the others."""
    found = [
        (
            one.spare,
            not _POINTS_BACK.search(part[place + 1].text) if part[place + 1 :] else True,
            one,
        )
        for part in paragraphs
        for place, one in enumerate(part)
        if one.spare
    ]
    if not found:
        return None
    best = max((spare, free) for spare, free, _ in found)
    return [one for spare, free, one in found if (spare, free) == best][-1]


def _text(paragraphs: tuple[tuple[Uttered, ...], ...]) -> str:
    return "\n\n".join(" ".join(one.text for one in part) for part in paragraphs)


def _fill(words: str, about: Facts) -> str:
    slots = dict(about.slots)
    return SLOT.sub(lambda match: slots.get(match.group(1), ""), words)


def _unsupported(playbook: Playbook, sayable: Sayable) -> tuple[str, ...]:
    """Claims whose record has a field for proof and nothing in it, in the person's words."""
    found = []
    for step in playbook.steps:
        keys = [field.key for field in step.fields]
        if "proof" not in keys:
            continue
        for record in sayable.records.get(step.key, ()):
            if "proof" not in record.units:
                first = record.units[keys[0]]
                found.append(" ".join(piece.text for item in first.items for piece in item))
    return tuple(found)


def _missing(
    playbook: Playbook, values: Answers, sayable: Sayable, about: Facts
) -> tuple[str, ...]:
    """The needed steps without an answer; of records, also those of which none can be said."""
    given = {
        *values.texts, *values.choices, *values.numbers, *values.hours, *values.days,
        *values.flags,
        *(key for key, items in values.lists.items() if items),
        *(key for key, records in sayable.records.items() if records),
    }  # fmt: skip
    if values.meeting:
        given.add("meeting")
    if values.checkins:
        given.add("checkins")
    return tuple(
        step.key
        for step in playbook.steps
        if step.needed and step.key not in given and about.hold(step.only_if)
    )
