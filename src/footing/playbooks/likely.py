"""The questions that the other side is likely to ask, each with what there is to say to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from footing.playbooks import form
from footing.playbooks.answers import Answers, Said
from footing.playbooks.brief import Paragraphs, alone, sentences_of
from footing.playbooks.facts import Facts
from footing.playbooks.model import LikelyData, Line, Playbook, Step
from footing.playbooks.page import Likely, Rework

MOST_SENTENCES = 3
"""An answer to a question is short; the page has the rest."""
_PLACE = re.compile(r"\[\d+\]")


def likely_questions(
    playbook: Playbook,
    values: Answers,
    about: Facts,
    whole: Paragraphs,
    rework: Sequence[Rework],
) -> tuple[Likely, ...]:
    """The declared questions whose conditions hold, in their order.

    ``about`` are the facts of the spoken part, ``whole`` is the talk before sentences were left out
    to keep it short. An answer that the person keeps for when they are asked is given in their own
    words, unless it waits to be reworded (``rework``).
    """
    waiting = {one.step for one in rework}
    asked = tuple(
        _likely(one, playbook, values, whole, waiting)
        for one in playbook.likely
        if about.hold(one.when)
    )
    return asked if playbook.likely else _of_the_brief(playbook, about, whole)


def _of_the_brief(playbook: Playbook, about: Facts, whole: Paragraphs) -> tuple[Likely, ...]:
    """The questions of a playbook that was written before there was ``[[likely]]``."""
    return tuple(
        Likely(
            one.question,
            " ".join(alone(text) for name in one.answer_from for text in sentences_of(whole, name)),
        )
        for one in playbook.brief.questions
        if about.hold(one.only_if)
    )


def _likely(
    data: LikelyData,
    playbook: Playbook,
    values: Answers,
    whole: Paragraphs,
    waiting: set[str],
) -> Likely:
    found: list[str] = []
    for name in data.answered_by:
        key, _, field = name.partition(".")
        step = playbook.find(key)
        if step is not None:
            found += _said(playbook, step, field, whole) or _kept_back(step, values, waiting)
    steps = tuple(dict.fromkeys(name.partition(".")[0] for name in data.answered_by))
    answer = " ".join(list(dict.fromkeys(found))[:MOST_SENTENCES])
    return Likely(data.question, answer, data.key, steps)


def _said(playbook: Playbook, step: Step, field: str, whole: Paragraphs) -> list[str]:
    """What the talk says from a step, or from one field of its records, in the talk's order."""
    path = ".".join(filter(None, ("answers", step.key, field)))
    lines = {name for name, line in playbook.line.items() if _tells(playbook, line, step)}
    return [
        alone(one.text)
        for paragraph in whole
        for one in paragraph
        if one.line in lines or _from(one.origin, path)
    ]


def _from(origin: str, path: str) -> bool:
    """Whether a sentence was made of an answer at this path, or of a field below it."""
    made_of = (_PLACE.sub("", one) for one in origin.removesuffix(" + playbook").split(", "))
    return any(one == path or one.startswith(f"{path}.") for one in made_of)


def _tells(playbook: Playbook, line: Line, step: Step) -> bool:
    """Whether a line in the playbook's own words tells a step whose answer has no sentence: a
    rhythm of meetings, a choice, or hours through the figures reckoned from them."""
    if line.use or (step.said and step.kind in ("text", "list", "records")):
        return False
    names = {step.key}
    for name, figure in playbook.figure.items():
        if step.key in {one.partition(".")[0] for one in (*figure.plus, *figure.minus)}:
            names.add(name)
    return not names.isdisjoint(_names(line.when))


def _names(when: Iterable[str]) -> set[str]:
    return {one.replace("!=", "=").partition("=")[0] for one in when if not one.startswith("!")}


def _kept_back(step: Step, values: Answers, waiting: set[str]) -> list[str]:
    """An answer that may be said and is not in the talk, as the person wrote it."""
    if not step.said or step.kind not in ("text", "list"):
        return []
    one = values.texts.get(step.key)
    given: tuple[Said, ...] = (one,) if one else values.lists.get(step.key, ())
    return [
        form.closed(form.upper_first(form.clean(said.say)))
        for said in given
        if said.say and said.path not in waiting
    ]
