"""The questions that the other side is likely to ask, each with what there is to say to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from footing.playbooks import form
from footing.playbooks.answers import Answers, Said
from footing.playbooks.brief import Paragraphs, alone, sentences_of
from footing.playbooks.facts import Facts
from footing.playbooks.model import Line, Playbook, Step
from footing.playbooks.page import Likely

MOST_SENTENCES = 3
"""An answer to a question is short; the page has the rest."""
_PLACE = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Given:
    """What there is to answer from.

    ``whole`` is the talk before sentences were left out to keep it short, ``waiting`` are the
    answers that wait to be reworded: they answer nothing yet.
    """

    playbook: Playbook
    values: Answers
    whole: Paragraphs
    waiting: frozenset[str]

    def answers(self, names: Iterable[str]) -> tuple[str, ...]:
        """The sentences from these steps (or ``step.field``), in their order, each once.

        They are those of the talk. An answer that may be said and is kept for when one is asked is
        given as the person wrote it.
        """
        found: list[str] = []
        for name in names:
            key, _, field = name.partition(".")
            step = self.playbook.find(key)
            if step is not None:
                found += self._said(step, field) or self._kept_back(step)
        return tuple(dict.fromkeys(found))

    def _said(self, step: Step, field: str) -> list[str]:
        """What the talk says from a step, or from one field of its records, in its own order."""
        path = ".".join(filter(None, ("answers", step.key, field)))
        lines = {name for name, line in self.playbook.line.items() if self._tells(line, step)}
        return [
            alone(one.text)
            for paragraph in self.whole
            for one in paragraph
            if one.line in lines or _from(one.origin, path)
        ]

    def _tells(self, line: Line, step: Step) -> bool:
        """Whether a line in the playbook's own words tells a step whose answer has no sentence: a
        rhythm of meetings, a choice, or hours through the figures reckoned from them."""
        if line.use or (step.said and step.kind in ("text", "list", "records")):
            return False
        names = {step.key}
        for name, figure in self.playbook.figure.items():
            if step.key in {one.partition(".")[0] for one in (*figure.plus, *figure.minus)}:
                names.add(name)
        return not names.isdisjoint(_names(line.when))

    def _kept_back(self, step: Step) -> list[str]:
        if not step.said or step.kind not in ("text", "list"):
            return []
        one = self.values.texts.get(step.key)
        given: tuple[Said, ...] = (one,) if one else self.values.lists.get(step.key, ())
        return [
            form.closed(form.upper_first(form.clean(said.say)))
            for said in given
            if said.say and said.path not in self.waiting
        ]


def likely_questions(given: Given, about: Facts) -> tuple[Likely, ...]:
    """The declared questions whose conditions hold, in their order.

    ``about`` are the facts of the spoken part. A playbook without ``[[likely]]`` has the questions
    of its brief.
    """
    if not given.playbook.likely:
        return _of_the_brief(given, about)
    return tuple(
        Likely(
            one.question,
            " ".join(given.answers(one.answered_by)[:MOST_SENTENCES]),
            one.key,
            tuple(dict.fromkeys(name.partition(".")[0] for name in one.answered_by)),
        )
        for one in given.playbook.likely
        if about.hold(one.when)
    )


def _of_the_brief(given: Given, about: Facts) -> tuple[Likely, ...]:
    """The questions of a playbook that was written before there was ``[[likely]]``."""
    found = []
    for one in given.playbook.brief.questions:
        if about.hold(one.only_if):
            texts = [text for name in one.answer_from for text in sentences_of(given.whole, name)]
            found.append(Likely(one.question, " ".join(map(alone, texts[:MOST_SENTENCES]))))
    return tuple(found)


def _from(origin: str, path: str) -> bool:
    """Whether a sentence was made of an answer at this path, or of a field below it."""
    made_of = (_PLACE.sub("", one) for one in origin.removesuffix(" + playbook").split(", "))
    return any(one == path or one.startswith(f"{path}.") for one in made_of)


def _names(when: Iterable[str]) -> set[str]:
    return {one.replace("!=", "=").partition("=")[0] for one in when if not one.startswith("!")}
