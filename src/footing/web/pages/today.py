"""What matters today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import after
from footing.app.today import today
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.followup.record import Comparison
    from footing.followup.today import Today


@dataclass(frozen=True)
class TodayPage:
    """The next conversation, a fumble's first hours, promises and check-ins."""

    template: ClassVar[str] = "today.html"
    section: ClassVar[str] = "today"
    today: Today
    comparison: Comparison


def look(visit: Visit) -> Response:
    """GET /today"""
    return visit.show(TodayPage(today(visit.workspace), after.compare(visit.workspace)))


ROUTES = (route("/today", look),)
