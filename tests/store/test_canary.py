"""What is kept encrypted stands nowhere on the disk in the clear, not even while saving."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from footing.store import Store, open_file
from tests.store.records import ALL, CHEAP, ENTRY, MATTER

CANARY = "canary-in-the-coal-mine"


def _on_disk(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def _saved_with_canaries(path: Path, passphrase: str | None) -> tuple[Store, dict[str, bytes]]:
    """The store after several saves, and what stood on the disk in the middle of one."""
    store = open_file(path, passphrase, cost=CHEAP)
    store.put_everything(ALL)
    store.everything()
    store.save_matter(replace(MATTER, answers={"fear": f"{CANARY} " * 2000}))
    store.save_entry(replace(ENTRY, text=CANARY))
    with store._saving() as (connection, _):
        connection.exec_driver_sql("PRAGMA cache_size = 1")  # pages go to the disk at once
        connection.exec_driver_sql("UPDATE matters SET answers = answers || ' '")
        connection.exec_driver_sql("UPDATE entries SET text = text || ' '")
        during = _on_disk(path.parent)
    return store, during


def test_nothing_that_was_kept_is_readable_on_the_disk(tmp_path: Path) -> None:
    store, during = _saved_with_canaries(tmp_path / "footing.db", "a passphrase")
    assert set(during) == {"footing.db", "footing.db-journal"}
    assert len(during["footing.db-journal"]) > 4096  # the old pages are in it
    store.close()
    for content in (*during.values(), *_on_disk(tmp_path).values()):
        for secret in (CANARY, MATTER.people["me"], "own-up", "CREATE TABLE", "a passphrase"):
            assert secret.encode() not in content


def test_without_a_passphrase_the_same_search_finds_it(tmp_path: Path) -> None:
    """So the search above would notice, and a file without passphrase is what it says it is."""
    store, during = _saved_with_canaries(tmp_path / "footing.db", None)
    store.close()
    for content in during.values():
        assert CANARY.encode() in content


def test_what_was_removed_is_overwritten(tmp_path: Path) -> None:
    store, _ = _saved_with_canaries(tmp_path / "footing.db", None)
    store.remove_matter(MATTER.id)
    store.remove_entry(ENTRY.id)
    store.close()
    for content in _on_disk(tmp_path).values():
        assert CANARY.encode() not in content
