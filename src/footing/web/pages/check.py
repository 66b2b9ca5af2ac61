"""Checking any draft, and the findings that the editor asks for while somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from starlette.responses import Response

from footing.app import checking
from footing.web.findings import Panel, act, panel
from footing.web.visit import Visit, route

OCCASIONS = (
    ("", "Something else"),
    ("second-chance", "A second chance after a talk that went wrong"),
    ("own-up", "Owning up to mistakes"),
    ("renegotiate", "Going back to what was agreed"),
    ("ask-help", "Asking for help"),
    ("backlog", "A backlog"),
    ("after-meeting", "After a meeting"),
)


@dataclass(frozen=True)
class CheckPage:
    """A draft of any kind, with the findings beside it."""

    template: ClassVar[str] = "check.html"
    section: ClassVar[str] = "check"
    styled: ClassVar[bool] = True
    text: str
    occasion: str
    occasions: tuple[tuple[str, str], ...]
    panel: Panel


@dataclass(frozen=True)
class PanelPage:
    """The findings alone, as the editor puts them beside the draft."""

    template: ClassVar[str] = "panel.html"
    section: ClassVar[str] = ""
    panel: Panel


def ask(visit: Visit) -> Response:
    """GET /check"""
    return visit.show(_page(visit, "", ""))


def check(visit: Visit) -> Response:
    """POST /check: ``do`` is check, or what a button of the findings says."""
    occasion = visit.sent("occasion")
    text = act(visit, visit.given("text"), checking.known_occasion(occasion), visit.sent("do"))
    return visit.show(_page(visit, text, occasion))


def findings(visit: Visit) -> Response:
    """POST /check/findings: the findings alone; keep and off are done first.

    ``?aloud`` is in the address where the text is to be said.
    """
    occasion = checking.known_occasion(visit.sent("occasion"))
    text = visit.given("text")
    if visit.sent("do").partition(":")[0] in ("keep", "off"):
        act(visit, text, occasion, visit.sent("do"))
    aloud = "aloud" in visit.query
    found = checking.look(visit.workspace, text, occasion, aloud=aloud)
    return visit.show(PanelPage(panel(found)))


def _page(visit: Visit, text: str, occasion: str) -> CheckPage:
    known = checking.known_occasion(occasion)
    look = checking.look(visit.workspace, text, known)
    return CheckPage(text, occasion, OCCASIONS, panel(look))


ROUTES = (route("/check", ask, check), route("/check/findings", post=findings))
