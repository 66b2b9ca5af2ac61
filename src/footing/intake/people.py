"""Reading contacts: vCards of every version, and tables of Google, Outlook or one's own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from footing.intake.contact_words import Field
from footing.kernel.errors import FootingError

MOST_EXAMPLES = 5


class PeopleError(FootingError):
    """A file has no contacts that can be read, or not without a guess that would be the person's.

    ``headings`` are those of a table of which something has to be said, and ``columns`` what was
    read of it by field.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        todo: str = "",
        headings: tuple[str, ...] = (),
        columns: Mapping[Field, tuple[str, ...]] | None = None,
    ) -> None:
        self.headings = headings
        self.columns = columns or {}
        super().__init__(what, where=where, todo=todo)


@dataclass(frozen=True)
class Choices:
    """What the person said of a file.

    ``columns`` has headings by field. ``day_first``: 3/4/2021 is in April (None: the column has to
    say so). ``year`` is that of everybody without one of their own.
    """

    columns: Mapping[Field, str] = field(default_factory=dict)
    day_first: bool | None = None
    year: int | None = None


@dataclass(frozen=True)
class Person:
    """One row or card: the fields of a contact, the day of its last change, and its ``uid``."""

    name: str = ""
    org: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    year: int | None = None
    last: date | None = None
    note: str = ""
    revised: date | None = None
    uid: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nobody in it."""
        return not (self.name or self.org or self.emails or self.phones)

    @property
    def whole(self) -> str:
        """A key of all that it says; two rows with the same one are the same word for word."""
        told = [self.name, self.org, self.emails, self.phones, self.year, str(self.last), self.note]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@dataclass(frozen=True)
class People:
    """What a file holds: its ``format`` as it is called, everybody in it, and what to know of it.

    ``columns`` are the headings by field that were read, none for vCards; ``headings`` all that
    the table has.
    """

    format: str
    people: tuple[Person, ...]
    notes: tuple[str, ...] = ()
    columns: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)
    headings: tuple[str, ...] = ()


def read_people(data: bytes, name: str, choices: Choices, today: date) -> People:
    """Everybody in a file of contacts; ``name`` is the file's, for messages.

    PeopleError where there is nobody, where columns have to be named, and where a day could be a
    month in every row.
    """
    from footing.intake.contact_tables import read_table
    from footing.intake.vcards import is_vcard, read_vcards

    if not data.strip():
        raise PeopleError("The file is empty.", where=name, todo="Export it again.")
    if is_vcard(data):
        return read_vcards(data, name, choices, today)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise PeopleError(
            "This is a workbook or a packed file.", where=name,
            todo="Save the sheet as CSV, or unpack it, and take that file.",
        )  # fmt: skip
    return read_table(data, name, choices, today)
