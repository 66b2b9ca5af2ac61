"""``footing matters``: list, show, remove."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened


@click.group()
def matters() -> None:
    """List, show or remove what you prepared."""


@matters.command("list")
@access_options
def list_(access: Access) -> None:
    """List everything you prepared, the last changed first."""
    from footing.app import matters as app

    found = app.list_(opened(access))
    if not found:
        say.say("Nothing is kept. Begin with: footing prepare own-up")
        return
    say.table(
        [
            (
                one.matter.id,
                "not coached" if one.matter.gate == "stopped" else one.matter.state,
                one.matter.changed.date().isoformat(),
                _talk(one.next_when),
                one.title,
            )
            for one in found
        ],
        ("id", "state", "changed", "talk", "what"),
    )


@matters.command()
@click.argument("matter")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write the brief, mails and calendar files into this folder.",
)
@access_options
def show(matter: str, out: Path | None, access: Access) -> None:
    """Show the texts of one MATTER (its id, or the beginning of it)."""
    from footing.app import matters as app

    workspace = opened(access)
    view = app.page(workspace, matter)
    say.texts(view.page)
    say.suggestions(view)
    say.left_over(view.page)
    if out is not None:
        from footing.app.deliver import write

        say.files(write(workspace, view.matter.id, out))


@matters.command()
@click.argument("matter")
@access_options
def outcome(matter: str, access: Access) -> None:
    """Show what was decided, whose advice was followed, and what happened in one MATTER."""
    from footing.app.outcome import outcome as app
    from footing.cli.told import told

    told(app(opened(access), matter))


@matters.command()
@click.argument("matter")
@click.option("--with-journal", "lines", is_flag=True, help="Its lines in the journal go, too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@access_options
def remove(matter: str, lines: bool, yes: bool, access: Access) -> None:
    """Remove one MATTER for good, with its promises and what was recorded after the talk."""
    from footing.app import elsewhere, removing
    from footing.app import matters as app
    from footing.kernel.saying import counted

    workspace = opened(access)
    found = removing.belongings(workspace, matter)
    if not yes:
        say.say(f"“{found.title}” ({found.matter.id}) goes for good, with:")
        for one in found.goes:
            say.say(f"- {one}", "  ")
        if found.lines:
            how = "go, too" if lines else "stay in the journal (with --with-journal they go)"
            say.say(f"{counted(found.lines, 'line')} of the journal {how}.")
        say.say(elsewhere.duty().text)
        if not click.confirm("Remove it?"):
            say.say("Nothing was removed.")
            return
    app.remove(workspace, found.matter.id, lines=lines)
    stay = "" if lines else " Its lines in the journal stay."
    say.say(
        f"Removed: {found.title} ({found.matter.id}). The daily copies are made anew "
        f"without it.{stay}"
    )
    say.say(removing.BEYOND)


def _talk(when: date | None) -> str:
    if isinstance(when, datetime):
        return when.isoformat(" ", "minutes")
    return when.isoformat() if when else ""
