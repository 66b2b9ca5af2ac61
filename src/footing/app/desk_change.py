"""A change-over for a backlog on the desk: the fields of the page, and what comes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from footing.app import changeover, changeover_report
from footing.app.changeover import Told
from footing.app.desk_plan import JSON, WEEK, TypedError, remembered, report_of
from footing.app.wishes import Wishes
from footing.kernel.errors import NotFoundError

if TYPE_CHECKING:
    from footing.app.changeover import Looked
    from footing.app.workspace import Workspace
    from footing.backlog.pictures import Picture

RUNS = 300
"""Runs for the page: it comes in some seconds."""
NAMES = (
    "on", "what", "loss", "low_weeks", "recovery_weeks", "like", "thin", "each", "capacity",
    "arrivals",
)  # fmt: skip
"""The fields of the page, in its order."""

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Field:
    """One thing to say: its name and label, its unit, a hint, and the kind of its input."""

    name: str
    label: str
    unit: str = ""
    hint: str = ""
    kind: str = "text"
    main: bool = True


FIELDS = (
    Field("on", "It begins on", hint="A day in the past is looked at from after it.", kind="date"),
    Field("what", "What it is called", hint="Like “the new ticket system”."),
    Field("loss", "So much less can be done at worst", "%", "Empty: 40, a careful guess."),
    Field("low_weeks", "It stays so for", "weeks", "Empty: 4, a guess."),
    Field("recovery_weeks", "Until all is as before it takes", "weeks", "Empty: 8, a guess."),
    Field("like", "Or as it was after your last one, which began on", kind="date",
          hint="Then it is measured in your own list.", main=False),
    Field("thin", "Of what comes, so much may be put off", "%",
          "Empty: as much as it takes. 0: nothing.", main=False),
    Field("each", "One person does", "a week", "Then help is told in people.", main=False),
    Field("capacity", "You can do", "a week", "Empty: as measured.", main=False),
    Field("arrivals", "Come in", "a week", "Empty: as measured.", main=False),
)  # fmt: skip


def told(typed: Typed) -> tuple[Told, Wishes]:
    """What was said, from the fields; TypedError with every one that cannot be read."""
    labels = {one.name: one.label for one in FIELDS}
    faults: list[tuple[str, str]] = []

    def number(name: str, most: float) -> float | None:
        text = typed.get(name, "").strip().replace(",", "").removesuffix("%")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if 0 <= value <= most:
            return value
        faults.append((name, f"{labels[name]}: write a number from 0 to {most:,.0f}."))
        return None

    def day(name: str) -> date | None:
        text = typed.get(name, "").strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            faults.append((name, f"{labels[name]}: write a day, like 2027-03-01."))
            return None

    def part(value: float | None, by: float) -> float | None:
        return None if value is None else value / by

    first, like = day("on"), day("like")
    if first is None and not faults:
        faults.append(("on", "It begins on: write the day, like 2027-03-01."))
    loss, thin = number("loss", 100), number("thin", 100)
    low, recovery = number("low_weeks", 520), number("recovery_weeks", 520)
    each, capacity, arrivals = (number(name, 1e9) for name in ("each", "capacity", "arrivals"))
    if faults or first is None:
        raise TypedError(tuple(faults))
    said = Told(
        first, part(loss, 100), low, recovery, like, part(thin, 100), typed.get("what", ""),
        part(each, WEEK) or None,
    )  # fmt: skip
    return said, Wishes(
        arrivals=part(arrivals, WEEK), capacity=part(capacity, WEEK), replications=RUNS
    )


def look(space: Workspace, key: str, typed: Typed) -> Looked:
    """The change-over on a backlog of the desk; FootingError where something is missing."""
    work = space.desk.get(key)
    said, given = told(typed)
    return remembered(
        space,
        (work.asked, given, said),
        lambda: changeover.through(report_of(work), given, said, space.clock().date()),
    )


def picture_of(looked: Looked, chart: str) -> Picture:
    """One picture by the name of its chart; NotFoundError where there is none."""
    for one in changeover.pictures(looked):
        if one.chart == chart:
            return one
    raise NotFoundError("There is no such picture of this change-over.")


def file(space: Workspace, key: str, typed: Typed, name: str) -> tuple[str, str, bytes]:
    """The page to hand on (changeover.pdf, changeover.md) or everything (changeover.json).

    Gives its name, media type and content; NotFoundError for another name.
    """
    looked = look(space, key, typed)
    if name == "changeover.json":
        made = json.dumps(changeover_report.as_json(looked), ensure_ascii=False, indent=2)
        return name, JSON, made.encode()
    for one in changeover_report.artifacts(looked):
        if one.name == name:
            return one.name, one.media_type, one.data
    raise NotFoundError("There is no such file of this change-over.")
