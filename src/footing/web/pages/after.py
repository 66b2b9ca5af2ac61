"""After the talk: what really happened, and what was promised in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import after, matters
from footing.app import promises as app_promises
from footing.app import typed as read
from footing.followup.checkins import EVERY
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.app.after import Afterwards
    from footing.app.promises import Stood
    from footing.followup.debrief import Stage
    from footing.playbooks.matter import Matter

FIELDS = (
    "held", "said", "acknowledged", "relief", "happened", "lesson", "note", "next_checkin", "every",
)  # fmt: skip
PROMISE_ROWS = 2


@dataclass(frozen=True)
class Row:
    """One promise as it was typed."""

    who: str = "leader"
    what: str = ""
    due: str = ""


@dataclass(frozen=True)
class AfterPage:
    """The form (as it was typed, with its faults by field) and what is on record already."""

    template: ClassVar[str] = "after.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    title: str
    record: Afterwards
    fear: str
    fear_odds: int | None
    typed: Mapping[str, str]
    rows: tuple[Row, ...]
    promises: tuple[Stood, ...]
    again: Mapping[Stage, str]
    every: tuple[str, ...]
    fresh: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)


def look(visit: Visit) -> Response:
    """GET /matters/{id}/after"""
    return visit.show(_page(visit))


def save(visit: Visit) -> Response:
    """POST /matters/{id}/after: ``do`` is save or add (one more row for a promise)."""
    if visit.sent("do") == "add":
        return visit.show(_page(visit, spare=1, posted=True))
    faults: dict[str, str] = {}

    def taken(name: str, reader: object) -> object:
        assert callable(reader)  # noqa: S101
        try:
            return reader(visit.sent(name))
        except FootingError as error:
            faults[name] = error.what
            return None

    if visit.sent("held") not in ("yes", "no"):
        faults["held"] = "Say whether the talk was held."
    relief = taken("relief", read.number)
    moment = taken("next_checkin", read.moment)
    promises = []
    for number, row in enumerate(_rows(visit)):
        try:
            due = read.day(row.due)
        except FootingError as error:
            faults[f"promise.{number}.due"] = error.what
            continue
        promises.append(after.Given("me" if row.who == "me" else "leader", row.what, due))
    if not faults:
        try:
            after.record(
                visit.workspace,
                visit.path["id"],
                held=visit.sent("held") == "yes",
                acknowledged=visit.sent("acknowledged"),
                relief=relief,  # type: ignore[arg-type]
                happened=visit.sent("happened"),
                note=visit.sent("note"),
                next_checkin=moment,  # type: ignore[arg-type]
                promises=promises,
                said=visit.sent("said"),
                lesson=visit.sent("lesson"),
                every=visit.sent("every"),
            )
        except FootingError as error:
            where = "next_checkin" if error.where == "first" else error.where
            faults[where or "held"] = error.what
    if faults:
        return visit.show(_page(visit, faults=faults, posted=True), 422)
    return visit.go(f"/matters/{visit.path['id']}/after", "saved")


def _rows(visit: Visit) -> tuple[Row, ...]:
    found: dict[int, dict[str, str]] = {}
    for name, value in visit.form:
        start, _, rest = name.partition(".")
        number, _, key = rest.partition(".")
        if start == "promise" and number.isdecimal() and key in ("who", "what", "due"):
            found.setdefault(int(number), {})[key] = value
    return tuple(Row(**found[number]) for number in sorted(found))


def _page(
    visit: Visit,
    *,
    spare: int = 0,
    faults: Mapping[str, str] | None = None,
    posted: bool = False,
) -> AfterPage:
    space = visit.workspace
    record = after.look(space, visit.path["id"])
    matter = record.matter
    listed = {one.matter.id: one.title for one in matters.list_(space)}
    odds = matter.answers.get("fear_odds")
    rows = _rows(visit) if posted else (Row("leader"), Row("me"))
    return AfterPage(
        matter=matter,
        title=listed[matter.id],
        record=record,
        fear=after.plain(matter.answers.get("fear")),
        fear_odds=odds if isinstance(odds, int) else None,
        typed={name: visit.sent(name) for name in FIELDS},
        rows=rows + (Row(),) * spare,
        promises=app_promises.list_(space, matter.id),
        again=after.AGAIN,
        every=tuple(EVERY),
        fresh=bool(spare),
        faults=faults or {},
    )


ROUTES = (route("/matters/{id}/after", look, save),)
