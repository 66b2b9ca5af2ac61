"""Print the path of a Chromium for the browser tests, installing one where there is none.

FOOTING_BROWSER is taken as given. Otherwise a system Chromium or Chrome is used, else the one that
Playwright can install, else, as root on Debian, the package ``chromium``. Exit status 1 with what
to do where all of these fail. Only the path goes to standard output.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
INSTALL_SECONDS = 600


def works(path: str) -> bool:
    """Whether the browser really starts; some systems ship a stub that only says where it is."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"Chrom" in done.stdout


def on_system() -> Iterator[str]:
    """Paths at which a system browser may be."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from MAC


def of_playwright() -> Iterator[str]:
    """The path at which Playwright keeps its own Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def tried(*command: str) -> bool:
    """Run an installer, its output to standard error; False where it fails or takes too long."""
    print("No Chrome or Chromium found. Trying:", " ".join(command), file=sys.stderr)
    try:
        done = subprocess.run(command, stdout=sys.stderr, timeout=INSTALL_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def apt() -> bool:
    """Install Debian's package, where that is possible without asking anybody."""
    root = getattr(os, "geteuid", lambda: 1)() == 0
    if not (root and shutil.which("apt-get")):
        return False
    tried("apt-get", "update", "-q")  # where this fails, the package may still be known
    return tried("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")


def find() -> str:
    """The path of a browser that works; SystemExit with what to do where there is none."""
    if given := os.environ.get("FOOTING_BROWSER"):
        if works(given):
            return given
        sys.exit(f"FOOTING_BROWSER names {given}, which does not start as Chrome or Chromium.")
    for places in (on_system, of_playwright):
        if found := next(filter(works, places()), None):
            return found
    if tried(sys.executable, "-m", "playwright", "install", "chromium") and (
        found := next(filter(works, of_playwright()), None)
    ):
        return found
    if apt() and (found := next(filter(works, on_system()), None)):
        return found
    sys.exit(
        "The browser tests need Chrome or Chromium, and none could be installed. Install one from "
        "your system's packages, or set FOOTING_BROWSER to the path of one, and run this again."
    )


if __name__ == "__main__":
    print(find())
