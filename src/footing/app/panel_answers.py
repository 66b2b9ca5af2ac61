"""A move of the panel as an answer of the playbook, with its provenance beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from footing.app import matters
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.panel import Offer
    from footing.app.workspace import Workspace
    from footing.playbooks.matter import Matter
    from footing.playbooks.model import Step


def put(ws: Workspace, matter: Matter, offer: Offer, text: str, whose: str) -> Matter:
    """Answer the step of ``offer`` with ``text``; what is there stays, and is added to.

    The note beside the answer says whose advice it was; a way to meet has no room for one.
    FootingError where there are no words for a step that needs some.
    """
    step = matters.step_of(ws, matter, offer.step)
    if not text:
        raise FootingError(
            f"“{step.title}” needs your own words.",
            todo="Advice says “you”, and your answer says “I”: write it as you would say it.",
        )
    value = _value(step, matter.answers.get(step.key), text, f"From the panel: {whose}")
    return matters.answer(ws, matter.id, step.key, value)


def _value(step: Step, there: Any, text: str, note: str) -> Any:
    said = {"say": text, "notes": note}
    match step.kind:
        case "choice":
            same = isinstance(there, Mapping) and there.get("say") == text
            notes = dict.fromkeys(
                [*(str(there.get("notes", "")).splitlines() if same else ()), note]
            )
            return {"say": text, "notes": "\n".join(notes)}
        case "meeting":
            return {**(there or {}), "channel": text}
        case "list":
            return [*_without(there or [], text), said]
        case "records":
            first = next(one.key for one in step.fields if one.kind == "text")
            kept = [one for one in there or [] if _words(one.get(first)) != text]
            return [*kept, {first: said}]
        case _:
            return said


def _without(items: list[Any], text: str) -> list[Any]:
    return [one for one in items if _words(one) != text]


def _words(value: Any) -> str:
    return str(value.get("say", "")) if isinstance(value, Mapping) else str(value or "")
