"""Remove a person, or everything; what would go is shown first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import elsewhere, removing
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.removing import Named


@dataclass(frozen=True)
class RemovalPage:
    """A name to look for, and the words before everything goes; ``here`` is what there is."""

    template: ClassVar[str] = "removal.html"
    section: ClassVar[str] = "matters"
    here: tuple[str, ...]
    duty: str
    name: str = ""
    faults: tuple[tuple[str, str], ...] = ()
    beyond: str = removing.BEYOND
    confirm: str = removing.CONFIRM


@dataclass(frozen=True)
class PersonPage:
    """Where a person is named, each place with a box; ``done`` once it was removed."""

    template: ClassVar[str] = "removal-person.html"
    section: ClassVar[str] = "matters"
    named: Named
    duty: str
    done: bool = False
    beyond: str = removing.BEYOND


def look(visit: Visit) -> Response:
    """GET /remove"""
    return visit.show(_page(visit))


def person(visit: Visit) -> Response:
    """POST /remove/person: ``do`` is look, which changes nothing, or remove.

    The name is no part of an address, so that the browser's history does not hold it.
    """
    space, name = visit.workspace, visit.sent("name")
    try:
        found = removing.named(space, name)
        if visit.sent("do") == "remove":
            all_ids = {one.matter.id for one in found.matters}
            all_ids |= {one.id for one in (*found.given, *found.places)}
            left = removing.remove_person(space, name, all_ids - set(visit.sent_all("goes")))
            return visit.show(PersonPage(left, elsewhere.duty().text, done=True))
    except FootingError as error:
        return visit.show(_page(visit, name, (("name", str(error)),)), 422)
    return visit.show(PersonPage(found, elsewhere.duty().text))


def everything(visit: Visit) -> Response:
    """POST /remove/everything: ``words`` have to be typed."""
    try:
        removing.remove_everything(visit.workspace, visit.sent("words"))
    except FootingError as error:
        return visit.show(_page(visit, faults=(("words", str(error)),)), 422)
    visit.watch.held = []
    return visit.go("/", "all-removed")


def _page(visit: Visit, name: str = "", faults: tuple[tuple[str, str], ...] = ()) -> RemovalPage:
    here = removing.everything_here(visit.workspace)
    return RemovalPage(here, elsewhere.duty().text, name, faults)


ROUTES = (
    route("/remove", look),
    route("/remove/person", post=person),
    route("/remove/everything", post=everything),
)
