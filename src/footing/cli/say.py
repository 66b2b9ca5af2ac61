"""How the terminal shows texts, pages and lists: nothing is decided here."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from footing.app.composing import PageView
    from footing.playbooks.page import Page, Rework
    from footing.playbooks.readiness import Readiness
    from footing.playbooks.scope import Scope

WIDEST = 88
ONE_LINE = 10_000


def width() -> int:
    """The columns to use: those of the terminal, but never lines too long to read."""
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST)


def wrapped(text: str, indent: str = "") -> str:
    """``text`` wrapped paragraph by paragraph; what has its own line ends keeps them."""
    lines = [
        textwrap.fill(
            line,
            width(),
            initial_indent=indent,
            subsequent_indent=indent + ("  " if line.startswith("- ") else ""),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    ]
    return "\n".join(lines)


def say(text: str = "", indent: str = "") -> None:
    """Print ``text`` wrapped."""
    click.echo(wrapped(text, indent) if text else "")


def heading(text: str) -> None:
    """Print a heading with a free line above and below."""
    click.echo()
    click.secho(text, bold=True)
    click.echo()


def table(rows: Sequence[Sequence[str]], titles: Sequence[str]) -> None:
    """Print rows in columns; the last column wraps."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in titles[:-1]:
        made.add_column(title, no_wrap=True, overflow="fold")
    made.add_column(titles[-1], overflow="fold")
    for row in rows:
        # As plain text: what a person wrote is never markup.
        made.add_row(*(Text(cell) for cell in row))
    # Another program that reads this wants each row on a line of its own.
    columns = min(shutil.get_terminal_size((80, 24)).columns, WIDEST + 12)
    reader = Console(highlight=False, width=columns if sys.stdout.isatty() else ONE_LINE)
    reader.print(made)


def texts(page: Page) -> None:
    """Print the four texts of a page with what can be done with each."""
    from footing.app.composing import TITLES

    minutes = spoken_time(page.spoken_seconds)
    for name, title in TITLES.items():
        text = page.part(name)
        if not text.strip():
            continue
        heading(f"{title} ({minutes})" if name == "spoken" else title)
        if name == "message" and page.message_note:
            say(page.message_note, "  ")
            say()
        say(text, "  ")
        if name == "spoken" and page.left_out:
            say()
            say(f"Left out, to stay under two minutes: {' '.join(page.left_out)}", "  ")
    if page.scope is not None:
        then_and_now(page.scope)


def then_and_now(scope: Scope) -> None:
    """Print what was agreed beside what it has become: the finding, two bars, and the tables."""
    from footing.app.then_and_now import shown

    found = shown(scope)
    heading(f"Then and now: {found.finding}")
    for name, pieces, total in found.bars:
        room = (width() - 20) / max(bar[2] for bar in found.bars)
        # An added piece looks other than an agreed one without any colour.
        drawn = "".join(_piece(hours * room, "░" if new else "█") for hours, new in pieces)
        click.echo(f"  {name:<7} {drawn} {total:g}")
    if found.bars:
        say("█ agreed  ░ added since", "  ")
        click.echo()
    for one in (*found.tables, *((found.week,) if found.week else ())):
        alone = " (for you alone)" if one is found.week else ""
        say(f"{one.title}{alone}")
        table([row[::-1] for row in one.shown], one.columns[::-1])
        click.echo()
    if found.redone:
        say("Done again because of it")
        for text in found.redone:
            say(f"- {text}", "  ")


def _piece(cells: float, mark: str) -> str:
    """One thing as a piece of a bar; a thin line parts it from the next."""
    count = max(round(cells), 1)
    return mark * (count - 1) + "▏" if count > 2 else mark * count


def left_over(page: Page) -> None:
    """Print what cannot be said yet, what has no proof, and what is missing."""
    if page.rework:
        heading("Not said yet")
        rework(page.rework)
    if page.unsupported:
        heading("Said without proof")
        for claim in page.unsupported:
            say(f"- {claim}", "  ")
    if page.missing:
        heading("Still missing")
        say(", ".join(page.missing), "  ")


def ready(found: Readiness) -> None:
    """Print how the plan stands: what is there, what is thin, what has no answer yet."""
    from footing.playbooks.readiness import ALL_THERE

    heading("How the plan stands")
    if found.complete:
        say(ALL_THERE, "  ")
    if found.there:
        say(f"There: {', '.join(one.title for one in found.there)}.", "  ")
    for title, points in (("Thin", found.thin), ("Missing", found.missing)):
        if points:
            say(f"{title}:", "  ")
        for one in points:
            say(f"- {one.title}: {one.why}" if one.why else f"- {one.title}", "    ")
    if found.unanswered:
        say("You may be asked this, and there is no answer yet:", "  ")
        for asked in found.unanswered:
            steps = f" ({', '.join(asked.steps)})" if asked.steps else ""
            say(f"- {asked.question}{steps}", "    ")


def rework(found: Iterable[Rework]) -> None:
    """Print each answer that is given back: where, why, one question, and how to begin."""
    for one in found:
        say(f"{place(one.step)}: {one.reason}", "  ")
        if one.question:
            say(one.question, "    ")
        if one.starter:
            say(f"You could begin: {one.starter}", "    ")


def place(step: str) -> str:
    """Where an answer stands, as one reads it: ``mistakes 2, what``."""
    key, *rest = step.removeprefix("answers.").replace("[", " ").replace("]", "").split(".")
    return ", ".join((key, *rest))


def suggestions(view: PageView) -> None:
    """Print what the answers say anew where the person's own words stand."""
    for part in view.parts:
        for one in part.suggestions:
            say(f"{part.title}: your own words stand. Your answers now give:", "  ")
            say(one.text or "(nothing there any more)", "    ")


def files(paths: Sequence[Path]) -> None:
    """Print where the files were written."""
    if paths:
        heading(f"Written to {paths[0].parent}")
        say(", ".join(path.name for path in paths), "  ")


def spoken_time(seconds: int) -> str:
    """A time to speak, as a person says it: about 50 seconds, about 1 minute 40."""
    if seconds < 60:
        return f"about {seconds} seconds"
    whole, rest = divmod(seconds, 60)
    minutes = "1 minute" if whole == 1 else f"{whole} minutes"
    return f"about {minutes} {rest}" if rest else f"about {minutes}"
