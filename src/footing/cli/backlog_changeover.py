"""``footing backlog changeover``: before and after a switch, in the terminal."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from footing.cli import backlog_options as options
from footing.cli import say
from footing.cli.backlog_plan import FILE, FORMAT, show
from footing.kernel.clock import local_now


class Share(click.ParamType[float]):
    """A part of a whole: 0.4 or 40%."""

    name = "share"

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """The share that was typed; a usage error where it is none."""
        from footing.app.wishes import share
        from footing.kernel.errors import FootingError

        if isinstance(value, float):
            return value
        try:
            return share(value)
        except FootingError as error:
            self.fail(str(error), param, ctx)


@click.command()
@FILE
@click.option(
    "--on",
    "first",
    type=options.Day(),
    required=True,
    metavar="DATE",
    help="The first day of the change-over; one in the past is looked at from after it.",
)
@click.option(
    "--what",
    default="",
    metavar="NAME",
    help="What it is called in a sentence, like “the new ticket system”.",
)
@click.option(
    "--loss",
    type=Share(),
    metavar="SHARE",
    help="How much less can be done at worst, like 40%. [default: 40%, a careful guess]",
)
@click.option(
    "--low-weeks",
    type=click.FloatRange(0, 520),
    metavar="WEEKS",
    help="How long it stays so. [default: 4, a guess]",
)
@click.option(
    "--recovery-weeks",
    type=click.FloatRange(0, 520),
    metavar="WEEKS",
    help="How long it takes from there until all is as before. [default: 8, a guess]",
)
@click.option(
    "--like",
    type=options.Day(),
    metavar="DATE",
    help="An earlier change-over of your own: how deep and long it was is measured.",
)
@click.option(
    "--thin",
    type=Share(),
    metavar="SHARE",
    help="How much of what comes may be put off; 0: nothing. [default: what it takes]",
)
@click.option(
    "--each",
    type=options.Rate(),
    metavar="N",
    help="What one person does a day, or 25/week: help is then told in people.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the page for those who must be told, the figures and pictures there.",
)
@options.source_options
@options.assumed_options
@FORMAT
def changeover(
    file: Path | None,
    first: date,
    what: str,
    loss: float | None,
    low_weeks: float | None,
    recovery_weeks: float | None,
    like: date | None,
    thin: float | None,
    each: float | None,
    out: Path | None,
    form: str,
    **given: Any,
) -> None:
    """What a change-over brings, and what bridges it: a reorganisation, a merger, a new system.

    Before it: how far you fall behind, when to take in less, what stays current, when all is normal
    again, and what help it takes. After it: start where you are from its day on, and back-fill the
    history. Without an export:

        footing backlog changeover --on 2027-03-01 --open 300 --arrivals 90/week --capacity 100/week
    """  # fmt: skip
    from footing.app import changeover as over
    from footing.app import changeover_report as report

    source, wishes = options.asked(file, given), options.wishes(given)
    told = over.Told(first, loss, low_weeks, recovery_weeks, like, thin, what, each)
    with options.progress(shown=sys.stderr.isatty()) as tell:
        looked = over.look(source, wishes, told, local_now, tell)
        files = report.write(looked, out) if out else ()
    show(
        form,
        lambda: report.sections(looked),
        lambda: report.as_json(looked),
        lambda: report.rows(looked),
    )
    if files and form == "text":
        say.files(files)
