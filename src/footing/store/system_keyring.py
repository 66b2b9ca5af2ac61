"""The passphrase in the system's keyring, for those who do not want to type it.

One entry per file: the service is Footing's, the user name is the file's full path.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from footing.kernel.errors import FootingError

SERVICE = "footing"


class KeyringError(FootingError):
    """The system has no keyring, or it refused; nothing was stored or changed."""


@contextmanager
def _told() -> Iterator[None]:
    from keyring.errors import KeyringError as Fault
    from keyring.errors import NoKeyringError

    try:
        yield
    except NoKeyringError:
        raise KeyringError(
            "This system has no keyring that Footing can use.",
            todo="Type the passphrase instead, or install a keyring service "
            "(on Linux, for example, gnome-keyring or KWallet).",
        ) from None
    except Fault as fault:
        raise KeyringError(
            f"The system's keyring refused ({fault or type(fault).__name__}).",
            todo="Unlock the keyring and try again, or type the passphrase instead.",
        ) from None


def _account(path: Path) -> str:
    return str(path.expanduser().resolve())


def remembered(path: Path) -> str | None:
    """The passphrase kept for the file at ``path``, or None; KeyringError without a keyring."""
    import keyring

    with _told():
        return keyring.get_password(SERVICE, _account(path))


def remember(path: Path, passphrase: str) -> None:
    """Keep ``passphrase`` for the file at ``path``; KeyringError without a keyring."""
    import keyring

    with _told():
        keyring.set_password(SERVICE, _account(path), passphrase)


def forget(path: Path) -> None:
    """Remove what was kept for the file at ``path``; nothing happens where nothing was."""
    import keyring

    with _told():
        if keyring.get_password(SERVICE, _account(path)) is not None:
            keyring.delete_password(SERVICE, _account(path))
