"""The question to advisers: written, shown without names, and taken along to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import advice_ask, matters, panel
from footing.kernel.errors import FootingError, NotFoundError
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.advice_ask import Question
    from footing.playbooks.matter import Matter

NAMES = ("question.txt", "question.eml", "reply-form.html")


@dataclass(frozen=True)
class AskPage:
    """What happened, what is wanted, and the question as it goes out."""

    template: ClassVar[str] = "advice-ask.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    happened: str
    wanted: str
    employer: bool
    shown: Question | None = None
    kept: str = ""
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /matters/{id}/advice/ask"""
    return visit.show(_page(visit))


def compose(visit: Visit) -> Response:
    """POST /matters/{id}/advice/ask: ``do`` is show, or keep with the text as it was changed."""
    space, id_ = visit.workspace, visit.path["id"]
    if visit.sent("do") == "keep":
        text = visit.sent("question")
        if not text:
            return visit.show(_page(visit, fault="The question is empty."), 422)
        panel.asked(space, id_, text)
        return visit.go(f"/matters/{id_}/advice/ask#out", "saved")
    happened, wanted = visit.sent("happened"), visit.sent("wanted")
    employer = visit.sent("employer") == "yes"
    try:
        shown = advice_ask.question(space, id_, happened, wanted, employer=employer)
    except FootingError as error:
        return visit.show(_page(visit, fault=str(error)), 422)
    matter = matters.show(space, id_)
    kept = panel.panel(space, id_).question
    return visit.show(AskPage(matter, happened, wanted, employer, shown, kept))


def take(visit: Visit) -> Response:
    """GET /matters/{id}/advice/ask/{name}: the kept question as text, mail or reply form."""
    name = visit.path["name"]
    question = panel.panel(visit.workspace, visit.path["id"]).question
    if name not in NAMES or not question:
        raise NotFoundError("There is no such file yet.", todo="Write the question first.")
    made = advice_ask.sendable(visit.workspace, question, name)
    return attachment(made.name, made.media_type, made.data)


def _page(visit: Visit, fault: str = "") -> AskPage:
    space, id_ = visit.workspace, visit.path["id"]
    happened, wanted = advice_ask.suggested(space, id_)
    return AskPage(
        matters.show(space, id_),
        visit.sent("happened", happened),
        visit.sent("wanted", wanted),
        employer=False,
        kept=panel.panel(space, id_).question,
        fault=fault,
    )


ROUTES = (
    route("/matters/{id}/advice/ask", look, compose),
    route("/matters/{id}/advice/ask/{name}", take),
)
