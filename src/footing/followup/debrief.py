"""What really happened: the record a person makes after the talk, or after it fell through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Happened = Literal["", "no", "partly", "yes"]


@dataclass(frozen=True)
class Debrief:
    """One record of one talk.

    ``held`` says whether the talk took place, ``acknowledged`` what the leader owned, ``relief``
    is 0 (none) to 10 or None where it was not said, ``happened`` whether the fear came true (empty:
    not said), and ``next_checkin`` carries its zone. Raises ValueError for a relief outside 0..10.
    """

    id: str
    matter: str
    day: date
    held: bool
    acknowledged: str
    relief: int | None
    happened: Happened
    note: str
    next_checkin: datetime | None

    def __post_init__(self) -> None:
        if self.relief is not None and not 0 <= self.relief <= 10:
            raise ValueError(f"relief is 0 to 10, not {self.relief}")
