"""Composing: an answer is judged by the rules in force, the person's own choices among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from footing.app import checking
from footing.app.workspace import Workspace
from footing.kernel.settings import Folders

EXCUSE = "It wasn't my fault."


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace.fresh(Folders(tmp_path / "data", tmp_path / "config"))


def own(ws: Workspace, text: str) -> None:
    """A file of the person's own in the config folder."""
    folder = ws.folders.config / "wording"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mine.toml").write_text(text, "utf-8")


def test_an_answer_is_screened_by_footings_rules(ws: Workspace) -> None:
    assert [one.family for one in checking.screen(ws)(EXCUSE)] == ["excuse"]


@pytest.mark.parametrize("choice", ['off = ["excuse"]', f'keep = ["{EXCUSE}"]'])
def test_what_the_person_chose_holds_in_composing(ws: Workspace, choice: str) -> None:
    own(ws, choice)
    assert checking.screen(ws)(EXCUSE) == ()


def test_faulty_rules_of_ones_own_do_not_stop_composing(ws: Workspace) -> None:
    own(ws, 'off = ["nothing.like-it"]')
    assert [one.family for one in checking.screen(ws)(EXCUSE)] == ["excuse"]
