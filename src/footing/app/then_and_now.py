"""What was agreed beside what it has become, as the faces show it: finding, tables, picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from footing.app import matters
from footing.delivery.scope import Table, tables, week
from footing.kernel.errors import NotFoundError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace
    from footing.backlog.pictures import Picture
    from footing.delivery.charts import Theme
    from footing.playbooks.scope import Scope, ScopeRow

Bar = tuple[str, tuple[tuple[float, bool], ...], float]


@dataclass(frozen=True)
class ThenAndNow:
    """The finding in a sentence, the two tables, what was redone, and one's own week.

    ``bars`` are name, pieces (hours, whether added) and sum; none where hours are missing, and
    then ``picture`` is None, too. ``week`` is for the person alone.
    """

    finding: str
    tables: tuple[Table, ...]
    redone: tuple[str, ...]
    week: Table | None
    bars: tuple[Bar, ...]
    picture: Picture | None


def shown(scope: Scope) -> ThenAndNow:
    """Everything that is shown of a scope."""
    from footing.delivery.scope_picture import bars, scope_picture

    return ThenAndNow(
        scope.finding,
        tables(scope),
        scope.redone,
        week(scope),
        bars(scope),
        scope_picture(scope),
    )


def as_json(scope: Scope) -> dict[str, Any]:
    """A scope as plain values; hours that were not told are null."""
    return {
        "finding": scope.finding,
        "unit": scope.unit,
        "then": scope.then,
        "added": scope.since,
        "now": scope.now,
        "agreed": [_row(one) for one in scope.agreed],
        "asked_since": [_row(one) for one in scope.asked_since],
        "rework_done": list(scope.redone),
        "load": [{"what": one.what, "hours": one.hours} for one in scope.load],
        "load_hours": scope.week,
        "hours_per_week": scope.there_are,
    }


def _row(one: ScopeRow) -> dict[str, Any]:
    pay = {"pay": one.pay} if one.pay else {}
    return {"what": one.what, "when": one.when, "who": one.who, "hours": one.hours, **pay}


def spec(picture: Picture, theme: Theme = "light", width: int = 660) -> dict[str, Any]:
    """The drawing of a picture for a page, which has its title as a heading."""
    from footing.delivery import charts

    return charts.spec(picture, theme, width=width, titled=False)


def can_draw() -> bool:
    """Whether the picture can be drawn as a file here."""
    from footing.delivery import charts

    return charts.can_draw()


def drawn(
    ws: Workspace, matter_id: str, kind: str, theme: Theme, width: int | None
) -> tuple[str, bytes]:
    """The picture of a matter as ``svg`` or ``png``: its media type and its bytes.

    NotFoundError where the matter has none. With a ``width`` it is for a page, without a title.
    """
    from footing.delivery import charts

    one = picture_of(ws, matter_id)
    if kind == "png":
        return "image/png", charts.png(one, theme)
    size = width or charts.WIDE
    return "image/svg+xml", charts.svg(one, theme, width=size, titled=not width)


def picture_of(ws: Workspace, matter_id: str) -> Picture:
    """The picture of a matter; NotFoundError where it has none."""
    from footing.delivery.scope_picture import scope_picture

    scope = matters.page(ws, matter_id).page.scope
    found = scope_picture(scope) if scope else None
    if found is None:
        raise NotFoundError(
            "There is no picture of then and now yet.", todo="Write the hours of every line."
        )
    return found
