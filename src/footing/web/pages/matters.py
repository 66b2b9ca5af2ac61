"""The list of matters, and what can be done with one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import elsewhere, matters, removing
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.matters import Listed
    from footing.app.removing import Belongings


@dataclass(frozen=True)
class MattersPage:
    """All matters, the last changed first."""

    template: ClassVar[str] = "matters.html"
    section: ClassVar[str] = "matters"
    matters: tuple[Listed, ...]


@dataclass(frozen=True)
class RemovePage:
    """The question before a matter is taken away for good, with what goes with it."""

    template: ClassVar[str] = "remove.html"
    section: ClassVar[str] = "matters"
    belongings: Belongings
    duty: str
    beyond: str = removing.BEYOND


def look(visit: Visit) -> Response:
    """GET /matters"""
    return visit.show(MattersPage(matters.list_(visit.workspace)))


def ask(visit: Visit) -> Response:
    """GET /matters/{id}/remove"""
    found = removing.belongings(visit.workspace, visit.path["id"])
    return visit.show(RemovePage(found, elsewhere.duty().text))


def remove(visit: Visit) -> Response:
    """POST /matters/{id}/remove; ``lines`` says that its lines in the journal go, too."""
    matters.remove(visit.workspace, visit.path["id"], lines=visit.sent("lines") == "yes")
    return visit.go("/matters", "removed")


def state(visit: Visit) -> Response:
    """POST /matters/{id}/state: ``do`` is close or reopen."""
    if visit.sent("do") == "close":
        matters.close(visit.workspace, visit.path["id"])
        return visit.go("/matters", "closed")
    matters.reopen(visit.workspace, visit.path["id"])
    return visit.go("/matters", "reopened")


ROUTES = (
    route("/matters", look),
    route("/matters/{id}/remove", ask, remove),
    route("/matters/{id}/state", post=state),
)
