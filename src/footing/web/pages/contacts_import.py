"""Taking in an address book: how it would be read first, and then, if wanted, into the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import contacts_import as app
from footing.app import typed as read
from footing.app.tray import ContactsAtHand
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.contacts_import import Columns, TakenIn
    from footing.intake.people import Choices, People

SHOWN = 8
PREFIX = "column."


@dataclass(frozen=True)
class PeopleImportPage:
    """A form for a file; then how it would be read, with its columns; then what was taken in."""

    template: ClassVar[str] = "contacts-import.html"
    section: ClassVar[str] = "today"
    at_hand: bool = False
    choices: Choices | None = None
    columns: Columns = ()
    headings: tuple[str, ...] = ()
    found: People | None = None
    done: TakenIn | None = None
    shown: int = SHOWN
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /people/import"""
    visit.workspace.tray.contacts = None
    return visit.show(PeopleImportPage())


def take_in(visit: Visit) -> Response:
    """POST /people/import: ``do`` is look (how it would be read) or take."""
    tray = visit.workspace.tray
    data = visit.files.get("file", b"")
    try:
        if data:
            tray.contacts = ContactsAtHand(data, _chosen(visit))
        elif tray.contacts is not None:
            tray.contacts = ContactsAtHand(tray.contacts.data, _chosen(visit))
        else:
            raise FootingError("Choose a file: vCards, or a table as CSV.")
        found = app.read(tray.contacts.data, "your file", tray.contacts.choices, visit.workspace)
    except FootingError as error:
        return visit.show(_refused(visit, error), 422)
    if visit.sent("do") == "take":
        tray.contacts = None
        return visit.show(PeopleImportPage(done=app.take_in(visit.workspace, found)))
    columns = app.columns_of(found.headings, found.columns)
    return visit.show(PeopleImportPage(True, tray.contacts.choices, columns, found.headings, found))


def _chosen(visit: Visit) -> Choices:
    named = [
        f"{name.removeprefix(PREFIX)}={value}"
        for name, value in visit.form
        if name.startswith(PREFIX) and value
    ]
    return app.choices(named, visit.sent("dates"), read.number(visit.sent("year")))


def _refused(visit: Visit, error: FootingError) -> PeopleImportPage:
    """The form again; where only the columns are to be named, the file stays at hand."""
    tray = visit.workspace.tray
    headings, columns = app.asked_of(error)
    if tray.contacts is None or not headings:
        tray.contacts = None
        return PeopleImportPage(fault=str(error))
    return PeopleImportPage(True, tray.contacts.choices, columns, headings, fault=str(error))


ROUTES = (route("/people/import", look, take_in),)
