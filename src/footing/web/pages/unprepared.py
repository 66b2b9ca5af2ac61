"""A talk that was not prepared here: it can be recorded all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import after, matters
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.matters import Listed
    from footing.playbooks.model import Playbook


@dataclass(frozen=True)
class UnpreparedPage:
    """The matters whose talk could be meant, and the kinds of talk to choose from."""

    template: ClassVar[str] = "unprepared.html"
    section: ClassVar[str] = "matters"
    open: tuple[Listed, ...]
    playbooks: tuple[Playbook, ...]
    leader: str = ""
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /after"""
    return visit.show(_page(visit))


def begin(visit: Visit) -> Response:
    """POST /after: a matter of the kind ``playbook``, to be recorded."""
    leader = visit.sent("leader")
    try:
        matter = after.unprepared(
            visit.workspace, visit.sent("playbook"), {"leader": leader} if leader else {}
        )
    except FootingError as error:
        fault = error.what if visit.sent("playbook") else "Choose what comes closest."
        return visit.show(_page(visit, leader, fault), 422)
    return visit.go(f"/matters/{matter.id}/after")


def _page(visit: Visit, leader: str = "", fault: str = "") -> UnpreparedPage:
    still = tuple(one for one in matters.list_(visit.workspace) if one.matter.state != "closed")
    known = tuple(sorted(visit.workspace.library.playbooks.values(), key=lambda one: one.title))
    return UnpreparedPage(still, known, leader, fault)


ROUTES = (route("/after", look, begin),)
