"""A table in PostgreSQL, read through the same expressions; nothing is written there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from footing.intake.engine import Progress, first_line
from footing.intake.source import IntakeError, Source

if TYPE_CHECKING:
    import ibis.expr.types as ir


def open_table(url: str, table: str, progress: Progress | None = None) -> Source:
    """One table or view; ``table`` may have its schema in front, like ``desk.tickets``.

    The connection can only read. IntakeError where it cannot be made, without the password.
    """
    import ibis
    import psycopg
    from ibis.common.exceptions import IbisError, TableNotFound

    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise IntakeError(
            "This is no address of a PostgreSQL database.",
            todo="It looks like postgresql://name@server:5432/database.",
        )
    if not table:
        raise IntakeError("No table is named.", todo="Name it with --table.")
    place = f"{parts.hostname or 'this machine'}{parts.path}"
    try:
        engine = ibis.connect(url.replace("postgresql://", "postgres://", 1))
        engine.con.execute("SET default_transaction_read_only = on")
        engine.con.execute("SET TimeZone = 'UTC'")
        engine.con.commit()
    except psycopg.Error as error:
        raise IntakeError(
            f"The database did not let us in: {_without_password(first_line(error), url)}",
            where=place,
            todo="Check the address, the name and the password.",
        ) from None
    schema, _, name = table.rpartition(".")
    try:
        found = engine.table(name, database=schema or None)
    except (psycopg.Error, TableNotFound, IbisError):
        engine.disconnect()
        raise IntakeError(
            f"There is no table “{table}”, or it may not be read.",
            where=place,
            todo="Name it with its schema, like public.tickets.",
        ) from None

    def stage(name: str) -> None:
        if progress:
            progress(name, None)

    def run(expr: ir.Expr) -> Mapping[str, Any]:
        try:
            with engine.con.cursor() as cursor:
                cursor.execute(engine.compile(expr))
                rows = cursor.fetchall()
                names = [one.name for one in cursor.description or ()]
            engine.con.rollback()
        except psycopg.Error as error:
            if engine.con.closed:
                raise IntakeError(
                    f"The connection to the database was lost: {first_line(error)}",
                    where=place,
                    todo="Nothing was written there, and nothing is lost. Do it again when it is "
                    "back.",
                ) from None
            engine.con.rollback()
            raise IntakeError(f"The query failed: {first_line(error)}", where=place) from None
        return {name: [row[at] for row in rows] for at, name in enumerate(names)}

    return Source(
        name=f"{place}, table {table}",
        format="PostgreSQL",
        table=found,
        run=run,
        close=engine.disconnect,
        unchanged=lambda: None,
        stage=stage,
        first_row=None,
    )


def _without_password(message: str, url: str) -> str:
    password = urlsplit(url).password
    return message.replace(password, "…") if password else message
