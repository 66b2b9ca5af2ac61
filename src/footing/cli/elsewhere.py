"""``footing elsewhere``: help in a crisis, matters for others, and stopping midway."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened

if TYPE_CHECKING:
    from footing.app.elsewhere import KindOfHelp


@click.command()
@click.argument("kind", required=False)
@click.option("--country", default="", help="Numbers to call in this country, like GB or Ireland.")
@click.option("--stop", "matter", default="", help="Stop this matter, because it is of that KIND.")
@access_options
def elsewhere(kind: str | None, country: str, matter: str, access: Access) -> None:
    """When this is not for Footing: whom to call, and who helps with which KIND of matter.

    Nothing is kept of what you look at here, and no passphrase is asked unless you stop a matter.
    """
    from footing.app import elsewhere as app
    from footing.app import matters
    from footing.kernel.errors import FootingError

    if matter:
        workspace = opened(access)
        passed = matters.stop(workspace, matter, kind or "")
        say.say(passed.verdict.text)
        say.say()
        say.say("What you wrote stays. To write down what happened: footing log add", "")
        return
    found = app.elsewhere()
    if kind:
        chosen = next((one for one in found.kinds if one.kind.key == kind), None)
        if chosen is None:
            raise FootingError(
                f"There is no such kind: {kind}.",
                todo=f"The kinds are: {', '.join(one.kind.key for one in found.kinds)}.",
            )
        _kind(chosen)
        say.say(found.limits)
        return
    now(country)
    if country:
        return
    say.heading("Matters for somebody independent")
    say.say("In these, an open talk with a leader can do harm if it comes first.")
    for one in found.kinds:
        say.say(f"- {one.kind.key}: {one.kind.name}", "  ")
    say.say("Why, and who can help: footing elsewhere KIND")
    say.say("To stop a matter that you are preparing: footing elsewhere KIND --stop MATTER")
    say.say()
    say.say(found.limits)
    say.say()
    say.say(f"{found.log_offer} To begin: footing log add")


def now(code: str = "") -> None:
    """Print whom to call, in the country named or in that of the system's language."""
    from footing.app import elsewhere as app

    known = app.crisis()
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    chosen = app.country(code, spoken)
    say.heading("Somebody to talk to now")
    say.say(known.first)
    if chosen:
        say.say()
        say.say(f"{chosen.name}. Emergency: {chosen.emergency}")
        for line in chosen.lines:
            say.say(f"- {line.name}: {line.number} ({line.how})", "  ")
    say.say()
    say.say(known.changes)
    if not code:
        listed = ", ".join(one.code for one in known.countries)
        say.say(f"Another country: footing elsewhere --country CODE ({listed}).")
        say.say(known.elsewhere)


def _kind(one: KindOfHelp) -> None:
    say.heading(one.kind.name)
    say.say(one.kind.meaning)
    say.say()
    say.say(one.kind.why)
    say.heading("Whom to turn to first")
    for helper in one.people:
        say.say(f"- {helper.text}", "  ")
    say.heading("Where this comes from")
    for source in one.sources:
        text = f"- {source.title}, {source.publisher}. {source.supports} {source.limits}"
        say.say(text, "  ")
