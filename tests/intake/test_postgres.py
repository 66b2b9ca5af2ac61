"""A real PostgreSQL, started for these tests; skipped with the reason where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from footing.app.backlog import Asked, Report, measure_backlog
from footing.intake.source import IntakeError
from footing.kernel.clock import fixed
from tests.intake.helpers import NOW, codes, read
from tests.intake.postgres_server import running


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that exists for this module only."""
    with running() as url:
        yield url


@pytest.fixture
def desk(server: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection that may write, with a schema of its own."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS desk CASCADE")
        connection.execute("CREATE SCHEMA desk")
        yield connection


def measured(server: str, table: str = "desk.tickets", **asked: object) -> Report:
    return measure_backlog(Asked(connect=server, table=table, **asked), fixed(NOW))  # type: ignore[arg-type]


ROWS = [
    (n, f"{n % 28 + 1:02}/{n % 12 + 1:02}/2024 10:{n % 60:02}",
     None if n % 4 == 0 else f"{(n % 28) + 1:02}/{n % 12 + 1:02}/2025 09:00" if n % 7 else "?",
     f"customer {n % 17}")
    for n in range(1, 301)
]  # fmt: skip


def test_texts_are_read_as_in_a_file(
    server: str, desk: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    desk.execute("CREATE TABLE desk.tickets (id int, opened text, closed text, customer text)")
    desk.cursor().executemany("INSERT INTO desk.tickets VALUES (%s, %s, %s, %s)", ROWS)
    there = measured(server)
    path = tmp_path / "tickets.csv"
    lines = (f"{n},{opened},{closed or ''},{who}" for n, opened, closed, who in ROWS)
    path.write_text("id,opened,closed,customer\n" + "\n".join(lines) + "\n")
    here = read(path)
    assert there.format == "PostgreSQL"
    assert there.findings.rows == here.findings.rows == 300
    assert there.findings.set_aside == here.findings.set_aside
    assert codes(there) == codes(here)
    mine, theirs = vars(here.measures), vars(there.measures)
    for name in ("as_of", "open", "arrivals_per_day", "closing_age", "order", "repeat"):
        assert theirs[name] == mine[name], name
    shown = next(one for one in there.findings.repairs if one.code == "empty_words")
    assert shown.examples[0].row is None
    assert shown.examples[0].id


def test_typed_columns_and_duplicates(
    server: str, desk: psycopg.Connection[tuple[object, ...]]
) -> None:
    desk.execute(
        "CREATE TABLE desk.tickets (id int, opened timestamptz, closed timestamptz, note text)"
    )
    desk.execute(
        "INSERT INTO desk.tickets VALUES (1, '2024-01-01 23:30+00', '2024-02-01 10:00+00', 'a'),"
        "(1, '2024-01-01 23:30+00', '2024-02-01 10:00+00', 'a'),"
        "(2, '2024-01-05 08:00+00', NULL, ''),"
        "(3, '2024-03-01 08:00+00', '2024-02-01 08:00+00', '')"
    )
    found = measured(server)
    assert found.findings.set_aside == {"duplicate": 1, "closed before opened": 1}
    assert found.measures.first_opened == date(2024, 1, 1)
    assert measured(server, zone="Europe/Berlin").measures.first_opened == date(2024, 1, 2)


def test_nothing_can_be_written(server: str, desk: psycopg.Connection[tuple[object, ...]]) -> None:
    from footing.intake.postgres import open_table

    desk.execute("CREATE TABLE desk.tickets (id int, opened date)")
    source = open_table(server, "desk.tickets")
    engine = source.table.get_backend()
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        engine.con.execute("INSERT INTO desk.tickets VALUES (1, '2024-01-01')")
    source.close()


def test_a_query_that_fails(server: str, desk: psycopg.Connection[tuple[object, ...]]) -> None:
    desk.execute("CREATE TABLE desk.base (id int, opened date, bad int)")
    desk.execute("INSERT INTO desk.base VALUES (1, '2024-01-01', 0)")
    desk.execute("CREATE VIEW desk.tickets AS SELECT 1 / bad AS id, opened FROM desk.base")
    with pytest.raises(IntakeError, match=r"The query failed: division by zero"):
        measured(server)


def test_what_is_not_there(server: str, desk: psycopg.Connection[tuple[object, ...]]) -> None:
    with pytest.raises(IntakeError, match=r"no table “desk\.none”"):
        measured(server, "desk.none")
    with pytest.raises(IntakeError, match="No table is named"):
        measured(server, "")


def test_a_password_is_never_shown() -> None:
    url = "postgresql://me:secret-word@127.0.0.1:1/none?connect_timeout=1"
    with pytest.raises(IntakeError) as raised:
        measured(url)
    assert "secret-word" not in str(raised.value)
    with pytest.raises(IntakeError, match="no address"):
        measured("mysql://me@host/db")


def test_a_connection_that_is_lost_half_way(
    server: str, desk: psycopg.Connection[tuple[object, ...]]
) -> None:
    """The server ends the connection between two queries: it is said, and nothing else happens."""
    from footing.intake.postgres import open_table

    desk.execute("CREATE TABLE desk.tickets (id int, opened date)")
    with open_table(server, "desk.tickets") as source:
        desk.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND datname IS NOT NULL"
        )
        with pytest.raises(IntakeError, match=r"connection to the database was lost.*nothing is"):
            source.run(source.table.count().as_table())


def test_a_list_of_work_is_written_back(
    server: str, desk: psycopg.Connection[tuple[object, ...]]
) -> None:
    """As a whole, again in its own place, and never over somebody else's table."""
    from footing.intake.writeback import write_table

    heading = ("rank", "id", "opened", "age_days", "due", "reason")
    rows = [heading, (1, "A1", "2024-01-05", 9, None, "it's new"), (2, "B\t2", "2023-01-05", 99,
            "2024-02-01", "")]  # fmt: skip
    assert write_table(server, "desk.todo", rows) == 2
    assert write_table(server, "desk.todo", rows[:2]) == 1
    found = desk.execute("SELECT * FROM desk.todo ORDER BY rank").fetchall()
    assert found == [(1, "A1", date(2024, 1, 5), 9, None, "it's new")]
    desk.execute("CREATE TABLE desk.mine (id int)")
    with pytest.raises(IntakeError, match="did not write it"):
        write_table(server, "desk.mine", rows)
    with pytest.raises(IntakeError, match="could not be written"):
        write_table(server, "desk.todo", [heading, ("one", "A", "no day", 1, None, "")])
    assert desk.execute("SELECT count(*) FROM desk.todo").fetchone() == (1,)
    with pytest.raises(IntakeError, match="could not be written"):
        write_table(server, "nowhere.todo", rows)
    with pytest.raises(IntakeError, match="No table"):
        write_table(server, " ", rows)
