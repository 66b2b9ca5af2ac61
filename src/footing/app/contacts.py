"""Keeping in touch: whose turn it is, at what pace, and when the old ones are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from footing.app.files import write_all
from footing.app.finding import by_id
from footing.app.workspace import Workspace
from footing.contacts.model import MOST_A_WEEK, MOST_WEEKS, Contact, Pace
from footing.contacts.same import Alike, alike, merged, set_apart
from footing.contacts.turns import State, View, state, year_of
from footing.contacts.turns import view as seen
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.ids import new_id
from footing.kernel.saying import counted, said_month

REMINDER = "keep-in-touch.ics"
PAGE = 50
"""So many are listed at once."""
LENGTH = 12
"""Letters of an id: there may be a hundred thousand contacts."""
_AT, _MINUTES = time(9), 15
"""When a reminder stands in the calendar, and for how long."""
_HINT = "See “footing people list”."


@dataclass(frozen=True)
class Look:
    """How things stand, at what pace, and when the old ones are done, said plainly.

    ``odd`` are contacts whose dates lie in the future; ``alike`` groups that may be one person, and
    ``people`` everybody.
    """

    view: View
    pace: Pace
    forecast: str
    odd: tuple[Contact, ...]
    alike: int
    people: int


@dataclass(frozen=True)
class Listed:
    """A part of the list: ``found`` in all, those of this page, and where each stands."""

    found: int
    page: tuple[tuple[Contact, State], ...]
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(-(-self.found // PAGE), 1)


def look(ws: Workspace) -> Look:
    """Today's few, and how things stand."""
    kept, today = _all(ws), ws.clock().date()
    pace = pace_of(ws)
    view = seen(kept, pace, today)
    return Look(view, pace, _forecast(view, pace), _odd(kept, today), len(alike(kept)), len(kept))


def todays(ws: Workspace) -> View | None:
    """Today's few alone; None where nobody is kept."""
    kept = _all(ws)
    return seen(kept, pace_of(ws), ws.clock().date()) if kept else None


def list_(ws: Workspace, text: str = "", which: State | None = None, page: int = 1) -> Listed:
    """Those in whose name, organisation, address or note ``text`` stands, by name."""
    today, pace, wanted = ws.clock().date(), pace_of(ws), text.casefold().split()
    found = [
        (one, at)
        for one in _all(ws)
        if (at := state(one, pace, today)) == which or which is None
        if all(word in _words(one) for word in wanted)
    ]
    found.sort(key=lambda pair: pair[0].title.casefold())
    start = (max(page, 1) - 1) * PAGE
    return Listed(len(found), tuple(found[start : start + PAGE]), max(page, 1))


def show(ws: Workspace, contact_id: str) -> Contact:
    """One contact by its id or the beginning of it; NotFoundError."""
    if len(contact_id) == LENGTH and not ws.untouched:
        return ws.store.contact(contact_id)
    return by_id(_all(ws), contact_id, "contact", _HINT)


def pace_of(ws: Workspace) -> Pace:
    """What was said of the pace last; the usual one before that. The first begin counts."""
    said = () if ws.untouched else ws.store.paces()
    if not said:
        return Pace(ws.clock().date())
    return replace(said[-1], begun=min(one.begun for one in said))


def set_pace(ws: Workspace, week: int | None, every: int | None, since: int | None) -> Pace:
    """Note how many a week, after how many weeks current ones are due, and who is a current one."""
    before = pace_of(ws)
    week = before.week if week is None else week
    every = before.every if every is None else every
    if not 1 <= week <= MOST_A_WEEK:
        raise FootingError(f"Take 1 to {MOST_A_WEEK} people a week.", where="week")
    if not 1 <= every <= MOST_WEEKS:
        raise FootingError(f"Take 1 to {MOST_WEEKS} weeks.", where="every")
    if since is not None and not 1900 <= since <= ws.clock().year + 1:
        raise FootingError(f"{since} is no year to begin with.", where="since")
    made = replace(before, week=week, every=every, since=since, id=before.id or _new(ws))
    ws.store.save_pace(made)
    return made


