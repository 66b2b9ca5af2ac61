"""``footing rules``: what the draft checker goes by, and rules of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say

if TYPE_CHECKING:
    from footing.app.workspace import Workspace


@click.group()
def rules() -> None:
    """The rules of the draft checker, and how to write your own."""


@rules.command("list")
@click.option("--family", default="", help="Only the rules of one family, such as hedge.")
def list_(family: str) -> None:
    """List the rules: Footing's and yours, and which are switched off."""
    from footing.app import own_rules

    found = [one for one in own_rules.list_(_workspace()) if one.id.startswith(family)]
    say.table(
        [(one.id, one.kind, _state(one.on, one.own), one.says) for one in found],
        ("rule", "kind", "", "what it says"),
    )


def _state(on: bool, own: bool) -> str:
    return "off" if not on else "yours" if own else ""


@rules.command()
@click.argument("rule")
def show(rule: str) -> None:
    """Show what RULE says, what it proposes or weighs, its examples, and what it rests on."""
    from footing.app import own_rules

    found = own_rules.show(_workspace(), rule)
    say.heading(found.id)
    say.say(found.message)
    for title, texts in found.lists:
        if texts:
            say.heading(title)
            for text in texts:
                say.say(f"- {text}", "  ")


@rules.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def test(file: Path | None) -> int:
    """Run the examples of all rules, or of those in FILE.

    The exit status is 0 when every example holds, 1 when one does not, and 2 when a file has
    faults, which are named with their lines.
    """
    from footing.app import own_rules

    done = own_rules.try_out(_workspace(), file)
    for failure in done.failures:
        say.say(f"- {failure}")
    noun = "1 rule" if done.rules == 1 else f"{done.rules} rules"
    if done.failures:
        say.say(f"{noun}, {done.examples} examples, {len(done.failures)} do not hold.")
        return 1
    say.say(f"{noun}, {done.examples} examples, and all of them hold.")
    return 0


@rules.command()
@click.argument("name")
@click.option("--like", default="", help="One of Footing's rules to begin from.")
def new(name: str, like: str) -> None:
    """Write a rule NAME (family.name) of your own, to change in an editor."""
    from footing.app import own_rules

    path = own_rules.new(_workspace(), name, like=like)
    click.echo(path)
    say.say(f"Change it in an editor, then: footing rules test {path}")


def _workspace() -> Workspace:
    from footing.app.workspace import Workspace

    return Workspace.fresh()
