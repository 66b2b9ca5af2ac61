"""How long Footing takes to start: ``footing --help``, and ``footing`` to the first answered page.

Each is run a few times to warm the caches of the system and then measured; the median is compared
with what was promised. Exit status 1 where a median is above it.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path

FOOTING = str(Path(sys.executable).with_name("footing"))
WARM, MEASURED = 3, 15


def help_page() -> float:
    """Seconds until ``footing --help`` has ended."""
    start = time.perf_counter()
    subprocess.run([FOOTING, "--help"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def first_page() -> float:
    """Seconds from starting ``footing`` until the page it opens has been answered in full."""
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        program = subprocess.Popen(
            [FOOTING, "--no-browser"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "FOOTING_HOME": home},
        )
        try:
            lines = iter(program.stdout or ())
            address = next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
            browser = urllib.request.build_opener(
                urllib.request.ProxyHandler({}),
                urllib.request.HTTPCookieProcessor(CookieJar()),
            )
            with browser.open(address, timeout=30) as page:
                page.read()
            return time.perf_counter() - start
        finally:
            program.terminate()
            program.wait(timeout=30)


def row(name: str, promised: float, measure: Callable[[], float]) -> bool:
    """Measure, print one line of the table, and say whether the promise is kept."""
    for _ in range(WARM):
        measure()
    taken = sorted(measure() for _ in range(MEASURED))
    middle = statistics.median(taken)
    cells = (middle, taken[0], taken[-1], promised)
    print(f"{name:<36}" + "".join(f"{1000 * cell:>9.0f}" for cell in cells))
    return middle <= promised


def main() -> int:
    """Print the table; 0 where both promises are kept."""
    print(f"{'warm, milliseconds':<36}{'median':>9}{'least':>9}{'most':>9}{'promised':>9}")
    kept = [
        row("footing --help", 0.150, help_page),
        row("footing to the first answered page", 0.700, first_page),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
