"""What was found in the data: what was repaired, what is doubtful, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """One place in the data: the row as a person sees it, or the item's id, and what is there."""

    text: str
    row: int | None = None
    id: str = ""

    @property
    def said(self) -> str:
        """The example as a person reads it."""
        place = f"row {self.row}" if self.row is not None else self.id
        return f"{place}: {self.text}" if place and self.text else place or self.text


@dataclass(frozen=True)
class Finding:
    """One thing that was found: ``code`` for programs, ``text`` for people, some examples."""

    code: str
    count: int
    text: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Findings:
    """Everything the doctor found. ``rows`` is ``used`` and all that was set aside, together."""

    rows: int
    used: int
    set_aside: Mapping[str, int]
    repairs: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        """Nothing is dropped silently: whoever builds this with a row missing is wrong."""
        if self.rows != self.used + sum(self.set_aside.values()):
            raise ValueError(f"{self.rows} rows, but {self.used} used and {dict(self.set_aside)}")
