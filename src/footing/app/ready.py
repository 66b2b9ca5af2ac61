"""Readiness of a plan: what is there, what is thin, what may be asked without an answer yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from footing.app.composing import applying, shipped_screen
from footing.app.workspace import Workspace
from footing.playbooks.readiness import Readiness, readiness

if TYPE_CHECKING:
    from footing.playbooks.model import Playbook
    from footing.playbooks.page import Page
    from footing.playbooks.sayable import Screen


def of_matter(ws: Workspace, matter_id: str) -> Readiness:
    """How the plan of a matter stands; GateError where the gate stopped it."""
    from footing.app import checking, matters

    view = matters.page(ws, matter_id)
    matter = view.matter
    return of_answers(
        view.playbook, matter.people, matter.answers, view.page, ws.clock(), checking.screen(ws)
    )


def of_answers(
    playbook: Playbook,
    people: Mapping[str, str],
    answers: Mapping[str, Any],
    page: Page,
    now: datetime,
    screen: Screen = shipped_screen,
) -> Readiness:
    """How a plan stands whose ``page`` was made of ``answers``."""
    steps = applying(playbook, people, answers, now, screen)
    return readiness(playbook, steps, answers, page)
