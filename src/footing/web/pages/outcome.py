"""Decision, advice that was followed, and what happened, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app.outcome import outcome
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.outcome import Outcome


@dataclass(frozen=True)
class OutcomePage:
    """One matter from its three sides."""

    template: ClassVar[str] = "outcome.html"
    section: ClassVar[str] = "matters"
    outcome: Outcome


def look(visit: Visit) -> Response:
    """GET /matters/{id}/outcome"""
    return visit.show(OutcomePage(outcome(visit.workspace, visit.path["id"])))


ROUTES = (route("/matters/{id}/outcome", look),)
