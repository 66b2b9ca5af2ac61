"""A résumé that starts from now; nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import resume
from footing.app import typed as read
from footing.kernel.errors import FootingError
from footing.resume.roles import roles
from footing.resume.trim import CONVENTION
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.resume import View
    from footing.app.tray import ResumeAtHand
    from footing.followup.entries import Entry


@dataclass(frozen=True)
class ResumePage:
    """A form for a file, and once one is at hand what becomes of it; ``fault`` is of the form.

    ``told`` are dates that were told and are doubtful no more: place, title, as they were typed.
    """

    template: ClassVar[str] = "resume.html"
    section: ClassVar[str] = "start"
    convention: str
    at_hand: ResumeAtHand | None = None
    view: View | None = None
    wins: tuple[Entry, ...] = ()
    files: Mapping[str, str] | None = None
    told: tuple[tuple[str, str, str], ...] = ()
    fault: str = ""
    place: str = "file"


def look(visit: Visit) -> Response:
    """GET /resume"""
    return visit.show(_page(visit))


def change(visit: Visit) -> Response:
    """POST /resume: ``do`` is read (a file), set (what the person wants) or away."""
    tray, todo = visit.workspace.tray, visit.sent("do")
    try:
        if todo == "away":
            tray.resume = None
        elif todo == "set" and tray.resume is not None:
            tray.resume = _chosen(visit, tray.resume)
        elif todo == "read":
            tray.resume = resume.at_hand(visit.files.get("file", b""))
    except FootingError as error:
        place = "file" if todo == "read" else error.where or "years"
        return visit.show(_page(visit, str(error), place), 422)
    return visit.go("/resume")


def take(visit: Visit) -> Response:
    """GET /resume/files/{name}"""
    at_hand = visit.workspace.tray.resume
    if at_hand is None:
        return visit.go("/resume")
    found = resume.file(resume.of(visit.workspace, at_hand), visit.path["name"])
    return attachment(found.name, found.media_type, found.data)


def _chosen(visit: Visit, before: ResumeAtHand) -> ResumeAtHand:
    """What the form says, once it can be done; FootingError, and nothing changes, where not."""
    told = {
        name.removeprefix("told."): value.strip()
        for name, value in visit.form
        if name.startswith("told.") and value.strip()
    }
    years, full = (read.number(visit.sent(name)) for name in ("years", "full"))
    made = replace(
        before,
        years=before.years if years is None else years,
        full=before.full if full is None else full,
        pins=visit.sent_all("pin"),
        told=told,
        wins=visit.sent_all("win"),
    )
    resume.of(visit.workspace, made)
    return made


def _page(visit: Visit, fault: str = "", place: str = "file") -> ResumePage:
    at_hand = visit.workspace.tray.resume
    if at_hand is None:
        return ResumePage(CONVENTION, fault=fault, place=place)
    found = resume.of(visit.workspace, at_hand)
    there = resume.wins(visit.workspace, found.trimmed.current) if found.trimmed.current else ()
    return ResumePage(
        CONVENTION, at_hand, found, there, resume.TITLES, _told(at_hand, found), fault, place
    )


def _told(at_hand: ResumeAtHand, found: View) -> tuple[tuple[str, str, str], ...]:
    """Dates that were told of roles about which nothing is asked any more."""
    titles = {one.place: one.title for one in roles(at_hand.document, {}, date.max)}
    asked = {one.place for one in found.trimmed.doubts if one.asks}
    return tuple(
        (place, titles.get(place, place), typed)
        for place, typed in at_hand.told.items()
        if place not in asked
    )


ROUTES = (route("/resume", look, change), route("/resume/files/{name}", take))
