"""When this is not for Footing: help in a crisis, matters for others, and stopping midway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import elsewhere, matters
from footing.kernel.errors import FootingError
from footing.web.pages.gate import stopped
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.elsewhere import Elsewhere
    from footing.app.matters import Listed
    from footing.safety.crisis import Country, Crisis


@dataclass(frozen=True)
class ElsewherePage:
    """Help by country (that of the browser's language at first), and the kinds with their help.

    ``matters`` are those that can be stopped; ``faults`` are (field, sentence).
    """

    template: ClassVar[str] = "elsewhere.html"
    section: ClassVar[str] = ""
    crisis: Crisis
    country: Country | None
    elsewhere: Elsewhere
    matters: tuple[Listed, ...]
    kind: str = ""
    faults: tuple[tuple[str, str], ...] = ()


def look(visit: Visit) -> Response:
    """GET /elsewhere; ``country`` shows the numbers of one country."""
    try:
        return visit.show(_page(visit, visit.query.get("country", "")))
    except FootingError as error:
        return visit.show(_page(visit, faults=(("country", str(error)),)), 422)


def stop(visit: Visit) -> Response:
    """POST /elsewhere: stop one matter, because it is of a kind that is not for Footing."""
    kind = visit.sent("kind")
    if not kind:
        fault = (("kind", "Choose what it is about, so that the right people are named."),)
        return visit.show(_page(visit, faults=fault), 422)
    passed = matters.stop(visit.workspace, visit.sent("matter"), kind)
    return visit.show(stopped(visit, passed.matter.id, passed.verdict))


def _page(visit: Visit, code: str = "", faults: tuple[tuple[str, str], ...] = ()) -> ElsewherePage:
    begun = matters.list_(visit.workspace)
    return ElsewherePage(
        elsewhere.crisis(),
        elsewhere.country(code, visit.languages),
        elsewhere.elsewhere(),
        tuple(one for one in begun if one.matter.gate == "clear" and one.matter.state != "closed"),
        visit.sent("kind"),
        faults,
    )


ROUTES = (route("/elsewhere", look, stop),)
