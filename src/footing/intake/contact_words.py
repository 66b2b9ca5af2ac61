"""What address books call their columns and labels, from ``data/contacts.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import ClassVar, Literal

from footing.kernel.declared import STRICT, load

Field = Literal[
    "name", "first", "middle", "surname", "org", "email", "phone", "note", "labels", "year", "last"
]
FIELDS: dict[Field, str] = {
    "name": "Name", "first": "First name", "middle": "Middle name", "surname": "Last name",
    "org": "Organisation", "email": "E-mail", "phone": "Phone", "note": "Note",
    "labels": "Labels", "year": "Last year as a client", "last": "Last contact",
}  # fmt: skip
"""Every field that a column can hold, with what a person calls it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Heading:
    """The headings under which a field is found."""

    __pydantic_config__: ClassVar = STRICT
    field: Field
    names: tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """Words in labels that speak of clients, and of clients of today."""

    __pydantic_config__: ClassVar = STRICT
    client: tuple[str, ...]
    current: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """All that is known of headings and labels."""

    __pydantic_config__: ClassVar = STRICT
    heading: tuple[Heading, ...]
    labels: Labels


@cache
def words() -> Words:
    """The words as they are declared; DataError with every fault."""
    return load(Words, Path(__file__).parent / "data" / "contacts.toml")


@lru_cache(maxsize=4096)
def field_of(heading: str) -> Field | None:
    """The field that a heading is known for; None where nobody knows it."""
    plain = " ".join(heading.split()).casefold()
    return next((field for field, form in _forms() if form.fullmatch(plain)), None)


def year_of_label(label: str, this_year: int) -> int | None:
    """The year in which a label says somebody was a client; None where it says nothing of it."""
    years = [int(found) for found in _YEAR.findall(label)]
    said = {word.casefold() for word in _WORD.findall(label)}
    known = words().labels
    if years and (not said or said & set(known.client)):
        return max(years)
    if said & set(known.client) and said & set(known.current):
        return this_year
    return None


def year_of_cell(text: str, this_year: int) -> int | None:
    """The last year in a cell: 2019, "2015-2019", "since 2021, active"; None where it has none."""
    if {word.casefold() for word in _WORD.findall(text)} & set(words().labels.current):
        return this_year
    return max((int(found) for found in _YEAR.findall(text)), default=None)


@cache
def _forms() -> tuple[tuple[Field, re.Pattern[str]], ...]:
    return tuple(
        (one.field, re.compile(re.escape(name).replace(r"\{n\}", r"\d+")))
        for one in words().heading
        for name in one.names
    )
