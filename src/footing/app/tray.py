"""What is being looked at and never kept: a résumé."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ResumeAtHand:
    """A résumé as it was read, with what the person chose; it is gone when Footing ends.

    ``told`` has dates by place as they were typed, ``wins`` ids of journal lines.
    """

    document: Mapping[str, Any]
    years: int
    full: int
    pins: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    wins: tuple[str, ...] = ()


@dataclass
class Tray:
    """One at most."""

    resume: ResumeAtHand | None = None

    def clear(self) -> None:
        """Put it away."""
        self.resume = None
