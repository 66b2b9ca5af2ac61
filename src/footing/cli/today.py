"""``footing today``: what is next."""

from __future__ import annotations

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened


@click.command()
@access_options
def today(access: Access) -> None:
    """What is next: talks, what is left of the first 48 hours, promises, check-ins.

    Where a plan for a backlog is kept in this folder, today's list of it stands here, too, and so
    do the few people to keep in touch with.
    """
    from footing.app.contacts import todays
    from footing.app.today import today as app
    from footing.app.todays_work import here, todays_work

    workspace = opened(access)
    now = app(workspace)
    work = todays_work(workspace, here())
    for title, lines, command in (
        ("Next", [now.conversation] if now.conversation else [], "footing matters show {}"),
        ("To record", now.unrecorded, "footing after {}"),
        ("To record again", now.debriefs, "footing after {} --again"),
        ("To go back soon", now.windows, "footing matters show {}"),
        ("Late", now.late, "footing promises list --matter {}"),
        ("Promised", now.due, "footing promises list --matter {}"),
        ("Check-ins", now.checkins, "footing checkins show {}"),
    ):
        if lines:
            say.heading(title)
        for line in lines:
            say.say(line.text, "  ")
        for matter in dict.fromkeys(line.matter for line in lines):
            say.say(command.format(matter), "    ")
    if work is not None:
        say.heading("The backlog")
        say.say(work.text, "  ")
        for one in work.lines:
            say.say(f"- {one.id}: {one.reason}", "  ")
    people = todays(workspace)
    if people is not None:
        say.heading("Keep in touch")
        say.say(people.text, "  ")
        for turn in people.few:
            say.say(f"- {turn.contact.title}: {turn.why}", "  ")
        say.say("footing people", "    ")
    if now.nothing and work is None and people is None:
        say.say(now.text)
