"""Decision, advice that was followed, and what came of it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footing.app import after, decisions, matters, promises, provenance
from footing.app.workspace import Workspace

if TYPE_CHECKING:
    from footing.app.promises import Stood
    from footing.app.provenance import Origin
    from footing.followup.debrief import Debrief
    from footing.playbooks.matter import Matter


@dataclass(frozen=True)
class Decision:
    """What was weighed: its title, what was chosen (or empty), and what came first, in words."""

    id: str
    title: str
    chosen: str
    text: str


@dataclass(frozen=True)
class Outcome:
    """One matter from three sides: what was decided, whose advice is in it, and what happened.

    ``fear`` and ``odds`` are as they were written before the talk, ``record`` holds every debrief.
    """

    matter: Matter
    title: str
    decided: tuple[Decision, ...]
    followed: tuple[Origin, ...]
    fear: str
    odds: int | None
    record: tuple[Debrief, ...]
    promises: tuple[Stood, ...]


def outcome(ws: Workspace, matter_id: str) -> Outcome:
    """Look at a matter from its three sides; NotFoundError where there is none."""
    matter = matters.show(ws, matter_id)
    (title,) = (one.title for one in matters.list_(ws) if one.matter.id == matter.id)
    odds = matter.answers.get("fear_odds")
    return Outcome(
        matter,
        title,
        tuple(_decision(ws, one.id) for one in decisions.list_(ws, matter.id)),
        _followed(ws, matter),
        after.plain(matter.answers.get("fear")),
        odds if isinstance(odds, int) else None,
        ws.store.debriefs(matter.id),
        promises.list_(ws, matter.id),
    )


def _followed(ws: Workspace, matter: Matter) -> tuple[Origin, ...]:
    """The advice that stands in the answers; what came from a decision is told with that."""
    if matter.playbook not in ws.library.playbooks:
        return ()
    return tuple(one for one in provenance.origins(ws, matter.id) if one.move)


def _decision(ws: Workspace, identity: str) -> Decision:
    kept = decisions.show(ws, identity)
    if kept.decided is None:
        return Decision(identity, kept.title, "", "It was begun and not weighed.")
    given, found = kept.decided.given, kept.decided.weighed
    share = found.acceptability[found.leader] * 100
    firm = "That is firm." if found.firm else "That is not firm."
    text = (
        f"“{given.said(found.leader)}” came first under {share:.0f} in 100 of the weights that "
        f"fitted what was said. {firm}"
    )
    return Decision(identity, kept.title, given.said(given.chosen) if given.chosen else "", text)
