"""The schema and its history: one file per step in ``versions``, run by Alembic from here."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Connection, inspect

from footing.kernel.errors import StoreNewerError

HEAD = "0005"
"""The newest step; a test holds it to the files in ``versions``."""

_FOLDER = Path(__file__).parent
_ONE_AT_A_TIME = threading.Lock()  # Alembic keeps the connection of a run in module globals


def found(connection: Connection) -> str:
    """The step that the database is at; empty for one without any tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version or "")


def upgrade(connection: Connection, where: str) -> None:
    """Bring the database to HEAD within the transaction that ``connection`` is in.

    The caller holds the write lock, so that two processes do not upgrade at once. Raises
    StoreNewerError for a step that this Footing does not know.
    """
    from alembic import command
    from alembic.config import Config

    here = found(connection)
    if here == HEAD:
        return
    if here and not _known(here):
        raise StoreNewerError(
            "This file was written by a newer Footing than this one.",
            where=where,
            todo="Update Footing, then open it again. Nothing was changed.",
        )
    config = Config()
    # Alembic reads % in an option as the start of a name.
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, "head")


def _known(step: str) -> bool:
    return any(path.name.startswith(f"{step}_") for path in (_FOLDER / "versions").iterdir())
