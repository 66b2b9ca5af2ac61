"""One backlog: what the doctor asks and found, the measures, and the pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from starlette.responses import JSONResponse, Response

from footing.app import desk
from footing.kernel.errors import FootingError, NotFoundError
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route
from footing.web.zones import zones

if TYPE_CHECKING:
    from footing.app.backlog import Finding
    from footing.app.backlog_report import Section
    from footing.app.desk import Work
    from footing.backlog.pictures import Picture
    from footing.delivery.charts import Theme

LEAST, MOST = 240, 1400
"""Widths of a picture in a page, in CSS pixels."""
ROLES = (
    ("opened", "When an item came"),
    ("closed", "When it was finished"),
    ("id", "What tells items apart"),
    ("status", "What state it is in"),
    ("outcome", "How it ended"),
    ("customer", "Who asked"),
    ("group", "The team or office"),
    ("effort", "How much work it is"),
)
PERIOD_ROLES = (
    ("period", "The period"),
    ("arrivals_column", "What came"),
    ("completions_column", "What was finished"),
    ("open_column", "What was open at its end"),
)
FIELDS = {
    **dict(ROLES),
    **dict(PERIOD_ROLES),
    "date_format": "How dates are written",
    "closed_when": "States that mean finished",
    "sheet": "Sheet of a workbook",
    "zone": "Time zone of the days",
    "as_of": "The last day to look at",
}
TEXTS = (*dict(ROLES), *dict(PERIOD_ROLES), "date_format", "sheet", "zone")


@dataclass(frozen=True)
class Role:
    """What a column is for: its field, what it is called, the column named for it, and the one
    that was found."""

    key: str
    label: str
    named: str
    found: str


@dataclass(frozen=True)
class WorkPage:
    """A backlog in one of three states: a report, a question, or a fault."""

    template: ClassVar[str] = "work.html"
    section: ClassVar[str] = ""
    work: Work
    sections: tuple[Section, ...]
    pictures: tuple[Picture, ...]
    zones: tuple[tuple[str, tuple[str, ...]], ...]
    fault: str = ""

    @property
    def roles(self) -> tuple[Role, ...]:
        """The columns that can be named for this kind of table."""
        asked, report = self.work.asked, self.work.report
        found = {} if report is None else report.columns
        return tuple(
            Role(key, label, str(getattr(asked, key)), found.get(key.removesuffix("_column"), ""))
            for key, label in (PERIOD_ROLES if asked.counts else ROLES)
        )

    @property
    def offered(self) -> tuple[str, ...]:
        """The columns to choose from, where it is not plain which one is which."""
        question = self.work.question
        if question is None or question.code not in ("which_opened", "which_period"):
            return ()
        return tuple(str(name) for choice in question.choices for name in choice.set.values())

    @property
    def begins(self) -> tuple[tuple[str, str], ...]:
        """The likeliest of these columns, each with its first filled cell."""
        question = self.work.question
        choices = () if question is None or not self.offered else question.choices[:4]
        names = zip(self.offered, choices, strict=False)
        return tuple((name, choice.example) for name, choice in names if choice.example)

    @property
    def asked_roles(self) -> int:
        """How many of the roles are asked for at once: all of counts, three of items."""
        return len(PERIOD_ROLES) if self.work.asked.counts else 3

    @property
    def drawn(self) -> tuple[str, ...]:
        """The titles of the sections whose numbers a picture shows already."""
        charts = {one.chart for one in self.pictures}
        return ("The open, by when they came",) if "open-now" in charts else ()

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What was left out or is doubtful, in the words of this page."""
        report = self.work.report
        return () if report is None else tuple(map(self._in_words, report.findings.warnings))

    @property
    def repairs(self) -> tuple[Finding, ...]:
        """What was put right, in the words of this page."""
        report = self.work.report
        return () if report is None else tuple(map(self._in_words, report.findings.repairs))

    @property
    def trouble(self) -> str:
        """The fault, in the words of this page."""
        return self._said(self.work.fault)

    def _in_words(self, finding: Finding) -> Finding:
        return replace(finding, text=self._said(finding.text))

    def _said(self, text: str) -> str:
        """A text with the names of the fields below instead of the terminal's options."""
        return re.sub(r"--([a-z]+(?:-[a-z]+)*)( [A-Z]+\b)?", self._field, text)

    def _field(self, option: re.Match[str]) -> str:
        name = option[1].replace("-", "_")
        label = FIELDS.get(name)
        return option[0] if label is None else f"“{label}”"