def add(ws: Workspace, given: Contact) -> Contact:
    """Add somebody by hand; the id is new."""
    if not (given.name.strip() or given.org.strip() or given.emails):
        raise FootingError("A name is needed.", where="name")
    made = replace(given, id=_new(ws))
    begin(ws)
    ws.store.save_contacts([made])
    return made


def begin(ws: Workspace) -> None:
    """Note the pace where none is noted yet: with it begins what is to be caught up with."""
    if not ws.store.paces():
        ws.store.save_pace(replace(pace_of(ws), id=_new(ws)))


def written(
    ws: Workspace, contact_id: str, note: str = "", day: date | None = None,
    following: date | None = None,
) -> Contact:  # fmt: skip
    """Note that there was a contact on ``day`` (today unless told), and a day for the next one.

    The note is added to what is there, with its day.
    """
    found = show(ws, contact_id)
    when = day or ws.clock().date()
    if when > ws.clock().date():
        raise FootingError("This day is still to come.", where="day", todo="Use --next for it.")
    last = max(when, found.last) if found.last and found.last <= ws.clock().date() else when
    text = f"{when.isoformat()}: {' '.join(note.split())}" if note.strip() else ""
    made = replace(
        found, last=last, next=_to_come(ws, following),
        note="\n".join(part for part in (found.note, text) if part),
    )  # fmt: skip
    ws.store.save_contacts([made])
    return made


def change(ws: Workspace, made: Contact) -> Contact:
    """The contact as it was changed by hand, in the place of the one with its id."""
    there = show(ws, made.id)
    if not (made.name or made.org or made.emails or made.phones):
        raise FootingError("A name is needed.", where="name")
    if made.next is not None and made.next != there.next:
        _to_come(ws, made.next)
    if made.last is not None and made.last > ws.clock().date() and made.last != there.last:
        raise FootingError("This day is still to come.", where="last")
    if made.year is not None and not 1900 <= made.year <= ws.clock().year + 1:
        raise FootingError(f"{made.year} is no year.", where="year")
    ws.store.save_contacts([made])
    return made


def put_aside(ws: Workspace, contact_id: str, *, aside: bool = True) -> Contact:
    """Leave somebody out from now on, or take them in again; nothing of them is removed."""
    made = replace(show(ws, contact_id), aside=aside)
    ws.store.save_contacts([made])
    return made


def remove(ws: Workspace, contact_id: str) -> Contact:
    """Remove somebody for good; NotFoundError."""
    found = show(ws, contact_id)
    ws.store.save_contacts((), without=[found.id])
    return found


def look_alike(ws: Workspace) -> tuple[Alike, ...]:
    """Groups that may be one person; the first 20, as one can only look at so many."""
    return alike(_all(ws))[:20]


def together(group: Alike) -> Contact:
    """What a group would become, to be looked at first."""
    return merged(group.contacts)


def merge(ws: Workspace, ids: Sequence[str]) -> Contact:
    """Make one of several, after they were looked at; the first one stays, with all of the others.

    FootingError for fewer than two.
    """
    found = _several(ws, ids)
    made = merged(found)
    ws.store.save_contacts([made], without=[one.id for one in found[1:]])
    return made


def not_the_same(ws: Workspace, ids: Sequence[str]) -> None:
    """Say that several are different people, so that they are not shown together again."""
    ws.store.save_contacts(set_apart(_several(ws, ids)))


def mail_to(one: Contact) -> str:
    """An address that opens an empty mail to a contact; empty where no address is known."""
    from footing.delivery.mail import mailto

    return (mailto("", "", to=one.emails[0]) or "") if one.emails else ""


