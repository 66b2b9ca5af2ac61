"""``footing advice``: ask several people, and see what their answers come to."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from footing.cli import say
from footing.cli.access import Access, access_options, asks, keep, opened
from footing.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from footing.app.advice import Panelled

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
                    show_default=True)  # fmt: skip
ASKER = click.option("--asker", default="", metavar="NAME", help="Who asked, if it is not plain.")


class Advice(LazyGroup):
    """What can be done with advice."""

    lazy: ClassVar = {
        "ask": ("footing.cli.advice", "ask", "Compose a question to friends, without names."),
        "add": ("footing.cli.advice", "add", "Add what one person said."),
        "import": ("footing.cli.advice", "import_", "Add a thread, mails or saved replies."),
        "compile": ("footing.cli.advice", "compile_", "See at once what a thread comes to."),
        "show": ("footing.cli.advice", "show", "See the panel that you kept."),
        "take": ("footing.cli.advice", "take", "Make something they advise your answer."),
    }


@click.group(cls=Advice)
def advice() -> None:
    """Many advisers, one decision: what they say, where they conflict, who argues well."""


@click.command()
@click.argument("matter")
@click.option("--happened", default="", help="What happened, in your words.")
@click.option("--wanted", default="", help="What you want to know.")
@click.option("--employer", is_flag=True, help="Leave the employer's name in.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write the text, a mail and the reply form here."
)
@access_options
def ask(
    matter: str, happened: str, wanted: str, employer: bool, out: Path | None, access: Access
) -> None:
    """Compose a question to advisers from MATTER (its id); names are replaced.

    Nothing is sent: you see the text, and send it yourself.
    """
    from footing.app import advice_ask
    from footing.app import panel as app
    from footing.app.files import write_all

    workspace = opened(access)
    first, second = advice_ask.suggested(workspace, matter)
    made = advice_ask.question(
        workspace, matter, happened or first, wanted or second, employer=employer
    )
    say.say(made.text)
    if made.replaced:
        say.heading("Replaced")
        for name, role in made.replaced:
            say.say(f"- {name}: {role}", "  ")
    if made.doubts:
        say.heading("Look at these once more: they may name somebody")
        say.say(", ".join(made.doubts), "  ")
    app.asked(workspace, matter, made.text)
    keep(workspace, access)
    if out:
        names = ("question.txt", "question.eml", "reply-form.html")
        files = {name: advice_ask.sendable(workspace, made.text, name).data for name in names}
        say.files(write_all(out, files))


@click.command()
@click.argument("matter")
@click.argument("text", nargs=-1, required=True)
@click.option("--by", "author", default="", help="Who said it.")
@click.option("--place", default="", help="Where they are, or who they are to you.")
@click.option("--votes", default="", help="How many agree, if that is shown.")
@click.option("--own-view", default="", help="What you think yourself; it comes first.")
@access_options
def add(
    matter: str, text: tuple[str, ...], author: str, place: str, votes: str, own_view: str,
    access: Access,
) -> None:  # fmt: skip
    """Add what one person said to MATTER."""
    from footing.app import panel as app

    workspace = opened(access)
    if own_view:
        app.own_view(workspace, matter, own_view)
    done = app.add(workspace, matter, author, " ".join(text), place, votes)
    keep(workspace, access)
    say.say("Added." if done.pieces else "It was here already.")


@click.command("import")
@click.argument("matter")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--own-view", default="", help="What you think yourself; it comes first.")
@ASKER
@access_options
def import_(
    matter: str, files: tuple[Path, ...], own_view: str, asker: str, access: Access
) -> None:
    """Add pasted threads, chats, .eml and mbox files, or saved replies to MATTER."""
    from footing.app import panel as app
    from footing.app.advice import read_file

    workspace = opened(access)
    if own_view:
        app.own_view(workspace, matter, own_view)
    for file in files:
        name, data = read_file(file, _stdin(file))
        done = app.paste(workspace, matter, data, name, asker)
        say.say(
            f"{name}: read as {done.kind}; {_pieces(done.pieces)} added, {done.asides} set aside."
        )
        for note in done.notes:
            say.say(f"- {note}", "  ")
    keep(workspace, access)


@click.command("compile")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--own-view", default="", help="What you think yourself, before you see the rest.")
@ASKER
@FORM
def compile_(file: Path, own_view: str, asker: str, form: str) -> None:
    """See what the advice in FILE (- for what is piped in) comes to. Nothing is kept."""
    from footing.app.advice import as_json, read_file
    from footing.app.advice import compile_ as app

    name, data = read_file(file, _stdin(file))
    if form == "text" and not own_view and str(file) != "-" and asks():
        own_view = click.prompt(
            "First: what do you think yourself?", default="", show_default=False
        )
    panelled = app(data, name, own_view=own_view, asker=asker)
    if form == "json":
        click.echo(json.dumps(as_json(panelled), ensure_ascii=False, indent=2))
        return
    panel(panelled)


@click.command()
@click.argument("matter")
@click.option("--own-view", default="", help="What you think yourself; it comes first.")
@FORM
@access_options
def show(matter: str, own_view: str, form: str, access: Access) -> None:
    """Show the panel of MATTER; your own view has to be there first."""
    from footing.app import panel as app
    from footing.app.advice import as_json

    workspace = opened(access)
    if own_view:
        app.own_view(workspace, matter, own_view)
        keep(workspace, access)
    panelled = app.panelled(workspace, matter)
    if form == "json":
        click.echo(json.dumps(as_json(panelled), ensure_ascii=False, indent=2))
        return
    panel(panelled)


@click.command()
@click.argument("matter")
@click.argument("move", required=False, default="")
@click.option("--say", "text", default="", help="Your own words for it; advice says “you”.")
@access_options
def take(matter: str, move: str, text: str, access: Access) -> None:
    """Make MOVE of the panel an answer of MATTER, with a note of whose advice it was.

    Without MOVE it lists what can be taken over, and what was.
    """
    from footing.app import panel as app
    from footing.app.provenance import origins

    workspace = opened(access)
    if move:
        app.take(workspace, matter, move, text)
        keep(workspace, access)
        say.say("Taken over. The note beside it says whose advice it was, and is never sent.")
    else:
        say.heading("What can be taken over")
        for offer, what in app.advised(workspace, matter):
            say.say(f"- {offer.move}: {what} (“{offer.title}”)", "  ")
    if taken := origins(workspace, matter):
        say.heading("Where your answers come from")
        for one in taken:
            say.say(f"- {': '.join(filter(None, (one.title, one.move)))}. {one.source}", "  ")


def _pieces(number: int) -> str:
    return "1 piece" if number == 1 else f"{number} pieces"


def _stdin(file: Path) -> bytes:
    if str(file) != "-":
        return b""
    if sys.stdin.isatty():
        click.echo("Paste what they said, then end with Ctrl-D.", err=True)
    return sys.stdin.buffer.read()


def panel(panelled: Panelled) -> None:
    """Print a panel: the own view, stances, conflicts, the minority, and what was set aside."""
    from footing.app.advice_report import sections

    for section in sections(panelled):
        say.heading(section.title)
        for line in section.lines:
            say.say(f"- {line}" if len(section.lines) > 1 else line, "  ")
        if section.rows:
            say.table(section.rows, section.titles)
