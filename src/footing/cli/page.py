"""``footing`` alone: the page in the browser."""

from __future__ import annotations

from collections.abc import Callable

import click

from footing.cli.access import Access, unlock


def open_page(access: Access, *, open_browser: bool, lock_after: int | None = None) -> None:
    """Serve the page until Ctrl-C. With a passphrase option, what was kept is opened first.

    ``lock_after`` goes before what the person has set.
    """
    from footing.app.settings import settings
    from footing.app.workspace import Workspace
    from footing.web.server import serve

    workspace = Workspace.fresh()
    minutes = settings(workspace.folders).lock_after if lock_after is None else lock_after
    if workspace.locked and (access.file or workspace.opens_alone):
        unlock(workspace, access)
    elif not workspace.locked and access.no_passphrase:
        workspace.keep(None)
    try:
        serve(workspace, open_browser=open_browser, announce=_announcer(), lock_after=minutes)
    except KeyboardInterrupt:
        click.echo("\nFooting has stopped.")
    finally:
        workspace.close()


def _announcer() -> Callable[[str], None]:
    """Prints the address; each works once, so later ones are for another window."""
    first = True

    def announce(address: str) -> None:
        nonlocal first
        if first:
            click.echo(f"Footing is open at {address}")
            click.echo(
                "Only this machine can reach it, and the address works once. Ctrl-C ends it."
            )
        else:
            click.echo(f"Another window: {address}")
        first = False

    return announce