def reminder(ws: Workspace, contact_id: str) -> bytes:
    """The next contact as a calendar file; its title does not say who it is."""
    from footing.delivery.calendar import meeting

    found = show(ws, contact_id)
    if found.next is None:
        raise NotFoundError("No day is set for the next contact.", todo="Set one first.")
    now = ws.clock()
    return meeting(
        datetime.combine(found.next, _AT), _MINUTES, seed=f"contact:{found.id}", now=now,
        title="Keep in touch",
        # Every later file is newer, so that it takes the place of the earlier one.
        sequence=int(now.timestamp() // 60),
    )  # fmt: skip


def write_reminder(ws: Workspace, contact_id: str, out: Path) -> tuple[Path, ...]:
    """Write the calendar file of the next contact into a folder."""
    return write_all(out, {REMINDER: reminder(ws, contact_id)})


def place(ws: Workspace, one: Contact) -> str:
    """Where somebody stands, said plainly."""
    today, pace = ws.clock().date(), pace_of(ws)
    at, year = state(one, pace, today), year_of(one, pace, today)
    return {
        "due": "due now",
        "current": "current, not due",
        "old": f"waits with those of {year}",
        "set": "a day is set",
        "done": "caught up with",
        "undated": "no year and no contact known",
        "aside": "left out",
    }[at]


def _all(ws: Workspace) -> tuple[Contact, ...]:
    return () if ws.untouched else ws.store.contacts()


def _several(ws: Workspace, ids: Sequence[str]) -> list[Contact]:
    there = {one.id: one for one in _all(ws)}
    found = [there[one] for one in dict.fromkeys(ids) if one in there]
    if len(found) < 2:
        raise FootingError("Two or more are needed.", todo="Choose those that you mean.")
    return found


def _to_come(ws: Workspace, day: date | None) -> date | None:
    if day is not None and day < ws.clock().date():
        raise FootingError("This day has passed.", where="next", todo="Name a later one.")
    return day


def _odd(kept: Sequence[Contact], today: date) -> tuple[Contact, ...]:
    return tuple(
        one
        for one in kept
        if (one.last and one.last > today) or (one.year and one.year > today.year + 1)
    )


def _words(one: Contact) -> str:
    return " ".join((one.name, one.org, *one.emails, one.note)).casefold()


def _new(ws: Workspace) -> str:
    return new_id(ws.rng, LENGTH)


def _forecast(view: View, pace: Pace) -> str:
    """When the old ones are done at this pace, as the backlog planner reckons."""
    people = view.current
    falling_due = people / pace.every
    said = []
    if people:
        rate = f"{falling_due:.1f}".removesuffix(".0")
        said.append(
            f"To keep {counted(people, 'current one')} current takes about {rate} a week, "
            f"if each is due every {counted(pace.every, 'week')}."
        )
    waiting = view.waiting + view.due
    if not view.waiting:
        return " ".join(said)
    if falling_due >= pace.week:
        said.append(
            f"At {pace.week} a week nothing is left for the {counted(view.waiting, 'old one')}. "
            "More a week, or longer between two contacts, would change that."
        )
        return " ".join(said)
    even, sure = _done_by(view.day, waiting, falling_due / 7, pace.week / 7)
    if even is None:
        said.append(
            f"At {pace.week} a week the {counted(view.waiting, 'old one')} would take more than "
            "ten years."
        )
    else:
        later = f", and by {said_month(sure)} in 85 of 100 runs" if sure and (
            (sure.year, sure.month) != (even.year, even.month)
        ) else ""  # fmt: skip
        said.append(
            f"At {pace.week} a week the {counted(view.waiting, 'old one')} are done by about "
            f"{said_month(even)}{later}, if every week is like this."
        )
    return " ".join(said)


@lru_cache(maxsize=32)
def _done_by(
    day: date, waiting: int, arrivals: float, capacity: float
) -> tuple[date | None, date | None]:
    from footing.backlog.done_by import done_by

    found = done_by(day, waiting, arrivals, capacity)
    return found.p50, found.p85
