"""``footing hold``: how to begin, and the if-then cards, on one page for the phone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened

if TYPE_CHECKING:
    from footing.app.holding import Holding
    from footing.playbooks.holding import Pocket


@click.command()
@click.argument("matter", required=False)
@click.option(
    "--answers",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Take the answers from this TOML file (- for standard input).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write cards.html and cards.pdf, for the phone, into this folder.",
)
@access_options
def hold(matter: str | None, answers: Path | None, out: Path | None, access: Access) -> None:
    """Show how to begin the talk of a MATTER, and what to do if this or that comes.

    MATTER is its id or the beginning of it; without one it is the only open one.
    """
    found = held(matter, answers, access, "hold")
    _show(found.pocket)
    if out is not None:
        from footing.app.holding import write

        say.files(write(found.pocket, out))


def held(matter: str | None, answers: Path | None, access: Access, command: str) -> Holding:
    """What helps to hold the talk, from what was kept or from an answer file."""
    from footing.app import holding

    if answers is None:
        from footing.cli.choosing import open_matter

        workspace = opened(access)
        return holding.holding(workspace, open_matter(workspace, matter, command))
    if matter:
        raise click.UsageError("Name a matter, or an answer file with --answers, and not both.")
    from footing.app.prepare import STANDARD_INPUT
    from footing.app.workspace import Workspace

    stdin = sys.stdin.buffer.read() if str(answers) == STANDARD_INPUT else b""
    return holding.from_file(Workspace.fresh(), answers, stdin)


def _show(pocket: Pocket) -> None:
    say.heading(pocket.title)
    if pocket.opening:
        say.say("How I begin:")
        for paragraph in pocket.opening:
            say.say(paragraph, "  ")
    else:
        say.say("There is nothing to say yet. Answer the steps first: footing prepare")
    if pocket.cards:
        say.heading("If this comes")
    for card in pocket.cards:
        say.say(f"{card.when}:")
        say.say(card.then, "    ")
    if pocket.source:
        from footing.delivery.pocket import said_source

        say.say()
        say.say(f"Why cards: {said_source(pocket.source)}")
