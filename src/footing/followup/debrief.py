"""What really happened: the record a person makes after the talk, and twice again, in short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Happened = Literal["", "no", "partly", "yes"]
Stage = Literal["talk", "day", "weeks"]
"""After the talk itself, a day later, and two weeks later."""
A_DAY, TWO_WEEKS, REMINDED = 1, 14, 7
"""From which day on the short records are asked for, and for how many days after that."""


@dataclass(frozen=True)
class Debrief:
    """One record of one talk.

    ``held`` says whether the talk took place, ``acknowledged`` what the leader owned, ``relief``
    is 0 (none) to 10 or None where it was not said, ``happened`` whether the fear came true (empty:
    not said), and ``next_checkin`` carries its zone. ``said`` is what was said, in a short record
    what has changed since, and ``lesson`` what to do differently. Raises ValueError for a relief
    outside 0..10.
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
    stage: Stage = "talk"
    said: str = ""
    lesson: str = ""

    def __post_init__(self) -> None:
        if self.relief is not None and not 0 <= self.relief <= 10:
            raise ValueError(f"relief is 0 to 10, not {self.relief}")


def talk(debriefs: Iterable[Debrief]) -> Debrief | None:
    """The record of the last talk that was held; None where none was."""
    held = [one for one in debriefs if one.held and one.stage == "talk"]
    return held[-1] if held else None


def short_stage(debriefs: Sequence[Debrief], day: date) -> Stage:
    """Which short record ``day`` is for: until two weeks after the talk it is that of the day."""
    last = talk(debriefs)
    return "weeks" if last and (day - last.day).days >= TWO_WEEKS else "day"


def due(debriefs: Sequence[Debrief], day: date) -> Stage | None:
    """The short record that ``day`` asks for; None where none is due, or it is there already.

    It is asked for on seven days, and then no more: nobody is reminded for ever.
    """
    last = talk(debriefs)
    if last is None:
        return None
    stage = short_stage(debriefs, day)
    since = (day - last.day).days - (TWO_WEEKS if stage == "weeks" else A_DAY)
    later = debriefs[debriefs.index(last) + 1 :]
    there = any(one.stage == stage for one in later)
    return stage if 0 <= since < REMINDED and not there else None
