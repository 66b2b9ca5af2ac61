"""What is being looked at and not kept: a résumé, and a file of contacts before it is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footing.intake.people import Choices


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


@dataclass(frozen=True)
class ContactsAtHand:
    """A file of contacts, and what was said of it; nothing of it is taken in yet."""

    data: bytes
    choices: Choices


@dataclass
class Tray:
    """One of each at most."""

    resume: ResumeAtHand | None = None
    contacts: ContactsAtHand | None = None

    def clear(self) -> None:
        """Put everything away."""
        self.resume = self.contacts = None
