"""Advice and decisions: what friends and strangers said, and what was weighed."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Three tables more; what is there stays as it is."""
    _table(
        "panels",
        sa.Column("own_view", sa.Text, nullable=False),
        sa.Column("viewed", sa.Text, nullable=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("thanked", sa.Text, nullable=True),
    )
    _table(
        "pieces",
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("votes", sa.Integer, nullable=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("under", sa.Text, nullable=False),
        sa.Column("aside", sa.Text, nullable=False),
        sa.Column("corrected", sa.Text, nullable=False),
        sa.Column("taken", sa.Text, nullable=False),
    )
    _table(
        "decisions",
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
    )


def _table(name: str, *items: Any) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("matter", sa.Text, nullable=True),
        *items,
        sa.PrimaryKeyConstraint("seq", name=f"pk_{name}"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=f"fk_{name}_matter", ondelete="CASCADE"
        ),
    )
    op.create_index(f"ix_{name}_matter", name, ["matter"])