def show(visit: Visit) -> Response:
    """GET /backlog/{id}"""
    return _page(visit, visit.workspace.desk.get(visit.path["id"]))


def answer(visit: Visit) -> Response:
    """POST /backlog/{id}/answer: one of the choices of the question."""
    key, number = visit.path["id"], visit.sent("choice")
    try:
        desk.answer(
            visit.workspace, key, int(number) if number.isdecimal() else -1, visit.sent("zone")
        )
    except NotFoundError:
        raise
    except FootingError as error:
        return _page(visit, visit.workspace.desk.get(key), str(error))
    return visit.go(f"/backlog/{key}")


def again(visit: Visit) -> Response:
    """POST /backlog/{id}: read it once more, with what the person says of it."""
    key = visit.path["id"]
    try:
        desk.look_again(visit.workspace, key, _changes(visit))
    except NotFoundError:
        raise
    except FootingError as error:
        return _page(visit, visit.workspace.desk.get(key), str(error))
    return visit.go(f"/backlog/{key}")


def forget(visit: Visit) -> Response:
    """POST /backlog/{id}/forget"""
    visit.workspace.desk.forget(visit.path["id"])
    return visit.go("/backlog", "forgotten")


def picture(visit: Visit) -> Response:
    """GET /backlog/{id}/pictures/{name}: ``CHART.svg``, ``.png``, or ``.json`` to draw it here.

    ``theme`` is light or dark. With a ``width`` (CSS pixels) it is shown in the page; without, it
    is a file with its title, to be taken along.
    """
    work, name = visit.workspace.desk.get(visit.path["id"]), visit.path["name"]
    theme: Theme = "dark" if visit.query.get("theme") == "dark" else "light"
    asked = visit.query.get("width", "")
    width = min(max(int(asked), LEAST), MOST) if asked.isdecimal() else 0
    if name.endswith(".json"):
        spec = desk.spec(work, name.removesuffix(".json"), theme, width or MOST)
        return JSONResponse(spec)
    media_type, data = desk.drawn(work, name, theme, width)
    if width:
        return Response(data, media_type=media_type)
    return attachment(name, media_type, data)


def _changes(visit: Visit) -> Mapping[str, Any]:
    from footing.app.backlog import day

    sent = {key for key, _ in visit.form}
    changes: dict[str, Any] = {key: visit.sent(key) for key in TEXTS if key in sent}
    if "order" in sent and visit.sent("order") in ("", "day", "month"):
        changes["order"] = visit.sent("order")
    if "closed_when" in sent:
        words = (one.strip() for one in visit.sent("closed_when").split(","))
        changes["closed_when"] = tuple(one for one in words if one)
    if "as_of" in sent:
        changes["as_of"] = day(visit.sent("as_of")) if visit.sent("as_of") else None
    if "window" in sent:
        window = visit.sent("window")
        if not window.isdecimal() or not 0 < int(window) <= 36_500:
            raise FootingError("The window is a number of days, 1 or more.", todo="365 is a year.")
        changes["window"] = int(window)
    return changes


def _page(visit: Visit, work: Work, fault: str = "") -> Response:
    from footing.app.backlog_report import measured

    sections = () if work.report is None else measured(work.report)
    page = WorkPage(work, sections, desk.pictures_of(work), zones(), fault)
    return visit.show(page, 422 if fault else 200)


ROUTES = (
    route("/backlog/{id}", show, again, apart=True),
    route("/backlog/{id}/answer", show, answer, apart=True),
    route("/backlog/{id}/forget", show, forget),
    route("/backlog/{id}/pictures/{name}", picture, apart=True),
)
