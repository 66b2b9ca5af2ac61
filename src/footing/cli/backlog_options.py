"""The options that the backlog commands share: the source, its columns, the days, the plan."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from footing.app.backlog import Asked
    from footing.app.wishes import Wishes

PATIENCE = 1.0
"""Seconds after which progress is shown."""
NOTHING_NAMED = "Name a file, or say what you know: --open 800 --arrivals 40 --done 38."
Decorator = Callable[[Any], Any]


class Day(click.ParamType[date]):
    """A day, a month or a year."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The day that was typed; a usage error where it is none."""
        from footing.app.backlog import day
        from footing.kernel.errors import FootingError

        if isinstance(value, date):
            return value
        try:
            return day(value)
        except FootingError as error:
            self.fail(str(error), param, ctx)


class Rate(click.ParamType[float]):
    """Items a day, or a week, a month: 40, 6/week."""

    name = "rate"

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """Items a day; a usage error for what is no rate."""
        from footing.app.rates import per_day
        from footing.kernel.errors import FootingError

        if isinstance(value, float):
            return value
        try:
            return per_day(value)
        except FootingError as error:
            self.fail(str(error), param, ctx)


def column(name: str, what: str) -> Decorator:
    """An option that names a column."""
    return click.option(f"--{name}", default="", metavar="COLUMN", help=what)


def _together(*options: Decorator) -> Decorator:
    """Several options as one decorator, listed in the help in this order."""

    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


source_options = _together(
    column("opened", "When an item came."),
    column("closed", "When it was finished."),
    column("id", "What tells items apart; “-” where the file has nothing of the kind."),
    column("customer", "Who asked: to find people who ask again."),
    column("status", "What state it is in."),
    column("effort", "How much work it is."),
    column("outcome", "How it ended."),
    column("group", "The team or office."),
    click.option("--closed-when", multiple=True, metavar="WORD",
                 help="A status that means finished."),
    click.option("--date-format", default="", metavar="FORMAT", help="Like “%d.%m.%Y %H:%M”."),
    click.option("--day-first", "order", flag_value="day", help="03/04/2024 is in April."),
    click.option("--month-first", "order", flag_value="month", help="03/04/2024 is in March."),
    click.option("--zone", default="", metavar="ZONE",
                 help="The zone of days, like Europe/Berlin."),
    click.option("--as-of", type=Day(), help="The last day to look at. [default: the file's last]"),
    click.option("--window", type=click.IntRange(1, 36_500), default=365, show_default=True,
                 metavar="DAYS", help="The days over which rates are taken."),
    click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook."),
    click.option("--connect", default="", metavar="URL",
                 help="A PostgreSQL database, or Spark (spark:local), with --table."),
    click.option("--table", default="", metavar="NAME", help="The table or view in it."),
    click.option("--counts", is_flag=True, help="The rows are periods with counts, not items."),
    column("period", "With --counts: the period."),
    column("arrivals-column", "With --counts: what came."),
    column("completions-column", "With --counts: what was finished."),
    column("open-column", "With --counts: what was open at the end."),
    click.option("--open", "still_open", type=click.IntRange(0), metavar="N",
                 help="Without a file: how many are open."),
)  # fmt: skip

numbers_options = _together(
    click.option("--arrivals", type=Rate(), metavar="N",
                 help="Without a file: how many come a day; or 6/week."),
    click.option("--done", type=Rate(), metavar="N",
                 help="Without a file: how many go a day; or 6/week."),
    click.option("--oldest", type=Day(),
                 help="Without a file: when the oldest came, like 2023-01."),
)  # fmt: skip

