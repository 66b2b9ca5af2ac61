"""Contacts: people to keep in touch with, and at what pace."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Two tables more; what is there stays as it is."""
    _table(
        "contacts",
        *(_text(name) for name in ("name", "org", "emails", "phones")),
        sa.Column("year", sa.Integer, nullable=True),
        sa.Column("last", sa.Text, nullable=True),
        sa.Column("next", sa.Text, nullable=True),
        _text("note"),
        sa.Column("revised", sa.Text, nullable=True),
        sa.Column("aside", sa.Boolean, nullable=False),
        _text("known"),
        _text("apart"),
    )
    _table(
        "paces",
        _text("begun"),
        sa.Column("week", sa.Integer, nullable=False),
        sa.Column("every", sa.Integer, nullable=False),
        sa.Column("since", sa.Integer, nullable=True),
    )


def _text(name: str) -> Any:
    return sa.Column(name, sa.Text, nullable=False)


def _table(name: str, *items: Any) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        _text("id"),
        *items,
        sa.PrimaryKeyConstraint("seq", name=f"pk_{name}"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
    )
