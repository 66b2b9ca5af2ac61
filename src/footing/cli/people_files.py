"""``footing people import`` and ``calendar``: what comes from files and goes to them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options, keep, opened
from footing.cli.people import people

if TYPE_CHECKING:
    from footing.intake.people import People


@people.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADING",
              help="Where a table has something: last=“Last meeting”.")  # fmt: skip
@click.option("--dates", type=click.Choice(("day-first", "month-first")),
              help="What 3/4/2021 means.")  # fmt: skip
@click.option("--year", type=int, help="The year of everybody without one of their own.")
@click.option("--look", is_flag=True, help="Only show how it would be read.")
@access_options
def import_(
    file: Path, columns: tuple[str, ...], dates: str | None, year: int | None, look: bool,
    access: Access,
) -> None:  # fmt: skip
    """Take in FILE: vCards of any version, or a CSV of Google Contacts, Outlook or your own.

    Nobody is merged. Reading the same file again doubles nobody.
    """
    from footing.app import contacts_import as app
    from footing.app.workspace import Workspace

    chosen = app.choices(columns, dates or "", year)
    stdin = str(file) == "-"
    source = sys.stdin.buffer.read() if stdin else file
    workspace = Workspace.fresh() if look else opened(access)
    found = app.read(source, "standard input" if stdin else str(file), chosen, workspace)
    if look:
        _look(found, app.columns_said(found.columns))
        return
    done = app.take_in(workspace, found)
    keep(workspace, access)
    say.say(done.text)
    if done.alike:
        say.say("To look at them: footing people same")


def _look(found: People, columns: tuple[tuple[str, str], ...]) -> None:
    say.say(f"{len(found.people)} people, read as {found.format}. Nothing was taken in.")
    for field, heading in columns:
        say.say(f"{field}: {heading}", "  ")
    say.table(
        [
            (str(one.year or ""), str(one.last or ""), one.name or one.org or "no name")
            for one in found.people[:8]
        ],
        ("year", "last contact", "who"),
    )
    for note in found.notes:
        say.say(note)


@people.command()
@click.argument("contact")
@click.option("--out", type=click.Path(path_type=Path), required=True,
              help="The folder for the calendar file.")  # fmt: skip
@access_options
def calendar(contact: str, out: Path, access: Access) -> None:
    """Write the day set for a CONTACT as a calendar file; its title names nobody."""
    from footing.app.contacts import write_reminder

    say.files(write_reminder(opened(access), contact, out))
