"""The brief: the one page for oneself, to take into the room."""

from __future__ import annotations

import re
from collections.abc import Mapping

from footing.playbooks import form
from footing.playbooks.answers import Answers
from footing.playbooks.facts import SLOT, Facts
from footing.playbooks.model import Playbook
from footing.playbooks.page import Brief, Card, Likely, Trait
from footing.playbooks.speak import Uttered

Paragraphs = tuple[tuple[Uttered, ...], ...]
MOST_QUESTIONS = 4
"""The brief is one page; the likeliest questions stand on it."""


def make_brief(
    playbook: Playbook,
    people: Mapping[str, str],
    values: Answers,
    about: Facts,
    spoken: Paragraphs,
    whole: Paragraphs,
    likely: tuple[Likely, ...],
) -> Brief:
    """The brief from what will be said; ``about`` are the facts of the spoken part.

    ``whole`` is the talk before sentences were left out to keep it short: they stand among the
    notes. ``likely`` are all likely questions, of which the brief has the first.
    """
    data = playbook.brief
    slots = dict(about.slots)

    def words(text: str) -> str:
        return text if set(SLOT.findall(text)) <= set(slots) else ""

    def filled(text: str) -> str:
        return SLOT.sub(lambda match: slots[match.group(1)], words(text))

    fear = values.texts.get("fear")
    return Brief(
        title=_title(data.title, people.get("leader", "")),
        when=slots.get("when", ""),
        aim=" ".join(sentences_of(spoken, data.aim)),
        points=tuple(point for name in data.points for point in _points(spoken, name)),
        numbers=tuple((label, filled(value)) for label, value in data.numbers if filled(value)),
        questions=likely[:MOST_QUESTIONS],
        cards=tuple(
            Card(filled(card.when), filled(card.then))
            for card in data.cards
            if about.hold(card.only_if) and words(card.when) and words(card.then)
        )[:3],
        fear=fear.say if fear else "",
        fear_odds=values.numbers.get("fear_odds"),
        traits=_traits(playbook, spoken),
        notes=(*_if_asked(spoken, whole), *_notes(playbook, values)),
    )


def _title(wording: str, leader: str) -> str:
    return wording.replace("{leader}", leader or "my leader")


def left_out(spoken: Paragraphs, whole: Paragraphs) -> tuple[str, ...]:
    """The person's sentences that are not in the talk, so that it stays under two minutes."""
    kept = {one for paragraph in spoken for one in paragraph}
    return tuple(
        one.text
        for paragraph in whole
        for one in paragraph
        if one not in kept and one.origin != "playbook"
    )


def _if_asked(spoken: Paragraphs, whole: Paragraphs) -> tuple[str, ...]:
    left = left_out(spoken, whole)
    return (f"Not in the talk, if you are asked: {' '.join(left)}",) if left else ()


def sentences_of(spoken: Paragraphs, name: str) -> list[str]:
    """The sentences of one line, or of one field of its records, in the person's words."""
    name, _, field = name.partition(".")
    return [
        one.text
        for paragraph in spoken
        for one in paragraph
        if one.line == name and (not field or one.field == field)
        if one.origin != "playbook" or name == "checkins"
    ]


def _points(spoken: Paragraphs, name: str) -> list[str]:
    """The points of one line: one for each answer, its sentences together."""
    groups: dict[str, list[str]] = {}
    for paragraph in spoken:
        for one in paragraph:
            if one.line != name:
                continue
            origin = one.origin.removesuffix(" + playbook")
            key = origin.rsplit(".", 1)[0] if origin.count(".") > 1 else origin
            groups.setdefault(key, []).append(alone(one.text))
    return [
        " ".join(texts) for key, texts in groups.items() if key != "playbook" or len(groups) == 1
    ]


_COUNTED = re.compile(r"^(?:One|Another): (?=\S)")


def alone(text: str) -> str:
    """A sentence without the joint that belongs to the talk."""
    return form.upper_first(_COUNTED.sub("", text))


def _traits(playbook: Playbook, spoken: Paragraphs) -> tuple[Trait, ...]:
    """The first sentence that shows each trait, in the order of the playbook."""
    found = []
    for name, label in playbook.traits.items():
        shown = [one.text for part in spoken for one in part if one.trait == name]
        shown.sort(key=lambda text: text.startswith("You"))  # what the other did shows less
        if shown:
            found.append(Trait(label, shown[0]))
    return tuple(found)


def _notes(playbook: Playbook, values: Answers) -> tuple[str, ...]:
    """What the playbook keeps for oneself: unsaid answers it names, and the notes of every step."""
    made = []
    for key in playbook.brief.notes:
        step = playbook.find(key)
        if step and key in values.texts and values.texts[key].say:
            made.append(f"{step.title}: {values.texts[key].say}")
        elif step and values.lists.get(key):
            made.append(f"{step.title}: {'; '.join(said.say for said in values.lists[key])}")
    for step in playbook.steps:
        said = values.texts.get(step.key)
        if said and said.notes:
            made.append(f"{step.title}: {said.notes}")
        for item in values.lists.get(step.key, ()):
            if item.notes:
                made.append(f"{step.title}: {item.notes}")
        for record in values.records.get(step.key, ()):
            made += [f"{step.title}: {one.notes}" for one in record.texts.values() if one.notes]
    return tuple(made)
