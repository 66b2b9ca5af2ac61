"""What to speak about at a check-in: open promises, and wins and mistakes since the last one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from footing.followup.entries import Entry, Kind
from footing.followup.promises import Promise, days_late, in_order, standing
from footing.kernel.saying import said_day


@dataclass(frozen=True)
class Agenda:
    """The agenda of one check-in, each part in its own order, and all of it as ``text``.

    ``since`` is the day of the last check-in or talk (None: there was none); a line of the journal
    or a kept promise of that day itself belongs to the time after it.
    """

    since: date | None
    late: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    mine: tuple[Promise, ...]
    settled: tuple[Promise, ...]
    wins: tuple[Entry, ...]
    mistakes: tuple[Entry, ...]
    text: str

    @property
    def empty(self) -> bool:
        """Whether there is nothing on it."""
        parts = (self.late, self.theirs, self.mine, self.settled, self.wins, self.mistakes)
        return not any(parts)


def agenda(
    day: date,
    since: date | None,
    promises: Iterable[Promise],
    entries: Iterable[Entry],
    *,
    leader: str = "",
) -> Agenda:
    """The agenda on ``day``: late promises first, then open ones of either side, then the rest.

    ``promises`` and ``entries`` are those of one matter; ``entries`` may hold lines that belong to
    no matter. A mistake or win from before ``since`` was spoken about, or could have been.
    """
    ordered = in_order(promises)
    open_ones = [one for one in ordered if one.state == "open"]
    late = tuple(one for one in open_ones if days_late(one, day))
    rest = [one for one in open_ones if one not in late]
    theirs = tuple(one for one in rest if one.who == "leader")
    mine = tuple(one for one in rest if one.who == "me")
    settled = tuple(
        one
        for one in ordered
        if one.state != "open" and one.settled and (since is None or one.settled >= since)
    )
    lines = tuple(entries)
    wins, mistakes = _of("win", lines, since), _of("mistake", lines, since)
    parts = (
        ("Late", [_said(one, day, leader) for one in late]),
        (f"Promised by {leader or 'the other side'}", [_what(one, day) for one in theirs]),
        ("Promised by me", [_what(one, day) for one in mine]),
        ("Settled since the last time", [_said(one, day, leader) for one in settled]),
        ("What went well", [_line(one, day) for one in wins]),
        ("Mistakes to own", [_line(one, day) for one in mistakes]),
    )
    blocks = ["\n".join((title, *(f"- {one}" for one in said))) for title, said in parts if said]
    text = "\n\n".join(blocks) or "Nothing is open, and nothing was noted since the last time."
    return Agenda(since, late, theirs, mine, settled, wins, mistakes, text)


def _of(kind: Kind, entries: Iterable[Entry], since: date | None) -> tuple[Entry, ...]:
    found = [one for one in entries if one.kind == kind and (since is None or one.day >= since)]
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def _said(promise: Promise, day: date, leader: str) -> str:
    who = "I" if promise.who == "me" else leader or "The other side"
    return f"{who}: {_what(promise, day)}"


def _what(promise: Promise, day: date) -> str:
    return f"{promise.what.strip().rstrip('.')}. {standing(promise, day)}"


def _line(entry: Entry, day: date) -> str:
    return f"{entry.text.strip()} ({said_day(entry.day, day, weekday=False)})"
