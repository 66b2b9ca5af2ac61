"""The store: what a person keeps, in memory or in one file, with the same code for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

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
from footing.store.backups import copy, drop
from footing.store.everything import Everything
from footing.store.faults import AlreadyThereError, StoreChangedError, told
from footing.store.files import ONE_AT_A_TIME, file_id
from footing.store.shelf import (
    CHECKINS,
    COMMITMENTS,
    CONTACTS,
    DEBRIEFS,
    DECISIONS,
    ENTRIES,
    ISSUES,
    MATTERS,
    PACES,
    PANELS,
    PIECES,
    PROMISES,
    SHELVES,
    R,
    Seen,
    Shelf,
    same,
)

MEMORY = "memory"
"""Where a store is that has no file."""
_NO_SUCH_MATTER = "FOREIGN KEY"
"""In SQLite's message, as SQLCipher's driver gives no finer code; all references are to matters."""


def _owe_copies(connection: Connection) -> None:
    """Note, in the transaction of a removal, that the copies are to be made anew."""
    connection.exec_driver_sql("PRAGMA user_version = 1")


class Store:
    """Matters, entries, promises, debriefs, check-ins, advice, decisions, commitments, contacts.

    Each save or removal is one transaction and returns once it is on the disk. It raises
    StoreError: StoreBusyError while another process writes, StoreChangedError where the record
    was changed or removed elsewhere after it was last read here, StoreFullError,
    StoreReadOnlyError or StoreDamagedError. May be used from several threads.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._seen: Seen = {}
        self._file = file_id(where)

    def close(self) -> None:
        """Let go of the file, or of the memory with everything in it."""
        with ONE_AT_A_TIME:
            self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with ONE_AT_A_TIME, told(self._where, saving=False), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _saving(self) -> Iterator[tuple[Connection, Seen]]:
        """A transaction that holds the write lock, and what it sees, which counts once it is in."""
        with ONE_AT_A_TIME, told(self._where, saving=True), self._engine.connect() as plain:
            seen = dict(self._seen)
            connection = plain.execution_options(footing_begin="BEGIN IMMEDIATE")
            try:
                with connection.begin():
                    self._check_file()
                    yield connection, seen
            except IntegrityError as error:
                if _NO_SUCH_MATTER not in str(error.orig):
                    raise
                raise NotFoundError(
                    "The matter that this belongs to is not there, so it was not saved.",
                    where=self._where,
                    todo="Look at the list of matters.",
                ) from None
            self._seen = seen

    def _check_file(self) -> None:
        """See that the file that is open is still the one that stands at its place.

        When another process has put a new file there, what is saved here would be lost with the
        old one.
        """
        if file_id(self._where) != self._file:
            raise StoreChangedError(
                "The file was replaced by another Footing: its passphrase was changed, or a copy "
                "was put back. This change was not saved.",
                where=self._where,
                todo="Open it again, and make your change once more.",
            )

    def _all(self, shelf: Shelf[R], matter: str | None = None) -> tuple[R, ...]:
        only = [] if matter is None else [shelf.table.c.matter == matter]
        with self._reading() as connection:
            return shelf.all(connection, self._seen, *only)

    def _get(self, shelf: Shelf[R], identity: str) -> R:
        with self._reading() as connection:
            return shelf.get(connection, self._seen, identity)

    def _save(self, shelf: Shelf[R], record: R) -> None:
        with self._saving() as (connection, seen):
            shelf.save(connection, seen, record)

    def _remove(self, shelf: Shelf[Any], identity: str) -> None:
        with self._saving() as (connection, seen):
            shelf.remove(connection, seen, identity)
            _owe_copies(connection)

    def rewrite(self, *, remove: Everything, save: Everything) -> None:
        """Remove and change many records in one transaction: all of it, or nothing.

        With a matter goes what belongs to it, whether or not it is named.
        """
        with self._saving() as (connection, seen):
            for name, shelf in SHELVES.items():
                for record in getattr(save, name):
                    shelf.save(connection, seen, record)
            for name, shelf in reversed(tuple(SHELVES.items())):
                for record in getattr(remove, name):
                    shelf.remove(connection, seen, record.id)
            _owe_copies(connection)

    def owes_copies(self) -> bool:
        """Whether something was removed from the file that the copies may still hold."""
        with self._reading() as connection:
            return bool(connection.exec_driver_sql("PRAGMA user_version").scalar())

    def matters(self) -> tuple[Matter, ...]:
        """Every matter, in the order in which they were begun."""
        return self._all(MATTERS)

    def matter(self, identity: str) -> Matter:
        """The matter with this id; NotFoundError where there is none."""
        return self._get(MATTERS, identity)

    def save_matter(self, matter: Matter, *, since: datetime | None = None) -> None:
        """Add the matter, or put it in the place of the one with its id.

        ``since`` is the ``changed`` of the matter that the change began with; with it, a change
        that another thread or window of this process made in between is noticed, too.
        """
        with self._saving() as (connection, seen):
            there = MATTERS.now_there(connection, matter.id)
            if since is not None and there is not None and there[0].changed != since:
                raise MATTERS.changed(matter.id, "changed")
            MATTERS.save(connection, seen, matter)

    def remove_matter(self, identity: str) -> None:
        """Remove the matter and what belongs to it; its entries stay in the journal."""
        self._remove(MATTERS, identity)

    def entries(self) -> tuple[Entry, ...]:
        """Every journal entry, in the order in which they were written."""
        return self._all(ENTRIES)

    def entry(self, identity: str) -> Entry:
        """The entry with this id; NotFoundError where there is none."""
        return self._get(ENTRIES, identity)

    def save_entry(self, entry: Entry) -> None:
        """Add the entry, or put it in the place of the one with its id."""
        self._save(ENTRIES, entry)

    def add_entries(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Add many entries in one transaction; those whose ids are there already stay as they are.

        Returns those that were added. No two of them may have the same id.
        """
        with self._saving() as (connection, seen):
            return ENTRIES.add_new(connection, seen, entries)

    def remove_entry(self, identity: str) -> None:
        """Remove the entry; NotFoundError where there is none."""
        self._remove(ENTRIES, identity)

    def promises(self, matter: str | None = None) -> tuple[Promise, ...]:
        """Every promise, or those of one matter, in the order in which they were given."""
        return self._all(PROMISES, matter)

    def save_promise(self, promise: Promise) -> None:
        """Add the promise, or put it in the place of the one with its id."""
        self._save(PROMISES, promise)

    def remove_promise(self, identity: str) -> None:
        """Remove the promise; NotFoundError where there is none."""
        self._remove(PROMISES, identity)

    def debriefs(self, matter: str | None = None) -> tuple[Debrief, ...]:
        """Every debrief, or those of one matter, in the order in which they were recorded."""
        return self._all(DEBRIEFS, matter)

    def save_debrief(self, debrief: Debrief) -> None:
        """Add the debrief, or put it in the place of the one with its id."""
        self._save(DEBRIEFS, debrief)

    def panels(self, matter: str | None = None) -> tuple[Panel, ...]:
        """Every advice panel, or that of one matter."""
        return self._all(PANELS, matter)

    def save_panel(self, panel: Panel) -> None:
        """Add the panel, or put it in the place of the one with its id."""
        self._save(PANELS, panel)

    def pieces(self, matter: str | None = None) -> tuple[Piece, ...]:
        """Every piece of advice, or those of one matter, in the order in which they came."""
        return self._all(PIECES, matter)

    def save_pieces(self, pieces: Iterable[Piece]) -> None:
        """Add the pieces, or put each in the place of the one with its id; all or none."""
        with self._saving() as (connection, seen):
            for piece in pieces:
                PIECES.save(connection, seen, piece)

    def remove_piece(self, identity: str) -> None:
        """Remove the piece of advice; NotFoundError where there is none."""
        self._remove(PIECES, identity)

    def decisions(self, matter: str | None = None) -> tuple[Decision, ...]:
        """Every decision, or those of one matter, in the order in which they were begun."""
        return self._all(DECISIONS, matter)

    def decision(self, identity: str) -> Decision:
        """The decision with this id; NotFoundError where there is none."""
        return self._get(DECISIONS, identity)

    def save_decision(self, decision: Decision) -> None:
        """Add the decision, or put it in the place of the one with its id."""
        self._save(DECISIONS, decision)

    def remove_decision(self, identity: str) -> None:
        """Remove the decision; NotFoundError where there is none."""
        self._remove(DECISIONS, identity)

    def checkins(self, matter: str | None = None) -> tuple[Checkins, ...]:
        """Every series of check-ins that was agreed, or that of one matter."""
        return self._all(CHECKINS, matter)

    def save_checkins(self, series: Checkins) -> None:
        """Add the series, or put it in the place of the one with its id."""
        self._save(CHECKINS, series)

    def issues(self, matter: str | None = None) -> tuple[Issue, ...]:
        """The calendar files that were given out, or those of one matter."""
        return self._all(ISSUES, matter)

    def save_issue(self, issue: Issue) -> None:
        """Add the calendar file, or put it in the place of the one with its id."""
        self._save(ISSUES, issue)

    def commitments(self) -> tuple[Commitment, ...]:
        """Every weekly commitment, in the order in which they were noted."""
        return self._all(COMMITMENTS)

    def save_commitments(self, commitments: Iterable[Commitment]) -> None:
        """Add the commitments, or put each in the place of the one with its id; all or none."""
        with self._saving() as (connection, seen):
            for one in commitments:
                COMMITMENTS.save(connection, seen, one)

    def remove_commitment(self, identity: str) -> None:
        """Remove the commitment; NotFoundError where there is none."""
        self._remove(COMMITMENTS, identity)

    def contacts(self) -> tuple[Contact, ...]:
        """Everybody to keep in touch with, in the order in which they were taken in."""
        return self._all(CONTACTS)

    def contact(self, identity: str) -> Contact:
        """The contact with this id; NotFoundError where there is none."""
        return self._get(CONTACTS, identity)

    def add_contacts(self, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
        """Add many contacts in one transaction; those whose ids are there stay as they are.

        Returns those that were added. No two of them may have the same id.
        """
        with self._saving() as (connection, seen):
            return CONTACTS.add_new(connection, seen, contacts)

    def save_contacts(self, contacts: Iterable[Contact], *, without: Iterable[str] = ()) -> None:
        """Add the contacts, or put each in the place of the one with its id; all or none.

        Those with the ids of ``without`` are removed with it; NotFoundError where one is not there.
        """
        with self._saving() as (connection, seen):
            for one in contacts:
                CONTACTS.save(connection, seen, one)
            for identity in without:
                CONTACTS.remove(connection, seen, identity)

    def paces(self) -> tuple[Pace, ...]:
        """How the person wants to keep in touch; none where nothing was said yet."""
        return self._all(PACES)

    def save_pace(self, pace: Pace) -> None:
        """Note the pace, in place of what was said before."""
        self._save(PACES, pace)

    def copy_file(self, day: date, *, forget: bool = False) -> None:
        """Copy the file as that of ``day``, while nobody writes to it; nothing for memory.

        With ``forget`` the copies there are removed first: what was removed from the file is then
        in none of them either. A removal notes in the file itself that this has to follow, so that
        a process which dies in between leaves it to the next opening. Raises StoreError or
        OSError where no copy can be made.
        """
        if self._where == MEMORY:
            return
        path = Path(self._where)
        if forget:
            drop(path)
        with self._saving() as (connection, _):
            copy(path, day)
            if forget:
                connection.exec_driver_sql("PRAGMA user_version = 0")

    def everything(self) -> Everything:
        """Every record, as of one moment."""
        with self._reading() as connection:
            return self._everything(connection)

    @contextmanager
    def alone(self) -> Iterator[Everything]:
        """Every record, while no other process can read or write the file."""
        with ONE_AT_A_TIME, told(self._where, saving=True), self._engine.connect() as plain:
            connection = plain.execution_options(footing_begin="BEGIN EXCLUSIVE")
            with connection.begin():
                self._check_file()
                yield self._everything(connection)

    def _everything(self, connection: Connection) -> Everything:
        return Everything(
            **{name: shelf.all(connection, self._seen) for name, shelf in SHELVES.items()}
        )

    def put_everything(self, given: Everything) -> Everything:
        """Add all records in one transaction, and return those that were not there before.

        A record that is there with the same content is left as it is. If one is there with other
        content, nothing at all is added and AlreadyThereError names every such record: two
        versions of one conversation are for the person to choose from.
        """
        differing: list[str] = []

        def put(shelf: Shelf[R], records: tuple[R, ...]) -> tuple[R, ...]:
            added = shelf.add_new(connection, seen, records)
            fresh = {record.id for record in added}
            for record in records:
                there = None if record.id in fresh else shelf.now_there(connection, record.id)
                if there is not None and not same(there[0], record):
                    differing.append(f"{shelf.noun} {record.id}")
            return added

        with self._saving() as (connection, seen):
            added = Everything(
                **{name: put(shelf, getattr(given, name)) for name, shelf in SHELVES.items()}
            )
            if differing:
                raise AlreadyThereError(differing, self._where)
        return added
