"""What can be taken away from a matter: the brief, mails, calendar files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from footing.app import calendars, matters
from footing.app.files import write_all
from footing.app.workspace import Workspace
from footing.kernel.errors import NotFoundError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from footing.playbooks.model import Playbook
    from footing.playbooks.page import Page

TITLES: Mapping[str, str] = {
    "brief.pdf": "The brief, one page to print",
    "brief.md": "The brief as text",
    "spoken.txt": "What to say",
    "cards.html": "How to begin and the if-then cards, for the phone",
    "cards.pdf": "The same as PDF",
    "then-and-now.pdf": "What was agreed beside what it is now, one page to show",
    "then-and-now.md": "The same as text",
    "invite.eml": "The invitation as a mail draft",
    "message.eml": "The written version as a mail draft",
    "confirm.eml": "The confirmation as a mail draft",
    "meeting.ics": "The meeting for your calendar",
    "checkins.ics": "The check-ins for your calendar",
}
"""Every file that may be offered, in the order of the list, with what it is."""

CALENDAR = "text/calendar; charset=utf-8"
LONG = "It is too long for a mail link. Copy it, or take the mail draft."


@dataclass(frozen=True)
class Artifact:
    """A file to take away: its name, its media type, its bytes, and what it is."""

    name: str
    media_type: str
    data: bytes
    title: str


@dataclass(frozen=True)
class Mail:
    """A part as a mail; ``mailto`` is None where it is too long, and ``note`` says so then."""

    part: str
    subject: str
    body: str
    mailto: str | None
    note: str


def noted(name: str) -> bool:
    """Whether it is remembered what this file said when it was taken along (see ``calendars``)."""
    return name.endswith(".ics")


def artifacts(ws: Workspace, matter_id: str) -> tuple[Artifact, ...]:
    """Every file that the matter gives now; making the PDF takes a moment."""
    return (*_papers(ws, matter_id), *dates(ws, matter_id))


def _papers(ws: Workspace, matter_id: str) -> tuple[Artifact, ...]:
    """All but the calendar files."""
    view = matters.page(ws, matter_id)
    return of_page(
        view.playbook,
        view.page,
        view.matter.answers,
        seed=view.matter.id,
        now=ws.clock(),
        dates=False,
    )


def dates(ws: Workspace, matter_id: str) -> tuple[Artifact, ...]:
    """The calendar files of a matter; a talk that was not prepared has them, too."""
    matter = matters.show(ws, matter_id)
    found = calendars.files(ws, matter)
    return tuple(Artifact(one.name, CALENDAR, one.data, one.title) for one in found)


def artifact(ws: Workspace, matter_id: str, name: str) -> Artifact:
    """One file by its name; NotFoundError where the matter gives none of this name."""
    for one in dates(ws, matter_id) if noted(name) else _papers(ws, matter_id):
        if one.name == name:
            return one
    raise NotFoundError(f"This matter gives no file “{name}” now.")


def write(ws: Workspace, matter_id: str, out: Path) -> tuple[Path, ...]:
    """Write every file of a matter into a folder, all or none of them."""
    return write_all(out, {one.name: one.data for one in artifacts(ws, matter_id)})


def write_dates(ws: Workspace, matter_id: str, out: Path) -> tuple[Path, ...]:
    """Write the calendar files of a matter into a folder, all or none of them."""
    return write_all(out, {one.name: one.data for one in dates(ws, matter_id)})


def offered(ws: Workspace, matter_id: str) -> tuple[tuple[str, str], ...]:
    """Names and titles of the files that the matter gives, without making them."""
    view = matters.page(ws, matter_id)
    there = {
        "brief.pdf": True,
        "brief.md": True,
        "cards.html": bool(view.page.cards),
        "cards.pdf": bool(view.page.cards),
        "then-and-now.pdf": view.page.scope is not None,
        "then-and-now.md": view.page.scope is not None,
        "spoken.txt": bool(view.page.spoken.strip()),
    }
    there |= {f"{part}.eml": bool(view.page.part(part).strip()) for part in _MAILS}
    titles = tuple((name, title) for name, title in TITLES.items() if there.get(name))
    return (*titles, *calendars.offered(ws, view.matter))


def mails(ws: Workspace, matter_id: str) -> tuple[Mail, ...]:
    """The parts that can be sent, as mails without a recipient."""
    from footing.delivery.mail import mailto

    view = matters.page(ws, matter_id)
    found = []
    for part in _MAILS:
        shown = view.part(part)
        if shown.text.strip():
            link = mailto(shown.subject, shown.text)
            found.append(Mail(part, shown.subject, shown.text, link, "" if link else LONG))
    return tuple(found)


def of_page(
    playbook: Playbook,
    page: Page,
    answers: Mapping[str, Any],
    *,
    seed: str,
    now: datetime,
    dates: bool = True,
) -> tuple[Artifact, ...]:
    """The files of a page; ``seed`` keeps calendar entries the same from one time to the next.

    Without ``dates`` there are no calendar files: those of a kept matter know their versions.
    """
    from footing.delivery.artifacts import for_page
    from footing.playbooks.answers import read

    values = read(playbook, answers)
    meeting, checkins = (values.meeting, values.checkins) if dates else (None, None)
    made = for_page(page, meeting, checkins, uid_seed=seed, now=now)
    order = list(TITLES)
    return tuple(
        Artifact(one.name, one.media_type, one.content, TITLES[one.name])
        for one in sorted(made, key=lambda one: order.index(one.name))
    )


_MAILS = ("invite", "message", "confirm")
