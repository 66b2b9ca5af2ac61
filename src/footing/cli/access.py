"""Opening what was kept: passphrase options, and asking for the passphrase."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from footing.kernel.errors import FootingError, WrongPassphraseError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
TRIES = 3
_WRITE_DOWN = (
    "Write it on paper and keep the paper somewhere safe. It opens the file when the passphrase "
    "is lost; whoever finds it can open the file, too. It is not shown again."
)


@dataclass(frozen=True)
class Access:
    """How the person lets Footing into what they kept."""

    keyring: bool = False
    no_passphrase: bool = False
    file: Path | None = None

    def over(self, outer: Access | None) -> Access:
        """These options, filled up with those given before the command's name."""
        if outer is None:
            return self
        return Access(
            self.keyring or outer.keyring,
            self.no_passphrase or outer.no_passphrase,
            self.file or outer.file,
        )


def access_options(command: F) -> F:
    """Give ``command`` the three passphrase options, as one argument ``access``."""

    @wraps(command)
    def wrapped(
        *args: Any, keyring: bool, no_passphrase: bool, passphrase_file: Path | None, **named: Any
    ) -> Any:
        ctx = click.get_current_context()
        given = Access(keyring, no_passphrase, passphrase_file).over(ctx.find_object(Access))
        if given.no_passphrase and (given.keyring or given.file):
            raise click.UsageError("--no-passphrase goes with no other passphrase option.")
        ctx.obj = given
        return command(*args, access=given, **named)

    for option in (
        click.option(
            "--keyring", is_flag=True, help="Keep the passphrase in the system's keyring."
        ),
        click.option(
            "--no-passphrase",
            is_flag=True,
            help="Keep everything readable by anybody who can read your files.",
        ),
        click.option(
            "--passphrase-file",
            type=click.Path(path_type=Path),
            envvar="FOOTING_PASSPHRASE_FILE",
            help="Read the passphrase from the first line of this file.",
        ),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


def opened(access: Access) -> Workspace:
    """A workspace with everything that was kept; in memory where nothing was kept yet."""
    from footing.app.workspace import Workspace

    workspace = Workspace.fresh()
    if workspace.locked:
        unlock(workspace, access)
    return workspace


def unlock(workspace: Workspace, access: Access) -> None:
    """Open the kept file, asking for the passphrase where no option gives it."""
    if access.file:
        workspace.unlock(first_line(access.file), keyring=access.keyring)
    elif workspace.opens_alone:
        workspace.unlock()
    elif not asks():
        raise FootingError(
            "What you kept is locked, and there is nobody to ask for the passphrase.",
            todo="Give --passphrase-file FILE.",
        )
    else:
        _asked(workspace, access)


def _asked(workspace: Workspace, access: Access) -> None:
    for left in reversed(range(TRIES)):
        try:
            return workspace.unlock(hidden("Passphrase"), keyring=access.keyring)
        except WrongPassphraseError as error:
            if not left:
                raise
            click.echo(str(error), err=True)
    return None


def keep(workspace: Workspace, access: Access) -> None:
    """Keep everything from now on; the passphrase is asked twice where no option gives it."""
    if workspace.kept:
        return None
    if workspace.locked:
        return unlock(workspace, access)
    if access.no_passphrase:
        workspace.keep(None)
        click.echo(
            f"Kept without a passphrase: whoever can read {workspace.folders.store} "
            "can read all of it.",
            err=True,
        )
        return None
    if access.file:
        return workspace.keep(first_line(access.file), keyring=access.keyring)
    if not asks():
        raise FootingError(
            "Nothing is kept yet, and keeping needs a passphrase.",
            todo="Give --passphrase-file FILE, or --no-passphrase to keep it readable.",
        )
    click.echo(
        f"Footing keeps this in one encrypted file: {workspace.folders.store}\n"
        "Choose a passphrase. Several words are good."
    )
    click.echo("What is protected, and what is not: footing protected")
    from footing.app.keeping import recovery_key

    chosen = twice()
    workspace.keep(chosen, keyring=access.keyring)
    show_recovery_key(recovery_key(workspace, chosen))
    return None


def show_recovery_key(key: str) -> None:
    """Show the key once, with what it is for."""
    from footing.cli import say

    say.heading("Your recovery key")
    click.echo(f"  {key}")
    say.say(_WRITE_DOWN)


def twice() -> str:
    """A new passphrase, typed twice the same."""
    while True:
        first = hidden("Passphrase")
        if not first:
            click.echo("It needs at least one character.")
        elif hidden("The same again") == first:
            return first
        else:
            click.echo("The two were not the same. Once more, please.")


def hidden(question: str) -> str:
    """What somebody types without its being shown."""
    answer: str = click.prompt(question, hide_input=True, default="", show_default=False)
    return answer


def asks() -> bool:
    """Whether somebody sits at the other end who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def first_line(path: Path) -> str:
    """The passphrase in ``path``: its first line without the line's end."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FootingError(
            "There is no such passphrase file.", where=str(path), todo="Check the name."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise FootingError(
            f"The passphrase file cannot be read ({error.__class__.__name__}).", where=str(path)
        ) from None
    line = text.splitlines()[0] if text else ""
    if not line:
        raise FootingError("The first line of the passphrase file is empty.", where=str(path))
    return line
