"""Keeping in touch: today's few, the pace, the list, and those who may be the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, get_args

from starlette.responses import Response

from footing.app import contacts
from footing.app import typed as read
from footing.contacts.turns import State
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.contacts import Listed, Look
    from footing.contacts.model import Contact
    from footing.contacts.same import Alike

SHOWN = 5
STANDS: Mapping[str, str] = {
    "due": "Due", "current": "Current, not due", "old": "Waiting", "set": "A day is set",
    "done": "Caught up with",
    "undated": "No year known", "aside": "Left out",
}  # fmt: skip


@dataclass(frozen=True)
class PeoplePage:
    """Today's few and how things stand; ``fault`` is of the form for the pace."""

    template: ClassVar[str] = "contacts.html"
    section: ClassVar[str] = "today"
    look: Look
    mails: Mapping[str, str]
    shown: int = SHOWN
    typed: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    place: str = ""


@dataclass(frozen=True)
class PeopleListPage:
    """Everybody, fifty at a time, or those who were sought."""

    template: ClassVar[str] = "contacts-list.html"
    section: ClassVar[str] = "today"
    listed: Listed
    stands: Mapping[str, str]
    text: str
    only: str


@dataclass(frozen=True)
class SamePage:
    """Those who may be one person, each group with what it would become."""

    template: ClassVar[str] = "contacts-same.html"
    section: ClassVar[str] = "today"
    groups: tuple[tuple[Alike, Contact], ...]
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /people"""
    return visit.show(_page(visit))


def set_pace(visit: Visit) -> Response:
    """POST /people: how many a week, how often, and who is a current one."""
    try:
        numbers = [read.number(visit.sent(name)) for name in ("week", "every", "since")]
        contacts.set_pace(visit.workspace, *numbers)
    except FootingError as error:
        return visit.show(_page(visit, str(error), error.where or "week"), 422)
    return visit.go("/people#pace", "saved")


def list_(visit: Visit) -> Response:
    """GET /people/list: ``text`` is sought, ``only`` is where they stand."""
    text, only = visit.query.get("text", "").strip(), visit.query.get("only", "")
    which = next((one for one in get_args(State) if one == only), None)
    number = visit.query.get("page", "1")
    page = int(number) if number.isdecimal() and len(number) < 7 else 1
    found = contacts.list_(visit.workspace, text, which, page)
    return visit.show(PeopleListPage(found, STANDS, text, which or ""))


def same(visit: Visit) -> Response:
    """GET /people/same"""
    return visit.show(_same(visit))


def settle(visit: Visit) -> Response:
    """POST /people/same: ``do`` is merge or apart, of those with the ids in ``contact``."""
    chosen = visit.sent_all("contact")
    try:
        if visit.sent("do") == "merge":
            contacts.merge(visit.workspace, chosen)
        else:
            contacts.not_the_same(visit.workspace, chosen)
    except FootingError as error:
        return visit.show(_same(visit, str(error)), 422)
    return visit.go("/people/same", "saved")


def _same(visit: Visit, fault: str = "") -> SamePage:
    found = contacts.look_alike(visit.workspace)
    return SamePage(tuple((one, contacts.together(one)) for one in found), fault)


def _page(visit: Visit, fault: str = "", place: str = "") -> PeoplePage:
    found = contacts.look(visit.workspace)
    turns = (*found.view.few, *found.view.old)
    mails = {one.contact.id: contacts.mail_to(one.contact) for one in turns}
    return PeoplePage(found, mails, typed=dict(visit.form), fault=fault, place=place)


ROUTES = (
    route("/people", look, set_pace),
    route("/people/list", list_),
    route("/people/same", same, settle),
)
