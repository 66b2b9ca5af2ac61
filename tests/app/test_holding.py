from __future__ import annotations

from pathlib import Path

import pytest

from footing.app import holding, matters
from footing.app.matters import GateError
from footing.app.workspace import Workspace


def test_the_persons_own_words_are_what_is_rehearsed(ws: Workspace) -> None:
    begun = matters.begin(ws, "own-up", {"leader": "Sharon"})
    with pytest.raises(GateError):
        holding.holding(ws, begun.id)
    matters.pass_gate(ws, begun.id, {one.key: False for one in matters.questions()})
    matters.answer(ws, begun.id, "help", ["a second reader"])
    own = "Sharon, I have something to own.\n\nI need a second reader."
    matters.edit_part(ws, begun.id, "spoken", own)
    found = holding.holding(ws, begun.id)
    assert [one.text for one in found.rehearsal.passages] == own.split("\n\n")
    assert found.pocket.opening == tuple(own.split("\n\n"))
    assert found.matter is not None


def test_the_page_for_the_phone_is_written(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('playbook = "own-up"\n[answers]\nhelp = ["a second reader"]\n', "utf-8")
    found = holding.from_file(ws, file)
    written = holding.write(found.pocket, tmp_path / "phone")
    assert [path.name for path in written] == ["cards.html", "cards.pdf"]
    assert b"I need a second reader." in written[0].read_bytes()
