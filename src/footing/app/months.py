"""One's own months, to look back on."""

from __future__ import annotations

from footing.app.workspace import Workspace
from footing.followup.months import Month
from footing.followup.months import months as counted


def months(ws: Workspace, most: int = 12) -> tuple[Month, ...]:
    """The months in which something was recorded, the latest first."""
    if ws.untouched:
        return ()
    return counted(
        ws.clock().date(),
        [one.started.date() for one in ws.store.matters()],
        ws.store.debriefs(),
        ws.store.promises(),
        ws.store.entries(),
        most,
    )
