"""Asking one step of a matter, and again what cannot be said as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from footing.app import journal, matters
from footing.app.typed import AnswerError
from footing.cli import asking, say

if TYPE_CHECKING:
    from footing.app.matters import StepView
    from footing.app.workspace import Workspace


def ask_step(ws: Workspace, matter_id: str, view: StepView) -> None:
    """Ask one step until its answer is taken, then again what cannot be said of it.

    Nothing typed leaves the answer as it is. Raises BackError where the person goes back.
    """
    step = view.step
    while True:
        entries = journal.list_(ws, kind=step.entries) if step.entries else ()
        try:
            matters.answer_typed(ws, matter_id, step.key, asking.answer(step, view.typed, entries))
            break
        except asking.KeepError:
            return
        except AnswerError as error:
            for fault in error.faults:
                say.say(fault, "  ")
    asked: set[tuple[str, str]] = set()
    while True:
        now = {one.step.key: one for one in matters.guide(ws, matter_id).steps}
        back = [one for one in now[step.key].rework if (one.step, one.reason) not in asked]
        if not back:
            return
        asked.add((back[0].step, back[0].reason))
        click.echo()
        say.rework(back[:1])
        _again(ws, matter_id, back[0].step)


def _again(ws: Workspace, matter_id: str, place: str) -> None:
    while True:
        typed = asking.line("Say it again (Enter leaves it out for now)", indent="    ")
        if not typed:
            return
        try:
            matters.say_again(ws, matter_id, place, typed)
        except AnswerError as error:
            say.say(str(error), "    ")
        else:
            return
