"""The program as a test starts it: a folder of its own, and a clock that was set."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.settings import Folders
from footing.web.server import serve


def main(home: str, now: str) -> None:
    """Serve until the process ends; every link is printed on a line of its own."""
    root = Path(home)
    workspace = Workspace.fresh(
        Folders(root / "data", root / "config"),
        clock=fixed(datetime.fromisoformat(now)),
    )
    workspace.desk.patience = 60.0  # a busy machine changes no page
    serve(workspace, open_browser=False, announce=lambda url: print(url, flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
