"""``footing remove``: a person wherever they are named, or everything."""

from __future__ import annotations

import click

from footing.cli import say
from footing.cli.access import Access, access_options, asks, opened
from footing.kernel.errors import FootingError


@click.group()
def remove() -> None:
    """Remove a person, or everything, for good. One matter: footing matters remove."""


@remove.command()
@click.argument("name")
@click.option("--leave", multiple=True, metavar="ID", help="Leave this matter or record as it is.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@access_options
def person(name: str, leave: tuple[str, ...], yes: bool, access: Access) -> None:
    """Remove the person with this NAME wherever they are named.

    Matters that are about a talk with them go as a whole; in all else their name becomes
    "somebody". What is found is shown first.
    """
    from footing.app import elsewhere, removing

    workspace = opened(access)
    found = removing.named(workspace, name)
    if found.nowhere:
        say.say(f"“{found.name}” is named nowhere. Try the name as you wrote it.")
        return
    for matter in found.matters:
        say.say(f"Goes as a whole: {matter.title} ({matter.matter.id})")
    for one in found.given:
        say.say(f"Goes: {one.noun} ({one.id}): {one.words}")
    for one in found.places:
        say.say(f"Becomes “somebody” in a {one.noun} ({one.id}): {one.words}")
    if not yes:
        say.say()
        say.say("To leave one of these as it is: --leave ID")
        say.say(elsewhere.duty().text)
        if not click.confirm("Go on?"):
            say.say("Nothing was removed.")
            return
    left = removing.remove_person(workspace, name, set(leave))
    say.say(
        "Done, and looked at again: the name is nowhere any more."
        if left.nowhere
        else "Done. It still stands where you left it."
    )
    say.say("The daily copies are made anew without it.")
    say.say(removing.BEYOND)


@remove.command()
def everything() -> None:
    """Remove all that was kept, with the daily copies. No passphrase is needed for it."""
    from footing.app import elsewhere, removing
    from footing.app.workspace import Workspace

    workspace = Workspace.fresh()
    if not asks():
        raise FootingError(
            "Removing everything is confirmed by hand, and there is nobody to do it.",
            todo="Run “footing remove everything” in a terminal.",
        )
    say.say(f"All that was kept goes for good, with the copies: {workspace.folders.data}")
    say.say("Your own playbooks, rules and settings stay.")
    say.say(elsewhere.duty().text)
    say.say(removing.BEYOND)
    typed: str = click.prompt(f"Type “{removing.CONFIRM}” to go on", default="", show_default=False)
    removing.remove_everything(workspace, typed)
    say.say("Everything is removed. Nothing of it is left here.")
