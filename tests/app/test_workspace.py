from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from footing.app import journal, matters
from footing.app.workspace import Workspace
from footing.kernel.errors import StoreError, WrongPassphraseError
from footing.kernel.settings import Folders


def test_a_fresh_workspace_leaves_the_disk_alone(ws: Workspace, tmp_path: Path) -> None:
    matters.begin(ws, "own-up")
    assert not ws.kept
    assert not ws.locked
    assert list(tmp_path.iterdir()) == []


def test_keeping_takes_along_what_was_in_memory(ws: Workspace, places: Folders) -> None:
    matter = matters.begin(ws, "own-up", {"leader": "Sharon"})
    ws.keep("four plain words here")
    assert ws.kept
    assert not ws.passphrase_free
    journal.add(ws, "win", "It is kept.")
    ws.close()

    again = Workspace.fresh(places)
    assert again.locked
    assert not again.opens_alone
    again.unlock("four plain words here")
    assert matters.show(again, matter.id) == matter
    assert [entry.text for entry in journal.list_(again)] == ["It is kept."]
    again.close()


def test_a_wrong_passphrase_leaves_the_workspace_as_it_was(ws: Workspace, places: Folders) -> None:
    ws.keep("right")
    ws.close()
    other = Workspace.fresh(places)
    matter = matters.begin(other, "own-up")
    for wrong in ("wrong", "", None):
        with pytest.raises(WrongPassphraseError):
            other.unlock(wrong)
    assert not other.kept
    assert other.locked
    assert matters.show(other, matter.id) == matter


def test_what_was_written_before_unlocking_is_added(ws: Workspace, places: Folders) -> None:
    first = matters.begin(ws, "own-up")
    ws.keep("right")
    ws.close()
    other = Workspace.fresh(places)
    second = matters.begin(other, "second-chance")
    other.keep("right")
    assert {one.matter.id for one in matters.list_(other)} == {first.id, second.id}
    other.close()


def test_without_a_passphrase_only_on_purpose_and_shown(ws: Workspace, places: Folders) -> None:
    with pytest.raises(StoreError, match="empty"):
        ws.keep("")
    ws.keep(None)
    assert ws.passphrase_free
    ws.close()
    again = Workspace.fresh(places)
    assert again.opens_alone
    again.unlock()
    assert again.passphrase_free
    again.close()


class Drawer(KeyringBackend):
    """A keyring that lives as long as the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


def test_the_keyring_opens_what_was_kept(
    ws: Workspace, places: Folders, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(drawer)
    try:
        ws.keep("right", keyring=True)
        ws.close()
        again = Workspace.fresh(places)
        assert again.opens_alone
        again.unlock()
        assert again.kept
        again.close()
    finally:
        keyring.set_keyring(before)
