"""Moves, stances and vantages as they are declared: one thing that advice can say, with examples.

A move is found in a sentence by its ``gate``. A negation right before it turns it off, or into its
``opposite``, except where the gate holds the negation itself (``own_negation``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TypeVar

from footing.kernel.declared import STRICT, build
from footing.kernel.places import Path
from footing.wording.patterns import expand, fault

EXAMPLES = 2
UNCLEAR = "unclear"
SIGNS = ("jokes", "vantages", "leans", "themes")
"""The tables of a file that hold kinds of text."""
T = TypeVar("T")
Fault = tuple[Path, str]


@dataclass(frozen=True)
class Move:
    """One thing to do. ``stance`` is what it speaks for, with how much ``weight`` (0 to 9).

    ``covers`` names vaguer moves that say nothing more where this one is found in the sentence.
    ``advised`` is a looser gate: it counts only in a sentence that tells somebody to do something.
    """

    __pydantic_config__ = STRICT
    id: str
    says: str
    gate: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    unless: tuple[str, ...] = ()
    stance: str = ""
    weight: int = 0
    opposite: str = ""
    own_negation: bool = False
    covers: tuple[str, ...] = ()
    advised: str = ""


@dataclass(frozen=True)
class Stance:
    """What a piece comes down to; ``acts`` where it goes ahead, so that a way to do it fits."""

    __pydantic_config__ = STRICT
    id: str
    says: str
    acts: bool = False


@dataclass(frozen=True)
class Sign:
    """A kind of text by what occurs in it."""

    __pydantic_config__ = STRICT
    gate: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    id: str = ""
    says: str = ""


@dataclass(frozen=True)
class Conflict:
    """Two moves of which one cannot do both."""

    __pydantic_config__ = STRICT
    between: tuple[str, str]


@dataclass(frozen=True)
class MoveFile:
    """One file of declared advice: any of its tables may be there."""

    __pydantic_config__ = STRICT
    words: dict[str, str] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    stances: tuple[Stance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    jokes: tuple[Sign, ...] = ()
    vantages: tuple[Sign, ...] = ()
    leans: tuple[Sign, ...] = ()
    themes: tuple[Sign, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All that is declared, with the words of each file put into its patterns."""

    moves: Mapping[str, Move]
    stances: Mapping[str, Stance]
    conflicts: tuple[tuple[str, str], ...]
    jokes: tuple[Sign, ...]
    vantages: tuple[Sign, ...]
    leans: tuple[Sign, ...]
    themes: tuple[Sign, ...]


@cache
def shipped() -> Catalogue:
    """Footing's own catalogue. The tests hold every entry to what ``load_text`` checks."""
    return catalogue(_table(tomllib.loads(text)) for _, text in shipped_sources())


def shipped_sources() -> list[tuple[str, str]]:
    """Name and text of every shipped file, by name."""
    folder = resources.files("footing.advice") / "data"
    names = ("moves-", "stances", "conflicts", "asides", "vantage", "leans")
    files = [one for one in folder.iterdir() if one.name.startswith(names)]
    return [(one.name, one.read_text("utf-8")) for one in sorted(files, key=lambda one: one.name)]


def load_text(text: str, name: str) -> MoveFile:
    """One file of declared advice, checked in full; DataError with every fault and its line."""
    source = text.encode()
    return build(MoveFile, tomllib.loads(text), source, name, file_faults)


def file_faults(file: MoveFile) -> Iterable[Fault]:
    """Patterns that cannot be used, and entries without examples."""
    signs: dict[str, tuple[Move | Sign, ...]] = {"moves": file.moves}
    signs |= {key: getattr(file, key) for key in SIGNS}
    for key, entries in signs.items():
        for number, one in enumerate(entries):
            at: Path = (key, number)
            for name in ("match", "no_match"):
                if len(getattr(one, name)) < EXAMPLES:
                    yield (*at, name), f"at least {EXAMPLES} examples are needed"
            unless = one.unless if isinstance(one, Move) else ()
            advised = (one.advised,) if isinstance(one, Move) and one.advised else ()
            for pattern in (one.gate, *advised, *unless):
                try:
                    whole = expand(pattern, file.words, strict=False)
                except KeyError as error:
                    yield (*at, "gate"), f"no fragment named {error.args[0]} is declared"
                    continue
                if said := fault(whole, gate=pattern not in unless):
                    yield (*at, "gate"), said


def catalogue(files: Iterable[MoveFile]) -> Catalogue:
    """Several files as one; a later move with the id of an earlier one takes its place."""
    moves: dict[str, Move] = {}
    stances: dict[str, Stance] = {}
    conflicts: list[tuple[str, str]] = []
    signs: dict[str, list[Sign]] = {key: [] for key in SIGNS}
    for file in files:
        for move in file.moves:
            moves[move.id] = _expanded(move, file.words)
        stances |= {one.id: one for one in file.stances}
        conflicts += [one.between for one in file.conflicts]
        for key in signs:
            signs[key] += getattr(file, key)
    return Catalogue(
        moves, stances, tuple(conflicts),
        **{key: tuple(found) for key, found in signs.items()},
    )  # fmt: skip


def _expanded(move: Move, words: Mapping[str, str]) -> Move:
    from dataclasses import replace

    gate = expand(move.gate, words, strict=False)
    unless = tuple(expand(one, words, strict=False) for one in move.unless)
    advised = expand(move.advised, words, strict=False)
    return replace(move, gate=gate, unless=unless, advised=advised)


def _table(tables: dict[str, object]) -> MoveFile:
    """A shipped file, taken as it is: checking it at every start would take too long."""
    kinds = {"moves": Move, "stances": Stance, "conflicts": Conflict, **dict.fromkeys(SIGNS, Sign)}
    made: dict[str, object] = {"words": tables.get("words", {})}
    for key, kind in kinds.items():
        entries = tables.get(key, [])
        assert isinstance(entries, list)  # noqa: S101  (the tests check the shipped files)
        made[key] = tuple(
            kind(
                **{
                    name: tuple(value) if isinstance(value, list) else value
                    for name, value in one.items()
                }
            )
            for one in entries
        )
    return MoveFile(**made)  # type: ignore[arg-type]
