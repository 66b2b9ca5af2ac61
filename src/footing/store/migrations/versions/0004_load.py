"""Load: what takes hours each week, over time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """One table more; what is there stays as it is."""
    op.create_table(
        "commitments",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("hours", sa.Float, nullable=False),
        sa.Column("since", sa.Text, nullable=False),
        sa.Column("until", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_commitments"),
        sa.UniqueConstraint("id", name="uq_commitments_id"),
    )
