"""Promises of both sides: all of them, one with what can become of it, and the mail's ticks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import after, matters
from footing.app import promises as app
from footing.app import typed as read
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.promises import Stood
    from footing.followup.promises import Who


@dataclass(frozen=True)
class PromisesPage:
    """Every promise, open ones first; ``titles`` are those of their matters, by id."""

    template: ClassVar[str] = "promises.html"
    section: ClassVar[str] = "today"
    promises: tuple[Stood, ...]
    titles: Mapping[str, str]


@dataclass(frozen=True)
class PromisePage:
    """One promise; ``typed`` is what was typed into its forms, with its faults by field."""

    template: ClassVar[str] = "promise.html"
    section: ClassVar[str] = "matters"
    one: Stood
    typed: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


def look(visit: Visit) -> Response:
    """GET /promises"""
    titles = {one.matter.id: one.title for one in matters.list_(visit.workspace)}
    return visit.show(PromisesPage(app.list_(visit.workspace), titles))


def show(visit: Visit) -> Response:
    """GET /promises/{id}"""
    return visit.show(_page(visit, {}))


def change(visit: Visit) -> Response:
    """POST /promises/{id}: ``state`` is done, dropped or open, or move with a day in ``to``."""
    identity = visit.path["id"]
    if visit.sent("state") != "move":
        found = app.settle(visit.workspace, identity, visit.sent("state"), visit.sent("reason"))
        return visit.go(f"/matters/{found.matter.id}/after#promises", "settled")
    try:
        found = app.move(visit.workspace, identity, read.day(visit.sent("to")))
    except FootingError as error:
        return visit.show(_page(visit, {"to": error.what}), 422)
    return visit.go(f"/matters/{found.matter.id}/after#promises", "settled")


def add(visit: Visit) -> Response:
    """POST /matters/{id}/promises: a promise that was given after the talk."""
    who: Who = "me" if visit.sent("who") == "me" else "leader"
    given = after.Given(who, visit.sent("what"), read.day(visit.sent("due")))
    made = after.add_promise(visit.workspace, visit.path["id"], given)
    return visit.go(f"/matters/{made.matter}/after#promises", "added")


def mail(visit: Visit) -> Response:
    """POST /matters/{id}/after/mail: the promises that are ticked stand in the mail."""
    matter = matters.show(visit.workspace, visit.path["id"])
    app.put_in_mail(visit.workspace, matter.id, visit.sent_all("in_mail"))
    return visit.go(f"/matters/{matter.id}/after#promises", "saved")


def _page(visit: Visit, faults: Mapping[str, str]) -> PromisePage:
    typed = {name: visit.sent(name) for name in ("to", "reason")}
    return PromisePage(app.show(visit.workspace, visit.path["id"]), typed, faults)


ROUTES = (
    route("/promises", look),
    route("/promises/{id}", show, change),
    route("/matters/{id}/promises", post=add),
    route("/matters/{id}/after/mail", post=mail),
)
