"""``footing promises``: who promised what, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened

if TYPE_CHECKING:
    from footing.app.promises import Stood


@click.group()
def promises() -> None:
    """Promises of both sides: due, done, late, moved, or dropped with a reason."""


@promises.command("list")
@click.option("--matter", help="Only those of this matter.")
@click.option("--open", "still", is_flag=True, help="Only those that are open.")
@access_options
def list_(matter: str | None, still: bool, access: Access) -> None:
    """List the promises, earliest day first; those that are settled come last."""
    from footing.app import promises as app

    found = app.list_(opened(access), matter, settled=not still)
    if not found:
        say.say("Nothing is promised.")
        return
    _show(found)


@promises.command()
@click.argument("matter")
@click.argument("what", nargs=-1, required=True)
@click.option("--who", type=click.Choice(["me", "leader"]), default="leader", show_default=True,
              help="Who promised it.")  # fmt: skip
@click.option("--by", default="", help="The day, like 2026-12-01.")
@access_options
def add(matter: str, what: tuple[str, ...], who: str, by: str, access: Access) -> None:
    """Note a promise of one MATTER that was given later."""
    from footing.app import after, typed
    from footing.app import promises as app

    workspace = opened(access)
    day = typed.day(by)
    given = after.Given("me" if who == "me" else "leader", " ".join(what), day)
    made = after.add_promise(workspace, matter, given)
    say.say(f"Noted as {made.id}.")
    if remark := app.remarks(made, workspace.clock().date()):
        say.say(remark)


@promises.command()
@click.argument("promise")
@access_options
def done(promise: str, access: Access) -> None:
    """Mark a PROMISE (its id) as kept."""
    _settled(access, promise, "done")


@promises.command()
@click.argument("promise")
@click.option("--reason", default="", help="Why it is dropped.")
@access_options
def drop(promise: str, reason: str, access: Access) -> None:
    """Mark a PROMISE (its id) as no longer wanted, with the reason."""
    from footing.cli import asking
    from footing.cli.access import asks

    if not reason and asks():
        reason = asking.line("Why is it dropped")
    _settled(access, promise, "dropped", reason)


@promises.command("reopen")
@click.argument("promise")
@access_options
def reopen(promise: str, access: Access) -> None:
    """Mark a PROMISE (its id) as open again."""
    _settled(access, promise, "open")


@promises.command()
@click.argument("promise")
@click.argument("day")
@access_options
def move(promise: str, day: str, access: Access) -> None:
    """Move a PROMISE (its id) to another DAY, like 2026-12-08; the old day is kept."""
    from footing.app import promises as app
    from footing.app import typed

    found = app.move(opened(access), promise, typed.day(day))
    say.say(f"{found.promise.what}: {found.text}")


@promises.command()
@click.argument("matter")
@click.option("--with", "ids", multiple=True, metavar="PROMISE", help="This one goes in.")
@access_options
def mail(matter: str, ids: tuple[str, ...], access: Access) -> None:
    """Choose what the mail that confirms a MATTER says, and show it; the others are left out."""
    from footing.app import matters
    from footing.app import promises as app

    workspace = opened(access)
    if ids:
        chosen = {app.show(workspace, one).promise.id for one in ids}
        app.put_in_mail(workspace, matter, chosen)
    view = matters.page(workspace, matter)
    for stood in app.list_(workspace, view.matter.id):
        one = stood.promise
        mark = "x" if one.in_mail and one.state != "dropped" else " "
        say.say(f"[{mark}] {one.id}  {stood.who}: {one.what}")
    say.heading("The mail")
    say.say(view.part("confirm").text, "  ")


def _settled(access: Access, promise: str, state: str, reason: str = "") -> None:
    from footing.app import promises as app

    found = app.settle(opened(access), promise, state, reason)
    say.say(f"{found.promise.what}: {found.text}")


def _show(found: Iterable[Stood]) -> None:
    rows = [
        (
            stood.promise.id,
            "late" if stood.late else stood.promise.state,
            "you" if stood.promise.who == "me" else stood.who,
            f"{stood.promise.what.rstrip('.')}. {stood.text}",
        )
        for stood in found
    ]
    say.table(rows, ("id", "state", "who", "what"))
