"""The page as it would be with what somebody is typing just now; nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from footing.app import checking, matters
from footing.app.composing import PageView, viewed
from footing.app.typed import AnswerError, Typed, raw
from footing.app.workspace import Workspace
from footing.playbooks.faults import answer_faults


def preview(ws: Workspace, matter_id: str, typed: Mapping[str, Typed]) -> PageView:
    """The page of a matter with ``typed`` (by step key) in place of the answers to those steps.

    What cannot be read yet (half a date, say) leaves the saved answer as it is. Raises
    NotFoundError for an unknown step, and GateError before the gate.
    """
    matter = matters.page(ws, matter_id).matter
    playbook = ws.library.get(matter.playbook)
    answers = dict(matter.answers)
    for key, given in typed.items():
        step = matters.step_of(ws, matter, key)
        try:
            value = raw(step, given)
        except AnswerError:
            continue
        if value is None:
            answers.pop(key, None)
        elif not answer_faults(playbook, key, value):
            answers[key] = value
    order = [step.key for step in playbook.steps]
    answers = {key: answers[key] for key in sorted(answers, key=order.index)}
    typed_in = replace(matter, answers=answers)
    return viewed(typed_in, playbook, ws.clock(), screen=checking.screen(ws))
