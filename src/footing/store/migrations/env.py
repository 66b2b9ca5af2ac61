"""Alembic's entry: runs the steps on the connection that Footing hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from footing.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
