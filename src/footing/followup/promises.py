"""Promises of both sides: who said they would do what, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from footing.kernel.saying import counted, near, said_day

Who = Literal["me", "leader"]
PromiseState = Literal["open", "done", "dropped"]


@dataclass(frozen=True)
class Promise:
    """What one side said they would do; ``due`` is None where no day was named.

    ``was`` are the days that it was due before it was moved, earliest first given. ``settled`` is
    the day on which it was done or dropped, ``reason`` why it was dropped, and ``in_mail`` whether
    it stands in the mail that confirms what was agreed.
    """

    id: str
    matter: str
    who: Who
    what: str
    due: date | None
    state: PromiseState = "open"
    was: tuple[date, ...] = ()
    reason: str = ""
    settled: date | None = None
    in_mail: bool = True


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


def moved(promise: Promise, to: date) -> Promise:
    """The promise, open, with another day; the day it had before is kept."""
    before = () if promise.due is None else (promise.due,)
    return replace(promise, due=to, was=(*promise.was, *before), state="open", settled=None)


def standing(promise: Promise, day: date) -> str:
    """How a promise stands on ``day``, in one plain sentence or two."""
    match promise.state:
        case "done":
            said = f"Done{_on(promise.settled, day)}."
        case "dropped":
            said = f"Dropped{_on(promise.settled, day)}"
            said += (
                f": {promise.reason.rstrip('.')}." if promise.reason else ". No reason is noted."
            )
        case _:
            said = _open(promise, day)
    return " ".join(filter(None, (said, moves(promise, day))))


def moves(promise: Promise, day: date) -> str:
    """The days that a promise had before, in one sentence; empty where it was never moved."""
    if not promise.was:
        return ""
    times = "once" if len(promise.was) == 1 else counted(len(promise.was), "time")
    before = ", then ".join(said_day(one, day) for one in promise.was)
    return f"Moved {times}; it was due on {before}."


def _open(promise: Promise, day: date) -> str:
    if promise.due is None:
        return "No day was named."
    named = said_day(promise.due, day)
    if days_late(promise, day):
        return f"It was due on {named}, {near(promise.due, day)}."
    return f"It is due {near(promise.due, day)}, {named}."


def _on(settled: date | None, day: date) -> str:
    return f" on {said_day(settled, day)}" if settled else ""
