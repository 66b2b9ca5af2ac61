"""Every schema that was ever released still opens, and ends as the tables say."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from footing.store import migrations, open_file
from footing.store.tables import metadata
from tests.store.make_fixture import FIXTURES, PASSPHRASE
from tests.store.records import CHEAP, OF_STEP, exact

STEPS = [
    step.revision
    for step in ScriptDirectory(str(Path(migrations.__file__).parent)).walk_revisions()
]


@pytest.mark.parametrize("step", STEPS)
def test_a_file_of_every_released_schema_opens_with_all_that_was_in_it(
    step: str, tmp_path: Path
) -> None:
    path = tmp_path / "old.db"
    shutil.copyfile(FIXTURES / f"schema_{step}.db", path)
    store = open_file(path, PASSPHRASE)
    assert exact(store.everything()) == exact(OF_STEP[step])
    store.close()
    again = open_file(path, PASSPHRASE)
    assert exact(again.everything()) == exact(OF_STEP[step])
    again.close()


def test_there_is_one_file_for_every_step_and_one_newest_step() -> None:
    assert {path.stem for path in FIXTURES.iterdir()} == {f"schema_{step}" for step in STEPS}
    assert STEPS[0] == migrations.HEAD


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Connection]:
    """A database that came about by all steps, one after the other."""
    path = tmp_path / "plain.db"
    open_file(path, None).close()
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _shape(connection: Connection) -> dict[str, Any]:
    """Everything that the database says of its tables."""
    seen = inspect(connection)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)],
            seen.get_pk_constraint(name),
            seen.get_unique_constraints(name),
            seen.get_foreign_keys(name),
            seen.get_indexes(name),
        )
        for name in metadata.tables
    }


def test_the_steps_end_in_the_tables_that_the_store_uses(migrated: Connection) -> None:
    assert compare_metadata(MigrationContext.configure(migrated), metadata) == []
    engine = create_engine("sqlite://")
    with engine.connect() as fresh:
        metadata.create_all(fresh)
        assert _shape(migrated) == _shape(fresh)
    engine.dispose()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that breaks half-way: all of it is taken back."""
    path = tmp_path / "footing.db"
    open_file(path, "x", cost=CHEAP).close()
    before = path.read_bytes()

    def half(connection: Connection, where: str) -> None:
        connection.exec_driver_sql("ALTER TABLE entries ADD COLUMN mood TEXT")
        raise RuntimeError("half-way")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "HEAD", "9999")
        patch.setattr(migrations, "upgrade", half)
        with pytest.raises(RuntimeError):
            open_file(path, "x")
    assert path.read_bytes() == before
    open_file(path, "x").close()


def test_the_steps_run_from_a_folder_with_odd_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "50% of C:; my ‘place’"
    shutil.copytree(Path(migrations.__file__).parent, odd)
    monkeypatch.setattr(migrations, "_FOLDER", odd)
    open_file(tmp_path / "footing.db", "x", cost=CHEAP).close()
