"""For all tests: no way out of this machine, and property tests that are the same in every run.

Property tests are not timed: a loaded machine is no fault.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.offline import sitecustomize as offline

settings.register_profile("footing", deadline=None, derandomize=True)
settings.load_profile("footing")

_handle, _log = tempfile.mkstemp(prefix="footing-tests-offline-")
os.close(_handle)
ATTEMPTS = Path(_log)
os.environ[offline.LOG] = _log
_FOLDER = str(Path(offline.__file__).parent)
_PATH = os.environ.get("PYTHONPATH", "").split(os.pathsep)
os.environ["PYTHONPATH"] = os.pathsep.join([_FOLDER, *(x for x in _PATH if x and x != _FOLDER)])


@pytest.fixture(autouse=True)
def nothing_leaves() -> Iterator[None]:
    """A test fails where it, or a process that it started, tried to reach another machine."""
    yield
    if ATTEMPTS.stat().st_size:
        tried = ATTEMPTS.read_text("utf-8")
        ATTEMPTS.write_text("", "utf-8")
        pytest.fail(f"tried to reach another machine:\n{tried}")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    ATTEMPTS.unlink(missing_ok=True)
