"""``footing load``: what takes hours each week, and what is left."""

from __future__ import annotations

import click

from footing.cli import say
from footing.cli.access import Access, access_options, keep, opened


@click.group(invoke_without_command=True)
@access_options
@click.pass_context
def load(ctx: click.Context, access: Access) -> None:
    """What takes hours each week, what is left, and how it changed."""
    if ctx.invoked_subcommand is None:
        _show(access)


@load.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--hours", required=True, help="Hours a week, like 7.5.")
@click.option("--since", default="", help="Since which day; today if left out.")
@click.option("--until", default="", help="Its last day, if it is known.")
@access_options
def add(what: tuple[str, ...], hours: str, since: str, until: str, access: Access) -> None:
    """Note what takes hours: footing load add "My job" --hours 38.5 --since 2026-09-01"""
    from footing.app import load as app
    from footing.app import typed
    from footing.followup.load import said_hours

    given = typed.hours(hours), typed.day(since), typed.day(until)
    workspace = opened(access)
    made = app.add(workspace, " ".join(what), *given)
    keep(workspace, access)
    hours_said = said_hours(made.hours)
    say.say(f"Noted as {made.id}: {made.what}, {hours_said} a week from {made.since}.")
    say.say(app.view(workspace).now.text)


@load.command()
@click.argument("hours")
@click.option("--since", default="", help="Since which day; today if left out.")
@access_options
def hours(hours: str, since: str, access: Access) -> None:
    """Say how many hours there are a week for all of it, without sleep, meals and rest."""
    from footing.app import load as app
    from footing.app import typed

    given = typed.hours(hours), typed.day(since)
    workspace = opened(access)
    app.there_are(workspace, *given)
    keep(workspace, access)
    say.say(app.view(workspace).now.text)


@load.command("catch-up")
@click.argument("minutes", type=click.FloatRange(0, min_open=True))
@access_options
def catch_up(minutes: float, access: Access) -> None:
    """How many items of a backlog fit into the hours left, at so many MINUTES each."""
    from footing.app import load as app

    found = app.catching_up(opened(access), minutes)
    say.say(found.text)
    if found.items:
        say.say("As a plan:")
        click.echo(f"  footing backlog compare FILE --capacity {found.items:g}/week")


@load.command()
@click.argument("commitment")
@click.argument("hours")
@click.option("--from", "since", default="", help="From which day on; today if left out.")
@access_options
def change(commitment: str, hours: str, since: str, access: Access) -> None:
    """Give a COMMITMENT (its id) other HOURS from a day on; the old hours stay on record."""
    from footing.app import load as app
    from footing.app import typed

    given = typed.hours(hours), typed.day(since)
    workspace = opened(access)
    made = app.change(workspace, commitment, *given)
    say.say(f"{made.what or 'The hours there are'}: {made.hours:g} hours a week ({made.id}).")
    say.say(app.view(workspace).now.text)


@load.command()
@click.argument("commitment")
@click.option("--on", "day", default="", help="Its last day; today if left out.")
@access_options
def end(commitment: str, day: str, access: Access) -> None:
    """Say that a COMMITMENT (its id) ends; it stays on record."""
    from footing.app import load as app
    from footing.app import typed

    last = typed.day(day)
    workspace = opened(access)
    ended = app.end(workspace, commitment, last)
    say.say(f"{ended.what or 'The hours there are'}: ends on {ended.until}.")


@load.command()
@click.argument("commitment")
@access_options
def remove(commitment: str, access: Access) -> None:
    """Remove a COMMITMENT (its id) as if it had never been noted."""
    from footing.app import load as app

    gone = app.remove(opened(access), commitment)
    say.say(f"Removed: {gone.what or 'the hours there are'}, {gone.hours:g} hours.")


def _show(access: Access) -> None:
    from footing.app.load import view

    seen = view(opened(access))
    if not (seen.now.takes or seen.months or seen.coming):
        say.say("Nothing is noted yet. Begin with: footing load add “My job” --hours 40")
        return
    say.say(seen.now.text)
    if seen.now.takes:
        say.heading("Your week")
        say.table(
            [
                (one.id, f"{one.hours:g}", str(one.since), str(one.until or ""), one.what)
                for one in seen.now.takes
            ],
            ("id", "hours", "since", "until", "what"),
        )
    for title, some in (("Not begun yet", seen.coming), ("Over", seen.earlier)):
        if some:
            say.heading(title)
        for one in some:
            until = f" to {one.until}" if one.until else ""
            what = one.what or "The hours there are"
            say.say(f"{what}, {one.hours:g} hours, {one.since}{until} ({one.id})", "  ")
    if seen.months:
        say.heading("Month by month")
        say.table(
            [
                (one.name, f"{one.hours:g}", _number(one.left), "; ".join(one.changes))
                for one in seen.months
            ],
            ("month", "hours", "left", "what changed"),
        )


def _number(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"
