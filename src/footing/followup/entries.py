"""The journal: dated lines of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["mistake", "win", "worry", "promise", "observation", "fact"]
KINDS: tuple[Kind, ...] = ("mistake", "win", "worry", "promise", "observation", "fact")
"""A "fact" is a record of the factual log; no playbook takes it over."""


@dataclass(frozen=True)
class Entry:
    """One line of the journal; ``matter`` is the id of the matter it belongs to, or empty."""

    id: str
    day: date
    kind: Kind
    text: str
    matter: str = ""
