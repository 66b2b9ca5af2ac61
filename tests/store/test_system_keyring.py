"""The system's keyring: kept per file, and a clear word where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from footing.store.system_keyring import KeyringError, forget, remember, remembered


class Drawer(KeyringBackend):
    """A keyring in memory; ``locked`` refuses as a real one does."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("the keyring is locked")
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.held:
            raise PasswordDeleteError("not found")
        del self.held[service, username]


@pytest.fixture
def before() -> Iterator[None]:
    """Puts back the keyring of this machine afterwards."""
    was = keyring.get_keyring()
    yield
    keyring.set_keyring(was)


@pytest.fixture
def drawer(before: None) -> Drawer:
    """A keyring to look into."""
    made = Drawer()
    keyring.set_keyring(made)
    return made


def test_a_passphrase_is_kept_for_one_file(drawer: Drawer, tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    remember(one, "a b c")
    assert remembered(one) == "a b c"
    assert remembered(tmp_path / "sub" / ".." / "one.db") == "a b c"
    assert remembered(other) is None
    forget(other)
    forget(one)
    assert remembered(one) is None
    assert drawer.held == {}


def test_no_keyring_is_said_plainly(before: None, tmp_path: Path) -> None:
    keyring.set_keyring(NoKeyring())
    for ask in (remembered, forget, lambda path: remember(path, "x")):
        with pytest.raises(KeyringError, match="no keyring") as caught:
            ask(tmp_path)
        assert "Type the passphrase" in caught.value.todo


def test_a_locked_keyring_is_said_plainly(drawer: Drawer, tmp_path: Path) -> None:
    drawer.locked = True
    with pytest.raises(KeyringError, match="locked"):
        remembered(tmp_path)
