"""Hide the page quickly, come back, and find the words again that were being typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from starlette.responses import Response

from footing.web.guard import TOKEN_FIELD
from footing.web.locking import HELD, NEUTRAL, UNLOCK, Held
from footing.web.visit import Visit, route


@dataclass(frozen=True)
class NeutralPage:
    """A page of no interest, with nothing of Footing on it."""

    template: ClassVar[str] = "units.html"
    section: ClassVar[str] = ""


@dataclass(frozen=True)
class HeldPage:
    """Forms that were being filled when the page was locked or hidden."""

    template: ClassVar[str] = "held.html"
    section: ClassVar[str] = ""
    held: tuple[Held, ...]


def hold_words(visit: Visit) -> None:
    """Let the fields wait that came with the request, if ``held`` says where they belong."""
    if path := visit.sent("held"):
        visit.watch.hold(path, visit.form, token=TOKEN_FIELD)


def hide(visit: Visit) -> Response:
    """POST /hide: lock what has a passphrase, and lead every page to the neutral one."""
    hold_words(visit)
    if not visit.workspace.passphrase_free:
        visit.workspace.lock()
    visit.watch.hidden = True
    return visit.go(NEUTRAL)


def neutral(visit: Visit) -> Response:
    """GET /units"""
    return visit.show(NeutralPage())


def back(visit: Visit) -> Response:
    """POST /back: where the person was, as far as no passphrase stands before it."""
    visit.watch.hidden = False
    if visit.workspace.shut:
        return visit.go(UNLOCK)
    return visit.go(HELD if visit.watch.held else "/")


def awake(visit: Visit) -> Response:
    """POST /awake: the person is here; 423 where the page is hidden or locked meanwhile."""
    gone = visit.watch.hidden or visit.workspace.shut
    return Response(status_code=423 if gone else 204)


def held(visit: Visit) -> Response:
    """GET /held"""
    return visit.show(HeldPage(tuple(visit.watch.held)))


def drop(visit: Visit) -> Response:
    """POST /held: let go of all words that wait."""
    visit.watch.held = []
    return visit.go("/", "dropped")


ROUTES = (
    route("/hide", post=hide),
    route("/units", neutral),
    route("/back", post=back),
    route("/awake", post=awake),
    route("/held", held, drop),
)
