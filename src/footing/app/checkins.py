"""Check-ins: agree on them, move or cancel one, end them, and what to speak about at the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from footing.app import matters
from footing.app.workspace import Workspace
from footing.followup import checkins as rhythm
from footing.followup.agenda import Agenda, agenda
from footing.followup.checkins import EVERY, Checkins, Meeting
from footing.followup.debrief import talk
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.ids import new_id
from footing.kernel.saying import near, said_day, said_moment, said_time

if TYPE_CHECKING:
    from footing.playbooks.matter import Matter

SHOWN = 6
"""How many of the next ones are listed."""
_SOUGHT = 60
_USUAL = time(9)
"""The hour of a day that was named without one."""


@dataclass(frozen=True)
class Planned:
    """One of the next check-ins: the day by which it is named, and how it stands, in words."""

    meeting: Meeting
    day: date
    text: str


@dataclass(frozen=True)
class View:
    """The check-ins of a matter: ``text`` says what is agreed, ``coming`` the next ones.

    ``series`` is None where none is agreed, and ``agreed`` is false while it was only asked for.
    """

    matter: Matter
    series: Checkins | None
    agreed: bool
    text: str
    coming: tuple[Planned, ...]
    agenda: Agenda


def look(ws: Workspace, matter_id: str) -> View:
    """The check-ins of a matter, with the agenda of the next one."""
    matter = matters.show(ws, matter_id)
    found = series(ws, matter)
    coming = rhythm.coming(found, ws.clock(), SHOWN) if found else ()
    planned = tuple(_planned(one, ws.clock().date()) for one in coming)
    said = any(one.next_checkin for one in ws.store.debriefs(matter.id))
    agreed = found is not None and (bool(found.id) or said)
    return View(matter, found, agreed, _text(found, ws), planned, _agenda(ws, matter, found))


def series(ws: Workspace, matter: Matter) -> Checkins | None:
    """The series that is kept; before that, what was agreed in the talk, or was asked for."""
    if kept := ws.store.checkins(matter.id):
        return kept[-1]
    agreed = [one.next_checkin for one in ws.store.debriefs(matter.id) if one.next_checkin]
    if agreed:
        return Checkins(matter.id, agreed[-1])
    from footing.playbooks.answers import read

    playbook = ws.library.playbooks.get(matter.playbook)
    asked = read(playbook, matter.answers).checkins if playbook else None
    if asked is None or asked.first is None:
        return None
    return Checkins(matter.id, asked.first, asked.every, asked.until, asked.minutes, asked.timezone)


def replaceable(ws: Workspace, matter_id: str) -> bool:
    """Whether a single check-in would take the place of the one that is kept.

    A series that goes on stays: a talk in between does not end it. Where none is kept, the record
    of the talk is enough.
    """
    kept = ws.store.checkins(matter_id)
    return bool(kept) and not (kept[-1].every and rhythm.following(kept[-1], ws.clock()))


def agree(
    ws: Workspace,
    matter_id: str,
    first: datetime | date | None,
    every: str = "",
    *,
    until: date | None = None,
    minutes: int | None = None,
    timezone: str = "",
) -> View:
    """Agree on a series of check-ins, or on a single one, in place of what was agreed before.

    A day without an hour is nine o'clock. Without a ``timezone`` it is that of the clock, where
    that has a name. FootingError for what cannot be.
    """
    matter = matters.show(ws, matter_id)
    if first is None:
        raise FootingError("When is the first one?", where="first", todo="Give a day and time.")
    if every and every not in EVERY:
        raise FootingError(f"Check-ins are every {', '.join(EVERY)}.", where="every")
    if minutes is not None and minutes < 1:
        raise FootingError("A check-in takes one minute or more.", where="minutes")
    here = ws.clock().tzinfo
    name = timezone.strip() or (here.key if isinstance(here, ZoneInfo) else "")
    made = Checkins(matter.id, _moment(first), every, until, minutes, _known(name))
    if until and until < rhythm.wall_of_first(made).date():
        raise FootingError("The last day is before the first one.", where="until")
    if rhythm.following(made, ws.clock()) is None:
        raise FootingError("This time has passed.", where="first", todo="Name a later one.")
    return _save(ws, matter.id, made)


def move(ws: Workspace, matter_id: str, day: date, to: datetime | date) -> View:
    """Move the check-in of one ``day``; the others stay. A day alone keeps the hour."""
    found, one = _at(ws, matter_id, day)
    wall = to if isinstance(to, datetime) else datetime.combine(to, one.was.time())
    if wall.tzinfo is not None and found.timezone:
        wall = wall.astimezone(ZoneInfo(found.timezone))
    wall = wall.replace(tzinfo=None)
    moved = rhythm.changed(found, one.was, wall)
    if not found.every:
        moved = replace(found, first=wall.replace(tzinfo=found.first.tzinfo))
    if wall.replace(tzinfo=_zone(found, ws)) < ws.clock():
        raise FootingError("This time has passed.", where="to", todo="Name a later one.")
    return _save(ws, matter_id, moved)


def cancel(ws: Workspace, matter_id: str, day: date) -> View:
    """Cancel the check-in of one ``day``; the others stay."""
    found, one = _at(ws, matter_id, day)
    if not found.every:
        return _save(ws, matter_id, replace(found, cancelled=True))
    return _save(ws, matter_id, rhythm.changed(found, one.was, None))


def restore(ws: Workspace, matter_id: str, day: date) -> View:
    """Put the check-in of one ``day`` back to where the rhythm has it."""
    found, one = _at(ws, matter_id, day)
    return _save(ws, matter_id, rhythm.changed(found, one.was, one.was))


def end(ws: Workspace, matter_id: str) -> View:
    """End the series; those that were held stay in the calendar."""
    found = _there(ws, matter_id)
    last = rhythm.last_before(found, ws.clock())
    if last is None or not found.every:
        return _save(ws, matter_id, replace(found, cancelled=True))
    over = tuple(one for one in found.changes if one.was.date() <= last.date())
    return _save(ws, matter_id, replace(found, until=last.date(), changes=over))


def _there(ws: Workspace, matter_id: str) -> Checkins:
    found = series(ws, matters.show(ws, matter_id))
    if found is None or found.cancelled:
        raise NotFoundError("No check-ins are agreed.", todo="Agree on them first.")
    return found


def _at(ws: Workspace, matter_id: str, day: date) -> tuple[Checkins, Meeting]:
    """The check-in that the rhythm has on ``day``, or that was moved there."""
    found = _there(ws, matter_id)
    coming = rhythm.coming(found, ws.clock(), _SOUGHT)
    for one in coming:
        if one.was.date() == day:
            return found, one
    for one in coming:
        if one.when and one.when.date() == day:
            return found, one
    today = ws.clock().date()
    near_by = ", ".join(said_day((one.when or one.was).date(), today) for one in coming[:3])
    raise NotFoundError(
        f"There is no check-in on {said_day(day, today)}.",
        todo=f"The next ones are on: {near_by}." if near_by else "None is to come.",
    )


def _save(ws: Workspace, matter_id: str, made: Checkins) -> View:
    matter = matters.show(ws, matter_id)
    kept = ws.store.checkins(matter.id)
    identity = kept[-1].id if kept else new_id(ws.rng)
    ws.store.save_checkins(replace(made, id=identity))
    return look(ws, matter.id)


def _agenda(ws: Workspace, matter: Matter, found: Checkins | None) -> Agenda:
    """What is open now, and what there is since the last check-in, or else since the talk."""
    held = talk(ws.store.debriefs(matter.id))
    last = rhythm.last_before(found, ws.clock()) if found else None
    days = [one for one in (held and held.day, last and last.date()) if one]
    lines = [one for one in ws.store.entries() if one.matter in ("", matter.id)]
    return agenda(
        ws.clock().date(),
        max(days, default=None),
        ws.store.promises(matter.id),
        lines,
        leader=matter.people.get("leader", ""),
    )


def _planned(one: Meeting, today: date) -> Planned:
    if one.when is None:
        return Planned(one, one.was.date(), f"{said_moment(one.was, today)}: cancelled.")
    day = one.when.date()
    said = f"{said_moment(one.when, today)}, {near(day, today)}"
    if one.moved:
        said += f"; moved from {said_day(one.was.date(), today)}"
    return Planned(one, one.was.date(), f"{said}.")


def _text(found: Checkins | None, ws: Workspace) -> str:
    if found is None:
        return "No check-ins are agreed yet."
    if found.cancelled:
        return "The check-ins are cancelled."
    today = ws.clock().date()
    first = rhythm.wall_of_first(found)
    if not found.every:
        return f"One check-in, on {said_moment(first, today)}."
    until = f" until {said_day(found.until, today)}" if found.until else ""
    length = f", {found.minutes} minutes each" if found.minutes else ""
    zone = f" ({found.timezone})" if found.timezone else ""
    return (
        f"Every {found.every} at {said_time(first.time())}{zone}, from {said_day(first, today)}"
        f"{until}{length}."
    )


def _moment(when: datetime | date) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, _USUAL)


def _zone(found: Checkins, ws: Workspace) -> tzinfo | None:
    return ZoneInfo(found.timezone) if found.timezone else found.first.tzinfo or ws.clock().tzinfo


def _known(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FootingError(
            f"There is no time zone “{name}”.",
            where="timezone",
            todo="Use a name such as Europe/London.",
        ) from None
