"""Every expression on DuckDB, PostgreSQL and Spark, over the same rows: the same answers."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import psycopg
import pytest

from footing.app import work_list, work_report
from footing.app.backlog import Asked, Report, measure_backlog
from footing.app.planning import START
from footing.app.wishes import Wishes
from footing.intake import postgres, spark
from footing.intake.engine import Engine
from footing.intake.source import IntakeError
from footing.intake.writeback import write_table
from footing.kernel.clock import fixed
from tests.intake.helpers import NOW
from tests.intake.postgres_server import running
from tests.intake.test_portable import PLANS, WRITTEN

# PySpark leaves the sockets open over which each answer came.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
LOCAL = "spark:local"
ROWS = 2_000
WORDS = ("Closed", "open", "In progress", "", None, "expired", "withdrawn")
Run = Callable[[Any], Mapping[str, Any]]


@pytest.fixture(scope="module", autouse=True)
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where Spark keeps the tables of its catalogue: it is said before it starts."""
    spark.HERE["spark.sql.warehouse.dir"] = str(tmp_path_factory.mktemp("warehouse"))
    yield
    del spark.HERE["spark.sql.warehouse.dir"]


def rows(*, days: bool) -> list[tuple[Any, ...]]:
    """Rows of the table of all expressions: dates as texts of many kinds, or as plain days."""
    rng = random.Random(7)
    made = []
    for number in range(ROWS):
        moment = datetime(2019, 1, 1, tzinfo=UTC) + timedelta(seconds=rng.randrange(200_000_000))
        later = moment + timedelta(seconds=rng.randrange(20_000_000))
        if days:
            opened: str | None = f"{moment:%Y-%m-%d %H:%M}"
            closed = f"{later:%Y-%m-%d %H:%M}" if number % 3 else None
        else:
            opened = rng.choice((*WRITTEN, "?", "never", "", f"{moment:%d/%b/%y %H:%M}"))
            closed = rng.choice((*WRITTEN, None, "31/Feb/21 10:00", f"{later:%d/%b/%y %H:%M}"))
        made.append((
            f"T{rng.randrange(ROWS * 9 // 10)}" if number % 50 else "", opened, closed,
            rng.choice(WORDS), f"k{rng.randrange(200)}", rng.choice(("Ost", "West", None)),
            rng.choice(WORDS), moment.replace(tzinfo=None), later, moment.date(),
        ))  # fmt: skip
    return made


