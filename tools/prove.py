"""Run everything that docs/privacy.md promises, at length, and write what was counted into it.

``make prove``. Takes up to half an hour on two cores. The table is written only where every test
passed, and every figure in it was counted in this run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "privacy.md"
PROOFS = "tests/prove"
BEGIN, END = "<!-- figures: written by make prove -->", "<!-- end of figures -->"


def table(counts: Mapping[str, int]) -> str:
    """The counts as a Markdown table, in the order of their names."""
    rows = [f"| {what} | {count:,} |" for what, count in sorted(counts.items())]
    return "\n".join(["| what was tried | how often |", "|---|---:|", *rows])


def written(page: str, figures: str) -> str:
    """The page with other figures between the markers."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def counted(lines: str) -> Counter[str]:
    """What the proofs have counted, added up."""
    counts: Counter[str] = Counter()
    for line in lines.splitlines():
        found = json.loads(line)
        counts[found["what"]] += found["count"]
    return counts


def main() -> int:
    """Run the proofs at length; their exit status."""
    begun = time.monotonic()
    with TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        figures.touch()
        own = {"FOOTING_PROVE": "1", "FOOTING_PROVE_FIGURES": str(figures)}
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-n",
                "2",
                "--dist",
                "worksteal",
                "-rs",
                "tests/prove",
            ],
            cwd=ROOT,
            env={**os.environ, **own},
            check=False,
        )
        counts = counted(figures.read_text("utf-8"))
    minutes = (time.monotonic() - begun) / 60
    if done.returncode or not counts:
        print(f"Not everything held, so {PAGE.name} stays as it is ({minutes:.0f} minutes).")
        return done.returncode or 1
    PAGE.write_text(written(PAGE.read_text("utf-8"), table(counts)), "utf-8")
    print(f"{table(counts)}\n\nWritten to docs/{PAGE.name} after {minutes:.0f} minutes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
