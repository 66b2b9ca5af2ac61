"""One's own months, to look back on alone or with a coach: what was begun, held, kept and noted.

They are counts of this person's own records. Nothing is rated, and months are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from footing.followup.debrief import Debrief
from footing.followup.entries import KINDS, Entry, Kind
from footing.followup.promises import Promise, days_late
from footing.kernel.saying import counted, said_month


@dataclass(frozen=True)
class Month:
    """One month: counts of what has its day in it, and the lines of the journal.

    ``begun`` counts matters, ``held`` and ``not_held`` talks. ``no``, ``partly`` and ``yes`` say of
    how many fears it was recorded in this month that they came true. Promises are counted by the
    day on which they were due: ``kept``, ``late`` (open and past it), ``open`` (still to come) and
    ``dropped``.
    """

    first: date
    begun: int = 0
    held: int = 0
    not_held: int = 0
    no: int = 0
    partly: int = 0
    yes: int = 0
    kept: int = 0
    late: int = 0
    open: int = 0
    dropped: int = 0
    entries: tuple[Entry, ...] = ()

    @property
    def name(self) -> str:
        """The month with its year."""
        return said_month(self.first)

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """The lines of one kind, the earliest first."""
        return tuple(one for one in self.entries if one.kind == kind)

    @property
    def texts(self) -> tuple[str, ...]:
        """The counts, each said plainly; what is zero is left out."""
        return tuple(filter(None, (self._talks(), self._fears(), self._promises(), self._lines())))

    def _talks(self) -> str:
        said = []
        if self.begun:
            said.append(f"{counted(self.begun, 'matter')} begun")
        if self.held:
            said.append(f"{counted(self.held, 'talk')} held")
        if self.not_held:
            said.append(f"{counted(self.not_held, 'talk')} that fell through")
        return f"{', '.join(said)}." if said else ""

    def _fears(self) -> str:
        said = [
            f"{count} {words}"
            for count, words in (
                (self.no, "did not come true"),
                (self.partly, "came true in part"),
                (self.yes, "came true"),
            )
            if count
        ]
        known = self.no + self.partly + self.yes
        return (
            f"Of {counted(known, 'fear')} with a known outcome, {', '.join(said)}." if said else ""
        )

    def _promises(self) -> str:
        said = [
            f"{count} {words}"
            for count, words in (
                (self.kept, "done"),
                (self.late, "late"),
                (self.open, "still open"),
                (self.dropped, "dropped"),
            )
            if count
        ]
        return f"Promises due: {', '.join(said)}." if said else ""

    def _lines(self) -> str:
        said = [
            counted(len(self.of(kind)), kind, f"{kind[:-1]}ies" if kind.endswith("y") else "")
            for kind in KINDS
            if self.of(kind)
        ]
        return f"In the journal: {', '.join(said)}." if said else ""


def months(
    today: date,
    begun: Iterable[date],
    debriefs: Iterable[Debrief],
    promises: Iterable[Promise],
    entries: Iterable[Entry],
    most: int = 12,
) -> tuple[Month, ...]:
    """The months in which something was recorded, the latest first, at most ``most`` of them.

    ``begun`` are the days on which matters were begun. Promises without a due day are left out,
    and so is what lies after the month of ``today``.
    """
    held, owed, noted, starts = tuple(debriefs), tuple(promises), tuple(entries), tuple(begun)
    days = [*starts, *(one.day for one in held), *(one.day for one in noted)]
    firsts = {_first(day) for day in (*days, *(one.due for one in owed if one.due))}
    wanted = sorted((one for one in firsts if one <= today), reverse=True)[:most]
    return tuple(_month(first, today, starts, held, owed, noted) for first in wanted)


def _month(
    first: date,
    today: date,
    begun: tuple[date, ...],
    debriefs: tuple[Debrief, ...],
    promises: tuple[Promise, ...],
    entries: tuple[Entry, ...],
) -> Month:
    talks = [one for one in debriefs if _first(one.day) == first]
    due = [one for one in promises if one.due and _first(one.due) == first]
    late = sum(days_late(one, today) > 0 for one in due)
    return Month(
        first,
        begun=sum(_first(day) == first for day in begun),
        held=len({one.matter for one in talks if one.held}),
        not_held=len({one.matter for one in talks if not one.held}),
        no=_came(talks, "no"),
        partly=_came(talks, "partly"),
        yes=_came(talks, "yes"),
        kept=sum(one.state == "done" for one in due),
        late=late,
        open=sum(one.state == "open" for one in due) - late,
        dropped=sum(one.state == "dropped" for one in due),
        entries=tuple(
            sorted((one for one in entries if _first(one.day) == first), key=lambda one: one.day)
        ),
    )


def _came(debriefs: list[Debrief], how: str) -> int:
    """Of how many matters the last record of the month says so: a later one corrects an earlier."""
    last = {one.matter: one.happened for one in debriefs if one.happened}
    return sum(said == how for said in last.values())


def _first(day: date) -> date:
    return date(day.year, day.month, 1)
