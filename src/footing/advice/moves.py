"""Moves, stances and vantages as they are declared: one thing that advice can say, with examples.

A move is found in a sentence by its ``phrases`` (see ``advice.phrases``). A negation right before
one turns the move off, or into its ``opposite``; a phrase may hold a negation itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TypeVar

from footing.advice.phrases import lines, pattern
from footing.kernel.declared import STRICT, build
from footing.kernel.places import Path
from footing.wording.patterns import fault

EXAMPLES = 2
UNCLEAR = "unclear"
SIGNS = ("jokes", "vantages", "leans")
"""The tables of a file that hold kinds of text."""
T = TypeVar("T")
Fault = tuple[Path, str]


@dataclass(frozen=True)
class Move:
    """One thing to do. ``stance`` is what it speaks for, with how much ``weight`` (0 to 9).

    ``covers`` names vaguer moves that say nothing more where this one is found in the sentence.
    ``advised`` are looser phrases: they count only in a sentence that tells somebody to do
    something. Nothing counts in a sentence in which a phrase of ``unless`` stands.
    """

    __pydantic_config__ = STRICT
    id: str
    says: str
    phrases: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    unless: str = ""
    stance: str = ""
    weight: int = 0
    opposite: str = ""
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
    phrases: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    id: str = ""
    says: str = ""


@dataclass(frozen=True)
class Theme:
    """What a question can be about. Going ahead means the stance ``id`` there.

    ``about`` names the files of moves that belong to it; of the moves of other situations only
    those in ``also`` count in such a thread. ``stances`` are those that can be taken there: a move
    for another one speaks for going ahead.
    """

    __pydantic_config__ = STRICT
    id: str
    says: str
    about: str
    phrases: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    stances: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Two moves of which one cannot do both."""

    __pydantic_config__ = STRICT
    between: tuple[str, str]


@dataclass(frozen=True)
class MoveFile:
    """One file of declared advice: any of its tables may be there.

    ``about`` is the situation that its moves belong to; empty where they belong to any.
    """

    __pydantic_config__ = STRICT
    about: str = ""
    words: dict[str, str] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    stances: tuple[Stance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    jokes: tuple[Sign, ...] = ()
    vantages: tuple[Sign, ...] = ()
    leans: tuple[Sign, ...] = ()
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All that is declared; the word groups of every file are shared by all."""

    words: Mapping[str, str]
    moves: Mapping[str, Move]
    stances: Mapping[str, Stance]
    conflicts: tuple[tuple[str, str], ...]
    jokes: tuple[Sign, ...]
    vantages: tuple[Sign, ...]
    leans: tuple[Sign, ...]
    themes: tuple[Theme, ...]
    about: Mapping[str, str]

    def fits(self, move: str, theme: Theme | None) -> bool:
        """Whether a move counts in a thread about this; without a theme every move does."""
        if theme is None or move in theme.also:
            return True
        return self.about.get(move, "") in ("", theme.about)


@cache
def shipped() -> Catalogue:
    """Footing's own catalogue. The tests hold every entry to what ``load_text`` checks."""
    return catalogue(_table(tomllib.loads(text)) for _, text in shipped_sources())


def shipped_sources() -> list[tuple[str, str]]:
    """Name and text of every shipped file, by name."""
    folder = resources.files("footing.advice") / "data"
    names = ("words", "moves-", "stances", "conflicts", "asides", "vantage", "leans")
    files = [one for one in folder.iterdir() if one.name.startswith(names)]
    return [(one.name, one.read_text("utf-8")) for one in sorted(files, key=lambda one: one.name)]


def load_text(text: str, name: str) -> MoveFile:
    """One file of declared advice, checked in full; DataError with every fault and its line.

    It may use the word groups of the shipped files, and declare its own.
    """
    return build(MoveFile, tomllib.loads(text), text.encode(), name, file_faults)


def file_faults(file: MoveFile) -> Iterable[Fault]:
    """Phrases that cannot be used, and entries without examples."""
    words = {**shipped().words, **file.words}
    signs: dict[str, tuple[Move | Sign | Theme, ...]] = {
        "moves": file.moves,
        "themes": file.themes,
    }
    signs |= {key: getattr(file, key) for key in SIGNS}
    for key, entries in signs.items():
        for number, one in enumerate(entries):
            at: Path = (key, number)
            for name in ("match", "no_match"):
                if len(getattr(one, name)) < EXAMPLES:
                    yield (*at, name), f"at least {EXAMPLES} examples are needed"
            for name in ("phrases", "advised", "unless"):
                for said in _unusable(getattr(one, name, ""), words):
                    yield (*at, name), said


def _unusable(phrases: str, words: Mapping[str, str]) -> Iterable[str]:
    for phrase in lines(phrases):
        try:
            whole = pattern(phrase, words)
        except KeyError as error:
            yield f"no word group named {error.args[0]} is declared"
            continue
        if said := fault(whole, gate=True):
            yield f"{said} (in {phrase})"


def catalogue(files: Iterable[MoveFile]) -> Catalogue:
    """Several files as one; a later move with the id of an earlier one takes its place."""
    words: dict[str, str] = {}
    moves: dict[str, Move] = {}
    stances: dict[str, Stance] = {}
    conflicts: list[tuple[str, str]] = []
    signs: dict[str, list[Sign]] = {key: [] for key in SIGNS}
    themes: list[Theme] = []
    about: dict[str, str] = {}
    for file in files:
        themes += file.themes
        about |= {one.id: file.about for one in file.moves}
        words |= file.words
        moves |= {one.id: one for one in file.moves}
        stances |= {one.id: one for one in file.stances}
        conflicts += [one.between for one in file.conflicts]
        for key in signs:
            signs[key] += getattr(file, key)
    return Catalogue(
        words, moves, stances, tuple(conflicts), themes=tuple(themes), about=about,
        **{key: tuple(found) for key, found in signs.items()},
    )  # fmt: skip


def _table(tables: dict[str, object]) -> MoveFile:
    """A shipped file, taken as it is: checking it at every start would take too long."""
    kinds = {
        "moves": Move, "stances": Stance, "conflicts": Conflict, "themes": Theme,
        **dict.fromkeys(SIGNS, Sign),
    }  # fmt: skip
    made: dict[str, object] = {"words": tables.get("words", {}), "about": tables.get("about", "")}
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
