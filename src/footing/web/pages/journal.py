"""The journal: dated lines to add, change and take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import journal, matters
from footing.app import typed as read
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.matters import Listed
    from footing.followup.entries import Entry

KINDS = (
    ("mistake", "A mistake"),
    ("win", "Something that went well"),
    ("worry", "A worry"),
    ("promise", "A promise"),
    ("observation", "Something I saw or heard"),
    ("fact", "A record of the factual log"),
)


@dataclass(frozen=True)
class Line:
    """One line as it stands in the form."""

    kind: str = "mistake"
    text: str = ""
    day: str = ""
    matter: str = ""


@dataclass(frozen=True)
class JournalPage:
    """A form for a new line, and all lines (of one kind where one is chosen), newest first."""

    template: ClassVar[str] = "journal.html"
    section: ClassVar[str] = "journal"
    kinds: tuple[tuple[str, str], ...]
    chosen: str
    entries: tuple[Entry, ...]
    matters: tuple[Listed, ...]
    line: Line
    fault: str = ""

    @property
    def titles(self) -> dict[str, str]:
        """The title of each matter by its id."""
        return {one.matter.id: one.title for one in self.matters}

    @property
    def labels(self) -> dict[str, str]:
        """What each kind is called."""
        return dict(self.kinds)


@dataclass(frozen=True)
class EntryPage:
    """One line in a form."""

    template: ClassVar[str] = "entry.html"
    section: ClassVar[str] = "journal"
    kinds: tuple[tuple[str, str], ...]
    entry: Entry
    line: Line
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /journal; ``kind`` shows one kind only, ``matter`` links a new line to a matter."""
    today = visit.workspace.clock().date().isoformat()
    linked = visit.query.get("matter", "")
    kind = "observation" if linked else "mistake"
    return visit.show(_page(visit, Line(kind, day=today, matter=linked)))


def add(visit: Visit) -> Response:
    """POST /journal"""
    line = _line(visit)
    try:
        journal.add(
            visit.workspace, line.kind, line.text, day=read.day(line.day), matter=line.matter
        )
    except FootingError as error:
        return visit.show(_page(visit, line, str(error)), 422)
    return visit.go("/journal#lines", "added")


def open_(visit: Visit) -> Response:
    """GET /journal/{entry}"""
    entry = journal.show(visit.workspace, visit.path["entry"])
    return visit.show(EntryPage(KINDS, entry, Line(entry.kind, entry.text, entry.day.isoformat())))


def change(visit: Visit) -> Response:
    """POST /journal/{entry}: ``do`` is save or remove."""
    space, id_ = visit.workspace, visit.path["entry"]
    if visit.sent("do") == "remove":
        journal.remove(space, id_)
        return visit.go("/journal#lines", "removed")
    line = _line(visit)
    try:
        journal.edit(space, id_, text=line.text, kind=line.kind, day=read.day(line.day))
    except FootingError as error:
        page = EntryPage(KINDS, journal.show(space, id_), line, str(error))
        return visit.show(page, 422)
    return visit.go("/journal#lines", "saved")


def _line(visit: Visit) -> Line:
    return Line(visit.sent("kind"), visit.sent("text"), visit.sent("day"), visit.sent("matter"))


def _page(visit: Visit, line: Line, fault: str = "") -> JournalPage:
    chosen = visit.query.get("kind", "")
    known = chosen if chosen in dict(KINDS) else ""
    return JournalPage(
        KINDS,
        known,
        journal.list_(visit.workspace, kind=known or None),
        matters.list_(visit.workspace),
        line,
        fault,
    )


ROUTES = (
    route("/journal", look, add),
    route("/journal/{entry}", open_, change),
)
