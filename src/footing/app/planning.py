"""The plan for a backlog: when one is current, when the old are done, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from footing.app.backlog import Asked, Report, measure_backlog
from footing.backlog.counts import ItemCounts, day_of
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.backlog.backtest import Backtest
    from footing.backlog.clear_by import ClearBy
    from footing.backlog.forecast import Forecast
    from footing.backlog.inputs import Inputs, Stock
    from footing.backlog.plan import Wanted
    from footing.intake.listing import OpenItems
    from footing.kernel.clock import Clock

Progress = Callable[[str, float | None], None]
START, OLDEST = "start-where-you-are", "oldest-first"
BOTH = (START, OLDEST)
"""The two orders that the verdict is about."""


@dataclass(frozen=True)
class Plan:
    """What came of looking ahead: the measures it rests on, and the forecast.

    ``names`` are the policies that were asked for, in that order; the forecast may hold more.
    """

    report: Report
    forecast: Forecast
    names: tuple[str, ...]
    clear_by: ClearBy | None = None

    @property
    def inputs(self) -> Inputs:
        """What the forecast assumes."""
        return self.forecast.inputs


@dataclass(frozen=True)
class Tested:
    """How right forecasts from the past of this backlog would have been."""

    report: Report
    backtest: Backtest


def plan(
    asked: Asked,
    wanted: Wanted,
    clock: Clock,
    names: Iterable[str] = (),
    *,
    by: date | None = None,
    verdict: bool = True,
    progress: Progress | None = None,
) -> Plan:
    """Measure what ``asked`` names and look ahead; ``names`` are policies (none: the two).

    ``by`` asks which capacity clears the backlog by that day. Raises as ``measure_backlog`` does,
    and FootingError where a number is needed that neither the data nor the person says.
    """
    report = measure_backlog(asked, clock, progress)
    return planned(report, asked, wanted, clock, names, by=by, verdict=verdict, progress=progress)


def planned(
    report: Report,
    asked: Asked,
    wanted: Wanted,
    clock: Clock,
    names: Iterable[str] = (),
    *,
    by: date | None = None,
    verdict: bool = True,
    progress: Progress | None = None,
) -> Plan:
    """The same for a backlog that was measured already."""
    from footing.backlog import forecast
    from footing.backlog.policies import policy

    chosen = tuple(dict.fromkeys(policy(name).name for name in names)) or BOTH
    needs_items = asked.due or any(policy(name).needs for name in chosen)
    items = listed(report, asked, clock, progress) if needs_items else None
    given = inputs_of(report, wanted, items)
    run = tuple(dict.fromkeys((*chosen, *(BOTH if verdict else ()))))
    made = forecast.forecast(given, run, progress, verdict=verdict)
    day = None if by is None else _cleared(given, by, chosen[0], progress)
    return Plan(report, made, chosen, day)


def inputs_of(report: Report, wanted: Wanted, items: OpenItems | None = None) -> Inputs:
    """What a forecast starts from; FootingError where arrivals or capacity are not known."""
    from footing.backlog.plan import inputs

    return inputs(report.counts, report.measures, wanted, None if items is None else stock(items))


def listed(
    report: Report, asked: Asked, clock: Clock, progress: Progress | None = None
) -> OpenItems:
    """The open items one by one; FootingError where the source holds none."""
    from footing.intake.listing import open_items

    if not isinstance(report.counts, ItemCounts) or report.measures.as_of is None:
        what = "Three numbers" if report.kind == "numbers" else "A table of counts"
        raise FootingError(
            f"{what} cannot say which item is which.",
            todo="For a list of work, name an export or your own list with one row an item.",
        )
    return open_items(asked, clock(), day_of(report.measures.as_of), progress)


def stock(items: OpenItems) -> Stock:
    """The open items as the simulation starts with them: alike ones counted together."""
    from footing.backlog.inputs import Stock

    given = [one for one in (items.effort, items.value, items.due) if one is not None]
    # Where nothing is given, nan would be unlike itself.
    columns = [np.where(np.isnan(one), -np.inf, one) for one in given]
    order = np.lexsort((*columns, items.opened))
    rows = np.stack([items.opened.astype(np.float64), *columns])[:, order]
    starts = np.flatnonzero(np.append(True, (np.diff(rows) != 0).any(axis=0)))
    first = order[starts]
    return Stock(
        items.opened[first],
        np.diff(np.append(starts, order.size)),
        None if items.effort is None else items.effort[first],
        None if items.value is None else items.value[first],
        None if items.due is None else items.due[first],
    )


def look_back(
    asked: Asked, clock: Clock, progress: Progress | None = None, seed: int = 1
) -> Tested:
    """Forecast from days of the past, and see how often the truth lay inside.

    FootingError where there is no history of items, or too little of it.
    """
    from footing.backlog.backtest import backtest

    report = measure_backlog(asked, clock, progress)
    if not isinstance(report.counts, ItemCounts) or report.measures.as_of is None:
        raise FootingError(
            "A forecast can only be tested on a history of items.",
            todo="Name an export with one row an item, with the days of opening and closing.",
        )
    found = backtest(report.counts, report.measures.as_of, progress, seed=seed)
    return Tested(report, found)


def _cleared(inputs: Inputs, by: date, name: str, progress: Progress | None) -> ClearBy:
    from footing.backlog.clear_by import clear_by

    if by <= inputs.as_of:
        raise FootingError(
            f"{by} is not after {inputs.as_of}, the last day that is known.",
            where="--clear-by",
            todo="Name a later day.",
        )
    return clear_by(inputs, by, name, progress)
