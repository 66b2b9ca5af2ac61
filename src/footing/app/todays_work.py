"""Today's list of the backlog, where a plan is kept in the folder in which Footing was started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from footing.app import plan_file
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.saying import counted

if TYPE_CHECKING:
    from footing.app.plan_file import KeptPlan
    from footing.app.work_list import Line

SHOWN = 5
MOST_BYTES = 20 * 1024 * 1024
"""A larger export is not read for this: Today is there at once."""


@dataclass(frozen=True)
class TodaysWork:
    """What to work on now: the first lines, how many there are, and how it goes, in words.

    Where the list could not be made, ``text`` says why and there are no lines.
    """

    plan: Path
    text: str
    lines: tuple[Line, ...] = ()


def here() -> Path | None:
    """The folder in which Footing was started; None where it is gone."""
    try:
        return Path.cwd()
    except OSError:
        return None


def todays_work(ws: Workspace, folder: Path | None) -> TodaysWork | None:
    """The list of the one plan in ``folder``; None where there is none, or more than one.

    Reading the export takes a moment, so the list is remembered until one of the files changes.
    """
    try:
        plan = plan_file.the_one_in(folder) if folder else None
    except NotFoundError:
        return None
    if plan is None:
        return None
    try:
        kept = plan_file.read(plan)
        return _remembered(ws, plan, kept)
    except FootingError as error:
        return TodaysWork(plan, str(error))


def _remembered(ws: Workspace, plan: Path, kept: KeptPlan) -> TodaysWork:
    export = kept.asked.path
    if export is None or not export.is_file():
        raise NotFoundError("The export of this plan is not there.", where=str(export or plan))
    if export.stat().st_size > MOST_BYTES:
        return TodaysWork(plan, "The export is large; the list is made by: footing backlog work")
    key = ("today", plan, plan.stat().st_mtime_ns, export.stat().st_mtime_ns, ws.clock().date())
    known = ws.desk.remembered
    if key not in known:
        known[key] = _made(ws, plan, kept)
    found: TodaysWork = known[key]
    return found


def _made(ws: Workspace, plan: Path, kept: KeptPlan) -> TodaysWork:
    from footing.app import work_list

    try:
        source = work_list.sourced(kept.asked, kept.wishes, ws.clock, kept.policy)
    except ImportError:
        return TodaysWork(plan, "The parts that read a backlog are not installed.")
    found = work_list.listing(source, ws.clock().date(), kept=kept, place=plan)
    number = len(found.today)
    span = "today" if found.span == 1 else "this week"
    text = f"{counted(number, 'item')} for {span}" if number else f"Nothing is left for {span}"
    more = f"; these {SHOWN} come first" if number > SHOWN else ""
    how = found.standing.text if found.standing else ()
    return TodaysWork(plan, " ".join((f"{text}{more}.", *how)), found.today[:SHOWN])
