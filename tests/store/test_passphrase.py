"""Another passphrase, the recovery key, and a kill in the middle of the change."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from footing.kernel.errors import StoreError, WrongPassphraseError
from footing.store import open_file
from footing.store.backups import backups
from footing.store.faults import StoreChangedError
from footing.store.passphrase import change, recovery_key
from tests.store.records import ALL, CHEAP, ENTRY

OLD, NEW = "four plain words here", "quite another set of words"
ROOT = Path(__file__).parents[2]
ROUNDS = 10


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted file with one record of each kind and a copy of yesterday, closed."""
    where = tmp_path / "data" / "footing.db"
    store = open_file(where, OLD, cost=CHEAP)
    store.put_everything(ALL)
    store.copy_file(date(2026, 11, 21))
    store.close()
    return where


def _holds_all(path: Path, passphrase: str) -> bool:
    store = open_file(path, passphrase)
    try:
        return store.everything() == ALL
    finally:
        store.close()


def test_the_new_one_opens_it_and_the_old_one_opens_nothing(path: Path) -> None:
    change(path, NEW, passphrase=OLD, cost=CHEAP)
    assert _holds_all(path, NEW)
    with pytest.raises(WrongPassphraseError):
        open_file(path, OLD)
    assert backups(path) == ()


def test_a_wrong_old_one_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphraseError):
        change(path, NEW, passphrase="no", cost=CHEAP)
    assert path.read_bytes() == before
    assert len(backups(path)) == 1


def test_the_recovery_key_is_a_way_back_in_however_it_is_typed(path: Path) -> None:
    key = recovery_key(path, OLD)
    assert re.fullmatch(r"([A-Z2-7]{4}-){12}[A-Z2-7]{4}", key)
    typed = key.lower().replace("-", " ").replace("o", "0")
    again = change(path, NEW, recovery=typed, cost=CHEAP)
    assert _holds_all(path, NEW)
    assert again == recovery_key(path, NEW) != key


def test_an_old_recovery_key_opens_nothing_after_a_change(path: Path) -> None:
    key = recovery_key(path, OLD)
    change(path, NEW, passphrase=OLD, cost=CHEAP)
    with pytest.raises(WrongPassphraseError, match="later one"):
        change(path, OLD, recovery=key, cost=CHEAP)
    assert _holds_all(path, NEW)


@pytest.mark.parametrize("typed", ["", "ABCD", "!" * 52, "A" * 51, "É" * 52])
def test_what_is_no_recovery_key_is_said_so(path: Path, typed: str) -> None:
    with pytest.raises(WrongPassphraseError, match="13 groups"):
        change(path, NEW, recovery=typed, cost=CHEAP)
    assert _holds_all(path, OLD)


def test_the_recovery_key_stands_nowhere_on_the_disk(path: Path) -> None:
    key = recovery_key(path, OLD)
    letters = key.replace("-", "").encode()
    for each in path.parent.rglob("*"):
        if each.is_file():
            content = each.read_bytes()
            assert key.encode() not in content
            assert letters not in content


def test_a_file_without_a_passphrase_has_none_to_change(tmp_path: Path) -> None:
    plain = tmp_path / "footing.db"
    open_file(plain, None).close()
    with pytest.raises(StoreError, match="without a passphrase"):
        change(plain, NEW)
    with pytest.raises(StoreError, match="nothing to recover"):
        recovery_key(plain, NEW)


def test_while_another_process_writes_nothing_is_changed(path: Path) -> None:
    code = (
        "import sys; from footing.store import open_file; from pathlib import Path\n"
        f"store = open_file(Path({str(path)!r}), {OLD!r})\n"
        "with store._saving():\n"
        "    print('held', flush=True); sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreError):
            change(path, NEW, passphrase=OLD, cost=CHEAP)
        other.communicate("\n")
    assert _holds_all(path, OLD)


def test_another_process_that_has_it_open_is_told_and_loses_nothing(path: Path) -> None:
    other = open_file(path, OLD)
    change(path, NEW, passphrase=OLD, cost=CHEAP)
    with pytest.raises(StoreChangedError, match="passphrase was changed"):
        other.save_entry(replace(ENTRY, text="written later"))
    other.close()
    assert _holds_all(path, NEW)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_killed_in_the_middle_the_file_opens_with_one_of_the_two(path: Path) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}")  # pytest shows it when the test fails
    rng = random.Random(seed)
    code = (
        "import itertools, sys; from pathlib import Path\n"
        "from footing.store.passphrase import change\n"
        "path, was = Path(sys.argv[1]), sys.argv[2]\n"
        "for number in itertools.count(int(sys.argv[3])):\n"
        "    change(path, f'words {number}', passphrase=was, cost=1); was = f'words {number}'\n"
        "    print(number, flush=True)\n"
    )
    was, number = OLD, 0
    for _ in range(ROUNDS):
        command = [sys.executable, "-c", code, str(path), was, str(number + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(rng.uniform(0, 0.5))
            process.kill()
            lines = (first + process.stdout.read()).split()
        number = int(lines[-1])
        for candidate in (number, number + 1):  # the change under way may be in as well
            try:
                assert _holds_all(path, f"words {candidate}")
            except WrongPassphraseError:
                continue
            number = candidate
            break
        else:
            pytest.fail("neither passphrase opens the file")
        was = f"words {number}"
    assert number >= ROUNDS
