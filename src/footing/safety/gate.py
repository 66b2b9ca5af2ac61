"""Whether Footing coaches, and if not, why and who can help.

The questions and texts are data (``data/gate.toml``) with their sources. People cannot add to it in
their config folder: a gate that can be edited away is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from footing.kernel.declared import load
from footing.kernel.errors import FootingError
from footing.safety.model import Gate, Helper, Kind, LogField, Question, Source, faults

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Verdict:
    """What the answers mean.

    ``coach`` says whether Footing goes on. If not, ``why`` has one paragraph per yes (blank lines
    between), ``people`` the kinds of help in the order to try them, ``log_offer`` the offer of a
    dated factual log with ``log_fields``, and ``sources`` where the reasons come from; ``kinds``
    are the kinds that it can be about, where that is still open, and ``danger`` says that somebody
    may be hurt, so that help is named at once. If so, all of these are empty.
    """

    coach: bool
    why: str = ""
    people: tuple[Helper, ...] = ()
    log_offer: str = ""
    log_fields: tuple[LogField, ...] = ()
    sources: tuple[Source, ...] = ()
    kinds: tuple[Kind, ...] = ()
    limits: str = ""
    danger: bool = False

    @property
    def text(self) -> str:
        """The verdict as plain text; empty where Footing coaches."""
        if self.coach:
            return ""
        people = "\n".join(f"- {helper.text}" for helper in self.people)
        return f"{self.why}\n\nWhom to turn to first:\n{people}\n\n{self.log_offer}"


@cache
def load_gate() -> Gate:
    """The gate that ships with Footing; DataError with every fault if its file is damaged."""
    return load(Gate, DATA / "gate.toml", faults)


def judge(gate: Gate, answers: Mapping[str, bool]) -> Verdict:
    """The verdict on ``answers``, by question key.

    One yes is enough to stop, also while another question is open. Without a yes, every question
    must have been answered. Raises FootingError for an unknown key or a question left open.
    """
    known = {question.key for question in gate.questions}
    if unknown := sorted(set(answers) - known):
        raise FootingError(
            f"There is no such question: {', '.join(unknown)}.",
            todo=f"The questions are: {', '.join(q.key for q in gate.questions)}.",
        )
    yes = [question for question in gate.questions if answers.get(question.key)]
    if not yes:
        if left := [question for question in gate.questions if question.key not in answers]:
            raise FootingError(
                "Before the first step there is a question to answer.",
                todo=f"Please answer yes or no: {left[0].ask}",
            )
        return Verdict(coach=True)
    yes.sort(key=lambda question: not question.danger)
    open_kinds = gate.kinds if any(question.covers for question in yes) else ()
    return _stopped(gate, yes, open_kinds)


def stop(gate: Gate, kind: str) -> Verdict:
    """The verdict on a matter of one kind, by its key; FootingError where there is none such."""
    chosen = next((one for one in gate.kinds if one.key == kind), None)
    if chosen is None:
        raise FootingError(
            f"There is no such kind: {kind}.",
            todo=f"The kinds are: {', '.join(one.key for one in gate.kinds)}.",
        )
    return _stopped(gate, [chosen], ())


def helpers(gate: Gate, keys: Iterable[str]) -> tuple[Helper, ...]:
    """The kinds of help by their keys, each once, in that order."""
    known = {helper.key: helper for helper in gate.people}
    return tuple(known[key] for key in dict.fromkeys(keys))


def sources(gate: Gate, keys: Iterable[str]) -> tuple[Source, ...]:
    """The sources by their keys, each once, in that order."""
    known = {source.key: source for source in gate.sources}
    return tuple(known[key] for key in dict.fromkeys(keys))


def _stopped(gate: Gate, about: Sequence[Question | Kind], kinds: tuple[Kind, ...]) -> Verdict:
    return Verdict(
        coach=False,
        why="\n\n".join(one.why for one in about),
        people=helpers(gate, (key for one in about for key in one.people)),
        log_offer=gate.log.offer,
        log_fields=gate.log.fields,
        sources=sources(gate, (key for one in about for key in one.sources)),
        kinds=kinds,
        limits=gate.limits,
        danger=any(isinstance(one, Question) and one.danger for one in about),
    )
