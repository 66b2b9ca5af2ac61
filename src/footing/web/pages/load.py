"""Load: what takes hours each week, what is left, and how it changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import load
from footing.app import typed as read
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.load import CatchUp, View
    from footing.followup.load import Commitment


@dataclass(frozen=True)
class LoadPage:
    """The week and the months; ``typed`` and ``fault`` are of a form that was not taken.

    ``place`` is the id of the field that the fault is about.
    """

    template: ClassVar[str] = "load.html"
    section: ClassVar[str] = "today"
    view: View
    day: str
    typed: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    place: str = "what"
    catching_up: CatchUp | None = None


@dataclass(frozen=True)
class CommitmentPage:
    """One commitment: other hours from a day on, its end, or its removal."""

    template: ClassVar[str] = "commitment.html"
    section: ClassVar[str] = "today"
    one: Commitment
    day: str
    typed: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /load"""
    return visit.show(_page(visit))


def note(visit: Visit) -> Response:
    """POST /load: ``do`` is add (something that takes hours), hours (how many there are) or items.

    Items says how much of a backlog fits into what is left; nothing is kept of it.
    """
    space = visit.workspace
    if visit.sent("do") == "items":
        try:
            said = load.catching_up(space, read.hours(visit.sent("minutes")) or 0)
        except FootingError as error:
            return visit.show(_page(visit, str(error), "minutes"), 422)
        return visit.show(replace(_page(visit), catching_up=said))
    there = visit.sent("do") == "hours"
    try:
        if there:
            load.there_are(space, read.hours(visit.sent("hours")), read.day(visit.sent("since")))
        else:
            load.add(
                space, visit.sent("what"), read.hours(visit.sent("hours")),
                read.day(visit.sent("since")), read.day(visit.sent("until")),
            )  # fmt: skip
    except FootingError as error:
        place = "there-are" if there else (error.where or "hours")
        return visit.show(_page(visit, error.what, place), 422)
    return visit.go("/load#week", "added")


def open_(visit: Visit) -> Response:
    """GET /load/{id}"""
    return visit.show(_one(visit))


def change(visit: Visit) -> Response:
    """POST /load/{id}: ``do`` is change, end or remove."""
    space, id_, todo = visit.workspace, visit.path["id"], visit.sent("do")
    if todo == "remove":
        load.remove(space, id_)
        return visit.go("/load#week", "removed")
    try:
        day = read.day(visit.sent("day"))
        if todo == "end":
            load.end(space, id_, day)
        else:
            load.change(space, id_, read.hours(visit.sent("hours")), day)
    except FootingError as error:
        return visit.show(_one(visit, str(error)), 422)
    return visit.go("/load#week", "saved")


def _one(visit: Visit, fault: str = "") -> CommitmentPage:
    found = load.show(visit.workspace, visit.path["id"])
    today = visit.workspace.clock().date().isoformat()
    return CommitmentPage(found, today, dict(visit.form), fault)


def _page(visit: Visit, fault: str = "", place: str = "what") -> LoadPage:
    today = visit.workspace.clock().date().isoformat()
    return LoadPage(load.view(visit.workspace), today, dict(visit.form), fault, place)


ROUTES = (
    route("/load", look, note),
    route("/load/{id}", open_, change),
)
