"""The first schema: matters, the journal, promises and debriefs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """From nothing to the first tables; spelled out, because a step must never change later."""
    _table(
        "matters",
        sa.Column("playbook", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("people", sa.Text, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("gate", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    _table(
        "entries",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        *_matter("entries", "SET NULL"),
    )
    _table(
        "promises",
        *_matter("promises", "CASCADE"),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=True),
        sa.Column("state", sa.Text, nullable=False),
    )
    _table(
        "debriefs",
        *_matter("debriefs", "CASCADE"),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("held", sa.Boolean, nullable=False),
        sa.Column("acknowledged", sa.Text, nullable=False),
        sa.Column("relief", sa.Integer, nullable=True),
        sa.Column("happened", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("next_checkin", sa.Text, nullable=True),
    )
    for name in ("entries", "promises", "debriefs"):
        op.create_index(f"ix_{name}_matter", name, ["matter"])


def _table(name: str, *items: Any) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        *items,
        sa.PrimaryKeyConstraint("seq", name=f"pk_{name}"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
    )


def _matter(name: str, on_removal: str) -> tuple[Any, Any]:
    foreign = sa.ForeignKeyConstraint(
        ["matter"], ["matters.id"], name=f"fk_{name}_matter", ondelete=on_removal
    )
    return sa.Column("matter", sa.Text, nullable=True), foreign
