"""Afterwards: short records, promises that were moved or dropped, check-ins, calendar files."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Columns with what was true before, and two tables more."""
    for name, before in (("stage", "talk"), ("said", ""), ("lesson", "")):
        op.add_column("debriefs", _filled(name, sa.Text, before))
    op.add_column("promises", _filled("was", sa.Text, ""))
    op.add_column("promises", _filled("reason", sa.Text, ""))
    op.add_column("promises", sa.Column("settled", sa.Text, nullable=True))
    op.add_column("promises", _filled("in_mail", sa.Boolean, "1"))
    _table(
        "checkins",
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("every", sa.Text, nullable=False),
        sa.Column("until", sa.Text, nullable=True),
        sa.Column("minutes", sa.Integer, nullable=True),
        sa.Column("timezone", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
    )
    _table(
        "issues",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )


def _filled(name: str, kind: Any, before: str) -> Any:
    return sa.Column(name, kind, nullable=False, server_default=before)


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
