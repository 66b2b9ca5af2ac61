"""What the kill test kills: saves at random from a seed, and says each save once it is confirmed.

``python -m tests.store.saver PATH SEED``
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from footing.followup.entries import KINDS, Entry
from footing.followup.promises import Promise
from footing.kernel.ids import new_id
from footing.store import Store, open_file
from tests.store.records import DEBRIEF, MATTER

PASSPHRASE = "killed at any moment"


def changes(seed: int) -> Iterator[Callable[[Store], None]]:
    """Changes without end, the same ones for the same seed, each one save or one removal."""
    rng = Random(seed)
    made: list[str] = []
    while True:
        words = " ".join(new_id(rng) for _ in range(rng.choice([1, 20, 2000])))
        identity = new_id(rng)
        old = rng.choice(made) if made else ""
        what = rng.choice(["matter", "answer", "remove", "entry", "entry", "promise", "debrief"])
        if what == "matter" or not old:
            made.append(identity)
            yield _matter(identity, words)
        elif what == "answer":
            yield _answer(old, words)
        elif what == "remove":
            made.remove(old)
            yield _removal(old)
        elif what == "entry":
            day = date(2026, 1, 1) + timedelta(days=rng.randrange(300))
            yield _entry(Entry(identity, day, rng.choice(KINDS), words, rng.choice(["", old])))
        elif what == "promise":
            yield _promise(Promise(identity, old, "me", words, None))
        else:
            yield _debrief(identity, old, words)


def _matter(identity: str, words: str) -> Callable[[Store], None]:
    return lambda store: store.save_matter(replace(MATTER, id=identity, answers={"aim": words}))


def _answer(identity: str, words: str) -> Callable[[Store], None]:
    def change(store: Store) -> None:
        matter = store.matter(identity)
        store.save_matter(replace(matter, answers={**matter.answers, "fear": words}))

    return change


def _removal(identity: str) -> Callable[[Store], None]:
    return lambda store: store.remove_matter(identity)


def _entry(entry: Entry) -> Callable[[Store], None]:
    return lambda store: store.save_entry(entry)


def _promise(promise: Promise) -> Callable[[Store], None]:
    return lambda store: store.save_promise(promise)


def _debrief(identity: str, matter: str, words: str) -> Callable[[Store], None]:
    return lambda store: store.save_debrief(
        replace(DEBRIEF, id=identity, matter=matter, note=words)
    )


if __name__ == "__main__":
    kept = open_file(Path(sys.argv[1]), PASSPHRASE)
    for number, change_it in enumerate(changes(int(sys.argv[2])), start=1):
        change_it(kept)
        print(number, flush=True)