assumed_options = _together(
    click.option("--arrivals", type=Rate(), metavar="N",
                 help="How many come a day; or 6/week. [default: as measured]"),
    click.option("--done", type=Rate(), metavar="N",
                 help="Without a file: how many go a day; or 6/week."),
    click.option("--capacity", type=Rate(), metavar="N",
                 help="How many can be worked a day; or 6/week; or “6 hours a week at 20 minutes”. "
                 "[default: as measured]"),
    click.option("--oldest", type=Day(),
                 help="Without a file: when the oldest came, like 2023-01."),
    click.option("--target", type=click.IntRange(0, 3650), default=5, show_default=True,
                 metavar="DAYS", help="Within how many days a new item is to be finished."),
    click.option("--chase", metavar="RATE:FROM_DAY[:FADE_DAYS]",
                 help="How often who waits asks again, per item and day. [default: as measured]"),
    click.option("--chase-cost", type=click.FloatRange(0, 100), metavar="SHARE",
                 help="What asking again costs, as a share of an item's work. [default: 0.25; "
                 "1 where the data show who asks again]"),
    click.option("--expire", metavar="RATE:FROM_DAY",
                 help="How often an item lapses, per item and day. [default: as measured]"),
    click.option("--withdraw", metavar="RATE:FROM_DAY",
                 help="How often an item is taken back, per item and day. [default: as measured]"),
    click.option("--reserve-oldest", default="0", metavar="SHARE",
                 help="Capacity kept for the very oldest, like 0.1 or 10%."),
    click.option("--max-age", type=click.IntRange(0), metavar="DAYS",
                 help="What is older goes before everything else."),
    click.option("--by", "cut", type=click.Choice(["year", "month"]),
                 help="How the back-fill is cut into periods."),
    click.option("--inside", type=click.Choice(["oldest", "newest"]), default="oldest",
                 show_default=True, help="Which comes first inside a period."),
    click.option("--dip", "dips", multiple=True, metavar="FROM:TO:FACTOR",
                 help="Capacity in a change-over: 0.5 is half, 1.2 a fifth more."),
    click.option("--order-fixed", is_flag=True, help="The order may not be chosen, by law say."),
    click.option("--horizon", type=click.IntRange(1, 36_500), default=730, show_default=True,
                 metavar="DAYS", help="How far to look ahead."),
    click.option("--replications", type=click.IntRange(1, 100_000), default=1000,
                 show_default=True, metavar="N", help="How often chance is played through."),
    click.option("--seed", type=click.IntRange(0), default=1, show_default=True, metavar="N",
                 help="The same seed gives the same figures."),
)  # fmt: skip

plan_options = _together(
    column("due", "A deadline that may not be missed: these items go first."),
    column("value", "How much an item is worth: for value-first."),
    column("worker", "Who has it: for a list of work of each."),
    click.option("--policy", "policies", multiple=True, metavar="NAME",
                 help="The order of work; give it again for more. "
                 "[default: start-where-you-are and oldest-first]"),
    assumed_options,
)  # fmt: skip

SOURCE = (
    "opened", "closed", "id", "customer", "status", "effort", "outcome", "group", "due", "value",
    "worker", "closed_when", "date_format", "zone", "as_of", "window", "sheet", "connect", "table",
    "counts", "period", "arrivals_column", "completions_column", "open_column", "done", "oldest",
)  # fmt: skip
WISHES = (
    "arrivals", "capacity", "target", "chase", "chase_cost", "expire", "withdraw",
    "reserve_oldest", "max_age", "inside", "dips", "order_fixed", "horizon", "replications", "seed",
)  # fmt: skip


def asked(file: Path | None, given: dict[str, Any]) -> Asked:
    """What the person asks for, from the options; a usage error where nothing is named."""
    from footing.app.backlog import Asked

    if file is None and not given["connect"] and given["still_open"] is None:
        raise click.UsageError(NOTHING_NAMED)
    return Asked(**asked_fields(file, given))


def asked_fields(file: Path | None, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of ``Asked`` that ``given`` says something of."""
    fields = {key: given[key] for key in SOURCE if key in given}
    if file is not None:
        fields["path"] = file
    if "order" in given:
        fields["order"] = given["order"] or ""
    if given.get("still_open") is not None:
        fields["open"] = given["still_open"]
    if file is None and not given.get("connect") and "arrivals" in given:
        fields["arrivals"] = given["arrivals"]
    return fields


def wishes(given: dict[str, Any]) -> Wishes:
    """What the plan is to assume, from the options."""
    from footing.app.wishes import Wishes

    return Wishes(**wishes_fields(given))


def wishes_fields(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of ``Wishes`` that ``given`` says something of."""
    fields = {key: given[key] for key in WISHES if key in given}
    if "cut" in given:
        fields["period"] = given["cut"] or ""
    return fields


@contextmanager
def progress(*, shown: bool) -> Iterator[Callable[[str, float | None], None] | None]:
    """A bar on standard error, once the work takes longer than a second."""
    if not shown:
        yield None
        return
    began = time.monotonic()
    bar: Any = None
    task: Any = None

    def tell(stage: str, share: float | None) -> None:
        nonlocal bar, task
        if bar is None:
            if time.monotonic() - began < PATIENCE:
                return
            bar, task = _bar(stage)
        bar.update(task, description=stage, completed=share, total=None if share is None else 1.0)

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()


def _bar(stage: str) -> tuple[Any, Any]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    bar.start()
    return bar, bar.add_task(stage, total=None)
