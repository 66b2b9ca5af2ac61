"""The list of matters, and what can be done with one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import matters
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.matters import Listed


@dataclass(frozen=True)
class MattersPage:
    """All matters, the last changed first."""

    template: ClassVar[str] = "matters.html"
    section: ClassVar[str] = "matters"
    matters: tuple[Listed, ...]


@dataclass(frozen=True)
class RemovePage:
    """The question before a matter is taken away for good."""

    template: ClassVar[str] = "remove.html"
    section: ClassVar[str] = "matters"
    listed: Listed


def look(visit: Visit) -> Response:
    """GET /matters"""
    return visit.show(MattersPage(matters.list_(visit.workspace)))


def ask(visit: Visit) -> Response:
    """GET /matters/{id}/remove"""
    matter = matters.show(visit.workspace, visit.path["id"])
    listed = next(one for one in matters.list_(visit.workspace) if one.matter.id == matter.id)
    return visit.show(RemovePage(listed))


def remove(visit: Visit) -> Response:
    """POST /matters/{id}/remove"""
    matters.remove(visit.workspace, visit.path["id"])
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
