"""A long random history of what can be done to the store: each operation is confirmed or not in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from footing.followup.entries import KINDS, Entry
from footing.kernel.ids import new_id
from footing.store import Everything, Store, open_file
from footing.store.passphrase import change
from tests.store.records import (
    CHEAP,
    CHECKINS,
    COMMITMENT,
    DEBRIEF,
    DECISION,
    ISSUE,
    MATTER,
    PANEL,
    PIECE,
    PROMISE,
)

PASSPHRASE = "killed at any moment"
FIRST_DAY = date(2026, 1, 1)
OF_A_MATTER = {
    "promise": (PROMISE, "what"),
    "debrief": (DEBRIEF, "note"),
    "panel": (PANEL, "own_view"),
    "checkins": (CHECKINS, ""),
    "issue": (ISSUE, "content"),
}
"""Kinds that are saved one by one, with the field that holds words, if one does."""
_PLAIN = (*OF_A_MATTER, "decision", "pieces", "commitments", "entry", "entries", "everything")
_ALL = ("matter", "matter", "answer", "answer", "remove matter", "remove entry", *_PLAIN)
_ON_THE_FILE = ("copy", "forget copies", "open again", "passphrase")


@dataclass(frozen=True)
class Operation:
    """What is done: to the records, or (``on_file``) to the file, which holds the same after it."""

    name: str
    do: Callable[[Store], None]
    on_file: Callable[[Store, Path], Store] | None = None

    def on(self, store: Store, path: Path) -> Store:
        """Do it to a file; the store to go on with, as some operations open it anew."""
        if self.on_file is not None:
            return self.on_file(store, path)
        self.do(store)
        return store


def operations(rng: Random, there: Everything) -> Iterator[Operation]:
    """Operations without end on a store that holds ``there``; the same for the same generator."""
    matters = [one.id for one in there.matters]
    entries = [one.id for one in there.entries]
    while True:
        name = rng.choice((*_ALL, *_ALL, *_ON_THE_FILE))
        words = " ".join(new_id(rng) for _ in range(rng.choice([1, 20, 20, 2000])))
        identity, day = new_id(rng), FIRST_DAY + timedelta(days=rng.randrange(300))
        old = rng.choice(matters) if matters else ""
        if name in _ON_THE_FILE:
            yield _on_the_file(name, day)
        elif name == "matter" or not old:
            matters.append(identity)
            yield _saving("matter", replace(MATTER, id=identity, answers={"aim": words}))
        elif name == "answer":
            yield Operation(name, _answer(old, words))
        elif name == "remove matter":
            matters.remove(old)
            yield Operation(name, lambda store, old=old: store.remove_matter(old))
        elif name == "remove entry":
            if entries:
                gone = entries.pop(rng.randrange(len(entries)))
                yield Operation(name, lambda store, gone=gone: store.remove_entry(gone))
        else:
            if name in ("entry", "entries"):
                entries.append(identity)
            yield _added(name, identity, old, words, day, rng)


def _saving(kind: str, record: Any) -> Operation:
    return Operation(kind, lambda store: getattr(store, f"save_{kind}")(record))


def _added(name: str, identity: str, matter: str, words: str, day: date, rng: Random) -> Operation:
    if name in OF_A_MATTER:
        record, field = OF_A_MATTER[name]
        said = {field: words} if field else {}
        return _saving(name, replace(record, id=identity, matter=matter, **said))
    entry = Entry(identity, day, rng.choice(KINDS), words, rng.choice(["", matter]))
    match name:
        case "entry":
            return _saving(name, entry)
        case "entries":
            return Operation(name, lambda store: store.add_entries([entry]) and None)
        case "decision":
            made = replace(DECISION, id=identity, matter=matter, given={"options": [words]})
            return _saving(name, made)
        case "pieces":
            pieces = [
                replace(PIECE, id=f"{identity}{at}", matter=matter, text=words) for at in range(5)
            ]
            return Operation(name, lambda store: store.save_pieces(pieces))
        case "commitments":
            two = [replace(COMMITMENT, id=f"{identity}{at}", what=words) for at in range(2)]
            return Operation(name, lambda store: store.save_commitments(two))
        case _:
            whole = Everything(
                matters=tuple(replace(MATTER, id=f"{identity}{at}") for at in range(3)),
                promises=tuple(
                    replace(PROMISE, id=f"{identity}{at}", matter=f"{identity}{at}", what=words)
                    for at in range(3)
                ),
            )
            return Operation(name, lambda store: store.put_everything(whole) and None)


def _answer(matter: str, words: str) -> Callable[[Store], None]:
    def do(store: Store) -> None:
        found = store.matter(matter)
        store.save_matter(replace(found, answers={**found.answers, "fear": words}))

    return do


def _on_the_file(name: str, day: date) -> Operation:
    def again(store: Store, path: Path) -> Store:
        store.close()
        opened = open_file(path, PASSPHRASE, day=day)
        opened.everything()
        return opened

    def copied(store: Store, _: Path) -> Store:
        store.copy_file(day, forget=name == "forget copies")
        return store

    def another(store: Store, path: Path) -> Store:
        """The passphrase stays the same one; the file, its salt and its key are new."""
        store.close()
        change(path, PASSPHRASE, passphrase=PASSPHRASE, cost=CHEAP)
        return again(store, path)

    how = {"open again": again, "passphrase": another}.get(name, copied)
    return Operation(name, lambda _: None, how)
