from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from footing.app import after, matters
from footing.app.today import today
from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.settings import Folders

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"every": "fortnight", "first": datetime(2026, 11, 10, 9, 0)}, "Tuesday, 24 November"),
        ({"every": "week", "first": date(2026, 12, 1)}, "Tuesday, 1 December"),
    ],
)
def test_a_rhythm_is_understood_however_an_answer_may_word_it(
    tmp_path: Path, asked: dict[str, Any], said: str
) -> None:
    space = Workspace.fresh(Folders(tmp_path / "data", tmp_path / "config"), clock=fixed(NOW))
    matter = matters.begin(space, "own-up", {"leader": "Sharon"})
    matters.pass_gate(space, matter.id, {"serious": False, "danger": False})
    matters.answer(space, matter.id, "checkins", {**asked, "minutes": 30})
    after.record(space, matter.id, held=True)
    assert said in today(space).checkins[0].text
