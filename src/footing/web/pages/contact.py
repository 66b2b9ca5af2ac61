"""One contact: what is noted, that there was a contact, and when the next one is to be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import contacts
from footing.app import typed as read
from footing.contacts.model import Contact
from footing.kernel.errors import FootingError
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class ContactPage:
    """One contact as the form shows it; ``one`` is None for a new one, ``typed`` as it was sent."""

    template: ClassVar[str] = "contact.html"
    section: ClassVar[str] = "today"
    one: Contact | None
    stands: str
    mail: str
    day: str
    typed: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    place: str = "name"


def new(visit: Visit) -> Response:
    """GET /people/new"""
    return visit.show(_page(visit, None))


def add(visit: Visit) -> Response:
    """POST /people/new"""
    try:
        made = contacts.add(visit.workspace, _typed(visit, Contact("", "")))
    except FootingError as error:
        return visit.show(_page(visit, None, error), 422)
    return visit.go(f"/people/{made.id}", "added")


def open_(visit: Visit) -> Response:
    """GET /people/{id}"""
    return visit.show(_page(visit, contacts.show(visit.workspace, visit.path["id"])))


def change(visit: Visit) -> Response:
    """POST /people/{id}: ``do`` is wrote, save, aside, back or remove."""
    space, todo = visit.workspace, visit.sent("do")
    found = contacts.show(space, visit.path["id"])
    here = "/people" if visit.sent("from") == "today" else f"/people/{found.id}"
    try:
        if todo == "remove":
            contacts.remove(space, found.id)
            return visit.go("/people/list", "removed")
        if todo == "wrote":
            days = read.day(visit.sent("day")), read.day(visit.sent("following"))
            contacts.written(space, found.id, visit.sent("said"), *days)
        elif todo in ("aside", "back"):
            contacts.put_aside(space, found.id, aside=todo == "aside")
        else:
            contacts.change(space, _typed(visit, found))
    except FootingError as error:
        return visit.show(_page(visit, found, error), 422)
    return visit.go(here, "settled" if todo == "wrote" else "saved")


def calendar(visit: Visit) -> Response:
    """GET /people/{id}/keep-in-touch.ics"""
    data = contacts.reminder(visit.workspace, visit.path["id"])
    return attachment(contacts.REMINDER, "text/calendar; charset=utf-8", data)


def _typed(visit: Visit, before: Contact) -> Contact:
    """The contact as it stands in the form: one address or number on each line."""

    def lines(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t for one in visit.sent(name).split("\n") if (t := one.strip())))

    return replace(
        before,
        name=" ".join(visit.sent("name").split()),
        org=" ".join(visit.sent("org").split()),
        emails=lines("emails"),
        phones=lines("phones"),
        year=read.number(visit.sent("year")),
        last=read.day(visit.sent("last")),
        next=read.day(visit.sent("next")),
        note=visit.sent("note"),
    )


def _page(visit: Visit, one: Contact | None, error: FootingError | None = None) -> ContactPage:
    space = visit.workspace
    return ContactPage(
        one,
        contacts.place(space, one) if one else "",
        contacts.mail_to(one) if one else "",
        space.clock().date().isoformat(),
        dict(visit.form),
        error.what if error else "",
        (error.where if error else "") or "name",
    )


ROUTES = (
    route("/people/new", new, add),
    route("/people/{id}", open_, change),
    route("/people/{id}/keep-in-touch.ics", calendar),
)
