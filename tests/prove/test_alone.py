"""The program, and a browser in it, where there is no network: nothing is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.documents import ROOT
from tests.prove.measured import LONG, counted
from tests.web.conftest import browser as browser  # noqa: PLC0414  (the fixture)

pytestmark = pytest.mark.browser
JOURNEY = "tests/web/test_browser.py::test_own_up_from_the_fear_to_the_outcome[script]"


@pytest.fixture(scope="module")
def without_network() -> list[str]:
    """The command that starts another one without a network; skipped where that is not allowed."""
    command = ["unshare", "--map-root-user", "--net"]
    if shutil.which(command[0]) is None:
        pytest.skip("there is no “unshare” here (it is part of util-linux)")
    tried = subprocess.run([*command, "true"], capture_output=True, check=False, text=True)
    if tried.returncode:
        pytest.skip(f"this system lets nobody make a network namespace: {tried.stderr.strip()}")
    return command


def test_a_whole_journey_without_a_network(without_network: list[str], tmp_path: Path) -> None:
    """From the first page to the kept file; with `make prove`, without scripts as well."""
    what = [JOURNEY.partition("::")[0]] if LONG else [JOURNEY]
    report = tmp_path / "report.xml"
    done = subprocess.run(
        [
            *without_network,
            sys.executable,
            "-m",
            "tests.prove.alone",
            *what,
            f"--junitxml={report}",
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("interfaces: lo\n")
    suite = ET.parse(report).getroot()[0]  # noqa: S314  (our own file)
    passed = int(suite.attrib["tests"]) - int(suite.attrib["skipped"])
    assert passed >= 1
    assert suite.attrib["failures"] == suite.attrib["errors"] == "0"
    counted("browser journeys without a network", passed)


def test_the_browser_of_the_tests_finds_nothing_outside(browser: Browser) -> None:
    """Neither by a name nor by an address."""
    page = browser.new_page()
    for place in ("http://elsewhere.example/", "http://198.51.100.7/"):
        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            page.goto(place)
    page.close()
