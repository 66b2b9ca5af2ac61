"""Looking ahead for a backlog on the desk: what is tried, what comes of it, and the list."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from footing.app import plan_file, work_list
from footing.app.planning import BOTH, START, inputs_of, planned
from footing.app.wishes import Wishes
from footing.backlog.counts import ItemCounts
from footing.kernel.errors import FootingError, NotFoundError

if TYPE_CHECKING:
    from footing.app.backlog import Report
    from footing.app.desk import Work
    from footing.app.plan_file import KeptPlan
    from footing.app.planning import Plan
    from footing.app.work_list import Listing, Source
    from footing.app.workspace import Workspace
    from footing.backlog.inputs import Inputs
    from footing.backlog.pictures import Picture
    from footing.delivery.charts import Theme

WEEK = 7
JSON, CSV = "application/json", "text/csv; charset=utf-8"
NAMES = (
    "capacity", "arrivals", "chase", "chase_from", "chase_fade", "reserve", "dip", "dip_weeks",
    "target", "each",
)  # fmt: skip
"""The fields of the page, in its order."""
QUICK, RUNS = 120, 1000
"""Runs while somebody moves a slider, and for the verdict."""
MOST_KEPT = 24

Typed = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Field:
    """One thing to try: its name, label, what stands in it at first, and how far a slider goes.

    ``most`` is None where there is no slider, ``main`` says whether it stands there from the first.
    ``option`` is what it is called in the terminal.
    """

    name: str
    label: str
    value: str
    unit: str = ""
    most: float | None = None
    step: float = 1
    main: bool = False
    option: str = ""


class TypedError(FootingError):
    """What was typed cannot be; ``faults`` are field and sentence."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        self.faults = faults
        super().__init__(" ".join(text for _, text in faults))


def fields(work: Work) -> tuple[Field, ...]:
    """What can be tried for a backlog, with what was measured in the fields."""
    inputs = _measured(work)
    came, able = inputs.arrivals * WEEK, inputs.capacity * WEEK
    most = _round_up(max(2 * able, 2 * came, 10))
    step = _step(most)
    asked = "" if inputs.chase.bands else "0"
    return (
        Field("capacity", "You can do", _number(able), "a week", most, step, True, "--capacity"),
        Field("chase", "Of 100 who wait, ask again in a week", asked, "", 50, 1, True, "--chase"),
        Field("reserve", "Kept for the very oldest", "0", "%", 50, 5, True, "--reserve-oldest"),
        Field("dip", "Capacity in a change-over", "100", "%", 150, 5, True, "--dip"),
        Field("dip_weeks", "The change-over lasts", "6", "weeks"),
        Field("arrivals", "Come in", _number(came), "a week", most, step, option="--arrivals"),
        Field("chase_from", "They begin after", "14" if asked else "", "days"),
        Field("chase_fade", "And give up over", "", "days"),
        Field("target", "New ones done within", "5", "days", option="--target"),
    )


def usual(work: Work) -> float:
    """What is done a day as it is now."""
    return _measured(work).capacity


def each(typed: Typed) -> float | None:
    """What one person does a day, where the field for it is filled; TypedError where it is no
    number."""
    text = typed.get("each", "").strip()
    try:
        value = float(text or 0)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise TypedError((("each", "One person does: write a number, or leave it empty."),))
    return value / WEEK or None


