"""``footing backlog compare``, ``forecast`` and ``backtest``: the plan in the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footing.cli import backlog_options as options
from footing.cli.backlog import print_sections
from footing.kernel.clock import local_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footing.app.backlog_report import Section

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "csv"]),
                      default="text")  # fmt: skip
FILE = click.argument("file", required=False, type=click.Path(path_type=Path))
CLEAR_BY = click.option("--clear-by", type=options.Day(), metavar="DATE",
                        help="How much capacity clears the backlog by that day.")  # fmt: skip


@click.command()
@FILE
@options.source_options
@options.plan_options
@CLEAR_BY
@FORMAT
def compare(
    file: Path | None, policies: tuple[str, ...], clear_by: date | None, form: str, **given: Any
) -> None:
    """Compare orders of work on your own backlog: is it better to start from now?

    It plays the coming days through a thousand times for each order, from what is really open and
    what usually comes. What the data do not say is off, and the report says so. Without an export:

        footing backlog compare --open 600 --arrivals 2/week --capacity 6/week
    """
    from footing.app import plan_report, planning

    source, wanted = options.asked(file, given), options.wishes(given).wanted()
    with options.progress(shown=sys.stderr.isatty()) as tell:
        plan = planning.plan(source, wanted, local_now, policies, by=clear_by, progress=tell)
    show(
        form,
        lambda: plan_report.compared(plan),
        lambda: plan_report.as_json(plan),
        lambda: plan_report.compared_rows(plan),
    )


@click.command()
@FILE
@options.source_options
@options.plan_options
@CLEAR_BY
@FORMAT
def forecast(
    file: Path | None, policies: tuple[str, ...], clear_by: date | None, form: str, **given: Any
) -> None:
    """When you are current, and when the old ones are done, if you start where you are.

    Another order of work with --policy. As CSV it gives what is open on every day.
    """
    from footing.app import plan_report, planning

    source, wanted = options.asked(file, given), options.wishes(given).wanted()
    names = policies or (planning.START,)
    with options.progress(shown=sys.stderr.isatty()) as tell:
        plan = planning.plan(source, wanted, local_now, names, by=clear_by, progress=tell)
    show(
        form,
        lambda: plan_report.foreseen(plan),
        lambda: plan_report.as_json(plan),
        lambda: plan_report.forecast_rows(plan),
    )


@click.command()
@FILE
@options.source_options
@options.numbers_options
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, metavar="N",
              help="The same seed gives the same figures.")  # fmt: skip
@FORMAT
def backtest(file: Path | None, seed: int, form: str, **given: Any) -> None:
    """How right such forecasts would have been on your own history.

    It goes back to days of the past, forecasts from what was known then, and looks how often the
    truth lay where it should; beside it, two simple ways to forecast.
    """
    from footing.app import backtest_report, planning

    source = options.asked(file, given)
    with options.progress(shown=sys.stderr.isatty()) as tell:
        tested = planning.look_back(source, local_now, tell, seed)
    show(
        form,
        lambda: backtest_report.sections(tested),
        lambda: backtest_report.as_json(tested),
        lambda: backtest_report.rows(tested),
    )


def show(
    form: str,
    sections: Callable[[], Iterable[Section]],
    values: Callable[[], object],
    rows: Callable[[], Iterable[Sequence[object]]],
) -> None:
    """Print what was found as text, JSON or CSV."""
    if form == "json":
        click.echo(json.dumps(values(), ensure_ascii=False, indent=2))
    elif form == "csv":
        from footing.delivery.tables import csv_text

        click.echo(csv_text(rows()), nl=False)
    else:
        print_sections(sections())
