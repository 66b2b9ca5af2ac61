"""The question to advisers: composed from a matter, shown before it goes out, in three forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace

SUBJECT = "What would you do?"


@dataclass(frozen=True)
class Question:
    """The question as it goes out, and what was left out or replaced, for the person to see."""

    text: str
    replaced: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Sendable:
    """A file to send: name, media type and content."""

    name: str
    media_type: str
    data: bytes


def suggested(ws: Workspace, matter_id: str) -> tuple[str, str]:
    """What happened and what is asked, as a first draft from the answers of a matter.

    GateError where the gate stopped it.
    """
    from footing.advice.question import drafted
    from footing.app import matters

    matter = matters.not_stopped(matters.show(ws, matter_id))
    playbook = ws.library.get(matter.playbook)
    return drafted(playbook.door, {key: _said(value) for key, value in matter.answers.items()})


def question(
    ws: Workspace, matter_id: str, happened: str, wanted: str, *, employer: bool = False
) -> Question:
    """The question with names replaced; the employer's name stays only if ``employer``.

    FootingError where it is empty.
    """
    from footing.app import matters

    return composed(matters.show(ws, matter_id).people, happened, wanted, employer=employer)


def composed(
    people: Mapping[str, str], happened: str, wanted: str, *, employer: bool = False
) -> Question:
    """The same without a matter: ``people`` are me, leader, leader_pronoun, team and company."""
    from footing.advice.question import compose

    if not (happened.strip() or wanted.strip()):
        raise FootingError(
            "There is no question yet.", todo="Say what happened, and what you want to know."
        )
    made = compose(happened, wanted, people, employer=employer)
    return Question(made.text, made.replaced, made.doubts)


def sendable(ws: Workspace, text: str, name: str) -> Sendable:
    """The question as ``question.txt``, ``question.eml`` or ``reply-form.html``."""
    from footing.delivery.mail import draft, plain_text
    from footing.delivery.reply_form import reply_form

    if name == "question.eml":
        return Sendable(name, "message/rfc822", draft(SUBJECT, text, now=ws.clock()))
    if name == "reply-form.html":
        return Sendable(name, "text/html; charset=utf-8", reply_form(text))
    return Sendable("question.txt", "text/plain; charset=utf-8", plain_text(text))


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("say", ""))
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, (_said(one) for one in value)))
    return value if isinstance(value, str) else ""
