"""The factual log: what happened, dated, for whoever helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import factual, matters
from footing.app import typed as read
from footing.app.typed import AnswerError
from footing.kernel.errors import FootingError
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.matters import Listed
    from footing.followup.entries import Entry
    from footing.safety.model import Log


@dataclass(frozen=True)
class LogPage:
    """The records, the earliest first, and a form for a new one; ``matter`` is an id or empty."""

    template: ClassVar[str] = "log.html"
    section: ClassVar[str] = "journal"
    log: Log
    entries: tuple[Entry, ...]
    matters: tuple[Listed, ...]
    matter: str
    day: str
    given: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()


def look(visit: Visit) -> Response:
    """GET /log; with ``matter`` only the records of that one."""
    return visit.show(_page(visit, _matter(visit, visit.query.get("matter", ""))))


def add(visit: Visit) -> Response:
    """POST /log"""
    space = visit.workspace
    linked = _matter(visit, visit.sent("matter"))
    given = {one.key: visit.sent(one.key) for one in factual.log().fields}
    try:
        factual.add(space, given, day=read.day(visit.sent("day")), matter=linked)
    except AnswerError as error:
        parts = [fault.partition(": ") for fault in error.faults]
        faults = tuple((key, text) for key, _, text in parts)
        return visit.show(_page(visit, linked, given, faults), 422)
    except FootingError as error:
        return visit.show(_page(visit, linked, given, (("day", str(error)),)), 422)
    return visit.go(f"/log?matter={linked}#records" if linked else "/log#records", "added")


def save(visit: Visit) -> Response:
    """GET /log/factual-log.md"""
    linked = _matter(visit, visit.query.get("matter", ""))
    data = factual.markdown(visit.workspace, linked).encode()
    return attachment("factual-log.md", "text/markdown; charset=utf-8", data)


def _matter(visit: Visit, given: str) -> str:
    return matters.show(visit.workspace, given).id if given else ""


def _page(
    visit: Visit,
    linked: str,
    given: Mapping[str, str] | None = None,
    faults: tuple[tuple[str, str], ...] = (),
) -> LogPage:
    today = visit.workspace.clock().date().isoformat()
    return LogPage(
        factual.log(),
        factual.list_(visit.workspace, linked),
        matters.list_(visit.workspace),
        linked,
        visit.sent("day") if given else today,
        given or {},
        faults,
    )


ROUTES = (route("/log", look, add), route("/log/factual-log.md", save))
