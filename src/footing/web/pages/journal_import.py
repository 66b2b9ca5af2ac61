"""Taking in the journal of another program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import journal_import
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.journal_import import TakenIn


@dataclass(frozen=True)
class JournalImportPage:
    """A form for a file and for further tags; ``done`` says what was just taken in."""

    template: ClassVar[str] = "journal-import.html"
    section: ClassVar[str] = "journal"
    tags: str = ""
    done: TakenIn | None = None
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /journal/import"""
    return visit.show(JournalImportPage())


def take_in(visit: Visit) -> Response:
    """POST /journal/import: ``file``, and ``tags`` as in “proud=win, low=worry”."""
    typed = visit.sent("tags")
    data = visit.files.get("file", b"")
    if not data:
        fault = "Choose a file that jrnl or Day One exported."
        return visit.show(JournalImportPage(typed, fault=fault), 422)
    try:
        tags = journal_import.tags_of(one for one in typed.split(",") if one.strip())
        done = journal_import.take_in(visit.workspace, data, "your file", tags)
    except FootingError as error:
        return visit.show(JournalImportPage(typed, fault=str(error)), 422)
    return visit.show(JournalImportPage(done=done))


ROUTES = (route("/journal/import", look, take_in),)