def wishes(work: Work, typed: Typed) -> Wishes:
    """What is to be assumed, from the fields; what was left as it stood stays as measured.

    Raises TypedError with every field that cannot be read.
    """
    known = {one.name: one for one in fields(work)}
    faults: list[tuple[str, str]] = []

    def number(name: str, most: float = 1e9) -> float | None:
        """The number in a field; None where it is empty or as it was."""
        field = known[name]
        text = typed.get(name, "").strip().replace(",", "")
        if text in ("", field.value.replace(",", "")):
            return None
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if 0 <= value <= most:
            return value
        faults.append((name, f"{field.label}: write a number from 0 to {most:,.0f}."))
        return None

    capacity, arrivals = number("capacity"), number("arrivals")
    chase, start, fade = number("chase", 700), number("chase_from", 36_500), number("chase_fade")
    reserve, dip = number("reserve", 99), number("dip", 1000)
    weeks, target = number("dip_weeks", 1000), number("target", 3650)
    if faults:
        raise TypedError(tuple(faults))
    return Wishes(
        arrivals=None if arrivals is None else arrivals / WEEK,
        capacity=None if capacity is None else capacity / WEEK,
        target=5 if target is None else int(target),
        chase=_chase(chase, known["chase_from"].value if start is None else f"{start:g}", fade),
        reserve_oldest=f"{reserve or 0:g}%",
        dips=_dips(work, dip, 6.0 if weeks is None else weeks),
    )


def _chase(a_week: float | None, start: str, fade: float | None) -> str | None:
    if a_week is None:
        return None
    fading = f":{fade:g}" if fade else ""
    return f"{a_week / 100 / WEEK:.6g}:{int(float(start or 0))}{fading}"


def _dips(work: Work, percent: float | None, weeks: float) -> tuple[str, ...]:
    as_of = report_of(work).measures.as_of
    if percent is None or not weeks or as_of is None:
        return ()
    first = as_of + timedelta(days=1)
    last = as_of + timedelta(days=round(weeks * WEEK))
    return (f"{first}:{last}:{percent / 100:g}",)


def look_ahead(space: Workspace, key: str, given: Wishes, *, quick: bool = False) -> Plan:
    """The plan of a backlog on the desk; ``quick`` without the verdict, for a slider."""
    work = space.desk.get(key)
    asked = replace(given, replications=QUICK if quick else RUNS)
    return remembered(
        space,
        (work.asked, given, quick),
        lambda: planned(
            report_of(work), work.asked, asked.wanted(), space.clock, BOTH, verdict=not quick
        ),
    )


def is_known(space: Workspace, key: str, given: Wishes) -> bool:
    """Whether the plan with its verdict was worked out already."""
    return (space.desk.get(key).asked, given, False) in space.desk.remembered


def at_hand(space: Workspace, key: str, given: Wishes) -> Plan:
    """The plan that is there: with its verdict where that is worked out, else the quick one."""
    return look_ahead(space, key, given, quick=not is_known(space, key, given))


def pictures_of(plan: Plan) -> tuple[Picture, ...]:
    """The pictures of a plan, the orders of work side by side."""
    from footing.backlog.plan_pictures import plan_pictures

    return plan_pictures(plan.forecast, plan.names)


def spec(picture: Picture, theme: Theme, width: int) -> dict[str, Any]:
    """What the page draws by itself: the specification for a width in CSS pixels."""
    from footing.delivery import charts

    return charts.spec(picture, theme, width=width, titled=False)


def drawn(picture: Picture, kind: str, theme: Theme, width: int = 0) -> tuple[str, bytes]:
    """A picture as ``svg`` or ``png``: media type and content; with a ``width`` it is untitled."""
    from footing.delivery import charts

    if kind == "png":
        return "image/png", charts.png(picture, theme)
    if kind != "svg":
        raise NotFoundError("There is no such picture of this plan.")
    size = width or charts.WIDE
    return "image/svg+xml", charts.svg(picture, theme, width=size, titled=not width)


