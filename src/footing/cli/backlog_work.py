"""``footing backlog work`` and ``done``: the list of work, and moving it on."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footing.cli import backlog_options as options
from footing.cli import say
from footing.cli.backlog_plan import FILE, FORMAT, show
from footing.kernel.clock import local_now

if TYPE_CHECKING:
    from footing.app.backlog import Asked
    from footing.app.plan_file import KeptPlan
    from footing.app.wishes import Wishes

PLAN = click.option(
    "--plan", "place", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where the plan is kept. [default: beside the export]",
)  # fmt: skip


@click.command()
@FILE
@PLAN
@click.option("--workers", default="", metavar="NAMES",
              help="Deal the list out among them: “Ana,Bo”, or a number.")  # fmt: skip
@click.option("--show", "most", type=click.IntRange(1), default=40, show_default=True,
              metavar="N", help="The most lines to print.")  # fmt: skip
@click.option(
    "--write-table",
    default="",
    metavar="NAME",
    help="With --connect: write the whole list there as a table of that name.",
)
@options.source_options
@options.plan_options
@FORMAT
@click.pass_context
def work(
    ctx: click.Context,
    /,
    file: Path | None,
    place: Path | None,
    workers: str,
    most: int,
    write_table: str,
    form: str,
    policies: tuple[str, ...],
    **given: Any,
) -> None:
    """What to work on now, in which order, and why.

    Nothing is written unless you say --plan FILE: then the plan is kept there, and later lists go
    on from it, from a fresh export too, and show how it goes beside the forecast.
    """
    from footing.app import work_list, work_report

    with options.progress(shown=sys.stderr.isatty()) as tell:
        asked, wishes, name, kept, at = _from(ctx, file, place, policies, given)
        if write_table and not asked.connect:
            raise click.UsageError("--write-table needs a database: name it with --connect.")
        found = work_list.work(
            asked, wishes, local_now, name, workers=_names(workers),
            keep=place, kept=kept, progress=tell,
        )  # fmt: skip
        written = work_list.write_back(asked, found, write_table) if write_table else 0
    show(
        form,
        lambda: work_report.sections(found, most),
        lambda: work_report.as_json(found),
        lambda: work_report.rows(found),
    )
    if form == "text" and write_table:
        click.echo()
        say.say(f"Written to the table {write_table}: {written:,} items.")
    if form == "text" and place is not None:
        click.echo()
        say.say(f"Kept in {at}. Mark what is done: footing backlog done ID")


@click.command()
@click.argument("what", nargs=-1, metavar="[FILE] ID…")
@PLAN
@click.option("--on", "day", type=options.Day(), help="When it was done. [default: today]")
@click.option("--undo", is_flag=True, help="Take the marks back.")
@options.source_options
@options.plan_options
@FORMAT
@click.pass_context
def done(
    ctx: click.Context,
    /,
    what: tuple[str, ...],
    place: Path | None,
    day: date | None,
    undo: bool,
    form: str,
    policies: tuple[str, ...],
    **given: Any,
) -> None:
    """Mark items as done: the list moves on, and you see how it goes beside the forecast.

    With FILE, your export, the marks are kept beside it in FILE.plan.json, or where --plan says;
    without it, in the plan of this folder. Only ids, days and counts are kept there.

        footing backlog done cases.csv 4711 4712
    """
    from footing.app import plan_file, work_list, work_report

    first = Path(what[0]) if what else None
    file = first if first is not None and first.is_file() else None
    ids = what[1:] if file else what
    if not ids:
        raise click.UsageError("Say which: footing backlog done 4711 4712.")
    with options.progress(shown=sys.stderr.isatty()) as tell:
        asked, wishes, name, kept, at = _from(ctx, file, place, policies, given)
        source = work_list.sourced(asked, wishes, local_now, name, tell)
        today = local_now().date()
        old = kept.ids if kept else frozenset()
        kept = work_list.begun(source, local_now, tell) if kept is None else kept
        if undo:
            kept = work_list.unmarked(kept, ids)
        else:
            kept = work_list.marked(kept, ids, {*source.items.ids, *old}, day or today)
        plan_file.write(at, kept)
        found = work_list.listing(source, today, kept=kept, place=at)
    show(
        form,
        lambda: work_report.sections(found),
        lambda: work_report.as_json(found),
        lambda: work_report.rows(found),
    )
    if form == "text":
        click.echo()
        say.say(f"Kept in {at}.")


def _from(
    ctx: click.Context, file: Path | None, place: Path | None, policies: tuple[str, ...],
    given: dict[str, Any],
) -> tuple[Asked, Wishes, str, KeptPlan | None, Path]:  # fmt: skip
    """What to read and assume: from a kept plan where there is one, and what is said anew."""
    from footing.app import plan_file, planning

    if file is not None and plan_file.is_plan(file):
        file, place = None, file
    by_hand = given["connect"] or given["still_open"] is not None
    if place is None and file is None and not by_hand:
        place = plan_file.the_one_in(Path.cwd())
    at = place or plan_file.beside(file or Path("backlog"))
    kept = plan_file.read(at) if at.is_file() else None
    if kept is None:
        if len(policies) > 1:
            raise click.UsageError("A list has one order: name one policy.")
        name = policies[0] if policies else planning.START
        return options.asked(file, given), options.wishes(given), name, None, at
    said = {
        key: value
        for key, value in given.items()
        if ctx.get_parameter_source(key) is click.core.ParameterSource.COMMANDLINE
    }
    asked = replace(kept.asked, **options.asked_fields(file, said))
    if asked.path is None and not asked.connect:
        raise click.UsageError("The plan does not keep a database's address: name it again.")
    wishes = replace(kept.wishes, **options.wishes_fields(said))
    return asked, wishes, policies[-1] if policies else kept.policy, kept, at


def _names(text: str) -> tuple[str, ...]:
    """Names, or as many workers as a number says."""
    if text.isdecimal():
        return tuple(f"worker {number + 1}" for number in range(min(int(text), 1000)))
    return tuple(one.strip() for one in text.split(",") if one.strip())
