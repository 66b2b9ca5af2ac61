"""What each playbook knows of the moves, and where a ticked move becomes an answer."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from footing.kernel.declared import STRICT, build


@dataclass(frozen=True)
class KnownMoves:
    """The moves that one playbook has a place or a word for."""

    __pydantic_config__ = STRICT
    playbook: str
    moves: tuple[str, ...]


@dataclass(frozen=True)
class AnswerTo:
    """The step of a playbook that a move answers, and a first wording of the answer."""

    __pydantic_config__ = STRICT
    playbook: str
    move: str
    step: str
    say: str = ""


@dataclass(frozen=True)
class KnownFile:
    """The declared links between moves and playbooks."""

    __pydantic_config__ = STRICT
    known: tuple[KnownMoves, ...] = ()
    answers: tuple[AnswerTo, ...] = field(default_factory=tuple)


_ABOUT = {
    "second-chance": "a position was offered",
    "own-up": "a mistake",
    "renegotiate": "extra work",
    "backlog": "a backlog",
}


@cache
def links() -> KnownFile:
    """The shipped links; DataError where the file is broken."""
    entry = resources.files("footing.advice") / "data" / "playbooks.toml"
    source = entry.read_bytes()
    return build(KnownFile, tomllib.loads(source.decode()), source, "playbooks.toml")


def known(playbook: str) -> tuple[str, ...]:
    """The moves that a playbook knows; none for one of somebody's own."""
    return next((one.moves for one in links().known if one.playbook == playbook), ())


def about(playbook: str) -> str:
    """In words what a playbook is about, for the theme of a panel; empty for one of one's own."""
    return _ABOUT.get(playbook, "")


def nearest(moves: Iterable[str]) -> str:
    """The playbook that knows most of these moves; empty where none knows any."""
    said = set(moves)
    shares = {one.playbook: len(said & set(one.moves)) for one in links().known}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] else ""


def answers(playbook: str) -> tuple[AnswerTo, ...]:
    """Which moves become which answers of a playbook."""
    return tuple(one for one in links().answers if one.playbook == playbook)