FORM = ("id text, opened text, closed text, status text, who text, office text, \"end\" text, "
        "t timestamp, z timestamptz, d date")  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running() as url:
        yield url


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same rows as Parquet, for DuckDB and for Spark."""
    made = tmp_path_factory.mktemp("scale")
    base = duckdb.connect()
    base.execute("SET TimeZone = 'UTC'")
    for name, kind in (("texts", False), ("days", True)):
        base.execute(f"CREATE TABLE {name} ({FORM})")
        into = f"INSERT INTO {name} VALUES (?,?,?,?,?,?,?,?,?,?)"  # noqa: S608
        base.executemany(into, rows(days=kind))
        (made / name).mkdir()
        base.execute(f"COPY {name} TO '{made / name / 'all.parquet'}'")
    return made


def duck(folder: Path, name: str) -> Run:
    path = folder / name / "all.parquet"
    engine = Engine([path])
    engine.provide(f"FROM '{path}'", path)
    return engine.run


def on_spark(folder: Path, name: str) -> Run:
    """Asks the view ``items``, which is made anew each time: both tables are called so."""
    session = spark.connected(LOCAL)

    def run(expr: Any) -> Mapping[str, Any]:
        session.read.parquet(str(folder / name)).createOrReplaceTempView("items")
        return spark.open_table(LOCAL, "items").run(expr)

    return run


@pytest.fixture(scope="module")
def engines(server: str, folder: Path) -> Iterator[dict[str, dict[str, Run]]]:
    """How to ask each engine, for each of the two tables."""
    found: dict[str, dict[str, Run]] = {}
    with ExitStack() as opened, psycopg.connect(server, autocommit=True) as desk:
        for name, kind in (("texts", False), ("days", True)):
            places = ",".join(["%s"] * 10)
            desk.execute(f"CREATE SCHEMA {name}")  # type: ignore[call-overload]
            desk.execute(f"CREATE TABLE {name}.items ({FORM})")  # type: ignore[call-overload]
            with desk.cursor() as cursor:
                into = f"INSERT INTO {name}.items VALUES ({places})"  # noqa: S608
                cursor.executemany(into, rows(days=kind))  # type: ignore[arg-type]
            there = opened.enter_context(postgres.open_table(server, f"{name}.items"))
            connection = there.table.get_backend().con
            connection.execute(f"SET search_path = {name}")
            connection.commit()
            found[name] = {
                "duckdb": duck(folder, name),
                "postgres": there.run,
                "spark": on_spark(folder, name),
            }
        yield found


def answer(run: Run, expr: Any) -> list[tuple[str, ...]]:
    """The rows of an answer as texts, in any order: whole numbers without a point."""
    import ibis

    table = expr if isinstance(expr, ibis.expr.types.Table) else expr.as_table()
    columns = [list(column) for column in run(table).values()]
    return sorted(tuple(map(plain, row)) for row in zip(*columns, strict=True))


def plain(cell: Any) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, datetime) and cell.tzinfo:
        cell = cell.astimezone(UTC).replace(tzinfo=None)
    if isinstance(cell, (date, np.datetime64)):
        return str(np.datetime64(cell, "s"))
    try:
        return f"{float(cell):.6f}"
    except (TypeError, ValueError):
        return str(cell)


@pytest.mark.parametrize("name", PLANS)
def test_every_expression_has_one_answer(engines: dict[str, dict[str, Run]], name: str) -> None:
    """What proves that every value is a day is asked of days only, as the doctor does."""
    data = "days" if name.startswith("day ") else "texts"
    answers = {engine: answer(run, PLANS[name]) for engine, run in engines[data].items()}
    assert answers["duckdb"]
    assert answers["postgres"] == answers["duckdb"]
    assert answers["spark"] == answers["duckdb"]


@pytest.fixture(scope="module")
def desk(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asked]:
    """A service desk of three years with all that the doctor looks for, in each engine."""
    made = tmp_path_factory.mktemp("desk") / "tickets"
    base = duckdb.connect()
    base.execute("""CREATE TABLE tickets AS SELECT 'C' || (n % 19000) AS id,
        strftime(DATE '2021-01-01' + (n * 7 % 1000)::INT, '%d/%m/%Y') || ' 09:15' AS opened,
        CASE WHEN n % 11 = 0 THEN '?' WHEN n % 5 > 0 THEN
            strftime(DATE '2021-01-03' + (n * 7 % 1000 + n % 60)::INT, '%d/%m/%Y') || ' 16:00'
        END AS closed,
        CASE WHEN n % 5 > 0 THEN 'Done' ELSE 'Open' END AS status,
        'k' || (n % 700) AS customer, n % 9 + 0.5 AS hours, year(DATE '2021-01-01' +
        (n * 7 % 1000)::INT) AS year FROM range(20000) t(n)""")
    base.execute(f"COPY tickets TO '{made}' (FORMAT parquet, PARTITION_BY (year))")
    found = base.execute("SELECT * FROM tickets").fetchall()
    with psycopg.connect(server, autocommit=True) as there:
        there.execute("CREATE TABLE tickets (id text, opened text, closed text, status text, "
                      "customer text, hours float8, year int)")  # fmt: skip
        with there.cursor() as cursor:
            cursor.executemany("INSERT INTO tickets VALUES (%s,%s,%s,%s,%s,%s,%s)", found)
    return {
        "duckdb": Asked(made, effort="hours"),
        "postgres": Asked(connect=server, table="tickets", effort="hours"),
        "spark": Asked(connect=LOCAL, table=str(made), effort="hours"),
    }


@pytest.fixture(scope="module")
def reports(desk: dict[str, Asked]) -> dict[str, Report]:
    return {name: measure_backlog(asked, fixed(NOW)) for name, asked in desk.items()}


@pytest.mark.parametrize("other", ["postgres", "spark"])
def test_the_whole_doctor_says_the_same(reports: dict[str, Report], other: str) -> None:
    one, two = reports["duckdb"], reports[other]
    assert one.measures.open
    for name in ("as_of", "open", "arrivals_per_day", "completions_per_day", "closing_age", "order",
                 "repeat", "expiry", "effort", "by_weekday"):  # fmt: skip
        assert getattr(two.measures, name) == getattr(one.measures, name), name
    assert two.findings.rows == one.findings.rows == 20_000
    assert two.findings.set_aside == one.findings.set_aside
    for kind in ("warnings", "repairs"):
        mine, theirs = (
            sorted((found.code, found.count) for found in getattr(report.findings, kind))
            for report in (one, two)
        )
        assert theirs == mine


def test_the_list_of_work_is_the_same_and_goes_back(
    desk: dict[str, Asked], server: str, tmp_path: Path
) -> None:
    wishes = Wishes(replications=20, horizon=200)
    lists = {name: work_list.work(asked, wishes, fixed(NOW), START) for name, asked in desk.items()}
    told = {
        name: [(one.opened, one.lane, one.reason) for one in found.lines]
        for name, found in lists.items()
    }
    assert told["postgres"] == told["duckdb"] == told["spark"]
    assert len({frozenset(one.id for one in found.lines) for found in lists.values()}) == 1
    made = list(work_report.rows(lists["spark"]))
    place = str(tmp_path / "todo")
    assert write_table(LOCAL, place, made) == len(made) - 1
    again = spark.connected(LOCAL).read.parquet(place).orderBy("rank").collect()
    assert [row["id"] for row in again] == [row[1] for row in made[1:]]
    assert isinstance(again[0]["opened"], date)
    with pytest.raises(IntakeError, match="could not be written"):
        write_table(LOCAL, place, made)
    assert work_list.write_back(desk["postgres"], lists["postgres"], "todo") == len(made) - 1


def test_a_table_of_the_catalogue_is_written_and_replaced() -> None:
    """Again in its own place, and never over somebody else's."""
    heading = ("rank", "id", "opened", "due")
    made = [heading, (1, "A", "2024-01-05", None), (2, "B", "2023-01-05", "2024-02-01")]
    session = spark.connected(LOCAL)
    assert write_table(LOCAL, "todo", made) == 2
    assert write_table(LOCAL, "todo", made[:2]) == 1
    assert [tuple(row) for row in session.table("todo").collect()] == [
        (1, "A", date(2024, 1, 5), None)
    ]
    session.range(3).write.saveAsTable("mine")
    with pytest.raises(IntakeError, match="did not write it"):
        write_table(LOCAL, "mine", made)
    with pytest.raises(IntakeError, match="could not be written"):
        write_table(LOCAL, "no.such.place.todo", made)
    assert session.table("mine").count() == 3


