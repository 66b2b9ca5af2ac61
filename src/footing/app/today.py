"""Today: the next talk, a fumble's first hours, records, promises, check-ins, and the backlog."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from footing.app import checkins
from footing.app.workspace import Workspace
from footing.followup.debrief import due, talk
from footing.followup.today import Conversation, Fumble, Reminder, Today
from footing.followup.today import today as seen

if TYPE_CHECKING:
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
            if (one.state == "held" or ws.store.checkins(one.id))
            and (series := checkins.series(ws, one))
        ],
        [reminder for one in matters if (reminder := _reminder(ws, one))],
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


def _reminder(ws: Workspace, matter: Matter) -> Reminder | None:
    debriefs = ws.store.debriefs(matter.id)
    last, stage = talk(debriefs), due(debriefs, ws.clock().date())
    return Reminder(matter.id, stage, last.day) if last and stage else None
