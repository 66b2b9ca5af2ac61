"""The plan for one backlog: the verdict, what to try, the pictures, and the list of work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from starlette.responses import JSONResponse, Response

from footing.app import desk_plan
from footing.kernel.errors import FootingError
from footing.web.pages.files import attachment
from footing.web.pages.work import LEAST, MOST
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.backlog_report import Section
    from footing.app.desk import Work
    from footing.app.desk_plan import Field
    from footing.app.evidence import Offer
    from footing.app.wishes import Wishes
    from footing.app.work_list import Listing
    from footing.backlog.pictures import Picture
    from footing.delivery.charts import Theme


CLAUSE = re.compile(r"; (--[a-z]+(?:-[a-z]+)*)(?: [\d.]+)? (?:sets it|counts [a-z ]+)")
"""What an option would do, behind a semicolon: left out where the page has no such field."""
OPTION = re.compile(r"(--[a-z]+(?:-[a-z]+)*)(?: [\d.]+)?")
"""An option of the terminal with its value, in a sentence."""


@dataclass(frozen=True)
class Shown:
    """One picture with the specification that the page draws by itself (None: it is fetched)."""

    picture: Picture
    spec: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class PlanPage:
    """The verdict first; ``typed`` is what stands in the fields, ``query`` the same in an address.

    Without a plan there is a ``fault`` that says what is missing.
    """

    template: ClassVar[str] = "plan.html"
    section: ClassVar[str] = ""
    work: Work
    fields: tuple[Field, ...]
    typed: Mapping[str, str]
    query: str
    sections: tuple[Section, ...] = ()
    dates: Section | None = None
    shown: tuple[Shown, ...] = ()
    said: str = ""
    offers: tuple[Offer, ...] = ()
    each: str = ""
    listed: bool = False
    faults: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    waiting: bool = False
    alone: bool = False

    @property
    def headline(self) -> str:
        """The verdict in one sentence, or what is known until it is worked out."""
        return self.said if self.waiting else self.sections[0].title

    @property
    def verdict(self) -> tuple[str, ...]:
        """The verdict's sentences."""
        return () if self.waiting else self.sections[0].lines

    @property
    def rest(self) -> tuple[Section, ...]:
        """The sections below the pictures; what stands elsewhere on the page is left out."""
        found = self.sections if self.waiting else self.sections[1:]
        return tuple(one for one in found if one.title not in ("When", "Doubtful in the data"))


@dataclass(frozen=True)
class WorkedOutPage(PlanPage):
    """The verdict when it is there, and the parts of the page that follow from it."""

    template: ClassVar[str] = "worked-out.html"


@dataclass(frozen=True)
class TriedPage:
    """What changes while a slider moves: the dates and the pictures, and one sentence of it."""

    template: ClassVar[str] = "tried.html"
    section: ClassVar[str] = ""
    work: Work
    query: str
    dates: Section | None = None
    shown: tuple[Shown, ...] = ()
    said: str = ""
    fault: str = ""
    alone: bool = False


@dataclass(frozen=True)
class ListPage:
    """What to work on, in order, to be marked as done."""

    template: ClassVar[str] = "worklist.html"
    section: ClassVar[str] = ""
    work: Work
    query: str
    listing: Listing | None
    sections: tuple[Section, ...] = ()
    marked: int = 0
    fault: str = ""
    most: int = 60

    @property
    def first(self) -> Section:
        """The section with what is to be done now."""
        return self.sections[1 if self.listing and self.listing.standing else 0]


def show(visit: Visit) -> Response:
    """GET /backlog/{id}/plan: the fields are in the address, so that it works without a script.

    The dates come at once; the verdict with ``full`` in the address, and else when the page asks.
    """
    work = visit.workspace.desk.get(visit.path["id"])
    try:
        return visit.show(_planned(visit, work, PlanPage, full="full" in visit.query))
    except desk_plan.TypedError as error:
        page = PlanPage(work, desk_plan.fields(work), visit.query, "", faults=error.faults)
        return visit.show(page, 422)
    except FootingError as error:
        return visit.show(PlanPage(work, (), visit.query, "", fault=plain(str(error), {})), 409)


def verdict(visit: Visit) -> Response:
    """GET /backlog/{id}/plan/verdict: the verdict, and what it changes on the page."""
    work = visit.workspace.desk.get(visit.path["id"])
    return visit.show(_planned(visit, work, WorkedOutPage, full=True))


def _planned(visit: Visit, work: Work, kind: type[PlanPage], *, full: bool) -> PlanPage:
    from footing.app.evidence import offers
    from footing.app.plan_report import compared, dates, in_short

    space, fields = visit.workspace, desk_plan.fields(work)
    given, each = desk_plan.wishes(work, visit.query), desk_plan.each(visit.query)
    full = full or desk_plan.is_known(space, work.id, given)
    plan = desk_plan.look_ahead(space, work.id, given, quick=not full)
    theme, width = look_of(visit)
    shown = tuple(
        Shown(one, desk_plan.spec(one, theme, width) if width else None)
        for one in desk_plan.pictures_of(plan)
    )
    return kind(
        work,
        fields,
        visit.query,
        _query(visit),
        in_words(compared(plan), fields),
        dates(plan),
        shown,
        in_short(plan),
        offers(plan, desk_plan.usual(work), each) if full else (),
        visit.query.get("each", ""),
        desk_plan.has_items(work),
        waiting=not full,
        alone=kind is WorkedOutPage,
    )


