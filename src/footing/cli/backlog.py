"""``footing backlog``: measure a backlog from an export, a database, or three numbers."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import click

from footing.cli import say
from footing.cli.lazy import LazyGroup
from footing.kernel.clock import local_now

PATIENCE = 1.0
"""Seconds after which progress is shown."""


class Backlog(LazyGroup):
    """What can be done with a backlog."""

    lazy: ClassVar = {
        "measure": ("footing.cli.backlog", "measure", "What comes, what is finished, what waits."),
    }


@click.group(cls=Backlog)
def backlog() -> None:
    """Read an export of your work honestly, and measure what is there."""


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


def column(name: str, what: str) -> Callable[[Any], Any]:
    """An option that names a column."""
    return click.option(f"--{name}", default="", metavar="COLUMN", help=what)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@column("opened", "When an item came.")
@column("closed", "When it was finished.")
@column("id", "What tells items apart; “-” where the file has nothing of the kind.")
@column("customer", "Who asked: to find people who ask again.")
@column("status", "What state it is in.")
@column("effort", "How much work it is.")
@column("outcome", "How it ended.")
@column("group", "The team or office.")
@click.option("--closed-when", multiple=True, metavar="WORD", help="A status that means finished.")
@click.option("--date-format", default="", metavar="FORMAT", help="Like “%d.%m.%Y %H:%M”.")
@click.option("--day-first", "order", flag_value="day", help="03/04/2024 is in April.")
@click.option("--month-first", "order", flag_value="month", help="03/04/2024 is in March.")
@click.option("--zone", default="", metavar="ZONE", help="The zone of days, like Europe/Berlin.")
@click.option("--as-of", type=Day(), help="The last day to look at. [default: the file's last]")
@click.option("--window", type=click.IntRange(1, 36_500), default=365, show_default=True,
              metavar="DAYS", help="The days over which rates are taken.")  # fmt: skip
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook.")
@click.option("--connect", default="", metavar="URL", help="A PostgreSQL database, with --table.")
@click.option("--table", default="", metavar="NAME", help="The table or view in it.")
@click.option("--counts", is_flag=True, help="The rows are periods with counts, not items.")
@column("period", "With --counts: the period.")
@column("arrivals-column", "With --counts: what came.")
@column("completions-column", "With --counts: what was finished.")
@column("open-column", "With --counts: what was open at the end.")
@click.option("--open", "still_open", type=click.IntRange(0), metavar="N",
              help="Without a file: how many are open.")  # fmt: skip
@click.option("--arrivals", type=float, metavar="N", help="Without a file: how many come a day.")
@click.option("--done", type=float, metavar="N", help="Without a file: how many go a day.")
@click.option("--oldest", type=Day(), help="Without a file: when the oldest came, like 2023-01.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def measure(file: Path | None, form: str, still_open: int | None, **given: Any) -> None:
    """Measure the backlog in FILE: CSV, TSV, Excel, Parquet or JSON.

    Exports of Jira, Zendesk, GitHub, Freshdesk and ServiceNow are known by their columns; otherwise
    name the columns. Without an export, say what you know:

        footing backlog measure --open 800 --arrivals 40 --done 38
    """
    from footing.app.backlog import Asked, measure_backlog
    from footing.app.backlog_report import as_json, sections

    if file is None and not given["connect"] and still_open is None:
        raise click.UsageError(
            "Name a file, or say what you know: --open 800 --arrivals 40 --done 38."
        )
    given["order"] = given["order"] or ""
    with progress(shown=sys.stderr.isatty()) as tell:
        report = measure_backlog(Asked(path=file, open=still_open, **given), local_now, tell)
    if form == "json":
        click.echo(json.dumps(as_json(report), ensure_ascii=False, indent=2))
        return
    for section in sections(report):
        say.heading(section.title)
        for line in section.lines:
            say.say(line.strip(), "      " if line.startswith("    ") else "  ")
        if section.rows:
            say.table(section.rows, section.titles)


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
