"""With `make prove`, and where atheris is installed: inputs that follow the code's branches."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.documents import ROOT
from tests.prove.measured import LONG, counted
from tests.prove.readers import seeds

READERS = (
    *("answer file", "decision file", "export", "journal", "agreement", "plan file", "draft"),
    *("address book", "table of people", "résumé"),
)


@pytest.mark.skipif(not LONG, reason="it takes minutes: make prove")
@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed here")
@pytest.mark.parametrize("reader", READERS)
def test_a_fuzzer_that_follows_the_branches_finds_nothing(reader: str, tmp_path: Path) -> None:
    for number, seed in enumerate(seeds(reader)):
        (tmp_path / f"seed-{number}").write_bytes(seed[:4000])
    done = subprocess.run(
        [sys.executable, "-m", "tests.prove.fuzzed", reader, "20", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    runs = re.findall(r"^Done (\d+) runs", done.stderr, re.MULTILINE)
    assert runs
    counted("inputs of a fuzzer that follows the branches", int(runs[0]))
