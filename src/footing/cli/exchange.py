"""``footing export`` and ``footing import``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from footing.cli import say
from footing.cli.access import Access, access_options, keep, opened


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("footing-export"),
    show_default=True,
    help="The folder to write footing.md and footing.json into.",
)
@access_options
def export(out: Path, access: Access) -> None:
    """Write everything you kept as Markdown (to read) and JSON (to import again, lossless).

    The two files are not encrypted.
    """
    from footing.app.exchange import export as app
    from footing.app.files import write_all

    made = app(opened(access))
    say.files(
        write_all(out, {"footing.md": made.markdown.encode(), "footing.json": made.json.encode()})
    )
    say.say("They are not encrypted: anybody who can read these files can read all of it.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@access_options
def import_(file: Path, access: Access) -> None:
    """Take in FILE, a footing.json that was exported (- for standard input).

    What is here already stays as it is.
    """
    from footing.app.exchange import import_ as app
    from footing.app.exchange import read_export

    text, name = read_export(file, sys.stdin.buffer.read() if str(file) == "-" else b"")
    workspace = opened(access)
    added = app(workspace, text, name=name)
    keep(workspace, access)
    say.say(
        f"New here: {added.matters} matters, {added.entries} journal lines, "
        f"{added.promises} promises, {added.debriefs} records of talks, "
        f"{added.advice} pieces of advice, {added.decisions} decisions."
    )
    if added.commitments:
        say.say(f"Of your week: {added.commitments} commitments.")
    if added.contacts:
        say.say(f"To keep in touch with: {added.contacts} contacts.")