def test_a_table_that_is_not_there() -> None:
    for table in ("none", "/nowhere/none", "no.such.place"):
        with pytest.raises(IntakeError, match="may not be read"):
            measure_backlog(Asked(connect=LOCAL, table=table), fixed(NOW))


def test_a_job_that_dies_half_way(folder: Path, tmp_path: Path) -> None:
    """One of the files is cut off: Spark begins, and does not get to the end."""
    broken = tmp_path / "broken"
    broken.mkdir()
    whole = (folder / "days" / "all.parquet").read_bytes()
    (broken / "a.parquet").write_bytes(whole)
    (broken / "b.parquet").write_bytes(b"PAR1" + bytes(500) + whole[-400:])
    with pytest.raises(IntakeError, match=r"did not get to the end|may not be read") as raised:
        measure_backlog(Asked(connect=LOCAL, table=str(broken), opened="opened"), fixed(NOW))
    assert "\n\tat " not in str(raised.value)


def test_a_spark_that_is_killed_is_said_and_comes_back(folder: Path) -> None:
    """The last test of all: its process ends under the reader; the next one starts another."""
    source = spark.open_table(LOCAL, str(folder / "days"))
    gateway = spark.connected(LOCAL).sparkContext._gateway
    gateway.proc.kill()
    gateway.proc.wait()
    with pytest.raises(IntakeError, match="nothing is lost"):
        source.run(source.table.count().as_table())
