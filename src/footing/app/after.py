"""After the talk: what really happened, who promised what, and the fear set against it.

It is written down once after the talk, and twice again in short: a day and two weeks later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from footing.app import checkins, matters
from footing.app import promises as kept_promises
from footing.app.workspace import Workspace
from footing.followup.debrief import Debrief, Happened, Stage, due, short_stage, talk
from footing.followup.promises import Promise, Who, in_order
from footing.followup.record import Comparison, Fear, feared_against_happened
from footing.kernel.errors import FootingError
from footing.kernel.ids import new_id

if TYPE_CHECKING:
    from footing.playbooks.matter import Matter

HAPPENED: tuple[Happened, ...] = ("no", "partly", "yes")
AGAIN: Mapping[Stage, str] = {"day": "A day later", "weeks": "Two weeks later"}
"""The short records, as people call them."""


@dataclass(frozen=True)
class Given:
    """A promise as it was given: by whom (``me`` or ``leader``), what, and the day, if any."""

    who: Who
    what: str
    due: date | None = None


@dataclass(frozen=True)
class Afterwards:
    """What is on record for a matter, and the person's own fears against what happened.

    ``due`` is the short record that is asked for today, and ``remarks`` say of promises that no
    day was named, or that it had passed when the promise was given.
    """

    matter: Matter
    debriefs: tuple[Debrief, ...]
    promises: tuple[Promise, ...]
    comparison: Comparison
    due: Stage | None = None
    remarks: tuple[str, ...] = ()


def unprepared(ws: Workspace, playbook_id: str, people: Mapping[str, str] | None = None) -> Matter:
    """A matter for a talk that was not prepared here, so that it can be recorded.

    Nobody is coached by that: the two questions of the gate come before the first text.
    """
    return matters.begin(ws, playbook_id, people)


def record(
    ws: Workspace,
    matter_id: str,
    *,
    held: bool,
    acknowledged: str = "",
    relief: int | None = None,
    happened: str = "",
    note: str = "",
    next_checkin: datetime | date | None = None,
    promises: Sequence[Given] = (),
    said: str = "",
    lesson: str = "",
    every: str = "",
) -> Afterwards:
    """Record whether the talk was held, and what came of it.

    ``relief`` is 0 to 10, ``happened`` says whether the fear came true (no, partly, yes, or empty),
    ``said`` is what was said, ``lesson`` what to do differently. With ``every`` the next check-in
    is the first of a series (see ``checkins.agree``). A talk that was held marks the matter as
    held. FootingError for values outside these.
    """
    matter = matters.show(ws, matter_id)
    came_true = _within(relief, happened)
    if every and next_checkin is None:
        raise FootingError("When is the first of them?", where="next_checkin")
    given = [_promise(ws, matter.id, one) for one in promises if one.what.strip()]
    debrief = Debrief(
        new_id(ws.rng),
        matter.id,
        ws.clock().date(),
        held,
        acknowledged.strip(),
        relief,
        came_true,
        note.strip(),
        _moment(ws, next_checkin),
        said=said.strip(),
        lesson=lesson.strip(),
    )
    if next_checkin is not None and (every or checkins.replaceable(ws, matter.id)):
        checkins.agree(ws, matter.id, next_checkin, every)
    ws.store.save_debrief(debrief)
    for promise in given:
        ws.store.save_promise(promise)
    if held:
        matters.mark_held(ws, matter.id)
    return look(ws, matter.id)


def again(
    ws: Workspace,
    matter_id: str,
    *,
    changed: str = "",
    relief: int | None = None,
    happened: str = "",
    lesson: str = "",
) -> Afterwards:
    """Record in short what has changed since the talk; what is left out is as it was.

    Until two weeks after the talk it is the record of the day after, then that of two weeks after.
    FootingError where no talk is on record.
    """
    matter = matters.show(ws, matter_id)
    came_true = _within(relief, happened)
    debriefs = ws.store.debriefs(matter.id)
    if talk(debriefs) is None:
        raise FootingError(
            "No talk is on record that this could be said of.",
            todo="Write down first what happened in it.",
        )
    today = ws.clock().date()
    stage = short_stage(debriefs, today)
    identity = new_id(ws.rng)
    ws.store.save_debrief(
        Debrief(
            identity,
            matter.id,
            today,
            True,
            "",
            relief,
            came_true,
            "",
            None,
            stage,
            changed.strip(),
            lesson.strip(),
        )
    )
    return look(ws, matter.id)


def look(ws: Workspace, matter_id: str) -> Afterwards:
    """What is on record for one matter, with the comparison over all of the person's matters."""
    matter = matters.show(ws, matter_id)
    debriefs = tuple(ws.store.debriefs(matter.id))
    given = promises(ws, matter.id)
    today = ws.clock().date()
    remarks = (kept_promises.remarks(one, today) for one in given if one.state == "open")
    return Afterwards(
        matter,
        debriefs,
        given,
        compare(ws),
        due(debriefs, today),
        tuple(one for one in remarks if one),
    )


def promises(ws: Workspace, matter_id: str | None = None) -> tuple[Promise, ...]:
    """Promises of one matter or of all, earliest day first."""
    return in_order(ws.store.promises(matters.show(ws, matter_id).id if matter_id else None))


def add_promise(ws: Workspace, matter_id: str, given: Given) -> Promise:
    """Note a promise that was given later."""
    promise = _promise(ws, matters.show(ws, matter_id).id, given)
    ws.store.save_promise(promise)
    return promise


def settle(ws: Workspace, promise_id: str, state: str, reason: str = "") -> Promise:
    """Mark a promise as open, done, or dropped for a reason."""
    return kept_promises.settle(ws, promise_id, state, reason).promise


def compare(ws: Workspace) -> Comparison:
    """All fears whose outcome the person has recorded, against what happened.

    The last record of a matter that says so counts.
    """
    fears = []
    for matter in ws.store.matters():
        said = [one.happened for one in ws.store.debriefs(matter.id) if one.happened]
        text, odds = plain(matter.answers.get("fear")), matter.answers.get("fear_odds")
        if said and text:
            fears.append(Fear(text, odds, said[-1]))
    return feared_against_happened(fears)


def plain(value: object) -> str:
    """An answer as text: what is said, or else its notes."""
    if isinstance(value, dict):
        return str(value.get("say") or value.get("notes") or "")
    return value if isinstance(value, str) else ""


def _within(relief: int | None, happened: str) -> Happened:
    if relief is not None and not 0 <= relief <= 10:
        raise FootingError("Relief is a whole number from 0 (none) to 10.", where="relief")
    if not happened:
        return ""
    if happened not in HAPPENED:
        raise FootingError("Did the fear come true: no, partly or yes.", where="happened")
    return happened


def _promise(ws: Workspace, matter_id: str, given: Given) -> Promise:
    if given.who not in ("me", "leader"):
        raise FootingError("A promise is by “me” or by “leader”.", where="who")
    if not given.what.strip():
        raise FootingError("A promise needs some words.", where="what")
    return Promise(new_id(ws.rng), matter_id, given.who, given.what.strip(), given.due)


def _moment(ws: Workspace, when: datetime | date | None) -> datetime | None:
    if when is None:
        return None
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day, 9)  # noqa: DTZ001 - set below
    return when if when.tzinfo else when.replace(tzinfo=ws.clock().tzinfo)
