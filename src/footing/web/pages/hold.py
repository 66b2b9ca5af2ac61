"""Before the talk: how to begin and the if-then cards on a phone, and the rehearsal aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import holding, matters
from footing.playbooks.holding import TWO_MINUTES
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.playbooks.holding import Pocket, Rehearsal
    from footing.playbooks.matter import Matter


@dataclass(frozen=True)
class HoldPage:
    """How the talk begins, and what to do if this or that comes."""

    template: ClassVar[str] = "hold.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    pocket: Pocket


@dataclass(frozen=True)
class RehearsePage:
    """The talk part by part, and all that may be asked; ``most`` seconds is it to take."""

    template: ClassVar[str] = "rehearse.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    rehearsal: Rehearsal
    first_step: str
    most: int = TWO_MINUTES


def look(visit: Visit) -> Response:
    """GET /matters/{id}/hold"""
    matter = matters.show(visit.workspace, visit.path["id"])
    if matter.gate != "clear":
        return visit.go(f"/matters/{matter.id}/gate")
    return visit.show(HoldPage(matter, holding.holding(visit.workspace, matter.id).pocket))


def rehearse(visit: Visit) -> Response:
    """GET /matters/{id}/rehearse"""
    matter = matters.show(visit.workspace, visit.path["id"])
    if matter.gate != "clear":
        return visit.go(f"/matters/{matter.id}/gate")
    first = visit.workspace.library.get(matter.playbook).steps[0].key
    found = holding.holding(visit.workspace, matter.id)
    return visit.show(RehearsePage(matter, found.rehearsal, f"/matters/{matter.id}/steps/{first}"))


ROUTES = (
    route("/matters/{id}/hold", look),
    route("/matters/{id}/rehearse", rehearse),
)
