"""Promises of both sides: who said they would do what, and by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Who = Literal["me", "leader"]
PromiseState = Literal["open", "done", "dropped"]


@dataclass(frozen=True)
class Promise:
    """What one side said they would do; ``due`` is None where no day was named."""

    id: str
    matter: str
    who: Who
    what: str
    due: date | None
    state: PromiseState = "open"


def days_late(promise: Promise, day: date) -> int:
    """How many days an open promise is past its due day on ``day``; 0 when it is not."""
    if promise.state != "open" or promise.due is None:
        return 0
    return max(0, (day - promise.due).days)


def in_order(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Promises by due day, earliest first; those without a day come last, then by text and id."""
    return tuple(
        sorted(promises, key=lambda p: (p.due is None, p.due or date.max, p.what, p.id)),
    )
