"""``footing checkins``: agreed meetings, their exceptions, and what to speak about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened
from footing.cli.asking import EVERY
from footing.cli.choosing import which
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from datetime import date

    from footing.app.checkins import View
    from footing.app.workspace import Workspace


@click.group()
def checkins() -> None:
    """Agreed meetings: when, which were moved or cancelled once, and the agenda."""


@checkins.command()
@click.argument("matter", required=False)
@access_options
def show(matter: str | None, access: Access) -> None:
    """Show the check-ins of one MATTER and the agenda of the next one."""
    from footing.app import checkins as app

    workspace = opened(access)
    _show(app.look(workspace, _which(workspace, matter)))


@checkins.command()
@click.argument("matter", required=False)
@click.option("--out", type=click.Path(path_type=Path), required=True,
              help="Write the calendar files into this folder.")  # fmt: skip
@access_options
def calendar(matter: str | None, out: Path, access: Access) -> None:
    """Write what a calendar needs of one MATTER; a later file replaces an earlier one in it."""
    from footing.app.deliver import write_dates

    workspace = opened(access)
    written = write_dates(workspace, _which(workspace, matter), out)
    if not written:
        say.say("There is nothing for a calendar yet.")
    say.files(written)


@checkins.command()
@click.argument("first")
@click.option("--matter", help="The matter; the only one if left out.")
@click.option("--every", type=click.Choice(EVERY), help="It recurs; once if left out.")
@click.option("--until", default="", help="The last possible day, like 2027-03-31.")
@click.option("--minutes", type=int, help="How long each takes.")
@click.option("--timezone", default="", help="Like Europe/London; your own if left out.")
@access_options
def agree(
    first: str,
    matter: str | None,
    every: str | None,
    until: str,
    minutes: int | None,
    timezone: str,
    access: Access,
) -> None:
    """Note what was agreed: FIRST is the first one, like “2026-12-01 09:00”."""
    from footing.app import checkins as app
    from footing.app import typed

    workspace = opened(access)
    when, last = typed.moment(first), typed.day(until)
    _show(
        app.agree(
            workspace, _which(workspace, matter), when, every or "",
            until=last, minutes=minutes, timezone=timezone,
        )
    )  # fmt: skip


@checkins.command()
@click.argument("day")
@click.argument("to")
@click.option("--matter", help="The matter; the only one if left out.")
@access_options
def move(day: str, to: str, matter: str | None, access: Access) -> None:
    """Move the one of a DAY TO another time, like “2026-12-09 14:30”; the others stay."""
    from footing.app import checkins as app
    from footing.app import typed

    workspace = opened(access)
    when = typed.moment(to)
    if when is None:
        raise click.UsageError("Say to when, like 2026-12-09 14:30.")
    _show(app.move(workspace, _which(workspace, matter), _day(day), when))


@checkins.command()
@click.argument("day")
@click.option("--matter", help="The matter; the only one if left out.")
@access_options
def cancel(day: str, matter: str | None, access: Access) -> None:
    """Cancel the one of a DAY; the others stay."""
    from footing.app import checkins as app

    workspace = opened(access)
    _show(app.cancel(workspace, _which(workspace, matter), _day(day)))


@checkins.command()
@click.argument("day")
@click.option("--matter", help="The matter; the only one if left out.")
@access_options
def restore(day: str, matter: str | None, access: Access) -> None:
    """Put the one of a DAY back to where it was before it was moved or cancelled."""
    from footing.app import checkins as app

    workspace = opened(access)
    _show(app.restore(workspace, _which(workspace, matter), _day(day)))


@checkins.command()
@click.option("--matter", help="The matter; the only one if left out.")
@access_options
def end(matter: str | None, access: Access) -> None:
    """End the series; those that were held stay."""
    from footing.app import checkins as app

    workspace = opened(access)
    _show(app.end(workspace, _which(workspace, matter)))


def _which(ws: Workspace, matter: str | None) -> str:
    none = FootingError("There is no matter with check-ins.", todo="See “footing matters list”.")
    return which(
        ws, matter, lambda one: one.state != "closed", none=none,
        several="footing checkins show ID, and --matter ID for the others",
    )  # fmt: skip


def _day(text: str) -> date:
    from footing.app import typed

    found = typed.day(text)
    if found is None:
        raise click.UsageError("Name a day, like 2026-12-08.")
    return found


def _show(view: View) -> None:
    say.say(view.text)
    if view.series is not None and not view.agreed:
        say.say("This was asked for, and is not agreed yet.")
    for one in view.coming:
        say.say(f"- {one.text}", "  ")
    say.heading("To speak about")
    say.say(view.agenda.text)
    if view.series is not None:
        say.say()
        say.say(f"For your calendar: footing checkins calendar {view.matter.id} --out FOLDER")
