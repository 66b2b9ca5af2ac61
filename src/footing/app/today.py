"""Today: the next talk, what is left of a fumble's first hours, promises and check-ins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from footing.app.workspace import Workspace
from footing.followup.checkins import Checkins
from footing.followup.today import Conversation, Fumble, Today
from footing.followup.today import today as seen

if TYPE_CHECKING:
    from footing.followup.debrief import Debrief
    from footing.playbooks.matter import Matter


def today(ws: Workspace) -> Today:
    """What matters today over all matters that are not closed."""
    if ws.untouched:
        return seen(ws.clock())
    matters = [one for one in ws.store.matters() if one.state != "closed"]
    ready = [one for one in matters if one.state == "open" and one.gate != "stopped"]
    known = {one.id for one in matters}
    return seen(
        ws.clock(),
        [talk for one in ready if (talk := _talk(one))],
        [fumble for one in ready if (fumble := _fumble(one))],
        [promise for promise in ws.store.promises(None) if promise.matter in known],
        [
            series
            for one in matters
            if one.state == "held"
            for series in _checkins(ws, one, ws.store.debriefs(one.id))
        ],
        names={one.id: one.people.get("leader", "") for one in matters},
    )


def _talk(matter: Matter) -> Conversation | None:
    meeting = matter.answers.get("meeting")
    if not isinstance(meeting, Mapping) or meeting.get("channel") == "mail":
        return None
    when = meeting.get("when")
    # A day without an hour is no appointment yet.
    if not isinstance(when, datetime):
        return None
    return Conversation(matter.id, when, meeting.get("minutes"))


def _fumble(matter: Matter) -> Fumble | None:
    asked: Any = matter.answers.get("asked_on")
    return Fumble(matter.id, asked) if isinstance(asked, date) else None


def _checkins(ws: Workspace, matter: Matter, debriefs: tuple[Debrief, ...]) -> list[Checkins]:
    """The check-in that was agreed in the talk; before that, the series that was asked for."""
    agreed = [one.next_checkin for one in debriefs if one.next_checkin]
    if agreed:
        return [Checkins(matter.id, agreed[-1])]
    from footing.playbooks.answers import read

    playbook = ws.library.playbooks.get(matter.playbook)
    asked = read(playbook, matter.answers).checkins if playbook else None
    if asked is None or asked.first is None:
        return []
    return [
        Checkins(matter.id, asked.first, asked.every, asked.until, asked.minutes, asked.timezone)
    ]
