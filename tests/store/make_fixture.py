"""Writes ``fixtures/schema_NNNN.db`` for the newest schema; run once when a schema is released.

``python -m tests.store.make_fixture``. The file holds the records of ``records.ALL`` as they were
on that day, so the file of an earlier schema is never written again.
"""

from __future__ import annotations

from pathlib import Path

from footing.store import open_file
from footing.store.migrations import HEAD
from tests.store.records import ALL, CHEAP

FIXTURES = Path(__file__).parent / "fixtures"
PASSPHRASE = "known to everybody"


def main() -> None:
    """Write the file; it must not be there yet."""
    path = FIXTURES / f"schema_{HEAD}.db"
    if path.exists():
        raise SystemExit(f"{path} is there already, and a released schema does not change.")
    store = open_file(path, PASSPHRASE, cost=CHEAP)
    store.put_everything(ALL)
    store.close()


if __name__ == "__main__":
    main()
