"""How long the whole doctor takes on large tables, on DuckDB, PostgreSQL and Spark.

Items of ten years, partitioned Parquet by the year of opening; PostgreSQL gets them as a table. In
processes of their own, one after the other: seconds by the clock, processor seconds (with Spark's
own process, without PostgreSQL's server) and the largest memory of Footing's process. What is not
installed is left out and named. Exit status 1 where the engines do not count the same.

    python bench/scale.py [MILLIONS …] [--engines duckdb,spark,postgres] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MILLION = 1_000_000
MOST_ON_POSTGRES = 10
"""Millions of rows beyond which loading them into PostgreSQL takes longer than all the rest."""
BYTES_A_ROW = 60
ENGINES = ("duckdb", "spark", "postgres")


def make(folder: Path, rows: int) -> Path:
    """Items of ten years, 7 % open, ages of 40 days on average, cut by year."""
    import duckdb

    place = folder / f"items-{rows}"
    if not place.exists():
        base = duckdb.connect(config={"memory_limit": "4GB", "temp_directory": str(folder)})
        base.execute("SET preserve_insertion_order = false")
        for year in range(10):
            part = place / f"year={2015 + year}"
            part.mkdir(parents=True)
            base.execute("SELECT setseed(?)", [0.05 * year])
            base.execute(
                f"""COPY (SELECT 'T' || n AS id, opened, CASE WHEN random() < 0.93 THEN opened +
                    to_seconds((-ln(1 - random()) * 40 * 86400)::BIGINT) END AS closed FROM
                    (SELECT n, TIMESTAMP '{2015 + year}-01-01' +
                    to_seconds((random() * 365 * 86400)::BIGINT) AS opened
                    FROM range({rows // 10 * year}, {rows // 10 * (year + 1)}) r(n)))
                    TO '{part / "part.parquet"}'"""  # noqa: S608
            )
    return place


def doctor(engine: str, place: str) -> dict[str, Any]:
    """Footing, all of it, with the seconds of each stage."""
    from footing.app.backlog import Asked, measure_backlog
    from footing.kernel.clock import local_now

    seen: list[tuple[str, float]] = []

    def tell(stage: str, _: float | None) -> None:
        if not seen or seen[-1][0] != stage:
            seen.append((stage, time.perf_counter()))

    if engine == "duckdb":
        asked = Asked(Path(place))
    elif engine == "spark":
        asked = Asked(connect="spark:local", table=place)
    else:
        asked = Asked(connect=place, table="items")
    report = measure_backlog(asked, local_now, tell)
    end = time.perf_counter()
    stages = {
        name: round(after - at, 2)
        for (name, at), (_, after) in zip(seen, [*seen[1:], ("", end)], strict=True)
    }
    return {"stages": stages, "rows": report.findings.rows, "open": report.measures.open,
            "arrivals": report.measures.arrivals_per_day}  # fmt: skip


def one(engine: str, place: str) -> None:
    """Run one engine in this process, and print what it took as JSON."""
    import footing.intake.doctor  # noqa: F401 (starting is not what is timed)

    began, busy = time.perf_counter(), _processor()
    found = doctor(engine, place)
    took = {"clock": time.perf_counter() - began, "processor": _processor() - busy}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, **took, "megabytes": peak}))


def _processor() -> float:
    """Processor seconds of this process and of those that it started and that still run."""
    total = time.process_time()
    tick = os.sysconf("SC_CLK_TCK")
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[1]) == os.getpid():
            total += (int(parts[11]) + int(parts[12])) / tick
    return total


@contextmanager
def postgres() -> Iterator[str | None]:
    """The address of a server of its own; None where it cannot be started."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    import pytest
    from tests.intake.postgres_server import running

    try:
        with running() as url:
            yield url
    except pytest.skip.Exception as reason:
        print(f"PostgreSQL is left out: {reason}")
        yield None


def load(url: str, place: Path) -> float:
    """Load the Parquet files into a table; the seconds that it took."""
    import duckdb
    import psycopg

    began = time.perf_counter()
    with psycopg.connect(url, autocommit=True) as desk:
        desk.execute("DROP TABLE IF EXISTS items")
        desk.execute("CREATE UNLOGGED TABLE items (id text, opened timestamp, closed timestamp)")
        with desk.cursor() as cursor, cursor.copy("COPY items FROM STDIN (FORMAT csv)") as copy:
            for part in sorted(place.rglob("*.parquet")):
                text = place / "part.csv"
                rows = f"SELECT id, opened, closed FROM '{part}'"  # noqa: S608
                duckdb.sql(f"COPY ({rows}) TO '{text}' (FORMAT csv, HEADER false)")
                with text.open("rb") as file:
                    while data := file.read(1 << 20):
                        copy.write(data)
                text.unlink()
        desk.execute("ANALYZE items")
    return time.perf_counter() - began


def measured(engine: str, place: str) -> dict[str, Any]:
    """One engine in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", engine, place], stdout=subprocess.PIPE, text=True,
        check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def table(rows: int, found: dict[str, dict[str, Any]]) -> bool:
    """Print what one size took; whether all engines counted the same."""
    print(f"\n{rows:,} rows{'':<14}{'clock s':>10}{'processor s':>13}{'µs a row':>10}{'MB':>8}")
    for engine, one_ in found.items():
        each = one_["clock"] / rows * 1e6
        print(f"{engine:<24}{one_['clock']:>10.1f}{one_['processor']:>13.1f}{each:>10.2f}"
              f"{one_['megabytes']:>8.0f}")  # fmt: skip
        stages = ", ".join(f"{name} {took:.1f}" for name, took in one_["stages"].items())
        print(f"    {stages}", flush=True)
    counted = {(one_["rows"], one_["open"], one_["arrivals"]) for one_ in found.values()}
    return len(counted) == 1


def main() -> int:
    """Print the tables; 0 where all engines counted the same."""
    options = argparse.ArgumentParser()
    options.add_argument("millions", nargs="*", type=float, default=[1.0, 10.0, 100.0])
    options.add_argument("--engines", default=",".join(ENGINES))
    options.add_argument("--folder", type=Path)
    given = options.parse_args()
    good, wanted = True, given.engines.split(",")
    if find_spec("pyspark") is None and "spark" in wanted:
        print("Spark is left out: it is not installed.")
        wanted.remove("spark")
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        for millions in given.millions:
            rows = int(millions * MILLION)
            if shutil.disk_usage(name).free < 4 * rows * BYTES_A_ROW:
                print(f"{rows:,} rows are left out: there is not enough room on the disk.")
                continue
            place = make(Path(name), rows)
            found = {
                engine: measured(engine, str(place)) for engine in wanted if engine != "postgres"
            }
            if "postgres" in wanted and millions <= MOST_ON_POSTGRES:
                with postgres() as url:
                    if url:
                        print(f"loaded into PostgreSQL in {load(url, place):.1f} s")
                        found["postgres"] = measured("postgres", url)
            good = table(rows, found) and good
            shutil.rmtree(place)
    return 0 if good else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3])
        sys.exit(0)
    sys.exit(main())
