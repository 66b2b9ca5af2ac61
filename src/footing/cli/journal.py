"""``footing journal``: dated lines."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from footing.cli import say
from footing.cli.access import Access, access_options, keep, opened

KINDS = ("mistake", "win", "worry", "promise", "observation", "fact")


@click.group()
def journal() -> None:
    """Dated lines: mistakes, wins, worries, promises, observations.

    Mistakes and wins can be picked when you prepare a talk.
    """


@journal.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("text", nargs=-1, required=True)
@click.option("--day", help="The day, like 2026-11-20; today if left out.")
@click.option("--matter", default="", help="The matter that it belongs to.")
@access_options
def add(kind: str, text: tuple[str, ...], day: str | None, matter: str, access: Access) -> None:
    """Add a line: footing journal add win "The audit passed without a finding" """
    from footing.app import journal as app
    from footing.app import typed

    when = typed.day(day or "")
    workspace = opened(access)
    entry = app.add(workspace, kind, " ".join(text), day=when, matter=matter)
    keep(workspace, access)
    say.say(f"Noted as {entry.id}: {entry.day.isoformat()}, {entry.kind}.")


@journal.command("list")
@click.option("--kind", type=click.Choice(KINDS), help="Only these.")
@click.option("--matter", help="Only those of this matter.")
@access_options
def list_(kind: str | None, matter: str | None, access: Access) -> None:
    """List the lines, newest day first."""
    from footing.app import journal as app

    found = app.list_(opened(access), kind=kind, matter=matter)
    if not found:
        say.say("There are no lines. Add one with: footing journal add win “What went well”")
        return
    rows = [(one.id, one.day.isoformat(), one.kind, one.text) for one in found]
    say.table(rows, ("id", "day", "kind", "what"))


@journal.command()
@click.argument("entry")
@click.option("--text", help="The new words.")
@click.option("--kind", type=click.Choice(KINDS), help="The new kind.")
@click.option("--day", help="The new day, like 2026-11-20.")
@access_options
def edit(entry: str, text: str | None, kind: str | None, day: str | None, access: Access) -> None:
    """Change a line (ENTRY is its id); without options, in your editor."""
    from footing.app import journal as app
    from footing.app import typed

    workspace = opened(access)
    found = app.show(workspace, entry)
    if text is None and kind is None and day is None:
        text = click.edit(found.text, extension=".txt")
        if text is None:
            say.say("Nothing was changed.")
            return
    when = typed.day(day or "")
    changed = app.edit(workspace, found.id, text=text, kind=kind, day=when)
    say.say(f"{changed.id} is now: {changed.day.isoformat()}, {changed.kind}: {changed.text}")


@journal.command()
@click.argument("entry")
@access_options
def remove(entry: str, access: Access) -> None:
    """Remove a line for good (ENTRY is its id)."""
    from footing.app import journal as app

    workspace = opened(access)
    found = app.show(workspace, entry)
    app.remove(workspace, found.id)
    say.say(f"Removed: {found.day.isoformat()}, {found.kind}: {found.text}")


@journal.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--tag", "tags", multiple=True, metavar="TAG=KIND", help="Lines with this tag are of that kind."
)
@access_options
def import_(file: Path, tags: tuple[str, ...], access: Access) -> None:
    """Take in FILE, a journal of jrnl (JSON) or Day One (JSON, or its .zip).

    Lines are observations, but for the tags win, mistake, worry and promise, and those that you
    name: --tag proud=win. Reading the same file again doubles nothing.
    """
    from footing.app import journal_import as app

    chosen = app.tags_of(tags)
    stdin = str(file) == "-"
    workspace = opened(access)
    source = sys.stdin.buffer.read() if stdin else file
    done = app.take_in(workspace, source, "standard input" if stdin else str(file), chosen)
    keep(workspace, access)
    say.say(done.text)
