"""Changing an answer or a text once the page is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from footing.app import matters
from footing.app.composing import TITLES
from footing.cli import asking, say
from footing.cli.stepping import ask_step

if TYPE_CHECKING:
    from footing.app.workspace import Workspace


def change_what_is_wanted(ws: Workspace, matter_id: str) -> None:
    """Let the person change answers and texts, one after the other, until Enter."""
    while True:
        steps = matters.guide(ws, matter_id).steps
        click.echo()
        try:
            typed = asking.line(
                f"Change an answer (1 to {len(steps)}) or a text ({', '.join(TITLES)})? Enter: no"
            )
        except asking.BackError:
            return
        if not typed:
            return
        if typed in TITLES:
            _text(ws, matter_id, typed)
        elif typed.isdecimal() and 0 < int(typed) <= len(steps):
            _answer(ws, matter_id, int(typed) - 1)
        else:
            for number, view in enumerate(steps, 1):
                say.say(f"{number}. {view.step.title}", "  ")


def _text(ws: Workspace, matter_id: str, part: str) -> None:
    """Open a text in the person's editor; closing it without saving changes nothing."""
    before = matters.page(ws, matter_id).part(part).text
    after = click.edit(before + "\n", extension=".txt")
    if after is None or after.strip() == before:
        say.say("Nothing was changed.", "  ")
        return
    # An emptied text means: take my words away again.
    if after.strip():
        view = matters.edit_part(ws, matter_id, part, after)
    else:
        view = matters.reset_part(ws, matter_id, part)
    say.heading(TITLES[part])
    say.say(view.part(part).text, "  ")


def _answer(ws: Workspace, matter_id: str, number: int) -> None:
    guide = matters.guide(ws, matter_id)
    view = guide.steps[number]
    asking.question(view.step, number + 1, len(guide.steps), view.typed)
    try:
        ask_step(ws, guide.matter.id, view)
    except asking.BackError:
        return
    now = matters.page(ws, matter_id)
    say.texts(now.page)
    say.suggestions(now)
    say.left_over(now.page)
