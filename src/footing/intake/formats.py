"""Which export a table is, by its documented columns; formats are data (``data/formats``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from footing.intake.source import IntakeError
from footing.kernel.declared import STRICT, build, parse_toml

Kind = Literal["items", "events", "counts"]
ROLES: Mapping[Kind, tuple[str, ...]] = {
    "items": (
        "id", "opened", "closed", "status", "customer", "outcome", "group",
        "effort", "due", "value", "worker",
    ),
    "events": (
        "id", "at", "status", "customer", "outcome", "group", "effort", "due", "value", "worker",
    ),
    "counts": ("period", "arrivals", "completions", "open", "withdrawn"),
}  # fmt: skip
NO_COLUMN = "-"
"""``--id -``: the file has no such column."""
_ORDER = ("jira", "zendesk", "freshdesk", "servicenow", "github", "eventlog", "any", "counts")
"""From the export that is told most surely by its columns to the one told least."""


@dataclass(frozen=True)
class Words:
    """Which words of a status column mean finished, and which mean open; in small letters."""

    __pydantic_config__ = STRICT

    finished: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class Ends:
    """Which words of an outcome column mean taken back, and which mean lapsed; small letters."""

    __pydantic_config__ = STRICT

    withdrawn: tuple[str, ...]
    expired: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A small file of the format, what is in it, and the opening days (or period ends) in order."""

    __pydantic_config__ = STRICT

    file: str
    items: int
    open: int
    order: tuple[str, ...]


@dataclass(frozen=True)
class Format:
    """One kind of export.

    Of each line of ``needs`` one column has to be there. ``columns`` names, for each role, the
    columns that hold it, best first. ``documented`` is where its maker describes the columns.
    """

    __pydantic_config__ = STRICT

    name: str
    kind: Kind
    documented: str
    needs: tuple[tuple[str, ...], ...]
    columns: Mapping[str, tuple[str, ...]]
    status: Words
    outcome: Ends
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Recognised:
    """A format with the table's own column for each role that it has."""

    format: Format
    columns: Mapping[str, str]


def formats() -> Iterator[Format]:
    """All declared formats, in the order in which they are tried; each is loaded when it is."""
    return (_format(name) for name in _ORDER)


@cache
def _format(name: str) -> Format:
    source = files("footing.intake").joinpath(f"data/formats/{name}.toml").read_bytes()
    found = build(Format, parse_toml(source, f"{name}.toml"), source, f"{name}.toml")
    if name == "any":
        return found
    rest = _format("any")  # words that anybody may use stand in every export
    return replace(
        found,
        status=Words(
            (*found.status.finished, *_not_in(rest.status.finished, found.status.open)),
            (*found.status.open, *_not_in(rest.status.open, found.status.finished)),
        ),
        outcome=Ends(
            (*found.outcome.withdrawn, *_not_in(rest.outcome.withdrawn, found.outcome.expired)),
            (*found.outcome.expired, *_not_in(rest.outcome.expired, found.outcome.withdrawn)),
        ),
    )


def _not_in(words: Sequence[str], other: Sequence[str]) -> list[str]:
    return [word for word in words if word not in other]


def plain(name: str) -> str:
    """A column's name without what tools make of it: ``createdAt``, ``created_at``: created at."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return " ".join(re.findall(r"\w+", apart.replace("_", " ").lower()))


def recognise(
    columns: Sequence[str], named: Mapping[str, str], kind: Kind | None = None
) -> Recognised | None:
    """The format of a table and its columns by role; None where no format fits.

    ``named`` are columns that the person named, by role, and they come first. Raises IntakeError
    where a named column does not exist.
    """
    chosen = {role: _existing(columns, name) for role, name in named.items() if name}
    by_name = {plain(name): name for name in reversed(columns)}
    for one in formats():
        if kind is not None and one.kind != kind:
            continue
        found = {
            role: by_name[next(name for name in names if name in by_name)]
            for role, names in one.columns.items()
            if any(name in by_name for name in names)
        }
        found.update((role, name) for role, name in chosen.items() if role in ROLES[one.kind])
        told = all(any(name in by_name for name in names) for names in one.needs)
        told = told or (one.name == "Table" and "opened" in chosen)
        if told or (one.kind == kind == "counts" and "period" in found):
            return Recognised(one, _apart(found, chosen))
    return None


def _apart(found: dict[str, str], chosen: Mapping[str, str]) -> Mapping[str, str]:
    """No column in two roles: what the person named stays, then what comes first."""
    taken: dict[str, str] = {}
    for role in sorted(found, key=lambda role: role not in chosen):
        if found[role] not in taken.values():
            taken[role] = found[role]
    return {role: taken[role] for role in found if role in taken}


def _existing(columns: Sequence[str], name: str) -> str:
    if name in columns or name == NO_COLUMN:
        return name
    alike = [one for one in columns if plain(one) == plain(name)]
    if len(alike) == 1:
        return alike[0]
    from difflib import get_close_matches

    near = get_close_matches(name, columns, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(columns[:20])}."
    raise IntakeError(f"There is no column “{name}”.", todo=hint)
