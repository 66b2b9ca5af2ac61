"""Full disks, disks that may only be read, torn files, clocks that jump, and a way out and back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.app import exchange, journal, keeping
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, WrongPassphraseError
from footing.kernel.settings import Folders
from footing.store import from_json, open_file, to_json
from footing.store.backups import DAYS, WEEKS, backups
from tests.documents import ROOT
from tests.prove.measured import amount, counted
from tests.store.records import ALL, CHEAP, MATTER, Everything, everythings, exact

PHRASE = "four words of mine"
NOW = datetime.fromisoformat("2026-11-22T10:00:00+00:00")


def test_a_full_disk_and_one_that_may_only_be_read_lose_nothing(tmp_path: Path) -> None:
    """On a disk that is really full: every refused change is told, every confirmed one is there."""
    command = ["unshare", "--map-root-user", "--mount"]
    if shutil.which(command[0]) is None:
        pytest.skip("there is no “unshare” here (it is part of util-linux)")
    tried = subprocess.run([*command, "true"], capture_output=True, check=False, text=True)
    if tried.returncode:
        pytest.skip(f"this system lets nobody mount a small disk: {tried.stderr.strip()}")
    done = subprocess.run(
        [*command, sys.executable, "-m", "tests.prove.small_disk", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["confirmed"] > 10
    assert found["refused"] >= 7


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kept file with a copy of the day before, and one record more than is in the copy."""
    folder = tmp_path_factory.mktemp("whole")
    store = open_file(folder / "data" / "footing.db", PHRASE, cost=CHEAP)
    store.put_everything(ALL)
    store.copy_file(date(2026, 11, 21))
    store.save_matter(replace(MATTER, id="later"))
    store.close()
    return folder


@settings(max_examples=amount(15, 300))
@given(st.data())
def test_a_torn_file_opens_or_a_copy_is_offered(whole: Path, data: st.DataObject) -> None:
    """Cut off, overwritten with nothing or with noise, wherever: it is said which day is there."""
    torn = whole.parent / "torn"
    shutil.rmtree(torn, ignore_errors=True)
    shutil.copytree(whole, torn)
    path = torn / "data" / "footing.db"
    content = path.read_bytes()
    at = data.draw(st.integers(0, len(content) - 1) | st.integers(0, 40), "at")
    length = data.draw(st.sampled_from([1, 16, 512, 4096, len(content)]), "length")
    how = data.draw(st.sampled_from(["cut off", "zeros", "noise"]), "how")
    middle = {"cut off": b"", "zeros": bytes(length), "noise": bytes(range(7, 256, 8)) * length}
    after = b"" if how == "cut off" else content[at + length :]
    path.write_bytes((content[:at] + middle[how][:length] + after)[: len(content)])

    space = Workspace.fresh(Folders(torn / "data", torn / "config"), clock=lambda: NOW)
    found = keeping.examine(space, PHRASE)
    if found.openable:
        store = open_file(path, PHRASE)
        assert {one.id for one in store.matters()} == {MATTER.id, "later"}
        store.close()
        return
    assert not found.sound
    assert found.best is not None
    assert found.best.day == date(2026, 11, 21)
    keeping.put_back(space, found.best.day, PHRASE)
    space.unlock(PHRASE)
    assert exact(space.store.everything()) == exact(ALL)
    space.close()
    counted("torn files told apart, their copy put back", 1)


def test_a_wrong_passphrase_is_still_a_wrong_passphrase(whole: Path) -> None:
    """What fits neither the file nor a copy is no damage."""
    space = Workspace.fresh(Folders(whole / "data", whole / "config"), clock=lambda: NOW)
    with pytest.raises(WrongPassphraseError):
        keeping.examine(space, "something else")


@settings(max_examples=amount(10, 100))
@given(st.lists(st.integers(-20_000, 20_000), min_size=3, max_size=14))
def test_a_clock_that_jumps_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, jumps: list[int]
) -> None:
    """Decades forth and back: every line is there, and so is the copy of the day just opened."""
    folder = tmp_path_factory.mktemp("jumps")
    now = NOW
    space = Workspace.fresh(Folders(folder / "data", folder / "config"), clock=lambda: now)
    store = open_file(space.folders.store, PHRASE, cost=CHEAP)
    store.close()
    for number, days in enumerate(jumps):
        now = NOW + timedelta(days=days)
        space.unlock(PHRASE)
        assert now.date() in [one.day for one in backups(space.folders.store)]
        journal.add(space, "win", f"Line {number}.")
        space.lock()
    copies = backups(space.folders.store)
    assert len(copies) <= DAYS + WEEKS + 1
    space.unlock(PHRASE)
    lines = {one.text for one in journal.list_(space)}
    space.close()
    assert lines == {f"Line {number}." for number in range(len(jumps))}
    assert all(keeping.examine(space, PHRASE).sound for _ in copies[:1])


@settings(max_examples=amount(10, 300))
@given(everythings())
def test_out_wiped_and_in_again_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, everything: Everything
) -> None:
    """From an encrypted file to the export, all gone, and from the export to another file."""
    folder = tmp_path_factory.mktemp("out")
    first = open_file(folder / "footing.db", PHRASE, cost=CHEAP)
    first.put_everything(everything)
    text = to_json(first.everything())
    first.close()
    (folder / "footing.db").unlink()
    again = open_file(folder / "footing.db", PHRASE, cost=CHEAP)
    assert again.everything() == Everything()
    again.put_everything(from_json(text))
    assert exact(again.everything()) == exact(everything)
    assert to_json(again.everything()) == text
    again.close()
    counted("exports wiped and taken in again, the same", 1)


def test_an_export_that_cannot_be_read_adds_nothing(tmp_path: Path) -> None:
    """Half of an export is no export: all or nothing."""
    text = to_json(ALL)
    space = Workspace.fresh(Folders(tmp_path / "data", tmp_path / "config"), clock=lambda: NOW)
    for end in range(0, len(text) - 2, max(len(text) // amount(20, 400), 1)):
        with pytest.raises(FootingError):
            exchange.import_(space, text[:end])
    assert space.store.everything() == Everything()
    space.close()
