"""Filling in a decision: options, what matters, scores, and comparing two criteria at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from starlette.responses import Response

from footing.app import decisions, weighing_up
from footing.app.weighing_up import STANCES, UNDO, Tables
from footing.kernel.errors import NotFoundError
from footing.web.pages.decide import PARTS
from footing.web.visit import Visit, route

Row = Mapping[str, str]


@dataclass(frozen=True)
class PartPage:
    """One part of a decision as a form.

    ``options``, ``musts`` and ``criteria`` are rows of texts with empty ones to fill, by the names
    of their fields; ``typed`` is what was typed elsewhere on the page, by field; ``faults`` say in
    which field something cannot be read. ``pairs`` are the comparisons: two keys, their names, and
    the answer so far.
    """

    template: ClassVar[str] = "decide_part.html"
    section: ClassVar[str] = ""
    kept: decisions.Kept
    part: str
    title: str
    number: int
    options: tuple[Row, ...] = ()
    musts: tuple[Row, ...] = ()
    criteria: tuple[Row, ...] = ()
    pairs: tuple[weighing_up.Asked, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def base(self) -> str:
        """The address of the decision."""
        return f"/decide/{self.kept.decision.id}"

    @property
    def stances(self) -> Mapping[str, str]:
        """What an option can be in a talk."""
        return STANCES

    @property
    def undo(self) -> Mapping[str, str]:
        """How well an option can be taken back."""
        return UNDO

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """All parts: their addresses and titles."""
        return PARTS

    @property
    def broken(self) -> frozenset[str]:
        """The fields that have a fault."""
        return frozenset(name for name, _ in self.faults)


def look(visit: Visit) -> Response:
    """GET /decide/{id}/{part}"""
    kept, _ = _asked(visit)
    return visit.show(_page(visit, kept, visit.path["part"]))


def save(visit: Visit) -> Response:
    """POST /decide/{id}/{part}: keep what was typed; ``do`` is on or more (rows)."""
    kept, part = _asked(visit)
    form = dict(visit.form)
    try:
        given = _READERS[part](dict(kept.given), visit)
    except weighing_up.TypedError as error:
        page = _page(visit, kept, part, form, error.faults)
        return visit.show(page, 422)
    decisions.save(visit.workspace, kept.decision.id, given)
    here = f"/decide/{kept.decision.id}"
    if visit.sent("do") == "more":
        return visit.go(f"{here}/{part}")
    keys = [key for key, _ in PARTS]
    after = keys[keys.index(part) + 1 :]
    return visit.go(f"{here}/{after[0]}" if after and part in ("options", "matters") else here)


def _asked(visit: Visit) -> tuple[decisions.Kept, str]:
    part = visit.path["part"]
    if part not in _READERS:
        raise NotFoundError(f"A decision has no part “{part}”.", todo="Go back to the decision.")
    return decisions.show(visit.workspace, visit.path["id"]), part


def _rows(visit: Visit, name: str) -> list[dict[str, str]]:
    """The rows ``name.number.field`` of a form, in their order."""
    rows: dict[int, dict[str, str]] = {}
    for key, value in visit.form:
        start, _, rest = key.partition(".")
        number, dot, inner = rest.partition(".")
        if start == name and dot and number.isdecimal():
            rows.setdefault(int(number), {})[inner] = value
    return [rows[number] for number in sorted(rows)]


def _options(given: Tables, visit: Visit) -> Tables:
    given = weighing_up.about(given, visit.sent("title"), visit.sent("question"))
    today = visit.sent("today")
    return weighing_up.options_of(
        given, _rows(visit, "option"), int(today) if today.isdecimal() else -1
    )


def _matters(given: Tables, visit: Visit) -> Tables:
    return weighing_up.matters_of(given, _rows(visit, "must"), _rows(visit, "criterion"))


def _scores(given: Tables, visit: Visit) -> Tables:
    return weighing_up.scores_of(given, dict(visit.form))


def _pairs(given: Tables, visit: Visit) -> Tables:
    return weighing_up.pairs_of(given, dict(visit.form))


_READERS: Mapping[str, Callable[[Tables, Visit], Tables]] = {
    "options": _options, "matters": _matters, "scores": _scores, "pairs": _pairs,
}  # fmt: skip


def _page(
    visit: Visit,
    kept: decisions.Kept,
    part: str,
    typed: Mapping[str, str] | None = None,
    faults: Sequence[tuple[str, str]] = (),
) -> PartPage:
    given: Mapping[str, Any] = kept.given
    keys = [key for key, _ in PARTS]
    spare: tuple[Row, ...] = ({},) * (1 if part == "options" else 2)
    options = (*weighing_up.rows(given, "option"), *(spare if part == "options" else ()))
    return PartPage(
        kept=kept,
        part=part,
        title=dict(PARTS)[part],
        number=keys.index(part) + 1,
        options=_option_rows(visit, spare) if faults and part == "options" else options,
        musts=(*weighing_up.rows(given, "must_have"), *(spare if part == "matters" else ())),
        criteria=(*weighing_up.rows(given, "criterion"), *(spare if part == "matters" else ())),
        pairs=weighing_up.asked(given) if part == "pairs" else (),
        typed=weighing_up.typed_scores(given) | dict(typed or {}),
        faults=tuple(faults),
    )


def _option_rows(visit: Visit, spare: Sequence[Row]) -> tuple[Row, ...]:
    """The options as they were typed, where one of them cannot be read."""
    today = visit.sent("today")
    rows = enumerate(_rows(visit, "option"))
    typed = tuple({**row, "today": str(str(number) == today)} for number, row in rows)
    return typed if typed and not typed[-1].get("name") else (*typed, *spare)


ROUTES = (route("/decide/{id}/{part}", look, save),)
