"""``footing mentor``: a page for a mentor, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from footing.cli import asking, say
from footing.cli.access import Access, access_options, asks, opened

if TYPE_CHECKING:
    from footing.app.mentor import Part, Shared


@click.command()
@click.argument("matter")
@click.option("--with", "more", multiple=True, metavar="PART", help="Put this part in, too.")
@click.option("--without", "less", multiple=True, metavar="PART", help="Leave this part out.")
@click.option("--ask", "ask", default="", help="What you want to know from your mentor.")
@click.option("--names", is_flag=True, help="Leave names as they are.")
@click.option("--reply", is_flag=True, help="With a form under it that saves an answer as a file.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it: FILE.html or FILE.md."
)
@access_options
def mentor(
    matter: str, more: tuple[str, ...], less: tuple[str, ...], ask: str, names: bool, reply: bool,
    out: Path | None, access: Access,
) -> None:  # fmt: skip
    """Make one page of MATTER (its id) for a mentor: before the talk, or after it.

    You see first what is in it. Nothing is sent. What comes back is advice:
    footing advice import MATTER FILE
    """
    from footing.app import mentor as app

    name = _name(out, reply=reply)
    workspace = opened(access)
    offered = app.parts(workspace, matter)
    ticked = [one.section.key for one in offered if one.ticked]
    chosen = [key for key in (*ticked, *more) if key not in less]
    made = app.shared(workspace, matter, chosen, ask, names=names)
    _show(offered, chosen, made)
    if out is None:
        say.heading("Nothing is written yet")
        say.say("Write it with --out mentor.html, or --out mentor.md.", "  ")
        return
    click.echo()
    if asks() and not asking.yes("Write it like this?", default=True):
        say.say("Nothing was written.")
        return
    from footing.app.files import write_all

    say.files(write_all(out.parent, {out.name: app.sendable(made, name).data}))


def _name(out: Path | None, *, reply: bool) -> str:
    """Which of the forms is meant, from the ending of the file; a usage error for another."""
    ending = out.suffix.lower() if out else ".html"
    if ending not in (".html", ".htm", ".md"):
        raise click.UsageError("The file ends in .html or .md.")
    if ending == ".md":
        if reply:
            raise click.UsageError("The form for an answer needs a file that ends in .html.")
        return "mentor.md"
    return "mentor-reply.html" if reply else "mentor.html"


def _show(offered: tuple[Part, ...], chosen: list[str], made: Shared) -> None:
    say.heading("What is in it")
    for one in offered:
        mark = "[x]" if one.section.key in chosen else "[ ]"
        say.say(f"{mark} {one.section.key}: {one.section.title}", "  ")
    say.heading(made.sheet.title)
    say.say(made.sheet.ask, "  ")
    for section in made.sheet.sections:
        say.heading(section.title)
        for number, line in enumerate(section.lines):
            if number and not section.listed:
                say.say()
            say.say(f"- {line}" if section.listed else line, "  ")
    if made.replaced:
        say.heading("Replaced")
        for name, role in made.replaced:
            say.say(f"- {name}: {role}", "  ")
    if made.doubts:
        say.heading("Look at these once more: they may name somebody")
        say.say(", ".join(made.doubts), "  ")
