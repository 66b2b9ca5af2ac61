"""The tables, and how the fields of the records stand in their columns.

A column has the name of the record's field. ``seq`` keeps the order in which records were first
saved, and ``revision`` counts the saves of one record, so that a save that would overwrite somebody
else's change is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from footing.followup.checkins import Change
from footing.playbooks.matter import Edit
from footing.store import codec

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A datetime with its zone; SQLite has none of its own that keeps it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as text."""
        return None if value is None else codec.moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment again."""
        return None if value is None else codec.moment(value)


class Day(TypeDecorator[date]):
    """A date as ISO text, which sorts as days do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """The day as text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """The day again."""
        return None if value is None else codec.day(value)


class Tagged(TypeDecorator[Mapping[str, Any]]):
    """A table of whatever an answer file can hold, as tagged JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str:
        """The table as text."""
        return codec.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The table again."""
        return codec.loads(value or "{}")


class Edits(TypeDecorator[Mapping[str, Edit]]):
    """The person's edits by part, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Edit] | None, dialect: Dialect) -> str:
        """The edits as text."""
        return codec.dumps(
            {part: {"base": edit.base, "text": edit.text} for part, edit in (value or {}).items()}
        )

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Edit]:
        """The edits again."""
        return {part: Edit(**edit) for part, edit in codec.loads(value or "{}").items()}


class Days(TypeDecorator[tuple[date, ...]]):
    """Days in their order, as ISO texts with a space between them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[date, ...] | None, dialect: Dialect) -> str:
        """The days as text."""
        return " ".join(day.isoformat() for day in value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[date, ...]:
        """The days again."""
        return tuple(codec.day(text) for text in (value or "").split())


class Changes(TypeDecorator[tuple[Change, ...]]):
    """Check-ins that were moved or cancelled once, as tagged JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Change, ...] | None, dialect: Dialect) -> str:
        """The changes as text."""
        return codec.dumps([[one.was, one.to] for one in value or ()])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Change, ...]:
        """The changes again."""
        return tuple(Change(*one) for one in codec.loads(value or "[]"))


_NONE = "[]"


class Texts(TypeDecorator[tuple[str, ...]]):
    """Texts in their order, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """The texts as one."""
        return json.dumps(value) if value else _NONE

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """The texts again; most have none, and there may be a hundred thousand of them."""
        return () if value is None or value == _NONE else tuple(json.loads(value))


class Link(TypeDecorator[str]):
    """The id of a matter; no matter is an empty text in a record, and NULL in the database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """NULL for an empty id."""
        return value or None

    def process_result_value(self, value: str | None, dialect: Dialect) -> str:
        """An empty id for NULL."""
        return value or ""


def _kept(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("revision", Integer, nullable=False),
        Column("id", Text, nullable=False, unique=True),
        *columns,
    )


def _of_matter(on_removal: str) -> Column[str]:
    return Column(
        "matter", Link, ForeignKey("matters.id", ondelete=on_removal), nullable=True, index=True
    )


matters = _kept(
    "matters",
    Column("playbook", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("people", Tagged, nullable=False),
    Column("answers", Tagged, nullable=False),
    Column("edits", Edits, nullable=False),
    Column("gate", Text, nullable=False),
    Column("state", Text, nullable=False),
)
entries = _kept(
    "entries",
    Column("day", Day, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    _of_matter("SET NULL"),
)
promises = _kept(
    "promises",
    _of_matter("CASCADE"),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("due", Day, nullable=True),
    Column("state", Text, nullable=False),
    Column("was", Days, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("settled", Day, nullable=True),
    Column("in_mail", Boolean, nullable=False, server_default="1"),
)
debriefs = _kept(
    "debriefs",
    _of_matter("CASCADE"),
    Column("day", Day, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("acknowledged", Text, nullable=False),
    Column("relief", Integer, nullable=True),
    Column("happened", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("next_checkin", Moment, nullable=True),
    Column("stage", Text, nullable=False, server_default="talk"),
    Column("said", Text, nullable=False, server_default=""),
    Column("lesson", Text, nullable=False, server_default=""),
)
panels = _kept(
    "panels",
    _of_matter("CASCADE"),
    Column("own_view", Text, nullable=False),
    Column("viewed", Moment, nullable=True),
    Column("question", Text, nullable=False),
    Column("thanked", Moment, nullable=True),
)
pieces = _kept(
    "pieces",
    _of_matter("CASCADE"),
    Column("author", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("votes", Integer, nullable=True),
    Column("day", Text, nullable=False),
    Column("under", Text, nullable=False),
    Column("aside", Text, nullable=False),
    Column("corrected", Tagged, nullable=False),
    Column("taken", Tagged, nullable=False),
)
decisions = _kept(
    "decisions",
    _of_matter("CASCADE"),
    Column("changed", Moment, nullable=False),
    Column("given", Tagged, nullable=False),
)
checkins = _kept(
    "checkins",
    _of_matter("CASCADE"),
    Column("first", Moment, nullable=False),
    Column("every", Text, nullable=False),
    Column("until", Day, nullable=True),
    Column("minutes", Integer, nullable=True),
    Column("timezone", Text, nullable=False),
    Column("changes", Changes, nullable=False),
    Column("cancelled", Boolean, nullable=False),
)
issues = _kept(
    "issues",
    _of_matter("CASCADE"),
    Column("kind", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("content", Text, nullable=False),
)
commitments = _kept(
    "commitments",
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("hours", Float, nullable=False),
    Column("since", Day, nullable=False),
    Column("until", Day, nullable=True),
)
contacts = _kept(
    "contacts",
    Column("name", Text, nullable=False),
    Column("org", Text, nullable=False),
    Column("emails", Texts, nullable=False),
    Column("phones", Texts, nullable=False),
    Column("year", Integer, nullable=True),
    Column("last", Day, nullable=True),
    Column("next", Day, nullable=True),
    Column("note", Text, nullable=False),
    Column("revised", Day, nullable=True),
    Column("aside", Boolean, nullable=False),
    Column("known", Texts, nullable=False),
    Column("apart", Texts, nullable=False),
)
paces = _kept(
    "paces",
    Column("begun", Day, nullable=False),
    Column("week", Integer, nullable=False),
    Column("every", Integer, nullable=False),
    Column("since", Integer, nullable=True),
)
