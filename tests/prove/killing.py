"""Kills processes that work on a file, at random moments, and looks at what is left each time.

``python -m tests.prove.killing FOLDER SEED KILLS`` prints one JSON object: how many were killed,
how many operations had been confirmed, and in the middle of what. It ends with an error, and the
seed that leads to it, where anything confirmed is not there.

One process does it all, because starting an interpreter takes longer than what is tried here: it
forks, the child works and sends a byte for each operation once that is confirmed, the parent kills
it (SIGKILL, so that nothing can be tidied up), opens the file, and compares it with what it should
hold: what was confirmed, and perhaps the one operation that was under way.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

from footing.kernel.errors import StoreError
from footing.store import Everything, open_file, open_memory
from footing.store.backups import backups, put_back
from tests.prove.history import FIRST_DAY, PASSPHRASE, Operation, operations
from tests.store.make_fixture import FIXTURES
from tests.store.make_fixture import PASSPHRASE as OF_FIXTURE
from tests.store.records import ALL, CHEAP, OF_STEP

WHILE_OPENING, WHILE_WORKING = 0.1, 0.2
"""Seconds within which a child is killed: after the fork, or after it has opened the file."""
A_LIFE = 40
"""After so many kills a new file begins, as one that grows for ever would only get slower."""


def killed(
    work: Callable[[Callable[[], None]], None], seconds: float, *, after_first: bool = False
) -> int:
    """Fork, let the child do ``work``, kill it; how often it had called what it was given.

    The ``seconds`` are counted from the fork, or with ``after_first`` from the first such call.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            work(lambda: os.write(writing, b".") and None)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    confirmed = len(os.read(reading, 1)) if after_first else 0
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, ended = os.waitpid(child, 0)
    # A child that came to its end before the kill must have come to a good one.
    assert os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == 0, "a child failed by itself"
    while got := os.read(reading, 65536):
        confirmed += len(got)
    os.close(reading)
    return confirmed


def _found(path: Path, passphrase: str = PASSPHRASE) -> Everything:
    """All that is in the file, after every page of it was checked."""
    store = open_file(path, passphrase)
    try:
        return store.everything()
    finally:
        store.close()


def _works(path: Path, coming: Iterator[Operation]) -> Callable[[Callable[[], None]], None]:
    def work(confirm: Callable[[], None]) -> None:
        store = open_file(path, PASSPHRASE)
        store.everything()
        confirm()
        for operation in itertools.islice(coming, 500):
            store = operation.on(store, path)
            confirm()

    return work


def history(path: Path, rng: Random, kills: int) -> tuple[int, Counter[str]]:
    """Kills during one long history of one file; operations confirmed, and what was cut off."""
    open_file(path, PASSPHRASE, cost=CHEAP).close()
    expected = open_memory()
    total, cut_off = 0, Counter[str]()
    for turn in range(kills):
        seed = rng.getrandbits(64)
        before = expected.everything()
        coming = operations(Random(seed), before)
        late = rng.random() < 0.9
        within = WHILE_WORKING if late else WHILE_OPENING
        calls = killed(_works(path, coming), rng.uniform(0, within), after_first=late)
        confirmed = max(calls - 1, 0)  # the first one says that the file is open
        total += confirmed
        steps = operations(Random(seed), before)
        for operation in itertools.islice(steps, confirmed):
            operation.do(expected)
        under_way = next(steps)
        cut_off[under_way.name if calls else "opening"] += 1
        found = _found(path)
        if found != expected.everything():  # it died before it could say so
            under_way.do(expected)
            assert found == expected.everything(), f"kill {turn}, in {under_way.name}"
        for each in backups(path):
            _found(each.path)
    expected.close()
    return total, cut_off


def first_keep(path: Path, rng: Random) -> None:
    """Killed while the file is made: there is none, or an empty one, or one with everything."""

    def work(confirm: Callable[[], None]) -> None:
        store = open_file(path, PASSPHRASE, cost=CHEAP)
        store.put_everything(ALL)
        confirm()

    confirmed = killed(work, rng.uniform(0, 0.15))
    if confirmed:
        assert _found(path) == ALL
    elif path.exists():
        assert _found(path) in (Everything(), ALL)


def newer_layout(path: Path, rng: Random) -> None:
    """Killed while a file of an earlier Footing gets the layout of today."""
    step = rng.choice(sorted(OF_STEP)[:-1])
    shutil.copyfile(FIXTURES / f"schema_{step}.db", path)
    killed(lambda _: open_file(path, OF_FIXTURE, day=FIRST_DAY).close(), rng.uniform(0, 0.08))
    assert _found(path, OF_FIXTURE) == OF_STEP[step]


def copy_put_back(path: Path, rng: Random) -> None:
    """Killed while a copy takes the place of the file: it is there, or the copy still is."""
    store = open_file(path, PASSPHRASE, cost=CHEAP)
    store.put_everything(ALL)
    store.copy_file(FIRST_DAY)
    store.close()
    (copy,) = backups(path)
    killed(lambda _: put_back(path, copy, "stamp") and None, rng.uniform(0, 0.003))
    assert _found(copy.path) == ALL
    if path.exists():
        assert _found(path) == ALL


SINGLE = (first_keep, newer_layout, copy_put_back)


def main(folder: Path, seed: int, kills: int) -> None:
    """Kill, compare, and print what was counted."""
    rng = Random(seed)
    once = kills // 5
    confirmed, cut_off = 0, Counter[str]()
    try:
        for number in range(once):
            place = folder / f"once-{number}"
            place.mkdir()
            single = rng.choice(SINGLE)
            single(place / "footing.db", rng)
            cut_off[single.__name__] += 1
            shutil.rmtree(place)
        for number, start in enumerate(range(once, kills, A_LIFE)):
            place = folder / f"long-{number}"
            place.mkdir()
            more, cut = history(place / "footing.db", rng, min(A_LIFE, kills - start))
            confirmed, cut_off = confirmed + more, cut_off + cut
            shutil.rmtree(place)
    except (AssertionError, StoreError):
        print(f"seed {seed}", file=sys.stderr)
        raise
    print(json.dumps({"kills": kills, "confirmed": confirmed, "during": cut_off}))


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
