"""Whose words stand behind the answers of a matter: moves of the panel, and a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from footing.app import decisions, matters, panel
from footing.app.advice_report import says

if TYPE_CHECKING:
    from footing.advice.kept import Piece
    from footing.app.workspace import Workspace
    from footing.playbooks.model import Step


@dataclass(frozen=True)
class Origin:
    """An answer that others helped with: its step, the step's title, from where, and the move."""

    step: str
    title: str
    source: str
    move: str = ""


def origins(ws: Workspace, matter_id: str) -> tuple[Origin, ...]:
    """Where the answers of a matter come from, in the order of its steps; it is never sent.

    A move of the panel counts while its step has an answer, a decision while its note stands.
    """
    matter = matters.show(ws, matter_id)
    playbook = ws.library.get(matter.playbook)
    offers = panel.offers(matter, ws)
    backing: dict[tuple[str, str], list[Piece]] = {}
    pieces = ws.store.pieces(matter.id)
    for piece in pieces:
        for move, key in piece.taken.items():
            there = matter.answers.get(key)
            if move in offers and _stands(playbook.find(key), there, offers[move].said):
                backing.setdefault((key, move), []).append(piece)
    found = []
    for step in playbook.steps:
        decided = _decided(matter.answers.get(step.key))
        found += [Origin(step.key, step.title, one) for one in decided]
        found += [
            Origin(
                step.key,
                step.title,
                f"From the panel: {panel.provenance(who, pieces)}.",
                says(move),
            )
            for (at, move), who in backing.items()
            if at == step.key
        ]
    return tuple(found)


def _stands(step: Step | None, answer: Any, said: str) -> bool:
    """Whether an answer is still there; a choice or a way to meet, whether it is still that one."""
    if not answer or step is None:
        return False
    if step.kind == "meeting":
        return bool(answer.get("channel") == said)
    if step.kind == "choice":
        return bool((answer["say"] if isinstance(answer, Mapping) else answer) == said)
    return True


def _decided(answer: Any) -> tuple[str, ...]:
    """The notes of an answer that say from which decision it came."""
    items = answer if isinstance(answer, list) else [answer]
    notes = (str(one.get("notes", "")) for one in items if isinstance(one, Mapping))
    lines = (line for note in notes for line in note.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line.startswith(decisions.FROM)))
