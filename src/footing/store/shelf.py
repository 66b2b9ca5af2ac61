"""One table and the kind of record that stands in it: rows and records, saving with care."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from footing.advice.decision import Decision
from footing.advice.kept import Panel, Piece
from footing.contacts.model import Contact, Pace
from footing.followup.checkins import Checkins
from footing.followup.debrief import Debrief
from footing.followup.entries import Entry
from footing.followup.issues import Issue
from footing.followup.load import Commitment
from footing.followup.promises import Promise
from footing.kernel.errors import NotFoundError
from footing.playbooks.matter import Matter
from footing.store import tables
from footing.store.faults import StoreChangedError

R = TypeVar(
    "R",
    Matter,
    Entry,
    Promise,
    Debrief,
    Panel,
    Piece,
    Decision,
    Checkins,
    Issue,
    Commitment,
    Contact,
    Pace,
)
Seen = MutableMapping[tuple[str, str], int]
"""The revision of each record, by noun and id, that was last read or saved here."""


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """The records of one kind; every method works within the transaction of ``connection``."""

    noun: str
    kind: type[R]
    table: Table

    def _record(self, row: RowMapping) -> R:
        return self.kind(**{field.name: row[field.name] for field in fields(self.kind)})

    def _row(self, record: R) -> dict[str, Any]:
        return {field.name: getattr(record, field.name) for field in fields(self.kind)}

    def all(self, connection: Connection, seen: Seen, *only: ColumnElement[bool]) -> tuple[R, ...]:
        """The records that meet ``only``, in the order in which they were first saved."""
        query = select(self.table).where(*only).order_by(self.table.c.seq)
        found = connection.execute(query).mappings().all()
        seen.update({(self.noun, row["id"]): row["revision"] for row in found})
        return tuple(self._record(row) for row in found)

    def get(self, connection: Connection, seen: Seen, identity: str) -> R:
        """The record with this id; NotFoundError where there is none."""
        found = self.all(connection, seen, self.table.c.id == identity)
        if not found:
            raise self.missing(identity)
        return found[0]

    def missing(self, identity: str) -> NotFoundError:
        """The error for an id that nothing has."""
        return NotFoundError(
            f"There is no {self.noun} with the id {identity!r}.", todo="Look at the list of them."
        )

    def now_there(self, connection: Connection, identity: str) -> tuple[R, int] | None:
        """The stored record and its revision, without counting it as seen."""
        query = select(self.table).where(self.table.c.id == identity)
        row = connection.execute(query).mappings().one_or_none()
        return None if row is None else (self._record(row), row["revision"])

    def save(self, connection: Connection, seen: Seen, record: R) -> None:
        """Insert the record, or put it in the place of the revision that was seen here.

        Raises StoreChangedError where another process has changed or removed it since.
        """
        there = self.now_there(connection, record.id)
        last = seen.get((self.noun, record.id))
        if there is None:
            if last is not None:
                raise self.changed(record.id, "removed")
            self.add(connection, seen, record)
            return
        stored, revision = there
        if revision != last:
            if not same(stored, record):
                raise self.changed(record.id, "changed")
            seen[self.noun, record.id] = revision
            return
        place = self.table.c.id == record.id
        values = self._row(record) | {"revision": revision + 1}
        connection.execute(self.table.update().where(place).values(values))
        seen[self.noun, record.id] = revision + 1

    def add(self, connection: Connection, seen: Seen, record: R) -> None:
        """Insert a record whose id is not there yet."""
        values = self._row(record) | {"revision": 1}
        connection.execute(self.table.insert().values(values))
        seen[self.noun, record.id] = 1

    def add_new(self, connection: Connection, seen: Seen, records: Iterable[R]) -> tuple[R, ...]:
        """Insert, all at once, the records whose ids are not there yet, and return these."""
        there = set(connection.scalars(select(self.table.c.id)))
        fresh = tuple(record for record in records if record.id not in there)
        if fresh:
            rows = [self._row(record) | {"revision": 1} for record in fresh]
            connection.execute(self.table.insert(), rows)
        seen.update({(self.noun, record.id): 1 for record in fresh})
        return fresh

    def changed(self, identity: str, how: str) -> StoreChangedError:
        """The error for a record that is no longer as it was read here."""
        return StoreChangedError(
            f"This {self.noun} was {how} elsewhere in the meantime, so this change was not saved.",
            where=identity,
            todo="Open it again, look at what is there now, and make your change once more.",
        )

    def remove(self, connection: Connection, seen: Seen, identity: str) -> None:
        """Remove the record with this id; NotFoundError where there is none."""
        gone = connection.execute(self.table.delete().where(self.table.c.id == identity))
        if gone.rowcount == 0:
            raise self.missing(identity)
        seen.pop((self.noun, identity), None)


def same(one: Any, other: Any) -> bool:
    """Whether two records hold the same; here a number that is none (NaN) equals itself."""
    if is_dataclass(one) and type(one) is type(other):
        return all(same(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    return bool(one == other)


MATTERS = Shelf("matter", Matter, tables.matters)
ENTRIES = Shelf("journal entry", Entry, tables.entries)
PROMISES = Shelf("promise", Promise, tables.promises)
DEBRIEFS = Shelf("debrief", Debrief, tables.debriefs)
PANELS = Shelf("advice panel", Panel, tables.panels)
PIECES = Shelf("piece of advice", Piece, tables.pieces)
DECISIONS = Shelf("decision", Decision, tables.decisions)
CHECKINS = Shelf("series of check-ins", Checkins, tables.checkins)
ISSUES = Shelf("calendar file", Issue, tables.issues)
COMMITMENTS = Shelf("commitment", Commitment, tables.commitments)
CONTACTS = Shelf("contact", Contact, tables.contacts)
PACES = Shelf("pace", Pace, tables.paces)

SHELVES: Mapping[str, Shelf[Any]] = {
    "matters": MATTERS,
    "entries": ENTRIES,
    "promises": PROMISES,
    "debriefs": DEBRIEFS,
    "panels": PANELS,
    "pieces": PIECES,
    "decisions": DECISIONS,
    "checkins": CHECKINS,
    "issues": ISSUES,
    "commitments": COMMITMENTS,
    "contacts": CONTACTS,
    "paces": PACES,
}
"""The shelf of each field of ``Everything``; what others belong to comes first."""
