"""Today's list of work: the open items in order, moved on by what is done."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from footing.app import plan_file
from footing.app.backlog import measure_backlog
from footing.app.plan_file import Course, Expected, KeptPlan, Mark
from footing.app.planning import START, Progress, inputs_of, listed, planned
from footing.backlog.counts import NEVER, date_of
from footing.backlog.policies import Rows, policy, usable
from footing.kernel.errors import NotFoundError

if TYPE_CHECKING:
    from footing.app.backlog import Asked, Report
    from footing.app.wishes import Wishes
    from footing.backlog.inputs import Inputs
    from footing.backlog.outcome import Fan
    from footing.backlog.worklist import PeriodLine, WorkList
    from footing.intake.listing import OpenItems
    from footing.kernel.clock import Clock

FRESH = 31
"""An export that is at most so many days old is worked from today; an older one from its day."""
A_WEEK = 5
"""From so many items a day on, a list is for a day; below, it is for a week."""


@dataclass(frozen=True)
class Line:
    """One open item in its place: why it stands there, who has it, and when it is reached.

    ``now`` says that it belongs to what can be done on the day (or in the week) of the list.
    """

    rank: int
    id: str
    opened: date
    age_days: int
    lane: str
    reason: str
    worker: str
    due: date | None
    expected: date | None
    now: bool


@dataclass(frozen=True)
class Standing:
    """How it goes beside the forecast, in sentences, with the numbers behind them."""

    text: tuple[str, ...]
    done: int = 0
    open: int | None = None
    expected: tuple[float, float, float] | None = None


@dataclass(frozen=True)
class Listing:
    """A list of work: all open items in order, with what is to be done on ``day`` first.

    ``span`` is 1 for a list of a day, 7 for that of a week; ``capacity`` is items a day.
    """

    name: str
    day: date
    as_of: date
    span: int
    policy: str
    capacity: float
    lines: tuple[Line, ...]
    periods: tuple[PeriodLine, ...]
    assumed: tuple[str, ...]
    standing: Standing | None = None
    kept: Path | None = None

    @property
    def today(self) -> tuple[Line, ...]:
        """What is to be done now."""
        return tuple(one for one in self.lines if one.now)


@dataclass(frozen=True)
class Source:
    """What a list is made from: an export that was measured, its open items, what is assumed."""

    report: Report
    asked: Asked
    wishes: Wishes
    items: OpenItems
    inputs: Inputs
    policy: str


def work(
    asked: Asked,
    wishes: Wishes,
    clock: Clock,
    name: str = START,
    *,
    workers: Sequence[str] = (),
    keep: Path | None = None,
    kept: KeptPlan | None = None,
    progress: Progress | None = None,
) -> Listing:
    """The list for an export; with ``keep`` the plan is kept there, and with ``kept`` it goes on.

    ``workers`` are names among whom the list is dealt out. Raises as ``measure_backlog`` does, and
    FootingError where the source holds no items or the capacity is not known.
    """
    source = sourced(asked, wishes, clock, name, progress)
    today = clock().date()
    if keep is not None:
        kept = begun(source, clock, progress) if kept is None else moved(kept, source)
        plan_file.write(keep, kept)
    return listing(source, today, workers=workers, kept=kept, place=keep)


def write_back(asked: Asked, found: Listing, table: str) -> int:
    """Write a whole list as a table where it was read from; how many items.

    FootingError where that may not be, or where a table stands there that Footing did not write.
    """
    from footing.app.work_report import rows
    from footing.intake.writeback import write_table

    return write_table(asked.connect, table, list(rows(found)))


def sourced(
    asked: Asked, wishes: Wishes, clock: Clock, name: str, progress: Progress | None = None
) -> Source:
    """Read the export for a list by the policy ``name``."""
    report = measure_backlog(asked, clock, progress)
    return measured(report, asked, wishes, clock, name, progress)


def measured(
    report: Report, asked: Asked, wishes: Wishes, clock: Clock, name: str,
    progress: Progress | None = None,
) -> Source:  # fmt: skip
    """The same for an export that was measured already."""
    items = listed(report, asked, clock, progress)
    inputs = inputs_of(report, wishes.wanted(), items)
    return Source(report, asked, wishes, items, inputs, policy(name).name)


def listing(
    source: Source,
    today: date,
    *,
    workers: Sequence[str] = (),
    kept: KeptPlan | None = None,
    place: Path | None = None,
) -> Listing:
    """The list as it stands: without what the kept plan has marked as done."""
    from footing.backlog.worklist import work_list

    items, inputs = source.items, source.inputs
    done = kept.ids if kept else frozenset()
    still = np.array([number for number, one in enumerate(items.ids) if one not in done], int)
    rows = _rows(items, still)
    chosen = policy(source.policy)
    usable(chosen, rows)
    day = today if 0 <= (today - inputs.as_of).days <= FRESH else inputs.as_of
    made = work_list(
        rows, chosen, inputs.settings, day, inputs.capacity, inputs.arrivals, tuple(workers)
    )
    span = 1 if inputs.capacity >= A_WEEK else 7
    return Listing(
        Path(source.report.source).name,
        day,
        inputs.as_of,
        span,
        chosen.name,
        inputs.capacity,
        _lines(made, items, still, day, math.ceil(inputs.capacity * span)),
        made.periods,
        inputs.assumed,
        standing(kept, source, today) if kept else None,
        place,
    )


def _rows(items: OpenItems, still: Any) -> Rows:
    def of(column: Any) -> Any:
        return None if column is None else column[still]

    due = of(items.due)
    due = None if due is None or not (due < NEVER).any() else due
    return Rows(items.opened[still].astype(np.float64), of(items.effort), of(items.value), due)


def _lines(made: WorkList, items: OpenItems, still: Any, day: date, many: int) -> tuple[Line, ...]:
    found = []
    for one in made.ranked:
        at = int(still[one.row])
        opened = date_of(items.opened[at])
        has_due = items.due is not None and items.due[at] < NEVER
        found.append(
            Line(
                one.rank,
                items.ids[at],
                opened,
                (day - opened).days,
                one.lane,
                one.reason,
                items.worker[at] if items.worker else one.worker,
                date_of(items.due[at]) if has_due and items.due is not None else None,
                one.expected,
                one.rank <= many,
            )
        )
    return tuple(found)


def begun(source: Source, clock: Clock, progress: Progress | None = None) -> KeptPlan:
    """A plan from today: what the forecast says now is what progress is measured by."""
    made = planned(
        source.report, source.asked, source.wishes.wanted(), clock, (source.policy,),
        verdict=False, progress=progress,
    )  # fmt: skip
    outcome = made.forecast.outcomes[source.policy]
    return KeptPlan(
        "footing.plan/1",
        clock().date(),
        source.inputs.as_of,
        len(source.items.ids),
        source.inputs.capacity,
        source.policy,
        source.asked,
        source.wishes,
        Expected(outcome.open.day, _course(outcome.open), _course(outcome.finished)),
    )


def _course(fan: Fan) -> Course:
    return Course(fan.p10, fan.p50, fan.p90)


def moved(kept: KeptPlan, source: Source) -> KeptPlan:
    """The plan with a fresh export: what is closed in it needs no mark any more."""
    still = set(source.items.ids)
    marks = tuple(one for one in kept.done if one.id in still)
    return replace(kept, asked=source.asked, wishes=source.wishes, policy=source.policy, done=marks)


def marked(kept: KeptPlan, ids: Iterable[str], known: Collection[str], day: date) -> KeptPlan:
    """The plan with further items done; NotFoundError where one is not open, and then none is."""
    wanted = tuple(dict.fromkeys(ids))
    unknown = [one for one in wanted if one not in known]
    if unknown:
        from difflib import get_close_matches

        near = get_close_matches(unknown[0], list(known)[:50_000], n=1)
        hint = f"Did you mean “{near[0]}”?" if near else "See the list: footing backlog work."
        raise NotFoundError(
            f"Not among the open items: {', '.join(unknown[:5])}. Nothing was marked.", todo=hint
        )
    fresh = tuple(Mark(one, day) for one in wanted if one not in kept.ids)
    return replace(kept, done=(*kept.done, *fresh))


def unmarked(kept: KeptPlan, ids: Iterable[str]) -> KeptPlan:
    """The plan with marks taken back; NotFoundError where one was not marked."""
    back = tuple(dict.fromkeys(ids))
    unknown = [one for one in back if one not in kept.ids]
    if unknown:
        raise NotFoundError(f"Not marked as done: {', '.join(unknown[:5])}.")
    return replace(kept, done=tuple(one for one in kept.done if one.id not in back))


def standing(kept: KeptPlan, source: Source, today: date) -> Standing:
    """How it goes beside the forecast of the first day: from a fresh export, and from the marks."""
    from footing.app.plan_words import by_export, by_marks

    still = set(source.items.ids)
    done = sum(one.id in still for one in kept.done)
    now, at = source.inputs.as_of, len(source.items.ids) - done
    text: list[str] = []
    expected = None
    if now > kept.start:
        number = kept.expected.number(now)
        expected = None if number is None else kept.expected.open.at(number)
        text.append(by_export(kept, now, at, expected))
    if kept.done or now == kept.start:
        days = max((today - kept.made).days + 1, 1)
        number = kept.expected.number(kept.start + timedelta(days=days))
        by_then = None if number is None else kept.expected.done.at(number)
        text.append(by_marks(done, kept.made, days, by_then))
    return Standing(tuple(text), done, at, expected)
