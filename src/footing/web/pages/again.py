"""The short record, a day and two weeks after the talk: only what has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import after, matters
from footing.app import promises as app_promises
from footing.app import typed as read
from footing.followup.debrief import short_stage, talk
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.promises import Stood
    from footing.followup.debrief import Debrief
    from footing.playbooks.matter import Matter

FIELDS = ("changed", "relief", "happened", "lesson")


@dataclass(frozen=True)
class AgainPage:
    """The form as it was typed, the record of the talk, and the promises that are open."""

    template: ClassVar[str] = "again.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    title: str
    heading: str
    talk: Debrief | None
    fear: str
    promises: tuple[Stood, ...]
    typed: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


def look(visit: Visit) -> Response:
    """GET /matters/{id}/after/again"""
    return visit.show(_page(visit, {}))


def save(visit: Visit) -> Response:
    """POST /matters/{id}/after/again"""
    try:
        after.again(
            visit.workspace,
            visit.path["id"],
            changed=visit.sent("changed"),
            relief=read.number(visit.sent("relief")),
            happened=visit.sent("happened"),
            lesson=visit.sent("lesson"),
        )
    except FootingError as error:
        return visit.show(_page(visit, {error.where or "relief": error.what}), 422)
    return visit.go(f"/matters/{visit.path['id']}/after#record", "saved")


def _page(visit: Visit, faults: Mapping[str, str]) -> AgainPage:
    space = visit.workspace
    record = after.look(space, visit.path["id"])
    listed = {one.matter.id: one.title for one in matters.list_(space)}
    stage = short_stage(record.debriefs, space.clock().date())
    return AgainPage(
        record.matter,
        listed[record.matter.id],
        after.AGAIN[stage],
        talk(record.debriefs),
        after.plain(record.matter.answers.get("fear")),
        app_promises.list_(space, record.matter.id, settled=False),
        {name: visit.sent(name) for name in FIELDS},
        faults,
    )


ROUTES = (route("/matters/{id}/after/again", look, save),)
