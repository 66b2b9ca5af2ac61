"""A list of work written back as a table of its own; nothing else there is touched.

It is written as a whole or not at all. A table that stands there already is only replaced where
Footing wrote it before.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from footing.intake.engine import first_line
from footing.intake.source import IntakeError
from footing.intake.spark import connected, is_spark, told

if TYPE_CHECKING:
    import psycopg

MARK, PROPERTY = "A list of work, written by Footing", "footing.written"
"""Whose a table is: its comment in PostgreSQL, a property of it in Spark."""
TYPES = {"rank": "integer", "age_days": "integer", "opened": "date", "due": "date",
         "expected": "date"}  # fmt: skip
"""Of the columns that are no texts."""
KEPT = "What was there is as it was. Do it again when the connection is back."

Rows = Sequence[Sequence[Any]]


def write_table(url: str, table: str, rows: Rows) -> int:
    """Write ``rows`` (the first is the heading; days are ISO texts) as ``table``; how many items.

    In Spark, a name with a slash is a new folder with Parquet files. IntakeError where it may not
    be written, or where something stands there that Footing did not write.
    """
    if not table.strip():
        raise IntakeError("No table is named.", todo="Name it with --write-table.")
    heading, items = rows[0], rows[1:]
    if is_spark(url):
        _to_spark(url, table, heading, items)
    else:
        _to_postgres(url, table, heading, items)
    return len(items)


def _to_postgres(url: str, table: str, heading: Sequence[str], items: Rows) -> None:
    import psycopg
    from psycopg import sql

    name = sql.Identifier(*table.split("."))
    columns = sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(one), sql.SQL(TYPES.get(one, "text")))
        for one in heading
    )
    try:
        with psycopg.connect(url) as connection, connection.cursor() as cursor:
            _ours(cursor, table, name.as_string(connection))
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(name))
            cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(name, columns))
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
                for one in items:
                    copy.write_row(one)
            cursor.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(name, sql.Literal(MARK)))
    except psycopg.Error as error:
        raise IntakeError(
            f"The table could not be written: {first_line(error)}", where=table, todo=KEPT
        ) from None


def _ours(cursor: psycopg.Cursor[Any], table: str, name: str) -> None:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL, obj_description(to_regclass(%s))",
                   (name, name))  # fmt: skip
    there, comment = cursor.fetchone() or (False, None)
    if there and comment != MARK:
        raise _not_ours(table)


def _not_ours(table: str) -> IntakeError:
    return IntakeError(
        f"There is a table “{table}” already, and Footing did not write it.",
        where=table,
        todo="Name another one with --write-table.",
    )


def _to_spark(url: str, table: str, heading: Sequence[str], items: Rows) -> None:
    session = connected(url)
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    faults = (PySparkException, Py4JError, OSError)
    form = ", ".join(f"`{one}` {TYPES.get(one, 'string').replace('integer', 'int')}"
                     for one in heading)  # fmt: skip
    try:
        frame = session.createDataFrame(_typed(heading, items), form).coalesce(1)
        if "/" in table:
            frame.write.mode("errorifexists").parquet(table)
            return
        if session.catalog.tableExists(table) and _mark(session, table) != MARK:
            raise _not_ours(table)
        fresh = f"{table}__new"
        session.sql(f"DROP TABLE IF EXISTS {fresh}")
        try:
            frame.write.saveAsTable(fresh)
            session.sql(f"ALTER TABLE {fresh} SET TBLPROPERTIES ('{PROPERTY}' = '{MARK}')")
            session.sql(f"DROP TABLE IF EXISTS {table}")
            session.sql(f"ALTER TABLE {fresh} RENAME TO {table}")
        except faults:
            with suppress(*faults):
                session.sql(f"DROP TABLE IF EXISTS {fresh}")
            raise
    except faults as error:
        raise IntakeError(
            f"The table could not be written: {told(error)}", where=table, todo=KEPT
        ) from None


def _mark(session: Any, table: str) -> str:
    rows = session.sql(f"SHOW TBLPROPERTIES {table}").collect()
    return next((str(row[1]) for row in rows if row[0] == PROPERTY), "")


def _typed(heading: Sequence[str], items: Rows) -> list[tuple[Any, ...]]:
    """The cells with days as days."""
    days = {at for at, name in enumerate(heading) if TYPES.get(name) == "date"}

    def cell(at: int, value: Any) -> Any:
        if at not in days:
            return value
        return date.fromisoformat(value) if value else None

    return [tuple(cell(at, value) for at, value in enumerate(row)) for row in items]
