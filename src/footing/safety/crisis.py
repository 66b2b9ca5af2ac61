"""Human help in a crisis, by country.

The numbers are data (``data/crisis.toml``). Like the gate, they cannot be changed from a config
folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar

from annotated_types import MinLen

from footing.kernel.declared import STRICT, load
from footing.kernel.errors import FootingError
from footing.kernel.places import Path as KeyPath
from footing.safety.gate import DATA
from footing.safety.model import Text

_CODE = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Za-z]{2,3}[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2})(?![A-Za-z])")


@dataclass(frozen=True)
class Line:
    """A crisis line: its name, its number as people dial it, and how it can be reached."""

    __pydantic_config__: ClassVar = STRICT
    name: Text
    number: Text
    how: Text


@dataclass(frozen=True)
class Country:
    """One country by its code (ISO 3166-1, two letters): emergency number and crisis lines."""

    __pydantic_config__: ClassVar = STRICT
    code: Text
    name: Text
    emergency: Text
    lines: Annotated[tuple[Line, ...], MinLen(1)]


@dataclass(frozen=True)
class Crisis:
    """What to do first, the countries, and what holds for all of them and for all others."""

    __pydantic_config__: ClassVar = STRICT
    first: Text
    changes: Text
    elsewhere: Text
    source: Text
    countries: Annotated[tuple[Country, ...], MinLen(1)]

    def country(self, code: str) -> Country:
        """The country with this code or name; FootingError that names the codes there are."""
        wanted = code.strip().casefold()
        for one in self.countries:
            if wanted in (one.code.casefold(), one.name.casefold()):
                return one
        raise FootingError(
            f"There is no list for “{code.strip()[:40]}”.",
            todo=f"{self.elsewhere} Listed are: {', '.join(one.code for one in self.countries)}.",
        )

    def guess(self, languages: str) -> Country | None:
        """The country that a list of languages speaks of, such as ``en-GB,en;q=0.9``, or none."""
        known = {one.code: one for one in self.countries}
        codes = (found.upper() for found in _REGION.findall(languages))
        return next((known[code] for code in codes if code in known), None)


def faults(crisis: Crisis) -> Iterator[tuple[KeyPath, str]]:
    """Codes that are none, or there twice; numbers that nobody can dial; a wrong order."""
    codes = [one.code for one in crisis.countries]
    names = [one.name for one in crisis.countries]
    for number, one in enumerate(crisis.countries):
        if not _CODE.fullmatch(one.code):
            yield ("countries", number, "code"), "two capital letters are needed here"
        if one.code in codes[:number]:
            yield ("countries", number, "code"), "this code is used above already"
        if number and one.name < names[number - 1]:
            yield ("countries", number, "name"), "the countries stand in the order of their names"
        for place, line in enumerate(one.lines):
            if not re.fullmatch(r"[0-9][0-9 ]*", line.number):
                yield ("countries", number, "lines", place, "number"), "only digits and spaces"


@cache
def load_crisis() -> Crisis:
    """The list that ships with Footing; DataError with every fault if its file is damaged."""
    return load(Crisis, DATA / "crisis.toml", faults)
