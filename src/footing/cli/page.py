"""``footing`` alone: the page in the browser."""

from __future__ import annotations

import click

from footing.cli.access import Access, unlock


def open_page(access: Access, *, open_browser: bool) -> None:
    """Serve the page until Ctrl-C. With a passphrase option, what was kept is opened first."""
    from footing.app.workspace import Workspace
    from footing.web.server import serve

    workspace = Workspace.fresh()
    if workspace.locked and (access.file or workspace.opens_alone):
        unlock(workspace, access)
    elif not workspace.locked and access.no_passphrase:
        workspace.keep(None)
    try:
        serve(workspace, open_browser=open_browser, announce=_announce)
    except KeyboardInterrupt:
        click.echo("\nFooting has stopped.")
    finally:
        workspace.close()


def _announce(address: str) -> None:
    click.echo(f"Footing is open at {address}\nOnly this machine can reach it. Ctrl-C ends it.")
