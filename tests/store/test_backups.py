"""Daily copies: made whole, found, let go of, and put back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.errors import WrongPassphraseError
from footing.store import open_file
from footing.store.backups import DAYS, WEEKS, backups, copy, drop, put_back
from footing.store.faults import StoreDamagedError
from tests.store.records import ALL, CHEAP, ENTRY, MATTER

PASSPHRASE = "four plain words here"
TODAY = date(2026, 11, 22)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted file with one record of each kind, closed."""
    where = tmp_path / "data" / "footing.db"
    store = open_file(where, PASSPHRASE, cost=CHEAP)
    store.put_everything(ALL)
    store.close()
    return where


def test_the_first_opening_of_a_day_makes_a_copy_of_what_was_there(path: Path) -> None:
    store = open_file(path, PASSPHRASE, day=TODAY)
    store.save_entry(replace(ENTRY, id="later"))
    store.close()
    open_file(path, PASSPHRASE, day=TODAY).close()
    (made,) = backups(path)
    assert made.day == TODAY
    kept = open_file(made.path, PASSPHRASE)
    assert kept.everything() == ALL
    kept.close()


def test_a_copy_is_as_secret_as_the_file(path: Path) -> None:
    open_file(path, PASSPHRASE, day=TODAY).close()
    (made,) = backups(path)
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.path.parent.stat().st_mode & 0o077 == 0
    assert MATTER.people["me"].encode() not in made.path.read_bytes()
    with pytest.raises(WrongPassphraseError):
        open_file(made.path, "something else")


def test_a_damaged_file_is_put_aside_and_the_copy_stands_in_its_place(path: Path) -> None:
    open_file(path, PASSPHRASE, day=TODAY).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + bytes(3000) + whole[8000:])
    with pytest.raises(StoreDamagedError):
        open_file(path, PASSPHRASE)
    damaged = path.read_bytes()
    moved = put_back(path, backups(path)[0], "20261122-100000")
    assert moved is not None
    assert moved.read_bytes() == damaged
    store = open_file(path, PASSPHRASE)
    assert store.everything() == ALL
    store.close()
    assert len(backups(path)) == 1


def test_a_lost_file_comes_back(path: Path) -> None:
    open_file(path, PASSPHRASE, day=TODAY).close()
    path.unlink()
    assert put_back(path, backups(path)[0], "20261122-100000") is None
    store = open_file(path, PASSPHRASE)
    assert store.everything() == ALL
    store.close()


def test_what_was_removed_is_in_no_copy(path: Path) -> None:
    for back in (2, 1, 0):
        open_file(path, PASSPHRASE, day=TODAY - timedelta(days=back)).close()
    store = open_file(path, PASSPHRASE)
    store.remove_entry(ENTRY.id)
    store.copy_file(TODAY, forget=True)
    store.close()
    (left,) = backups(path)
    kept = open_file(left.path, PASSPHRASE)
    assert ENTRY not in kept.entries()
    kept.close()


def test_a_folder_that_may_not_be_written_keeps_nobody_from_their_work(path: Path) -> None:
    (path.parent / "backups").write_text("in the way")
    store = open_file(path, PASSPHRASE, day=TODAY)
    assert store.everything() == ALL
    store.close()


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_few_copies_stay_and_the_newest_is_always_among_them(numbers: list[int]) -> None:
    """Whatever the days on which it was opened, and in whatever order a wrong clock gave them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "footing.db"
        path.write_bytes(b"x")
        for at, number in enumerate(numbers):
            copy(path, TODAY + timedelta(days=number))
            left = [one.day for one in backups(path)]
            assert len(left) <= DAYS + WEEKS + 1
            assert TODAY + timedelta(days=number) in left  # also where all others are of later
            so_far = {TODAY + timedelta(days=one) for one in numbers[: at + 1]}
            assert left[0] == max(so_far)
            assert set(left) <= so_far
        assert drop(path) == len(left)
        assert backups(path) == ()


def test_other_files_in_the_folder_are_left_alone(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    (folder / "footing-2026-13-45.db").write_text("no day")
    (folder / "notes.txt").write_text("mine")
    open_file(path, PASSPHRASE, day=TODAY).close()
    assert [one.day for one in backups(path)] == [TODAY]
    assert drop(path) == 1
    assert {each.name for each in folder.iterdir()} == {"footing-2026-13-45.db", "notes.txt"}
