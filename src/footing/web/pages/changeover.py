"""A change-over on one backlog: what is said of it, what it brings, and the page to hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

from starlette.responses import JSONResponse, Response

from footing.app import desk_change, desk_plan
from footing.app.desk_change import FIELDS
from footing.kernel.errors import FootingError
from footing.web.pages.files import attachment
from footing.web.pages.plan import in_words, look_of, plain
from footing.web.pages.work import MOST
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.backlog_report import Section
    from footing.app.desk import Work
    from footing.app.desk_change import Field
    from footing.app.evidence import Offer
    from footing.backlog.pictures import Picture


@dataclass(frozen=True)
class ChangeoverPage:
    """The form alone, or with what comes of it; ``query`` is the form in an address."""

    template: ClassVar[str] = "changeover.html"
    section: ClassVar[str] = ""
    work: Work
    typed: Mapping[str, str]
    query: str = ""
    sections: tuple[Section, ...] = ()
    pictures: tuple[Picture, ...] = ()
    offers: tuple[Offer, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    alone: bool = False
    fields: tuple[Field, ...] = FIELDS

    @property
    def rest(self) -> tuple[Section, ...]:
        """The sections below the pictures."""
        return self.sections[1:]


def show(visit: Visit) -> Response:
    """GET /backlog/{id}/changeover: the fields are in the address; without any, only the form."""
    from footing.app import changeover
    from footing.app.changeover_report import sections
    from footing.app.changeover_words import offers

    work, query = visit.workspace.desk.get(visit.path["id"]), _query(visit)
    if not query:
        return visit.show(ChangeoverPage(work, {}))
    try:
        looked = desk_change.look(visit.workspace, work.id, visit.query)
    except desk_plan.TypedError as error:
        return visit.show(ChangeoverPage(work, visit.query, faults=error.faults), 422)
    except FootingError as error:
        page = ChangeoverPage(work, visit.query, fault=plain(str(error), {}))
        return visit.show(page, 409)
    shown = ChangeoverPage(
        work,
        visit.query,
        query,
        in_words(sections(looked), ()),
        changeover.pictures(looked),
        offers(looked),
    )
    return visit.show(shown)


def picture(visit: Visit) -> Response:
    """GET /backlog/{id}/changeover/pictures/{name}: as the pictures of a plan."""
    theme, width = look_of(visit)
    name = visit.path["name"]
    chart, _, kind = name.partition(".")
    looked = desk_change.look(visit.workspace, visit.path["id"], visit.query)
    one = desk_change.picture_of(looked, chart)
    if kind == "json":
        return JSONResponse(desk_plan.spec(one, theme, width or MOST))
    media_type, data = desk_plan.drawn(one, kind, theme, width)
    return Response(data, media_type=media_type) if width else attachment(name, media_type, data)


def file(visit: Visit) -> Response:
    """GET /backlog/{id}/changeover/files/{name}: the page to hand on, or everything."""
    found = desk_change.file(visit.workspace, visit.path["id"], visit.query, visit.path["name"])
    return attachment(*found)


def _query(visit: Visit) -> str:
    """The fields of this address for another one, with its question mark."""
    fields = {key: visit.query[key] for key in desk_change.NAMES if visit.query.get(key)}
    return f"?{urlencode(fields)}" if fields else ""


ROUTES = (
    route("/backlog/{id}/changeover", show, apart=True),
    route("/backlog/{id}/changeover/pictures/{name}", picture, apart=True),
    route("/backlog/{id}/changeover/files/{name}", file, apart=True),
)
