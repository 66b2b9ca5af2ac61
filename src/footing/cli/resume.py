"""``footing resume``: start a résumé from now."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened

if TYPE_CHECKING:
    from footing.app.resume import View


@click.group()
def resume() -> None:
    """A résumé that starts from now, from a file in JSON Resume 1.0.0."""


@resume.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--years", default=15, show_default=True, help="How far back anything is told.")
@click.option("--full", type=int, help="How far back in full; 10 if left out.")
@click.option("--pin", "pins", multiple=True, metavar="PLACE",
              help="Keep this in full: work[3], or a part of its title.")  # fmt: skip
@click.option("--dates", "told", multiple=True, metavar="PLACE=FROM..TO",
              help="When it was: “work[3]=1999..2003”.")  # fmt: skip
@click.option("--win", "wins", multiple=True, metavar="ID",
              help="Add this win of the journal to the current role; “all” for all.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), help="Write the files into this folder.")
@access_options
def trim(
    file: Path,
    years: int,
    full: int | None,
    pins: tuple[str, ...],
    told: tuple[str, ...],
    wins: tuple[str, ...],
    out: Path | None,
    access: Access,
) -> None:
    """Tell recent roles in full, older ones in a line, and leave the oldest out.

    FILE is a résumé in JSON Resume 1.0.0; it is never changed. How far back one tells is a
    convention of ten to fifteen years, and yours to choose.
    """
    from footing.app import resume as app
    from footing.app.workspace import Workspace
    from footing.resume.trim import CONVENTION

    dates = dict(_pair(one) for one in told)
    document = app.read(file, b"" if str(file) != "-" else sys.stdin.buffer.read())
    wanted = app.window(document, years, full, pins, dates)
    workspace = opened(access) if wins else Workspace.fresh()
    today = workspace.clock().date()
    found = app.view(document, today, wanted)
    if wins:
        texts = app.chosen_wins(workspace, found.trimmed.current, wins)
        found = app.view(document, today, wanted, texts)
    show(found)
    say.say()
    say.say(CONVENTION)
    if out is not None:
        written, note = app.write(found, out, file)
        say.files(written)
        if note:
            say.say(note)
    else:
        say.say("Nothing is written yet. --out FOLDER writes it as PDF, Markdown and JSON Resume.")


def show(found: View) -> None:
    """Print what became of each role, what is doubtful, and what was left out and why."""
    say.say(found.text)
    made = found.trimmed
    if found.win_note:
        say.say(found.win_note)
    kept = {role.place: why for role, why in made.kept}
    for title, some in (("In full", made.full), ("One line each", made.earlier)):
        if some:
            say.heading(title)
        for one in some:
            when = f", {one.when}" if one.when else ""
            why = f" {kept[one.place]}" if one.place in kept else ""
            say.say(f"- {one.title}{when} ({one.place}).{why}", "  ")
    if found.left_out:
        say.heading("Left out, and why")
    for gone in found.left_out:
        when = f", {gone.when}" if gone.when else ""
        say.say(f"- {gone.title}{when} ({gone.place}). {gone.why}", "  ")
    for title, asks in (("Please look", True), ("Also seen", False)):
        some_doubts = [one for one in made.doubts if one.asks == asks]
        if some_doubts:
            say.heading(title)
        for doubt in some_doubts:
            say.say(f"- {doubt.place}: {doubt.text}", "  ")
        if some_doubts and asks:
            place = some_doubts[0].place
            say.say(f'To answer: --dates "{place}=1999..2003", or put it right in the file.', "  ")


def _pair(text: str) -> tuple[str, str]:
    place, equals, dates = text.partition("=")
    if not equals:
        raise click.UsageError("Write dates like “work[3]=1999..2003”.")
    return place, dates
