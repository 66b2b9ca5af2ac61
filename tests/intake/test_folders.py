"""A folder of Parquet files as one table."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from footing.app.backlog import Asked, measure_backlog
from footing.intake.files import open_file
from footing.intake.source import IntakeError
from footing.kernel.clock import fixed
from tests.intake.helpers import NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two years of items, cut by the year of opening; the name would be a pattern elsewhere."""
    made = tmp_path / "tickets [1]*"
    duckdb.sql("""CREATE OR REPLACE TABLE made AS SELECT n AS id,
        DATE '2023-01-01' + (n % 700)::INT AS opened,
        CASE WHEN n % 4 > 0 THEN DATE '2023-01-09' + (n % 700)::INT END AS closed,
        year(DATE '2023-01-01' + (n % 700)::INT) AS year FROM range(2100) t(n)""")
    duckdb.sql(f"COPY made TO '{made}' (FORMAT parquet, PARTITION_BY (year))")
    duckdb.sql(f"COPY made TO '{tmp_path / 'all.parquet'}'")
    return made


def test_a_folder_says_what_one_file_says(folder: Path) -> None:
    mine, one = (
        measure_backlog(Asked(path), fixed(NOW)) for path in (folder, folder.parent / "all.parquet")
    )
    assert mine.format == "Parquet"
    assert mine.measures.open == one.measures.open == 543
    assert mine.measures.arrivals_per_day == one.measures.arrivals_per_day
    assert mine.findings.rows == 2100


def test_a_part_that_changes_is_told(folder: Path) -> None:
    with open_file(folder) as source:
        part = next(folder.rglob("*.parquet"))
        part.write_bytes(part.read_bytes() + b" ")
        with pytest.raises(IntakeError, match="changed while it was read"):
            source.unchanged()


def test_another_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="holds Parquet files"):
        open_file(tmp_path)
    (tmp_path / "a.parquet").write_bytes(b"no parquet")
    with pytest.raises(IntakeError, match="cannot be read"):
        open_file(tmp_path)
