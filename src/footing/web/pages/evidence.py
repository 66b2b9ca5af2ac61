"""Putting what a plan shows into an answer of a matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import evidence
from footing.app.typed import AnswerError
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.evidence import Place


@dataclass(frozen=True)
class EvidencePage:
    """The sentence, and the answers that it can go into; those of its kind come first."""

    template: ClassVar[str] = "evidence.html"
    section: ClassVar[str] = ""
    backlog: str
    text: str
    places: tuple[Place, ...]
    fault: str = ""


def put(visit: Visit) -> Response:
    """POST /backlog/{id}/evidence: without a ``place`` it asks for one."""
    matter, _, step = visit.sent("place").partition("/")
    if not matter:
        return _page(visit)
    try:
        evidence.put(visit.workspace, matter, step, visit.sent("text"))
    except (AnswerError, FootingError) as error:
        return _page(visit, str(error))
    return visit.go(f"/matters/{matter}/steps/{step}", "added")


def _page(visit: Visit, fault: str = "") -> Response:
    kind = visit.sent("kind")
    places = sorted(evidence.places(visit.workspace), key=lambda one: one.step != kind)
    page = EvidencePage(visit.path["id"], visit.sent("text"), tuple(places), fault)
    return visit.show(page, 422 if fault else 200)


ROUTES = (route("/backlog/{id}/evidence", post=put),)
"""Apart from the plan's own routes: this one uses the store."""
