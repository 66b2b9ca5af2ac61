"""``footing log``: the factual log, dated records for whoever helps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import asking, say
from footing.cli.access import Access, access_options, asks, keep, opened

if TYPE_CHECKING:
    from footing.app.workspace import Workspace
    from footing.followup.entries import Entry


@click.group()
def log() -> None:
    """The factual log: what happened, dated, for whoever helps you."""


@log.command()
@click.argument("happened", nargs=-1)
@click.option("--day", help="The day on which it happened, like 2026-11-20; today without it.")
@click.option("--matter", default="", help="The matter to which it belongs.")
@access_options
def add(happened: tuple[str, ...], day: str | None, matter: str, access: Access) -> None:
    """Add a record; without words you are asked field by field."""
    from footing.app import factual, typed

    when = typed.day(day or "")
    workspace = opened(access)
    if happened or not asks():
        given = {"happened": " ".join(happened)}
        entry: Entry | None = factual.add(workspace, given, day=when, matter=matter)
    else:
        say.say(factual.log().offer)
        entry = record(workspace, matter)
    if entry is None:
        say.say("Nothing was noted.")
        return
    keep(workspace, access)
    say.say(f"Noted as {entry.id} under {entry.day.isoformat()}.")


@log.command("list")
@click.option("--matter", default="", help="Only the records of this matter.")
@access_options
def list_(matter: str, access: Access) -> None:
    """Show the records, the earliest first."""
    from footing.app import factual

    found = factual.list_(opened(access), matter)
    if not found:
        say.say("The log is empty. Add a record with: footing log add")
    for one in found:
        say.heading(f"{one.day.isoformat()}  {one.id}")
        say.say(one.text, "  ")


@log.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("factual-log"),
    show_default=True,
    help="The folder to write factual-log.md into.",
)
@click.option("--matter", default="", help="Only the records of this matter.")
@access_options
def export(out: Path, matter: str, access: Access) -> None:
    """Write the log as one file to read, print or hand over. It is not encrypted."""
    from footing.app import factual
    from footing.app.files import write_all

    text = factual.markdown(opened(access), matter)
    say.files(write_all(out, {"factual-log.md": text.encode()}))
    say.say("It is not encrypted. Think about where you put it, and who can look there.")


def record(workspace: Workspace, matter: str = "") -> Entry | None:
    """Ask for one record, field by field; None where nothing was said of what happened."""
    from footing.app import factual, typed

    say.say("Enter leaves a field out.", "  ")
    try:
        when = asking.checked(typed.day, "Day, like 2026-11-20 (Enter: today)")
        given = {}
        for one in factual.log().fields:
            if one.hint:
                say.say(one.hint, "    ")
            given[one.key] = asking.line(one.label)
    except asking.BackError:
        return record(workspace, matter)
    for one in factual.log().fields:
        if one.needed and not given[one.key]:
            if not any(given.values()):
                return None
            say.say("Without this there is nothing to log.", "  ")
            given[one.key] = asking.line(one.label)
            if not given[one.key]:
                return None
    return factual.add(workspace, given, day=typed.day(when), matter=matter)
