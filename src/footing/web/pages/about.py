"""What Footing is, where its methods come from, and what it keeps; and the way to end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import keeping
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.playbooks.model import Source
    from footing.safety.protected import Protected


@dataclass(frozen=True)
class AboutPage:
    """Privacy in a few sentences, and the sources of the methods."""

    template: ClassVar[str] = "about.html"
    section: ClassVar[str] = ""
    file: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ProtectedPage:
    """What is kept, what is protected and what is not."""

    template: ClassVar[str] = "protected.html"
    section: ClassVar[str] = "keep"
    protected: Protected
    file: str


@dataclass(frozen=True)
class EndPage:
    """The question before the program ends, and the word that it has ended."""

    template: ClassVar[str] = "end.html"
    section: ClassVar[str] = ""
    ended: bool = False


def about(visit: Visit) -> Response:
    """GET /about"""
    space = visit.workspace
    books = space.library.playbooks.values()
    sources = {source.title: source for book in books for source in book.sources.values()}
    return visit.show(AboutPage(str(space.folders.store), tuple(sources.values())))


def protected(visit: Visit) -> Response:
    """GET /protected"""
    return visit.show(ProtectedPage(keeping.protected(), str(visit.workspace.folders.store)))


def ask(visit: Visit) -> Response:
    """GET /end"""
    return visit.show(EndPage())


def end(visit: Visit) -> Response:
    """POST /end: answer, then stop the program."""
    visit.stop()
    return visit.show(EndPage(ended=True))


ROUTES = (route("/about", about), route("/protected", protected), route("/end", ask, end))
