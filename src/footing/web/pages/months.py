"""Looking back, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app.months import months
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.followup.months import Month


@dataclass(frozen=True)
class MonthsPage:
    """The months in which something was recorded, the latest first."""

    template: ClassVar[str] = "months.html"
    section: ClassVar[str] = "journal"
    months: tuple[Month, ...]


def look(visit: Visit) -> Response:
    """GET /months"""
    return visit.show(MonthsPage(months(visit.workspace)))


ROUTES = (route("/months", look),)
