"""The command group itself, and what ``footing`` alone does: it opens the page."""

from __future__ import annotations

from typing import ClassVar

import click

from footing.cli.access import Access, access_options
from footing.cli.lazy import LazyGroup


class Root(LazyGroup):
    """All commands, in the order in which somebody new would meet them."""

    lazy: ClassVar = {
        "prepare": ("footing.cli.prepare", "prepare", "Get ready for a talk, step by step."),
        "decide": ("footing.cli.decide", "decide", "Weigh your options, and see how firm it is."),
        "advice": ("footing.cli.advice", "advice", "Ask several people, and see what it comes to."),
        "rehearse": ("footing.cli.rehearse", "rehearse", "Say it aloud, and answer what may come."),
        "hold": ("footing.cli.hold", "hold", "How to begin, and if-then cards for the phone."),
        "after": ("footing.cli.after", "after", "Record what really happened."),
        "promises": ("footing.cli.promises", "promises", "Who promised what: done, late, moved."),
        "checkins": ("footing.cli.checkins", "checkins", "Agreed meetings, and their agenda."),
        "today": ("footing.cli.today", "today", "What is next: talks, time left, promises."),
        "journal": ("footing.cli.journal", "journal", "Dated lines: mistakes, wins, worries."),
        "log": ("footing.cli.log", "log", "The factual log: what happened, dated."),
        "elsewhere": ("footing.cli.elsewhere", "elsewhere", "When this is not for Footing."),
        "mentor": ("footing.cli.mentor", "mentor", "Make one page for a mentor."),
        "months": ("footing.cli.months", "months", "Look back month by month."),
        "load": ("footing.cli.load", "load", "What fills your week, and what is left."),
        "matters": ("footing.cli.matters", "matters", "List, show or remove what you prepared."),
        "backlog": ("footing.cli.backlog", "backlog", "Measure a backlog from an export."),
        "people": ("footing.cli.people_files", "people", "Keep in touch: current ones first."),
        "resume": ("footing.cli.resume", "resume", "A résumé that starts from now."),
        "check": ("footing.cli.check", "check", "Read a draft like a careful friend."),
        "rules": ("footing.cli.rules", "rules", "What the draft check goes by, and your own."),
        "export": ("footing.cli.exchange", "export", "Write all you kept as Markdown and JSON."),
        "import": ("footing.cli.exchange", "import_", "Take in what was exported."),
        "protected": ("footing.cli.keeping", "protected", "What is protected, and what is not."),
        "passphrase": ("footing.cli.keeping", "passphrase", "Change it, or set a new one."),
        "remove": ("footing.cli.remove", "remove", "Remove a person, or everything, for good."),
        "doctor": ("footing.cli.keeping", "doctor", "Look whether what you kept is sound."),
        "playbooks": ("footing.cli.playbooks", "playbooks", "The guided plans, and your own."),
        "demo": ("footing.cli.demo", "demo", "See the worked examples: no questions asked."),
    }


@click.group(
    cls=Root,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening it.")
@click.option(
    "--lock-after",
    type=click.IntRange(0, 600),
    metavar="MINUTES",
    help="Lock the page after so many minutes without a touch; 0: never.",
)
@access_options
@click.version_option(message="footing %(version)s", package_name="footing")
@click.pass_context
def footing(ctx: click.Context, no_browser: bool, lock_after: int | None, access: Access) -> None:
    """Turn a talk you dread into one honest page and a message in your own words.

    Without a command, Footing opens in your browser. It runs on this machine only, and nothing
    leaves it unless you send it.
    """
    if ctx.invoked_subcommand is None:
        from footing.cli.page import open_page

        open_page(access, open_browser=not no_browser, lock_after=lock_after)
