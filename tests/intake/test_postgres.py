"""A real PostgreSQL, started for these tests; skipped with the reason where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from footing.app.backlog import Asked, Report, measure_backlog
from footing.intake.source import IntakeError
from footing.kernel.clock import fixed
from tests.intake.helpers import NOW, codes, read

PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]


def binary(name: str) -> str | None:
    """A program of PostgreSQL, on the path or where Debian puts it."""
    return shutil.which(name, path=os.pathsep.join([*map(str, PLACES), os.environ["PATH"]]))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that exists for this module only."""
    initdb, control = binary("initdb"), binary("pg_ctl")
    if initdb is None or control is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt install postgresql)")
    as_user: dict[str, object] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        import pwd

        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("run as root, and there is no user “postgres” to run the server")
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / "home"
        home.mkdir()
        if as_user:
            os.chown(home, int(str(as_user["user"])), int(str(as_user["group"])))

        def run(*command: object) -> None:
            subprocess.run(  # type: ignore[call-overload]
                [*map(str, command)], cwd=home, check=True, capture_output=True, **as_user
            )

        data = home / "data"
        run(initdb, "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-F -c listen_addresses='' -k {home}"
        run(control, "-D", data, "-w", "-l", home / "log", "-o", options, "start")
        try:
            yield f"postgresql://desk@/postgres?host={home}"
        finally:
            run(control, "-D", data, "-m", "immediate", "stop")


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
