"""``footing today``: what is next."""

from __future__ import annotations

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened


@click.command()
@access_options
def today(access: Access) -> None:
    """What is next: talks, what is left of the first 48 hours, promises, check-ins."""
    from footing.app.today import today as app

    now = app(opened(access))
    for title, lines in (
        ("Next", [now.conversation] if now.conversation else []),
        ("To record", now.unrecorded),
        ("To go back soon", now.windows),
        ("Late", now.late),
        ("Promised", now.due),
        ("Check-ins", now.checkins),
    ):
        if lines:
            say.heading(title)
        for line in lines:
            say.say(line.text, "  ")
            say.say(f"({line.matter})", "  ")
    if not any((now.conversation, now.unrecorded, now.windows, now.late, now.due, now.checkins)):
        say.say(now.text)
