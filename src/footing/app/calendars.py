"""The calendar files of a kept matter: they can be made again, and nothing doubles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footing.app import checkins
from footing.app.workspace import Workspace
from footing.followup.debrief import talk
from footing.followup.issues import Issue, IssueKind, reissued
from footing.kernel.errors import FootingError
from footing.kernel.ids import new_id

if TYPE_CHECKING:
    from footing.playbooks.answers import Meeting
    from footing.playbooks.matter import Matter

KINDS: tuple[IssueKind, ...] = ("meeting", "checkins")
_NAMES: Mapping[IssueKind, tuple[str, str]] = {
    "meeting": ("The meeting for your calendar", "Takes the meeting out of your calendar again"),
    "checkins": ("The check-ins for your calendar", "Takes the check-ins out of your calendar"),
}


@dataclass(frozen=True)
class CalendarFile:
    """A calendar file: its name, what it is, and its bytes."""

    name: str
    title: str
    data: bytes


def offered(ws: Workspace, matter: Matter) -> tuple[tuple[str, str], ...]:
    """Names and titles of the calendar files that a matter gives now.

    One that cannot be made, since its series ends before it begins, say, is offered as well: what
    is wrong is told where it is asked for, and the page can be read meanwhile.
    """
    found = []
    for kind in KINDS:
        try:
            there = _file(ws, matter, kind, 0)
        except FootingError:
            there = b""
        if there is not None or _last(ws, matter, kind) is not None:
            found.append((f"{kind}.ics", _title(kind, there)))
    return tuple(found)


def files(ws: Workspace, matter: Matter) -> tuple[CalendarFile, ...]:
    """The calendar files of a matter.

    What a file says is remembered. The next one that says something else counts one up, so that a
    calendar replaces what it has, and a meeting that is off is taken out with a file of its own.
    """
    from footing.delivery.calendar import taken_out, unversioned

    found = []
    for kind in KINDS:
        last, made = _last(ws, matter, kind), _file(ws, matter, kind, 0)
        if made is None and last is None:
            continue
        off = made is None
        if made is None and last is not None:
            made = taken_out(last.content, sequence=0, now=ws.clock())
        content = unversioned(made or b"")
        fresh = Issue(new_id(ws.rng), matter.id, kind, 0, content)
        issue = reissued(last, content) if last else fresh
        if issue != last:
            ws.store.save_issue(issue)
        if off:
            data = taken_out(content, sequence=issue.sequence, now=ws.clock())
        else:
            data = _file(ws, matter, kind, issue.sequence) or b""
        found.append(CalendarFile(f"{kind}.ics", _title(kind, None if off else data), data))
    return tuple(found)


def _title(kind: IssueKind, data: bytes | None) -> str:
    there, gone = _NAMES[kind]
    return gone if data is None or b"METHOD:CANCEL" in data else there


def _last(ws: Workspace, matter: Matter, kind: IssueKind) -> Issue | None:
    return next((one for one in ws.store.issues(matter.id) if one.kind == kind), None)


def _file(ws: Workspace, matter: Matter, kind: IssueKind, sequence: int) -> bytes | None:
    return (_meeting if kind == "meeting" else _checkins)(ws, matter, sequence)


def _meeting(ws: Workspace, matter: Matter, sequence: int) -> bytes | None:
    from footing.delivery.calendar import meeting

    planned = _planned(ws, matter)
    off = matter.state == "closed" and talk(ws.store.debriefs(matter.id)) is None
    if planned is None or planned.when is None or off:
        return None
    series = checkins.series(ws, matter)
    return meeting(
        planned.when,
        planned.minutes,
        seed=matter.id,
        now=ws.clock(),
        # One's own zone, where the check-ins name it.
        zone=series.timezone if series else "",
        # For a mail the time is one's own: it blocks an hour to write, nobody is met.
        title="Writing time" if planned.channel == "mail" else "Meeting",
        sequence=sequence,
    )


def _checkins(ws: Workspace, matter: Matter, sequence: int) -> bytes | None:
    from footing.delivery import calendar

    series = checkins.series(ws, matter)
    if series is None:
        return None
    return calendar.checkins(
        series.every,
        series.minutes,
        series.first,
        series.until,
        seed=matter.id,
        now=ws.clock(),
        zone=series.timezone,
        sequence=sequence,
        changes=series.changes,
        cancelled=series.cancelled,
    )


def _planned(ws: Workspace, matter: Matter) -> Meeting | None:
    from footing.playbooks.answers import read

    playbook = ws.library.playbooks.get(matter.playbook)
    return read(playbook, matter.answers).meeting if playbook else None
