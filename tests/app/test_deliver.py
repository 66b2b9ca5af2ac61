from __future__ import annotations

from pathlib import Path

import pytest

from footing.app import deliver, matters
from footing.app.workspace import Workspace
from footing.kernel.errors import NotFoundError
from tests.app.conftest import cleared, worked


@pytest.mark.parametrize("playbook", ["own-up", "second-chance"])
def test_what_is_offered_is_what_is_made(ws: Workspace, playbook: str) -> None:
    for matter in (worked(ws, playbook), cleared(ws, playbook)):
        made = deliver.artifacts(ws, matter.id)
        assert [(one.name, one.title) for one in made] == list(deliver.offered(ws, matter.id))
        assert all(one.data for one in made)


def test_files_hold_the_persons_edits(ws: Workspace) -> None:
    matter = worked(ws)
    matters.edit_part(ws, matter.id, "invite", "Have you got ten minutes?")
    assert b"Have you got ten minutes?" in deliver.artifact(ws, matter.id, "invite.eml").data
    (invite, *_) = deliver.mails(ws, matter.id)
    assert invite.mailto is not None
    assert "ten%20minutes" in invite.mailto
    assert invite.note == ""


def test_a_mail_too_long_for_a_link_says_so(ws: Workspace) -> None:
    matter = worked(ws)
    matters.edit_part(ws, matter.id, "message", "A long one. " * 300)
    mail = next(one for one in deliver.mails(ws, matter.id) if one.part == "message")
    assert mail.mailto is None
    assert mail.note


def test_all_files_are_written(ws: Workspace, tmp_path: Path) -> None:
    matter = worked(ws)
    written = deliver.write(ws, matter.id, tmp_path / "out")
    assert {path.name for path in written} == {name for name, _ in deliver.offered(ws, matter.id)}
    with pytest.raises(NotFoundError):
        deliver.artifact(ws, matter.id, "../secret")
