"""Who is who in a matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import matters
from footing.app.lessons import lessons
from footing.app.typed import AnswerError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.playbooks.matter import Matter
    from footing.playbooks.model import Playbook

LABELS = {
    "me": "You",
    "leader": "The person you will talk to",
    "leader_pronoun": "You speak of them as",
    "team": "Your team",
    "company": "Your company",
}


@dataclass(frozen=True)
class PeoplePage:
    """The names, as they were typed; ``faults`` are fields with a sentence about each.

    ``lessons`` are what the person wanted to do differently, from earlier talks of this kind.
    """

    template: ClassVar[str] = "people.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    playbook: Playbook
    people: Mapping[str, str]
    faults: tuple[tuple[str, str], ...] = ()
    labels: Mapping[str, str] = field(default_factory=lambda: LABELS)
    lessons: tuple[str, ...] = ()


def look(visit: Visit) -> Response:
    """GET /matters/{id}/people"""
    return visit.show(_page(visit))


def save(visit: Visit) -> Response:
    """POST /matters/{id}/people"""
    typed = {key: visit.sent(key) for key in LABELS}
    try:
        matter = matters.set_people(visit.workspace, visit.path["id"], typed)
    except AnswerError as error:
        return visit.show(_page(visit, typed, tuple(map(_placed, error.faults))), 422)
    following = matters.guide(visit.workspace, matter.id).next_step
    return visit.go(f"/matters/{matter.id}" + (f"/steps/{following}" if following else ""))


def _placed(fault: str) -> tuple[str, str]:
    """A fault that begins with a key, as its field and a sentence with the field's label."""
    key, _, text = fault.partition(": ")
    return (key, f"{LABELS[key]}: {text}") if key in LABELS else ("me", fault)


def _page(
    visit: Visit, typed: Mapping[str, str] | None = None, faults: tuple[tuple[str, str], ...] = ()
) -> PeoplePage:
    matter = matters.show(visit.workspace, visit.path["id"])
    people = dict.fromkeys(LABELS, "") | dict(matter.people) | dict(typed or {})
    today = visit.workspace.clock().date()
    learnt = lessons(visit.workspace, matter.playbook, besides=matter.id)
    return PeoplePage(
        matter,
        visit.workspace.library.get(matter.playbook),
        people,
        faults,
        lessons=tuple(one.said(today) for one in learnt),
    )


ROUTES = (route("/matters/{id}/people", look, save),)
