"""Whether Footing coaches, and if not, why and who can help.

The questions and texts are data (``data/gate.toml``) with their sources. People cannot add to it in
their config folder: a gate that can be edited away is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from footing.kernel.declared import load
from footing.kernel.errors import FootingError
from footing.safety.model import Gate, Helper, Source, faults


@dataclass(frozen=True)
class Verdict:
    """What the answers mean.

    ``coach`` says whether Footing goes on. If not, ``why`` has one paragraph per yes (blank lines
    between), ``people`` the kinds of help in the order to try them, ``log_offer`` the offer of a
    dated factual log with ``log_fields``, and ``sources`` where the reasons come from. If so, all
    of these are empty.
    """

    coach: bool
    why: str = ""
    people: tuple[Helper, ...] = ()
    log_offer: str = ""
    log_fields: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

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
    return load(Gate, Path(__file__).parent / "data" / "gate.toml", faults)


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
    helpers = {helper.key: helper for helper in gate.people}
    sources = {source.key: source for source in gate.sources}
    return Verdict(
        coach=False,
        why="\n\n".join(question.why for question in yes),
        people=tuple(helpers[key] for key in dict.fromkeys(k for q in yes for k in q.people)),
        log_offer=gate.log.offer,
        log_fields=gate.log.fields,
        sources=tuple(sources[key] for key in dict.fromkeys(k for q in yes for k in q.sources)),
    )
