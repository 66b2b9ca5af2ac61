"""``footing playbooks``: the guided plans, and one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say

if TYPE_CHECKING:
    from footing.app.workspace import Workspace


@click.group()
def playbooks() -> None:
    """The guided plans, and how to write your own."""


@playbooks.command("list")
def list_() -> None:
    """List the playbooks: Footing's and yours; one of yours that has faults is told last."""
    from footing.app import playbooks as app

    ws = _workspace()
    say.table([(one.id, one.title) for one in app.list_(ws)], ("id", "what it is for"))
    for error in app.broken(ws):
        raise error


@playbooks.command()
@click.argument("playbook")
def show(playbook: str) -> None:
    """Show what PLAYBOOK asks, why, and where it comes from."""
    from footing.app import playbooks as app

    found = app.show(_workspace(), playbook)
    say.heading(found.title)
    say.say(found.about)
    for number, step in enumerate(found.steps, 1):
        click.echo()
        click.secho(f"{number}. {step.title}  ({step.key})", bold=True)
        say.say(step.ask, "   ")
        say.say(f"Why: {step.why}", "   ")
        if step.starter:
            say.say(f"You could begin: {step.starter} …", "   ")
        if step.weak:
            say.say(f"Weak: {step.weak}", "   ")
        if step.strong:
            say.say(f"Strong: {step.strong}", "   ")
    say.heading("Sources")
    for source in found.sources.values():
        say.say(f"{source.title}. {source.where}. {source.limits}", "   ")


@playbooks.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Check a playbook FILE: every fault with its line."""
    from footing.app import playbooks as app

    found = app.check(file)
    say.say(f"{file}: no faults. {len(found.steps)} steps, “{found.title}”.")


@playbooks.command()
@click.argument("name")
@click.option("--like", default="own-up", show_default=True, help="The playbook to begin from.")
def new(name: str, like: str) -> None:
    """Write a playbook NAME of your own, to change in an editor."""
    from footing.app import playbooks as app

    path = app.new(_workspace(), name, like=like)
    click.echo(path)
    say.say("Change it in an editor, then: footing playbooks check " + str(path))


def _workspace() -> Workspace:
    from footing.app.workspace import Workspace

    return Workspace.fresh()
