"""How much is tried, and what came of it: a little with every test run, a lot with `make prove`.

``make prove`` sets FOOTING_PROVE to 1, and FOOTING_PROVE_FIGURES to a file to which every proof
adds what it has counted: one JSON object ``{"what": ..., "count": ...}`` on a line.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

LONG = os.environ.get("FOOTING_PROVE") == "1"


def amount(short: int, long: int) -> int:
    """How often something is tried in this run."""
    return long if LONG else short


def counted(what: str, count: int) -> None:
    """Add to what was counted; nothing happens where nobody asked for the figures."""
    if path := os.environ.get("FOOTING_PROVE_FIGURES"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, "count": count}) + "\n")
