"""Ten million rows: how long counting and the whole import doctor take, beside DuckDB and pandas.

DuckDB's bare grouping of the same file by two dates is the yardstick. Every figure is the best of
some runs, each in a process of its own, one after the other in turn, so that a busy machine harms
all alike. Seconds are by the clock; processor seconds are beside them. Then the whole command on
2,500 rows. Exit status 1 where an aim is missed.

    python bench/backlog_measure.py [ROWS] [RUNS]
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS, RUNS = 10_000_000, 3
COUNTING, WHOLE, COMMAND = 1.5, 25.0, 2.0
FOOTING = str(Path(sys.executable).with_name("footing"))


def make(folder: Path, rows: int) -> list[Path]:
    """The same items as Parquet and as CSV: ten years, 7 % open, ages of 40 days on average."""
    import duckdb

    base = duckdb.connect()
    base.execute("SELECT setseed(0.5)")
    base.execute(
        f"""CREATE TABLE items AS SELECT 'T' || range AS id,
            TIMESTAMP '2015-01-01' + to_seconds((random() * 3650 * 86400)::BIGINT) AS opened,
            random() AS chance, random() AS wait FROM range({int(rows)})"""  # noqa: S608
    )
    paths = [folder / "items.parquet", folder / "items.csv"]
    for path in paths:
        base.execute(
            f"""COPY (SELECT id, opened, CASE WHEN chance < 0.93 THEN
                opened + to_seconds((-ln(wait) * 40 * 86400)::BIGINT) END AS closed
                FROM items) TO '{path}'"""  # noqa: S608
        )
    return paths


def bare(path: Path) -> None:
    """DuckDB alone: group by the two days, fetch the counts."""
    import duckdb

    duckdb.sql(
        f"SELECT opened::DATE, closed::DATE, count(*) FROM '{path}' GROUP BY ALL"  # noqa: S608
    ).fetchnumpy()


def pandas(path: Path) -> None:
    """pandas: read the whole file, group by the two days."""
    import pandas as pd

    read: Callable[..., Any] = pd.read_parquet if path.suffix == ".parquet" else pd.read_csv
    dates = {} if path.suffix == ".parquet" else {"parse_dates": ["opened", "closed"]}
    frame = read(path, **dates)
    days = [frame[name].dt.floor("D") for name in ("opened", "closed")]
    frame.groupby(days, dropna=False).size()


def doctor(path: Path) -> dict[str, float]:
    """Footing, all of it; the time of the counting stage apart."""
    from footing.app.backlog import Asked, measure_backlog
    from footing.kernel.clock import local_now

    seen: list[tuple[str, float, float]] = []

    def tell(stage: str, _: float | None) -> None:
        if not seen or seen[-1][0] != stage:
            seen.append((stage, time.perf_counter(), time.process_time()))

    measure_backlog(Asked(path), local_now, tell)
    at = next(number for number, one in enumerate(seen) if one[0] == "Counting by day")
    return {
        "counting": seen[at + 1][1] - seen[at][1],
        "counting_processor": seen[at + 1][2] - seen[at][2],
    }


def one(what: str, path: Path) -> None:
    """Run one task in this process and print what it took, as JSON."""
    import duckdb  # noqa: F401 (starting the engine is not what is timed)

    if what == "doctor":
        import footing.intake.doctor  # noqa: F401 (the same)

    began, busy = time.perf_counter(), time.process_time()
    more = {"bare": bare, "pandas": pandas, "doctor": doctor}[what](path) or {}
    took = {"clock": time.perf_counter() - began, "processor": time.process_time() - busy}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**took, **more, "megabytes": peak}))


def measured(what: str, path: Path) -> dict[str, float]:
    """One task in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", what, str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def least(runs: list[dict[str, float]]) -> dict[str, float]:
    """The least of each figure."""
    return {key: min(run[key] for run in runs) for key in runs[0]}


def table(path: Path, runs: int) -> bool:
    """Print what one file takes, and say whether the aims are met."""
    tasks = ("bare", "doctor", "pandas")
    found: dict[str, list[dict[str, float]]] = {what: [] for what in tasks}
    for _ in range(runs):
        for what in tasks:
            found[what].append(measured(what, path))
    best = {what: least(each) for what, each in found.items()}
    yard, mine = best["bare"], best["doctor"]
    print(f"\n{path.suffix[1:]:<34}{'clock s':>10}{'processor s':>13}{'times bare':>12}{'MB':>8}")
    for name, clock, busy, peak in (
        ("DuckDB, bare grouping", yard["clock"], yard["processor"], yard["megabytes"]),
        ("Footing, counting", mine["counting"], mine["counting_processor"], None),
        ("Footing, doctor with duplicates", mine["clock"], mine["processor"], mine["megabytes"]),
        ("pandas, read and group", *(best["pandas"][key] for key in ("clock", "processor",
                                                                   "megabytes"))),
    ):  # fmt: skip
        memory = f"{peak:>8.0f}" if peak else ""
        print(f"{name:<34}{clock:>10.2f}{busy:>13.2f}{clock / yard['clock']:>12.2f}{memory}")
    counting, whole = mine["counting"] / yard["clock"], mine["clock"] / yard["clock"]
    print(f"aims: counting {COUNTING}, doctor {WHOLE:.0f} times the bare grouping by the clock")
    return counting <= COUNTING and whole <= WHOLE


def command(folder: Path, runs: int) -> bool:
    """The whole command on 2,500 rows."""
    path = next(one for one in make(folder, 2_500) if one.suffix == ".csv")
    taken = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(
            [FOOTING, "backlog", "measure", str(path)], stdout=subprocess.DEVNULL, check=True
        )
        taken.append(time.perf_counter() - began)
    print(f"\nfooting backlog measure, 2,500 rows: {min(taken):.2f} s (aim {COMMAND:.0f} s)")
    return min(taken) <= COMMAND


def main(rows: int = ROWS, runs: int = RUNS) -> int:
    """Print the tables; 0 where every aim is met."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = command(folder, runs)
        print(f"{rows:,} rows, best of {runs}")
        for path in make(folder, rows):
            good = table(path, runs) and good
    return 0 if good else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
        sys.exit(0)
    sys.exit(main(*map(int, sys.argv[1:])))
