"""The first page: what has happened, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import matters
from footing.app.today import today
from footing.followup.today import RULE_OF_THUMB
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.matters import Listed
    from footing.followup.today import Today

FIRST = ("own-up", "second-chance", "renegotiate")


@dataclass(frozen=True)
class Door:
    """One answer to "What has happened?", and where it leads."""

    title: str
    text: str
    url: str


CHECK = Door(
    "I have something to send",
    "Reading a draft like a careful friend: what undersells it, what is missing, what to keep.",
    "/check",
)
DECIDE = Door(
    "I have to decide first",
    "Weigh your options by what matters to you, and see how firm it is and what would turn it.",
    "/decide",
)
BACKLOG = Door(
    "I am buried in a backlog",
    "See from your own list what comes and what waits. Then make the plan: be current now, "
    "work off the old ones backwards, and know the dates.",
    "/backlog",
)


RESUME = Door(
    "My résumé drags decades along",
    "Start it from now: recent roles in full, older ones in a line, the oldest left out.",
    "/resume",
)
PEOPLE = Door(
    "I have lost touch with people",
    "Bring your address book: current ones first, then the old ones year by year backwards, a few "
    "at a time.",
    "/people",
)
MORE = (DECIDE, CHECK, BACKLOG, PEOPLE, RESUME)
"""What has no matter of its own."""


@dataclass(frozen=True)
class StartPage:
    """The doors, and beside them what is open."""

    template: ClassVar[str] = "start.html"
    section: ClassVar[str] = "start"
    doors: tuple[Door, ...]
    soon: tuple[str, ...]
    open: tuple[Listed, ...]


def start(visit: Visit) -> Response:
    """GET /"""
    space = visit.workspace
    known = sorted(
        space.library.playbooks.values(),
        key=lambda one: (FIRST.index(one.id) if one.id in FIRST else len(FIRST), one.title),
    )
    doors = tuple(Door(one.door, one.summary, f"/begin/{one.id}") for one in known)
    still = tuple(one for one in matters.list_(space) if one.matter.state != "closed")
    return visit.show(StartPage((*doors, *MORE), _soon(today(space)), still))


def _soon(found: Today) -> tuple[str, ...]:
    """The lines of today that press; the rule of thumb behind the hours stands on Today's page."""
    lines = (*found.late, *found.unrecorded, *found.debriefs, *found.windows)
    talk = (found.conversation,) if found.conversation else ()
    return tuple(one.text.removesuffix(RULE_OF_THUMB).strip() for one in (*talk, *lines))


ROUTES = (route("/", start),)
