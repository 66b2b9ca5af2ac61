from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from footing.app import matters
from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.settings import Folders
from footing.playbooks.matter import Matter

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def places(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def ws(places: Folders) -> Iterator[Workspace]:
    """A workspace in memory on a Sunday evening."""
    made = Workspace.fresh(places, clock=fixed(NOW), rng=random.Random(7))
    yield made
    made.close()


def cleared(ws: Workspace, playbook: str = "own-up", **people: str) -> Matter:
    """A new matter that is through the gate."""
    matter = matters.begin(ws, playbook, people or {"me": "Jason", "leader": "Sharon"})
    no = {question.key: False for question in matters.questions()}
    return matters.pass_gate(ws, matter.id, no).matter


def worked(ws: Workspace, playbook: str = "own-up") -> Matter:
    """A matter with every answer of the playbook's own worked example."""
    example = ws.library.get(playbook).example
    matter = cleared(ws, playbook, **example.people)
    for key, value in example.answers.items():
        matter = matters.answer(ws, matter.id, key, value)
    return matter
