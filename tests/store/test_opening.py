"""Opening the file: passphrases, wrong files, rights, locks, full disks and newer versions."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from footing.kernel.errors import (
    NotFoundError,
    StoreBusyError,
    StoreError,
    StoreNewerError,
    WrongPassphraseError,
)
from footing.store import Store, exists, is_encrypted, open_file
from footing.store.faults import (
    PassphraseNeededError,
    StoreDamagedError,
    StoreFullError,
    StoreReadOnlyError,
)
from tests.store.conftest import as_nobody
from tests.store.records import ALL, CHEAP, ENTRY, MATTER, exact

PASSPHRASE = "four plain words here"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted file with one record of each kind, closed."""
    where = tmp_path / "footing.db"
    _filled(where, PASSPHRASE)
    return where


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The same without a passphrase."""
    where = tmp_path / "plain.db"
    _filled(where, None)
    return where


def _filled(where: Path, passphrase: str | None) -> None:
    store = open_file(where, passphrase, cost=CHEAP)
    store.put_everything(ALL)
    store.close()


def _raw(store: Store, statement: str) -> Any:
    with store._engine.connect() as connection:
        found = connection.exec_driver_sql(statement)
        return found.all() if found.returns_rows else connection.commit()


def test_a_file_says_whether_it_is_encrypted(path: Path, plain: Path) -> None:
    assert is_encrypted(path)
    assert not is_encrypted(plain)
    assert exists(path)
    assert not exists(path.with_name("other"))
    with pytest.raises(NotFoundError):
        is_encrypted(path.with_name("other"))


def test_what_was_kept_is_there_again(path: Path, plain: Path) -> None:
    for where, passphrase in ((path, PASSPHRASE), (plain, None)):
        store = open_file(where, passphrase)
        assert exact(store.everything()) == exact(ALL)
        store.close()


def test_a_file_without_passphrase_can_be_read_by_any_sqlite(plain: Path) -> None:
    connection = sqlite3.connect(plain)
    assert connection.execute("SELECT id FROM matters").fetchall() == [(MATTER.id,)]
    connection.close()


def test_the_beginning_of_the_file_stays_through_many_writes(path: Path) -> None:
    before = path.read_bytes()[:16]
    store = open_file(path, PASSPHRASE)
    for number in range(50):
        store.save_entry(replace(ENTRY, id=f"n{number}", text="x" * 3000))
    _raw(store, "DELETE FROM entries")
    store.close()
    assert path.read_bytes()[:16] == before


def test_the_passphrase_may_be_typed_in_other_code_points(tmp_path: Path) -> None:
    open_file(tmp_path / "a.db", "caf\u00e9", cost=CHEAP).close()
    open_file(tmp_path / "a.db", "cafe\u0301").close()


def test_a_wrong_passphrase_changes_nothing(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphraseError, match="does not open") as caught:
        open_file(path, "four plain words")
    assert caught.value.where == str(path)
    assert caught.value.todo
    with pytest.raises(PassphraseNeededError):
        open_file(path, None)
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_a_passphrase_for_a_file_without_one_is_refused(plain: Path) -> None:
    with pytest.raises(StoreError, match="without a passphrase"):
        open_file(plain, "x")


def test_an_empty_passphrase_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="empty"):
        open_file(tmp_path / "new.db", "")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    for ask in (lambda: open_file(tmp_path, "x"), lambda: is_encrypted(tmp_path)):
        with pytest.raises(StoreError, match="folder"):
            ask()


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(StoreError, match="data"):
        open_file(tmp_path / "data" / "footing.db", "x", cost=CHEAP)


@pytest.mark.parametrize("content", [b"", b"x", b"A letter to my sister, and more.", b"FTG"])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "letter"
    other.write_bytes(content)
    with pytest.raises(StoreDamagedError):
        open_file(other, "x")
    assert other.read_bytes() == content


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "recipes.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(StoreDamagedError, match="not one of Footing"):
        open_file(other, None)
    assert other.read_bytes() == before


def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    store = open_file(path, PASSPHRASE)
    _raw(store, "UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreNewerError, match="newer Footing") as caught:
        open_file(path, PASSPHRASE)
    assert "Update" in caught.value.todo
    assert path.read_bytes() == before


def test_a_key_made_in_a_newer_way_is_not_taken_for_a_wrong_passphrase(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3] = 200
    path.write_bytes(content)
    with pytest.raises(StoreNewerError):
        open_file(path, PASSPHRASE)


@pytest.mark.parametrize("place", [20, 2000, 4096 + 50, -30])
def test_a_damaged_file_is_told_apart_from_a_wrong_passphrase(
    path: Path, place: int, capfd: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError, match="damaged") as caught:
        open_file(path, PASSPHRASE)
    assert "copy" in caught.value.todo
    assert path.read_bytes() == bytes(content)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_torn_file_is_noticed(path: Path, plain: Path, encrypted: bool) -> None:
    where, passphrase = (path, PASSPHRASE) if encrypted else (plain, None)
    with where.open("r+b") as file:
        file.truncate(where.stat().st_size - 4096 - 100)
    with pytest.raises(StoreDamagedError):
        open_file(where, passphrase)


def test_files_and_folders_are_private(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("rights of files are tested on POSIX systems")
    where = tmp_path / "one" / "two" / "footing.db"
    open_file(where, "x", cost=CHEAP).close()
    assert where.stat().st_mode & 0o777 == 0o600
    assert where.parent.stat().st_mode & 0o777 == 0o700
    assert where.parent.parent.stat().st_mode & 0o777 == 0o700
    where.chmod(0o664)
    open_file(where, "x").close()
    assert where.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in where.parent.iterdir()] == ["footing.db"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that users other than root can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_read_only_file_can_be_read_and_says_so_on_saving(open_folder: Path) -> None:
    where = open_folder / "footing.db"
    _filled(where, PASSPHRASE)
    where.chmod(0o444)
    with as_nobody():
        store = open_file(where, PASSPHRASE)
        assert exact(store.everything()) == exact(ALL)
        with pytest.raises(StoreReadOnlyError, match="not saved") as caught:
            store.save_matter(replace(MATTER, state="closed"))
        assert store.matter(MATTER.id) == MATTER
        store.close()
    assert caught.value.where == str(where)


def test_a_folder_that_may_not_be_written(open_folder: Path) -> None:
    with as_nobody(), pytest.raises(StoreReadOnlyError):
        open_file(open_folder / "footing.db", "x", cost=CHEAP)
    _filled(open_folder / "footing.db", PASSPHRASE)
    (open_folder / "footing.db").chmod(0o000)
    with as_nobody(), pytest.raises(StoreReadOnlyError):
        open_file(open_folder / "footing.db", PASSPHRASE)


def test_a_full_disk_loses_only_the_change_that_is_named(path: Path) -> None:
    store = open_file(path, PASSPHRASE)
    store.everything()
    _raw(store, "PRAGMA max_page_count = 1")
    with pytest.raises(StoreFullError, match="not saved"):
        store.save_entry(replace(ENTRY, text="x" * 100_000))
    assert exact(store.everything()) == exact(ALL)
    _raw(store, "PRAGMA max_page_count = 1000000")
    store.save_entry(replace(ENTRY, text="There is room again."))
    store.close()
    again = open_file(path, PASSPHRASE)
    assert again.entry(ENTRY.id).text == "There is room again."
    again.close()


def _run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_disk_that_takes_no_more_bytes_while_saving(path: Path) -> None:
    pytest.importorskip("resource", reason="limits on file sizes are a POSIX matter")
    done = _run(
        """
        import resource, sys
        from dataclasses import replace
        from pathlib import Path
        from footing.kernel.errors import StoreError
        from footing.store import open_file
        store = open_file(Path(sys.argv[1]), sys.argv[2])
        entry = store.entries()[0]
        size = Path(sys.argv[1]).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            store.save_entry(replace(entry, text="x" * 200_000))
        except StoreError as error:
            print(error)
            print(store.entries() == (entry,))
        """,
        str(path),
        PASSPHRASE,
    )
    assert done.stderr == ""
    assert "not saved" in done.stdout
    assert done.stdout.endswith("True\n")
    store = open_file(path, PASSPHRASE)
    assert exact(store.everything()) == exact(ALL)
    store.close()


def test_a_disk_too_full_for_a_new_file_leaves_none(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="limits on file sizes are a POSIX matter")
    done = _run(
        """
        import resource, sys
        from pathlib import Path
        from footing.kernel.errors import StoreError
        from footing.store import open_file
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        try:
            open_file(Path(sys.argv[1]), "x", cost=4)
        except StoreError as error:
            print(error)
        """,
        str(tmp_path / "footing.db"),
    )
    assert done.stderr == ""
    assert str(tmp_path / "footing.db") in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_two_processes_on_one_file(path: Path) -> None:
    """The other process holds the write lock: reading goes on, saving says who is in the way."""
    other = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent("""
            import sys
            from pathlib import Path
            from footing.store import open_file
            store = open_file(Path(sys.argv[1]), sys.argv[2])
            with store._saving() as (connection, seen):
                print("holding", flush=True)
                sys.stdin.readline()
            store.close()
            """),
            str(path),
            PASSPHRASE,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "holding\n"
        store = open_file(path, PASSPHRASE, busy_seconds=0.1)
        assert exact(store.everything()) == exact(ALL)
        with pytest.raises(StoreBusyError, match="not saved") as caught:
            store.remove_entry(ENTRY.id)
        assert caught.value.where == str(path)
        assert other.communicate("go\n")[0] == ""
    store.remove_entry(ENTRY.id)
    assert store.entries() == ()
    store.close()


def test_two_that_make_the_same_file_at_once_end_in_one_file(tmp_path: Path) -> None:
    where = tmp_path / "footing.db"
    stores: list[Store] = []

    def make() -> None:
        stores.append(open_file(where, PASSPHRASE, cost=CHEAP))

    threads = [threading.Thread(target=make) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, store in enumerate(stores):
        store.save_entry(replace(ENTRY, id=str(number), matter=""))
    assert [len(store.entries()) for store in stores] == [3, 3, 3]
    for store in stores:
        store.close()
    assert [each.name for each in tmp_path.iterdir()] == ["footing.db"]


def test_a_path_with_odd_characters(tmp_path: Path) -> None:
    where = tmp_path / "100% of #1? ‘data’" / "f%20oo?x=1&y.db"
    open_file(where, "x", cost=CHEAP).close()
    assert is_encrypted(where)
    open_file(where, "x").close()


def test_looking_at_the_file_does_not_take_the_lock_from_a_save(path: Path) -> None:
    """On POSIX systems, closing any handle to a file drops all the locks of the process."""
    store = open_file(path, PASSPHRASE)
    looked = threading.Thread(target=is_encrypted, args=(path,))
    with store._saving() as (connection, _):
        connection.exec_driver_sql("UPDATE entries SET text = 'half-way'")
        looked.start()
        other = _run(
            """
            import sys
            from pathlib import Path
            from footing.kernel.errors import StoreBusyError
            from footing.store import open_file
            store = open_file(Path(sys.argv[1]), sys.argv[2], busy_seconds=0)
            try:
                store.save_entry(store.entries()[0])
                store.remove_entry(store.entries()[0].id)
            except StoreBusyError:
                print("busy")
            """,
            str(path),
            PASSPHRASE,
        )
    looked.join()
    store.close()
    assert (other.stdout, other.stderr) == ("busy\n", "")
