"""``footing backlog``: measure a backlog from an export, a database, or three numbers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from footing.cli import say
from footing.cli.backlog_options import asked, numbers_options, progress, source_options
from footing.cli.lazy import LazyGroup
from footing.kernel.clock import local_now

if TYPE_CHECKING:
    from footing.app.backlog_report import Section


class Backlog(LazyGroup):
    """What can be done with a backlog."""

    lazy: ClassVar = {
        "measure": ("footing.cli.backlog", "measure", "What comes, what is finished, what waits."),
        "compare": ("footing.cli.backlog_plan", "compare", "Is starting from now better here?"),
        "forecast": ("footing.cli.backlog_plan", "forecast", "When you are current, and when the "
                     "old ones are done."),
        "work": ("footing.cli.backlog_work", "work", "What to work on today, in which order."),
        "done": ("footing.cli.backlog_work", "done", "Mark items as done, and see how it goes."),
        "changeover": ("footing.cli.backlog_changeover", "changeover", "A reorganisation, a "
                       "merger, a new system or role: what bridges it."),
        "backtest": ("footing.cli.backlog_plan", "backtest", "How right such forecasts were on "
                     "your own history."),
    }  # fmt: skip


@click.group(cls=Backlog)
def backlog() -> None:
    """Read an export of your work honestly, measure what is there, and plan the way out."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@source_options
@numbers_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def measure(file: Path | None, form: str, **given: Any) -> None:
    """Measure the backlog in FILE: CSV, TSV, Excel, Parquet or JSON.

    Exports of Jira, Zendesk, GitHub, Freshdesk and ServiceNow are known by their columns; otherwise
    name the columns. Without an export, say what you know:

        footing backlog measure --open 800 --arrivals 40 --done 38
    """
    from footing.app.backlog import measure_backlog
    from footing.app.backlog_report import as_json, sections

    wanted = asked(file, given)
    with progress(shown=sys.stderr.isatty()) as tell:
        report = measure_backlog(wanted, local_now, tell)
    if form == "json":
        click.echo(json.dumps(as_json(report), ensure_ascii=False, indent=2))
        return
    print_sections(sections(report))


def print_sections(sections: Iterable[Section]) -> None:
    """Print a report: headings, sentences, tables."""
    for section in sections:
        say.heading(section.title)
        for line in section.lines:
            say.say(line.strip(), "      " if line.startswith("    ") else "  ")
        if section.rows:
            say.table(section.rows, section.titles)
