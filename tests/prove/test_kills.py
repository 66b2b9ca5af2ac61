"""Killed at any moment, the file holds everything that was confirmed, and nothing half."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import ROOT
from tests.prove.measured import amount, counted


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork and no SIGKILL")
def test_nothing_confirmed_is_lost_by_a_kill(tmp_path: Path) -> None:
    """In the middle of a long history, of a first keep, of an upgrade, of a copy put back."""
    kills = amount(50, 500)
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}")  # pytest shows it when the test fails
    done = subprocess.run(
        [sys.executable, "-m", "tests.prove.killing", tmp_path, str(seed), str(kills)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] == kills
    assert found["confirmed"] > kills / 2
    assert len(found["during"]) > 10
    counted("kills survived", kills)
    counted("changes confirmed before a kill, all still there", found["confirmed"])
