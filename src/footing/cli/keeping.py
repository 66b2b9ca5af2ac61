"""``footing passphrase`` and ``footing doctor``: the kept file itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import (
    Access,
    access_options,
    asks,
    first_line,
    hidden,
    show_recovery_key,
    twice,
)
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace


@click.command()
@click.option("--lost", is_flag=True, help="The passphrase is lost: use the recovery key.")
@access_options
def passphrase(lost: bool, access: Access) -> None:
    """Change the passphrase, or set a new one with the recovery key."""
    from footing.app import keeping
    from footing.app.workspace import Workspace

    workspace = Workspace.fresh()
    if not workspace.locked:
        raise FootingError("Nothing has been kept yet, so there is no passphrase to change.")
    if not asks():
        raise FootingError(
            "A passphrase is typed, and there is nobody to type it.",
            todo="Run “footing passphrase” in a terminal.",
        )
    if lost:
        typed = hidden("Recovery key")
        click.echo("Choose a new passphrase.")
        key = keeping.recover(workspace, typed, twice())
    else:
        old = first_line(access.file) if access.file else hidden("Passphrase so far")
        click.echo("Choose a new one. Several words are good.")
        key = keeping.change_passphrase(workspace, old, twice())
    workspace.close()
    say.say("The passphrase is changed. The daily copies open with the new one only.")
    show_recovery_key(key)


@click.command()
def protected() -> None:
    """What is kept, what is protected, and what no program can protect."""
    from footing.app import keeping

    found = keeping.protected()
    say.say(found.lead)
    for title, points in (
        ("What is kept", found.kept),
        ("What is protected", found.protected),
        ("What is not protected", found.not_protected),
    ):
        say.heading(title)
        for one in points:
            say.say(f"- {one}", "  ")


@click.command()
@click.option(
    "--put-back",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Put the copy of that day in the place of the file.",
)
@access_options
def doctor(put_back: datetime | None, access: Access) -> None:
    """Look whether what you kept is sound, and mend what is safe to mend."""
    from footing.app import keeping
    from footing.app.workspace import Workspace
    from footing.kernel.saying import said_day

    workspace = Workspace.fresh()
    secret = _secret(workspace, access)
    if put_back:
        day = put_back.date()
        moved = keeping.put_back(workspace, day, secret)
        say.say(f"The copy of {said_day(day)} is now the file. What came after it is not in it.")
        if moved:
            say.say(f"The file that was there is kept beside it: {moved}")
        return
    found = keeping.examine(workspace, secret)
    for check in found.checks:
        say.say(f"{'  ' if check.sound else '! '}{check.text}")
    for one in found.copies:
        say.say(f"  Copy of {said_day(one.day)}: {one.size / 1000:,.0f} kB", "  ")
    if not found.openable and found.best:
        day = found.best.day
        say.say(
            f"The copy of {said_day(day)} opens. What you changed after it is not in it. "
            f"To put it back: footing doctor --put-back {day.isoformat()}"
        )
    if not found.sound:
        raise click.exceptions.Exit(1)


def _secret(workspace: Workspace, access: Access) -> str | None:
    from footing.app import keeping

    if access.file:
        return first_line(access.file)
    if not keeping.encrypted(workspace):
        return None
    if not asks():
        raise FootingError(
            "What you kept is locked, and there is nobody to ask for the passphrase.",
            todo="Give --passphrase-file FILE.",
        )
    return hidden("Passphrase")
