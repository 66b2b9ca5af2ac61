"""Check-ins: what is agreed, the next ones and their exceptions, and what to speak about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, TypeVar

from starlette.responses import Response

from footing.app import checkins as app
from footing.app import matters
from footing.app import typed as read
from footing.followup.checkins import EVERY, wall_of_first
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route
from footing.web.zones import zones

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.checkins import View
    from footing.followup.checkins import Checkins

T = TypeVar("T")
FIELDS = ("first", "every", "until", "minutes", "timezone", "to", "day")


@dataclass(frozen=True)
class CheckinsPage:
    """The check-ins of a matter; ``typed`` is what was typed, with its faults by field."""

    template: ClassVar[str] = "checkins.html"
    section: ClassVar[str] = "matters"
    title: str
    view: View
    every: tuple[str, ...]
    zones: tuple[tuple[str, tuple[str, ...]], ...]
    typed: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


def look(visit: Visit) -> Response:
    """GET /matters/{id}/checkins"""
    return visit.show(_page(visit, {}))


def change(visit: Visit) -> Response:
    """POST /matters/{id}/checkins: ``do`` is agree, move, cancel, restore or end."""
    done = _DO.get(visit.sent("do"))
    if done is None:
        return visit.go(_here(visit))
    try:
        done(visit, visit.path["id"])
    except FootingError as error:
        return visit.show(_page(visit, {error.where or "first": error.what}), 422)
    return visit.go(_here(visit), "saved")


def _agree(visit: Visit, matter: str) -> None:
    app.agree(
        visit.workspace,
        matter,
        _read(read.moment, visit, "first"),
        visit.sent("every"),
        until=_read(read.day, visit, "until"),
        minutes=_read(read.number, visit, "minutes"),
        timezone=visit.sent("timezone"),
    )


def _move(visit: Visit, matter: str) -> None:
    day = _read(read.day, visit, "day")
    to = _read(read.moment, visit, "to")
    if day is None or to is None:
        raise FootingError("To when?", where="to")
    app.move(visit.workspace, matter, day, to)


def _one(done: Callable[..., View]) -> Callable[[Visit, str], None]:
    def act(visit: Visit, matter: str) -> None:
        day = _read(read.day, visit, "day")
        if day is not None:
            done(visit.workspace, matter, day)

    return act


def _end(visit: Visit, matter: str) -> None:
    app.end(visit.workspace, matter)


_DO: dict[str, Callable[[Visit, str], None]] = {
    "agree": _agree,
    "move": _move,
    "cancel": _one(app.cancel),
    "restore": _one(app.restore),
    "end": _end,
}


def _read(reader: Callable[[str], T], visit: Visit, name: str) -> T:
    try:
        return reader(visit.sent(name))
    except FootingError as error:
        raise FootingError(error.what, where=name) from None


def _shown(series: Checkins | None) -> Mapping[str, str]:
    """The series as the form shows it, to be changed or confirmed."""
    if series is None:
        return {}
    return {
        "first": wall_of_first(series).isoformat(timespec="minutes"),
        "every": series.every,
        "until": series.until.isoformat() if series.until else "",
        "minutes": str(series.minutes or ""),
        "timezone": series.timezone,
    }


def _here(visit: Visit) -> str:
    return f"/matters/{visit.path['id']}/checkins"


def _page(visit: Visit, faults: Mapping[str, str]) -> CheckinsPage:
    view = app.look(visit.workspace, visit.path["id"])
    titles = {one.matter.id: one.title for one in matters.list_(visit.workspace)}
    typed = {name: visit.sent(name) for name in FIELDS}
    if not visit.form:
        typed |= _shown(view.series)
    return CheckinsPage(titles[view.matter.id], view, tuple(EVERY), zones(), typed, faults)


ROUTES = (route("/matters/{id}/checkins", look, change),)
