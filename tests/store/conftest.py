"""Stores to test: in memory, in an encrypted file, and in a file without a passphrase."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from footing.store import Store, open_file, open_memory
from tests.store.records import CHEAP


@pytest.fixture(params=["memory", "encrypted", "plain"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each kind of store, empty."""
    if request.param == "memory":
        made = open_memory()
    else:
        passphrase = "a b c" if request.param == "encrypted" else None
        made = open_file(tmp_path / "footing.db", passphrase, cost=CHEAP)
    yield made
    made.close()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to write everywhere, where the tests run as root."""
    if os.name != "posix":
        pytest.skip("rights of files are tested on POSIX systems")
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)
