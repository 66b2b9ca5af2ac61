"""A promise in the mail that confirms a talk: who does what by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from footing.kernel.saying import said_day
from footing.playbooks import form
from footing.playbooks.address import to_you
from footing.playbooks.shape import shape

_SELF = {
    "modal": "I {x}", "present": "I will {x}", "infinitive": "I agreed {x}", "past": "I {x}",
    "gerund": "I will start {x}", "perfect": "I {x}", "participle": "I have {x}",
}  # fmt: skip
_OTHER = {
    "modal": "You {x}", "present": "You will {x}", "infinitive": "You agreed {x}",
    "past": "You {x}", "gerund": "You will start {x}", "perfect": "You {x}",
    "participle": "You have {x}",
}  # fmt: skip


class Promise(Protocol):
    """Who ("me" or "leader") promised what, and by which day."""

    @property
    def who(self) -> str:
        """``me`` or ``leader``."""

    @property
    def what(self) -> str:
        """What was promised, in the person's words."""

    @property
    def due(self) -> date | None:
        """By which day, if one was named."""


def said_promise(promise: Promise, on: date, people: Mapping[str, str]) -> str:
    """One sentence that says the promise to the leader; ``on`` is the day of the talk."""
    plain = form.clean(to_you(promise.what, people).text)
    kind = shape(plain)
    if kind in ("request", "task", "either"):
        kind = "present"
    due = f" by {said_day(promise.due, on)}" if promise.due else ""
    if kind == "question":
        return form.closed(plain, "?")
    if kind in ("sentence", "conditional"):
        return form.closed(form.bare(plain) + due)
    forms = _SELF if promise.who == "me" else _OTHER
    side = "From me" if promise.who == "me" else "From you"
    wording = forms.get(kind, f"{side}: {{x}}")
    return form.closed(wording.replace("{x}", form.lower_first(form.bare(plain))) + due)
