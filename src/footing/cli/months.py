"""``footing months``: looking back, month by month."""

from __future__ import annotations

import click

from footing.cli import say
from footing.cli.access import Access, access_options, opened

SHOWN = {"win": "Wins", "mistake": "Mistakes", "worry": "Worries"}


@click.command()
@click.option(
    "--most", type=click.IntRange(1, 1200), default=3, show_default=True, metavar="N",
    help="How many months, the latest first.",
)  # fmt: skip
@click.option("--lines", is_flag=True, help="Show the lines of the journal, too.")
@access_options
def months(most: int, lines: bool, access: Access) -> None:
    """Look back month by month: talks, fears, promises, wins and mistakes.

    They are counts of your own records, for you, or for a talk with your coach.
    """
    from footing.app.months import months as app

    found = app(opened(access), most)
    if not found:
        say.say("Nothing is recorded yet. Lines of the journal and talks will stand here.")
        return
    for one in found:
        say.heading(one.name)
        for text in one.texts:
            say.say(text, "  ")
        for kind, title in SHOWN.items():
            some = one.of(kind) if lines else ()  # type: ignore[arg-type]
            if some:
                say.say(f"{title}:", "  ")
            for entry in some:
                say.say(f"- {entry.day.day}: {entry.text}", "    ")
