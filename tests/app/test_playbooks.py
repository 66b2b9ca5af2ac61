from __future__ import annotations

import pytest

from footing.app import matters, playbooks
from footing.app.workspace import Workspace
from footing.kernel.errors import DataError, FootingError, NotFoundError


@pytest.mark.parametrize("like", ["own-up", "second-chance"])
def test_a_new_playbook_is_faultless_and_can_be_followed(ws: Workspace, like: str) -> None:
    path = playbooks.new(ws, "ask-for-leave", like=like)
    assert playbooks.check(path).id == "ask-for-leave"
    again = Workspace.fresh(ws.folders)
    assert "ask-for-leave" in {one.id for one in playbooks.list_(again)}
    assert matters.begin(again, "ask-for-leave").playbook == "ask-for-leave"
    again.close()


def test_names_that_are_taken_or_no_file_names_are_refused(ws: Workspace) -> None:
    playbooks.new(ws, "mine")
    for name in ("mine", "own-up", "../x", "Mine", "", "a b"):
        with pytest.raises(FootingError):
            playbooks.new(ws, name)
    with pytest.raises(NotFoundError, match="second-chance"):
        playbooks.new(ws, "other", like="nonsense")


def test_every_fault_of_a_file_is_named_with_its_line(ws: Workspace) -> None:
    path = playbooks.new(ws, "mine")
    path.write_text(path.read_text("utf-8").replace('source = "jason"', 'source = "nobody"'))
    with pytest.raises(DataError) as caught:
        playbooks.check(path)
    assert len(caught.value.problems) > 5
    assert all(problem.line for problem in caught.value.problems)
    assert playbooks.show(ws, "own-up").title
