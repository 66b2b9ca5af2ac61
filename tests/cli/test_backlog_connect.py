"""A list of work from a real PostgreSQL, and written back to it."""

from __future__ import annotations

import psycopg

from tests.cli.conftest import Cli
from tests.intake.postgres_server import running


def test_the_list_of_a_table_from_end_to_end(cli: Cli) -> None:
    with running() as server, psycopg.connect(server, autocommit=True) as desk:
        desk.execute("CREATE SCHEMA desk")
        listed_and_written(cli, server, desk)


def listed_and_written(cli: Cli, server: str, desk: psycopg.Connection[tuple[object, ...]]) -> None:
    """The list is printed, and stands in the database as a table."""
    desk.execute("CREATE TABLE desk.tickets (id int, opened date, closed date)")
    desk.execute(
        "INSERT INTO desk.tickets SELECT n, date '2024-01-01' + n % 200, CASE WHEN n % 5 > 0 "
        "THEN date '2024-01-04' + n % 200 END FROM generate_series(1, 600) n"
    )
    ended = cli("backlog", "work", "--connect", server, "--table", "desk.tickets",
                "--write-table", "desk.todo", "--replications", "10")  # fmt: skip
    assert ended.status == 0, ended.err
    assert "Written to the table desk.todo: 120 items." in ended.out
    assert desk.execute("SELECT count(DISTINCT id) FROM desk.todo").fetchone() == (120,)
    wrong = cli("backlog", "work", "--open", "9", "--write-table", "x")
    assert wrong.status == 2
    assert "--connect" in wrong.err