def file(space: Workspace, key: str, given: Wishes, name: str) -> tuple[str, str, bytes]:
    """A file of the plan by its name: plan.json, plan.csv, work.csv, work.json or the kept plan.

    Gives its name, media type and content; NotFoundError for another name.
    """
    from footing.app import plan_report, work_report
    from footing.delivery.tables import csv_text

    def as_json(values: object) -> bytes:
        return json.dumps(values, ensure_ascii=False, indent=2).encode()

    match name:
        case "plan.json":
            return name, JSON, as_json(plan_report.as_json(look_ahead(space, key, given)))
        case "plan.csv":
            rows = plan_report.forecast_rows(at_hand(space, key, given))
            return name, CSV, csv_text(rows).encode()
        case "work.json":
            return name, JSON, as_json(work_report.as_json(todays(space, key, given)))
        case "work.csv":
            return name, CSV, csv_text(work_report.rows(todays(space, key, given))).encode()
        case "kept":
            return _to_keep(space, key, given)
    raise NotFoundError("There is no such file of this plan.")


def picture_of(plan: Plan, chart: str) -> Picture:
    """One picture by the name of its chart; NotFoundError where there is none."""
    for one in pictures_of(plan):
        if one.chart == chart:
            return one
    raise NotFoundError("There is no such picture of this plan.")


def has_items(work: Work) -> bool:
    """Whether a list of work can be made: not of counts or three numbers."""
    return work.report is not None and isinstance(work.report.counts, ItemCounts)


def todays(space: Workspace, key: str, given: Wishes) -> Listing:
    """The list of work as it stands, without what was marked as done."""
    source = _source(space, key, given)
    return work_list.listing(source, space.clock().date(), kept=space.desk.kept.get(key))


def mark(space: Workspace, key: str, given: Wishes, ids: tuple[str, ...]) -> None:
    """Mark items as done; the plan is begun with the first of them. NotFoundError for others."""
    source = _source(space, key, given)
    kept = _begun(space, key, source)
    known = {*source.items.ids, *kept.ids}
    space.desk.kept[key] = work_list.marked(kept, ids, known, space.clock().date())


def unmark(space: Workspace, key: str) -> None:
    """Take back all marks."""
    space.desk.kept.pop(key, None)


def take_up(space: Workspace, key: str, given: Wishes, file: BinaryIO) -> None:
    """Go on from a plan that was kept in a file; FootingError where it is none."""
    kept = plan_file.parsed(file.read(plan_file.MOST_BYTES), "the file")
    space.desk.kept[key] = work_list.moved(kept, _source(space, key, given))


def _to_keep(space: Workspace, key: str, given: Wishes) -> tuple[str, str, bytes]:
    """The plan as a file to be kept beside the export."""
    name = Path(space.desk.get(key).name)
    kept = _begun(space, key, _source(space, key, given))
    named = replace(kept, asked=replace(kept.asked, path=name))
    return name.name + plan_file.ENDING, JSON, plan_file.text(named)


def _begun(space: Workspace, key: str, source: Source) -> KeptPlan:
    return space.desk.kept.get(key) or work_list.begun(source, space.clock)


def _source(space: Workspace, key: str, given: Wishes) -> Source:
    work = space.desk.get(key)
    return remembered(
        space,
        (work.asked, given, "list"),
        lambda: work_list.measured(report_of(work), work.asked, given, space.clock, START),
    )


def remembered(space: Workspace, key: object, make: Callable[[], T]) -> T:
    """What was worked out before for the same; the oldest goes when there is much."""
    known = space.desk.remembered
    if key not in known:
        known[key] = make()
        for old in list(known)[:-MOST_KEPT]:
            known.pop(old, None)
    found: T = known[key]
    return found


def report_of(work: Work) -> Report:
    """What was measured; NotFoundError where a question is still open."""
    if work.report is None:
        raise NotFoundError("This backlog was not read yet.", todo="Answer its question first.")
    return work.report


def _measured(work: Work) -> Inputs:
    return inputs_of(report_of(work), Wishes().wanted())


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}".removesuffix(".0")


def _round_up(value: float) -> float:
    """The next round number: 1, 2 or 5 with noughts."""
    size = 10.0 ** len(str(int(value)))
    return next(size * part for part in (0.1, 0.2, 0.5, 1.0) if size * part >= value)


def _step(most: float) -> float:
    return max(most / 200, 0.1)
