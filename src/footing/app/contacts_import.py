"""Taking in contacts from an address book or a table, and knowing them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from footing.app import contacts
from footing.app.workspace import Workspace
from footing.contacts.model import Contact
from footing.contacts.same import alike
from footing.kernel.errors import FootingError
from footing.kernel.ids import new_id
from footing.kernel.saying import counted

if TYPE_CHECKING:
    from footing.intake.contact_words import Field
    from footing.intake.people import Choices, People, Person

MOST_BYTES = 200_000_000
Columns = tuple[tuple[str, str, str], ...]
"""Fields of a table: key, title, and the headings that were read as it."""


@dataclass(frozen=True)
class TakenIn:
    """What came of a file, or would come of it: how many were new, here already, or newer here.

    ``twice`` rows said the same word for word; ``undated`` have neither year nor contact, and
    ``alike`` groups may be one person.
    """

    format: str
    new: int
    there: int
    newer: int
    twice: int
    undated: int
    alike: int
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The same said plainly."""
        said = [f"Read as {self.format}: {counted(self.new, 'person', 'people')} added."]
        if self.there:
            verb = "was" if self.there == 1 else "were"
            said.append(f"{self.there} {verb} here already.")
        if self.newer:
            said.append(f"Of these, {self.newer} had a later contact or year, which was noted.")
        if self.twice:
            said.append(f"{counted(self.twice, 'row')} stood there twice, word for word.")
        if self.undated:
            verb = "has" if self.undated == 1 else "have"
            said.append(f"{self.undated} {verb} no year and no contact; they come last.")
        if self.alike:
            said.append(
                f"{counted(self.alike, 'group')} may be the same person. Nothing was merged."
            )
        return " ".join((*said, *self.notes))


def choices(columns: Iterable[str] = (), dates: str = "", year: int | None = None) -> Choices:
    """What the person said of a file: columns as ``last=Last meeting``, and the order of dates.

    FootingError for a field or an order that is none.
    """
    from footing.intake.contact_words import FIELDS
    from footing.intake.people import Choices

    named = {}
    for typed in columns:
        field, equals, heading = typed.partition("=")
        known = next((one for one in FIELDS if one == field.strip().lower()), None)
        if not equals or known is None:
            raise FootingError(
                f"“{typed[:60]}” names no column.",
                todo=f"Write it like last=“Last meeting”. There are: {', '.join(FIELDS)}.",
            )
        named[known] = heading.strip()
    if dates not in ("", "day-first", "month-first"):
        raise FootingError("Dates are day-first or month-first.", where="dates")
    return Choices(named, {"day-first": True, "month-first": False}.get(dates), year)


def read(source: Path | bytes, name: str, chosen: Choices, ws: Workspace) -> People:
    """Everybody in a file; PeopleError, or FootingError where it cannot be read."""
    from footing.intake.people import read_people

    return read_people(_bytes(source, name), name, chosen, ws.clock().date())


def take_in(ws: Workspace, found: People) -> TakenIn:
    """Add everybody who is not here yet, in one go; nothing is merged.

    A row is known again by its own id, or by all that it says. Of one that is here, a later contact
    or year is noted, and nothing else is changed.
    """
    contacts.begin(ws)
    kept = ws.store.contacts()
    by_key = {key: one for one in kept for key in one.known}
    fresh: dict[str, Contact] = {}
    later: dict[str, Contact] = {}
    there = twice = 0
    for person in found.people:
        keys = _keys(person)
        known = next((by_key[key] for key in keys if key in by_key), None)
        if known is not None:
            there += 1
            before = later.get(known.id, known)
            newer = _newer(before, person)
            if newer != before:
                later[known.id] = newer
        elif keys[-1] in fresh:
            twice += 1
        else:
            # A second row with the same id says something else: it is somebody to look at.
            held = [key for key in keys if key == keys[-1] or key not in fresh]
            made = _contact(ws, person, tuple(held))
            fresh |= dict.fromkeys(held, made)
    new = tuple({one.id: one for one in fresh.values()}.values())
    ws.store.add_contacts(new)
    if later:
        ws.store.save_contacts(later.values())
    undated = sum(one.year is None and one.last is None for one in new)
    return TakenIn(
        found.format, len(new), there, len(later), twice, undated, len(alike((*kept, *new))),
        found.notes,
    )  # fmt: skip


def columns_of(headings: tuple[str, ...], columns: Mapping[Field, tuple[str, ...]]) -> Columns:
    """Every field that a column can hold: key, title, and which headings were read as it."""
    from footing.intake.contact_words import FIELDS

    if not headings:
        return ()
    return tuple(
        (field, title, ", ".join(columns.get(field, ()))) for field, title in FIELDS.items()
    )


def asked_of(error: FootingError) -> tuple[tuple[str, ...], Columns]:
    """The headings of a table of which somebody has to say more, and how its columns were read.

    None for any other error.
    """
    from footing.intake.people import PeopleError

    if not isinstance(error, PeopleError):
        return (), ()
    return error.headings, columns_of(error.headings, error.columns)


def columns_said(columns: Mapping[Field, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Which columns were read as what, as a person calls it."""
    from footing.intake.contact_words import FIELDS

    return tuple(
        (title, ", ".join(columns[field])) for field, title in FIELDS.items() if field in columns
    )


def _keys(person: Person) -> tuple[str, ...]:
    return (f"uid:{person.uid}", person.whole) if person.uid else (person.whole,)


def _contact(ws: Workspace, person: Person, known: tuple[str, ...]) -> Contact:
    return Contact(
        new_id(ws.rng, contacts.LENGTH), person.name, person.org, person.emails, person.phones,
        person.year, person.last, None, person.note, person.revised, known=known,
    )  # fmt: skip


def _newer(one: Contact, person: Person) -> Contact:
    """The contact with the later contact or year of a row that was read again."""
    last = max((day for day in (one.last, person.last) if day), default=None)
    year = max((each for each in (one.year, person.year) if each is not None), default=None)
    return replace(one, last=last, year=year)


def _bytes(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if source.stat().st_size > MOST_BYTES:
            raise FootingError(
                f"The file is larger than {MOST_BYTES // 1_000_000} MB.", where=name,
                todo="Is it the right file?",
            )  # fmt: skip
        return source.read_bytes()
    except FileNotFoundError:
        raise FootingError("There is no such file.", where=name, todo="Check the name.") from None
    except IsADirectoryError:
        raise FootingError("This is a folder.", where=name, todo="Name a file in it.") from None