def tried(visit: Visit) -> Response:
    """GET /backlog/{id}/plan/tried: the part of the page that follows a slider."""
    from footing.app.plan_report import dates, in_short

    work = visit.workspace.desk.get(visit.path["id"])
    try:
        given = desk_plan.wishes(work, visit.query)
        plan = desk_plan.look_ahead(visit.workspace, work.id, given, quick=True)
    except FootingError as error:
        return visit.show(TriedPage(work, _query(visit), fault=str(error)))
    theme, width = look_of(visit)
    shown = tuple(
        Shown(one, desk_plan.spec(one, theme, width or MOST)) for one in desk_plan.pictures_of(plan)
    )
    return visit.show(TriedPage(work, _query(visit), dates(plan), shown, in_short(plan)))


def picture(visit: Visit) -> Response:
    """GET /backlog/{id}/plan/pictures/{name}: as the pictures of a backlog, with the fields."""
    work, name = visit.workspace.desk.get(visit.path["id"]), visit.path["name"]
    theme, width = look_of(visit)
    plan = desk_plan.at_hand(visit.workspace, work.id, desk_plan.wishes(work, visit.query))
    chart, _, kind = name.partition(".")
    one = desk_plan.picture_of(plan, chart)
    if kind == "json":
        return JSONResponse(desk_plan.spec(one, theme, width or MOST))
    media_type, data = desk_plan.drawn(one, kind, theme, width)
    return Response(data, media_type=media_type) if width else attachment(name, media_type, data)


def file(visit: Visit) -> Response:
    """GET /backlog/{id}/plan/files/{name}: the plan or the list, to be taken along."""
    given = _given(visit)
    found = desk_plan.file(visit.workspace, visit.path["id"], given, visit.path["name"])
    return attachment(*found)


def work_list(visit: Visit) -> Response:
    """GET /backlog/{id}/list"""
    return _list(visit)


def mark(visit: Visit) -> Response:
    """POST /backlog/{id}/list: ``do`` is done, with the ids that were chosen, or back."""
    key, given = visit.path["id"], _given(visit)
    try:
        if visit.sent("do") == "back":
            desk_plan.unmark(visit.workspace, key)
        else:
            desk_plan.mark(visit.workspace, key, given, visit.sent_all("item"))
    except FootingError as error:
        return _list(visit, str(error))
    return visit.go(f"/backlog/{key}/list{_query(visit)}", "")


def take_up(visit: Visit) -> Response:
    """POST /backlog/{id}/list/plan: go on from a plan that was kept in a file."""
    upload, key = visit.uploads.get("plan"), visit.path["id"]
    if upload is None or not upload.name:
        return _list(visit, "Choose the file of a plan that you kept.")
    try:
        desk_plan.take_up(visit.workspace, key, _given(visit), upload.file)
    except FootingError as error:
        return _list(visit, str(error))
    return visit.go(f"/backlog/{key}/list{_query(visit)}", "")


def _list(visit: Visit, fault: str = "") -> Response:
    from footing.app.work_report import sections

    work = visit.workspace.desk.get(visit.path["id"])
    try:
        found = desk_plan.todays(visit.workspace, work.id, _given(visit))
    except FootingError as error:
        return visit.show(ListPage(work, _query(visit), None, fault=fault or str(error)), 409)
    kept = visit.workspace.desk.kept.get(work.id)
    page = ListPage(
        work, _query(visit), found, sections(found), len(kept.done) if kept else 0, fault
    )
    return visit.show(page, 422 if fault else 200)


def in_words(sections: tuple[Section, ...], fields: tuple[Field, ...]) -> tuple[Section, ...]:
    """Sections with the names of the fields instead of the terminal's options."""
    names = {one.option: one.label for one in fields if one.option}
    return tuple(
        replace(one, lines=tuple(plain(line, names) for line in one.lines)) for one in sections
    )


def plain(text: str, names: Mapping[str, str]) -> str:
    """A sentence without the terminal's options, or with the labels of the fields instead."""

    def said(found: re.Match[str]) -> str:
        return f"“{names[found[1]]}”" if found[1] in names else ""

    return OPTION.sub(said, CLAUSE.sub(lambda found: found[0] if found[1] in names else "", text))


def _given(visit: Visit) -> Wishes:
    return desk_plan.wishes(visit.workspace.desk.get(visit.path["id"]), visit.query)


def _query(visit: Visit) -> str:
    """The fields of this address for another one, with its question mark."""
    known = {*desk_plan.NAMES}
    fields = {key: value for key, value in visit.query.items() if key in known and value}
    return f"?{urlencode(fields)}" if fields else ""


def look_of(visit: Visit) -> tuple[Theme, int]:
    """The colours and the width (0: a file to take along) that a picture is asked for in."""
    theme: Theme = "dark" if visit.query.get("theme") == "dark" else "light"
    asked = visit.query.get("width", "")
    return theme, min(max(int(asked), LEAST), MOST) if asked.isdecimal() else 0


ROUTES = (
    route("/backlog/{id}/plan", show, apart=True),
    route("/backlog/{id}/plan/verdict", verdict, apart=True),
    route("/backlog/{id}/plan/tried", tried, apart=True),
    route("/backlog/{id}/plan/pictures/{name}", picture, apart=True),
    route("/backlog/{id}/plan/files/{name}", file, apart=True),
    route("/backlog/{id}/list", work_list, mark, apart=True),
    route("/backlog/{id}/list/plan", work_list, take_up, apart=True),
)
