"""Killed at any moment, the file holds everything that was confirmed, and nothing half."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from footing.store import open_file, open_memory
from tests.store.records import CHEAP
from tests.store.saver import PASSPHRASE, changes

ROUNDS = 15
ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_a_killed_process_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}")  # pytest shows it when the test fails
    rng = random.Random(seed)
    confirmed_in_all = 0
    for turn in range(ROUNDS):
        path = tmp_path / f"{turn}.db"
        open_file(path, PASSPHRASE, cost=CHEAP).close()
        confirmed = _killed(path, seed + turn, seconds=rng.uniform(0, 0.15))
        confirmed_in_all += confirmed

        store = open_file(path, PASSPHRASE)  # checks every page
        found = store.everything()
        store.close()
        expected = open_memory()
        steps = changes(seed + turn)
        for change in itertools.islice(steps, confirmed):
            change(expected)
        if found != expected.everything():
            # The change under way may be in as well, if the process died before it could say so.
            next(steps)(expected)
            assert found == expected.everything(), f"round {turn}, {confirmed} confirmed"
        expected.close()
    assert confirmed_in_all > ROUNDS


def _killed(path: Path, seed: int, seconds: float) -> int:
    """How many changes a process confirmed before it was killed, ``seconds`` after its first."""
    command = [sys.executable, "-m", "tests.store.saver", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        time.sleep(seconds)
        process.kill()
        rest = process.stdout.read()
    return 1 + rest.count("\n")
