"""Asking one step of a matter, and again what cannot be said as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from footing.app import journal, load, matters
from footing.app.typed import AnswerError
from footing.cli import asking, say

if TYPE_CHECKING:
    from footing.app.matters import StepView
    from footing.app.workspace import Workspace
    from footing.playbooks.model import Step


def ask_step(ws: Workspace, matter_id: str, view: StepView) -> None:
    """Ask one step until its answer is taken, then again what cannot be said of it.

    Nothing typed leaves the answer as it is. Raises BackError where the person goes back.
    """
    step = view.step
    if view.value is None and _taken_from_load(ws, matter_id, step):
        return
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


def _taken_from_load(ws: Workspace, matter_id: str, step: Step) -> bool:
    """Offer what the load has for a step; whether the person took it as the answer."""
    playbook = ws.library.get(matters.show(ws, matter_id).playbook)
    found = load.offer(ws, playbook, step)
    if found is None:
        return False
    if found.there_are is not None:
        say.say(f"Your load says {found.there_are:g} hours.", "  ")
        if not asking.yes("  Take that?", default=True):
            return False
        load.take(ws, matter_id, step.key)
        return True
    say.say("From your load:", "  ")
    for number, one in enumerate(found.takes, 1):
        say.say(f"{number}. {one.what}, {one.hours:g} hours", "    ")
    typed = asking.line("Take which (numbers, or all; Enter: none)", step=step)
    numbers = {int(part) for part in typed.replace(",", " ").split() if part.isdecimal()}
    chosen = [
        one.id
        for number, one in enumerate(found.takes, 1)
        if typed.lower() == "all" or number in numbers
    ]
    if not chosen:
        return False
    load.take(ws, matter_id, step.key, chosen)
    return not asking.yes("  Add more to it, or change it?", default=False)


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
