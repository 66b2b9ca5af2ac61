"""What matters today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import after, contacts
from footing.app.today import today
from footing.app.todays_work import here, todays_work
from footing.followup.published import published
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.todays_work import TodaysWork
    from footing.contacts.turns import View
    from footing.followup.published import Result
    from footing.followup.record import Comparison
    from footing.followup.today import Today


@dataclass(frozen=True)
class TodayPage:
    """The next conversation, a fumble's first hours, promises, check-ins, the list, today's few."""

    template: ClassVar[str] = "today.html"
    section: ClassVar[str] = "today"
    today: Today
    comparison: Comparison
    work: TodaysWork | None
    people: View | None
    published: tuple[Result, ...]


def look(visit: Visit) -> Response:
    """GET /today"""
    space = visit.workspace
    work = todays_work(space, here())
    return visit.show(
        TodayPage(today(space), after.compare(space), work, contacts.todays(space), published())
    )


ROUTES = (route("/today", look),)
