"""The engine that reads tables: shut in, also when the memory is not enough."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from footing.intake.engine import Engine
from footing.intake.source import IntakeError

LARGE = "SELECT hash(a.range) AS x, b.range AS y FROM range(3000) a, range(3000) b ORDER BY x"


def test_its_settings_are_shut_and_stay_so() -> None:
    engine = Engine(None)
    wanted = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_unsigned_extensions": False,
        "enable_external_access": False,
        "lock_configuration": True,
        "temp_directory": "",
    }
    for name, value in wanted.items():
        found = engine.raw.execute(f"SELECT current_setting('{name}')").fetchone()
        assert found == (value,), name
        with pytest.raises(duckdb.Error):
            engine.raw.execute(f"SET {name} = '{not value}'")
    engine.close()


def test_too_much_for_the_memory_is_not_put_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said in words, and no file appears where such engines put what has no room."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    connect = duckdb.connect

    def small(database: str, config: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        return connect(database, config={**config, "memory_limit": "20MB", "threads": 1})

    monkeypatch.setattr(duckdb, "connect", small)
    engine = Engine(None)
    engine.raw.execute(f"CREATE VIEW large AS {LARGE}")
    with pytest.raises(IntakeError, match="not enough memory"):
        engine.run(engine.ibis.table("large"))
    assert list(tmp_path.rglob("*")) == []
    engine.close()


@pytest.mark.parametrize("what", ["httpfs", "json", "sqlite", "postgres", "spatial"])
def test_no_extension_is_fetched(what: str) -> None:
    engine = Engine(None)
    with pytest.raises(duckdb.Error):
        engine.raw.execute(f"INSTALL {what}")
    engine.close()
