"""A page for a mentor: chosen with ticks, shown as it would go out, and taken along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import matters, mentor
from footing.kernel.errors import FootingError
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.mentor import Part, Shared
    from footing.playbooks.matter import Matter


@dataclass(frozen=True)
class MentorPage:
    """The parts with their ticks, what is asked, and the page as it would go out."""

    template: ClassVar[str] = "mentor.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    title: str
    parts: tuple[Part, ...]
    chosen: tuple[str, ...]
    ask: str
    names: bool
    shared: Shared | None = None
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /matters/{id}/mentor"""
    if matters.show(visit.workspace, visit.path["id"]).gate != "clear":
        return visit.go(f"/matters/{visit.path['id']}/gate")
    return visit.show(_page(visit))


def choose(visit: Visit) -> Response:
    """POST /matters/{id}/mentor: ``do`` is show, or one of the files to take along."""
    space, id_, todo = visit.workspace, visit.path["id"], visit.sent("do")
    try:
        made = mentor.shared(
            space, id_, visit.sent_all("part"), visit.sent("ask"),
            names=visit.sent("names") == "yes",
        )  # fmt: skip
    except FootingError as error:
        return visit.show(_page(visit, fault=str(error)), 422)
    if todo in mentor.FILES:
        file = mentor.sendable(made, todo)
        return attachment(file.name, file.media_type, file.data)
    return visit.show(_page(visit, made))


def _page(visit: Visit, made: Shared | None = None, fault: str = "") -> MentorPage:
    space = visit.workspace
    matter = matters.show(space, visit.path["id"])
    offered = mentor.parts(space, matter.id)
    ticked = tuple(one.section.key for one in offered if one.ticked)
    title = next(one.title for one in matters.list_(space) if one.matter.id == matter.id)
    return MentorPage(
        matter=matter,
        title=title,
        parts=offered,
        chosen=visit.sent_all("part") if visit.form else ticked,
        ask=visit.sent("ask") or mentor.asks(space, matter.id),
        names=visit.sent("names") == "yes",
        shared=made,
        fault=fault,
    )


ROUTES = (route("/matters/{id}/mentor", look, choose),)
