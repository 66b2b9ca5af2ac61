"""Opening the store: in memory, or the one file, encrypted or on purpose not."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from footing.kernel.errors import StoreError
from footing.store import migrations
from footing.store.backups import backups
from footing.store.everything import Everything
from footing.store.faults import PassphraseNeededError, StoreDamagedError, damaged, files_told, told
from footing.store.files import ONE_AT_A_TIME, appearing, make_private, make_private_folder
from footing.store.header import exists, read_header
from footing.store.key import COST, key_for, new_key
from footing.store.store import MEMORY, Store
from footing.store.tables import metadata

_SETTINGS = {
    "journal_mode": "DELETE",  # one file at rest: whoever copies it has everything
    "synchronous": "EXTRA",  # a save also survives a power cut, not only a kill
    "fullfsync": "ON",  # macOS: really on the disk
    "secure_delete": "ON",  # what was removed is overwritten
    "temp_store": "MEMORY",  # nothing is written beside the file
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
}


def open_memory() -> Store:
    """A store that lives in memory until it is closed, with the same tables as a file."""

    def connect() -> Any:
        connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = _engine(sqlite3, connect)
    with engine.begin() as connection:
        metadata.create_all(connection)
    return Store(engine, MEMORY)


def open_file(
    path: Path,
    passphrase: str | None,
    *,
    cost: int = COST,
    busy_seconds: float = 3.0,
    day: date | None = None,
) -> Store:
    """The store in the file at ``path``, which is made if nothing is there.

    ``passphrase`` None means a file that is not encrypted. ``cost`` (log2 of scrypt's N) counts
    only for a new file; an old one knows its own. Waits up to ``busy_seconds`` for another process
    that writes. Takes about as long as the key takes to derive, a quarter of a second.

    Raises WrongPassphraseError, PassphraseNeededError, StoreNewerError, StoreBusyError,
    StoreDamagedError, StoreReadOnlyError, or StoreError for anything else, and changes nothing
    then.
    """
    path = path.absolute()
    with files_told(str(path)):
        if not exists(path):
            with contextlib.suppress(FileExistsError):  # another process made it just now
                return _made(path, passphrase, cost, busy_seconds)
        return opened(path, _key_of(path, passphrase), busy_seconds, day)


def keep(memory: Store, file: Store) -> Everything:
    """Copy all of ``memory`` into ``file`` in one transaction; returns what was new there.

    Raises as ``Store.put_everything`` does; ``memory`` keeps everything in any case.
    """
    return file.put_everything(memory.everything())


def _made(path: Path, passphrase: str | None, cost: int, busy_seconds: float) -> Store:
    key = b""
    if passphrase is not None:
        header, secret = new_key(passphrase, cost)
        key = secret + header.bytes()
    make_private_folder(path.parent)
    with appearing(path) as fresh:
        made_with(fresh, key, str(path)).close()
    return opened(path, key, busy_seconds)


def made_with(fresh: Path, key: bytes, where: str) -> Store:
    """A new store in the file ``fresh``, which is empty or not there yet.

    ``where`` is the place that an error names: ``fresh`` is to become the file there.
    """
    fresh.touch(mode=0o600)
    engine = _file_engine(fresh, key, 0)
    try:
        with told(where, saving=True), _write(engine) as connection:
            migrations.upgrade(connection, where)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, str(fresh))


def _key_of(path: Path, passphrase: str | None) -> bytes:
    """The 32 bytes of the key and the 16 of the header; empty for a file without passphrase."""
    header = read_header(path)
    if header is None:
        if passphrase is not None:
            raise StoreError(
                "This file was kept without a passphrase, so it cannot be opened with one.",
                where=str(path),
                todo="Open it without. Nothing was changed.",
            )
        return b""
    if passphrase is None:
        raise PassphraseNeededError(
            "This file is encrypted and needs its passphrase.", where=str(path), todo="Give it."
        )
    return key_for(passphrase, header, path) + header.bytes()


def opened(path: Path, key: bytes, busy_seconds: float = 3.0, day: date | None = None) -> Store:
    """The store in the file, with the 48 bytes of key and header; raises as ``open_file``."""
    where = str(path)
    make_private(path)
    engine = _file_engine(path, key, busy_seconds)
    try:
        with ONE_AT_A_TIME, told(where, saving=False), engine.connect() as connection:
            at = migrations.found(connection)
            whole = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
        if not whole:
            raise damaged(where)
        if not at:
            raise StoreDamagedError(
                "This is a database, but not one of Footing.",
                where=where,
                todo="Footing has not changed it. Move it away, or choose another place "
                "with FOOTING_HOME.",
            )
        store = Store(engine, where)
        if day is not None:
            owed = store.owes_copies()
            if owed or all(one.day != day for one in backups(path)):
                with contextlib.suppress(StoreError, OSError):
                    store.copy_file(day, forget=owed)
        if at != migrations.HEAD:
            with ONE_AT_A_TIME, told(where, saving=True), _write(engine) as connection:
                migrations.upgrade(connection, where)
    except BaseException:
        engine.dispose()
        raise
    return store


def _engine(driver: Any, connect: Any) -> Engine:
    """One engine with one connection, whose transactions begin where we say."""
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=connect,
        poolclass=StaticPool,
        hide_parameters=True,  # what a person wrote never stands in a message of the library
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        how = connection.get_execution_options().get("footing_begin", "BEGIN")
        connection.exec_driver_sql(how)

    return engine


@contextlib.contextmanager
def _write(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as plain:
        connection = plain.execution_options(footing_begin="BEGIN IMMEDIATE")
        with connection.begin():
            yield connection


def _file_engine(path: Path, key: bytes, busy_seconds: float) -> Engine:
    from sqlcipher3 import dbapi2

    def connect() -> Any:
        connection = dbapi2.connect(
            f"{path.as_uri()}?mode=rw",  # never makes a file by itself
            uri=True,
            timeout=busy_seconds,
            check_same_thread=False,
            isolation_level=None,
        )
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal
        if key:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for name, value in _SETTINGS.items():
            connection.execute(f"PRAGMA {name} = {value}")
        return connection

    return _engine(dbapi2, connect)
