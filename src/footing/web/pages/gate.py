"""The questions before the first step, and the page that says who helps where Footing cannot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import elsewhere, matters
from footing.kernel.errors import FootingError
from footing.web import forms
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.elsewhere import KindOfHelp
    from footing.playbooks.model import Playbook
    from footing.safety.crisis import Country, Crisis
    from footing.safety.gate import Verdict
    from footing.safety.model import Question


@dataclass(frozen=True)
class GatePage:
    """The questions, each with yes and no; ``missed`` are the keys left open on sending."""

    template: ClassVar[str] = "gate.html"
    section: ClassVar[str] = "start"
    playbook: Playbook
    questions: tuple[Question, ...]
    action: str
    given: Mapping[str, bool] = field(default_factory=dict)
    missed: tuple[str, ...] = ()
    stopped_before: bool = False


@dataclass(frozen=True)
class StopPage:
    """Why Footing does not coach here, who can help, and the offer of a factual log.

    ``kinds`` are what it can be about, where that is still open; ``crisis`` and the ``country`` of
    the browser's language come first where somebody may be in danger.
    """

    template: ClassVar[str] = "stop.html"
    section: ClassVar[str] = "start"
    matter_id: str
    verdict: Verdict
    kinds: tuple[KindOfHelp, ...] = ()
    crisis: Crisis | None = None
    country: Country | None = None


def before(visit: Visit) -> Response:
    """GET /begin/{playbook}: the questions; nothing is begun by looking at them."""
    playbook = visit.workspace.library.get(visit.path["playbook"])
    return visit.show(GatePage(playbook, matters.questions(), f"/begin/{playbook.id}"))


def begin(visit: Visit) -> Response:
    """POST /begin/{playbook}"""
    playbook = visit.workspace.library.get(visit.path["playbook"])
    action = f"/begin/{playbook.id}"
    open_questions = _open_questions(visit, playbook, action)
    if open_questions:
        return open_questions
    matter = matters.begin(visit.workspace, playbook.id)
    return _pass(visit, matter.id)


def again(visit: Visit) -> Response:
    """GET /matters/{id}/gate: for a matter that was begun elsewhere, or stopped before."""
    matter = matters.show(visit.workspace, visit.path["id"])
    playbook = visit.workspace.library.get(matter.playbook)
    return visit.show(
        GatePage(
            playbook,
            matters.questions(),
            f"/matters/{matter.id}/gate",
            stopped_before=matter.gate == "stopped",
        )
    )


def answer(visit: Visit) -> Response:
    """POST /matters/{id}/gate"""
    matter = matters.show(visit.workspace, visit.path["id"])
    playbook = visit.workspace.library.get(matter.playbook)
    action = f"/matters/{matter.id}/gate"
    return _open_questions(visit, playbook, action) or _pass(visit, matter.id)


def _open_questions(visit: Visit, playbook: Playbook, action: str) -> Response | None:
    """The same page again where a question was left open and no other was answered with yes."""
    given = forms.answered(visit.form, "gate")
    asked = matters.questions()
    missed = tuple(one.key for one in asked if one.key not in given)
    if not missed or any(given.values()):
        return None
    return visit.show(GatePage(playbook, asked, action, given, missed), 422)


def stopped(visit: Visit, matter_id: str, verdict: Verdict) -> StopPage:
    """The page for a verdict, with numbers to call and the kinds that it can be about."""
    kinds = elsewhere.elsewhere().kinds if verdict.kinds else ()
    if not verdict.danger:
        return StopPage(matter_id, verdict, kinds)
    country = elsewhere.country("", visit.languages)
    return StopPage(matter_id, verdict, kinds, elsewhere.crisis(), country)


def _pass(visit: Visit, matter_id: str) -> Response:
    try:
        passed = matters.pass_gate(visit.workspace, matter_id, forms.answered(visit.form, "gate"))
    except FootingError:
        return visit.go(f"/matters/{matter_id}/gate")
    if passed.verdict.coach:
        return visit.go(f"/matters/{matter_id}/people")
    return visit.show(stopped(visit, matter_id, passed.verdict))


ROUTES = (
    route("/begin/{playbook}", before, begin),
    route("/matters/{id}/gate", again, answer),
)
