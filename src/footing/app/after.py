"""After the talk: what really happened, who promised what, and the fear set against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from footing.app import matters
from footing.app.finding import by_id
from footing.app.workspace import Workspace
from footing.followup.debrief import Debrief, Happened
from footing.followup.promises import Promise, PromiseState, Who, in_order
from footing.followup.record import Comparison, Fear, feared_against_happened
from footing.kernel.errors import FootingError
from footing.kernel.ids import new_id

if TYPE_CHECKING:
    from footing.playbooks.matter import Matter

HAPPENED: tuple[Happened, ...] = ("no", "partly", "yes")
STATES: tuple[PromiseState, ...] = ("open", "done", "dropped")


@dataclass(frozen=True)
class Given:
    """A promise as it was given: by whom (``me`` or ``leader``), what, and the day, if any."""

    who: Who
    what: str
    due: date | None = None


@dataclass(frozen=True)
class Afterwards:
    """What is on record for a matter, and the person's own fears against what happened."""

    matter: Matter
    debriefs: tuple[Debrief, ...]
    promises: tuple[Promise, ...]
    comparison: Comparison


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
) -> Afterwards:
    """Record whether the talk was held, and what came of it.

    ``relief`` is 0 to 10, ``happened`` says whether the fear came true (no, partly, yes, or empty).
    A talk that was held marks the matter as held. FootingError for values outside these.
    """
    matter = matters.show(ws, matter_id)
    if relief is not None and not 0 <= relief <= 10:
        raise FootingError("Relief is a whole number from 0 (none) to 10.", where="relief")
    if happened and happened not in HAPPENED:
        raise FootingError("Did the fear come true: no, partly or yes.", where="happened")
    given = [_promise(ws, matter.id, one) for one in promises if one.what.strip()]
    debrief = Debrief(
        new_id(ws.rng),
        matter.id,
        ws.clock().date(),
        held,
        acknowledged.strip(),
        relief,
        happened,
        note.strip(),
        _moment(ws, next_checkin),
    )
    ws.store.save_debrief(debrief)
    for promise in given:
        ws.store.save_promise(promise)
    if held:
        matters.mark_held(ws, matter.id)
    return look(ws, matter.id)


def look(ws: Workspace, matter_id: str) -> Afterwards:
    """What is on record for one matter, with the comparison over all of the person's matters."""
    matter = matters.show(ws, matter_id)
    debriefs = tuple(ws.store.debriefs(matter.id))
    return Afterwards(matter, debriefs, promises(ws, matter.id), compare(ws))


def promises(ws: Workspace, matter_id: str | None = None) -> tuple[Promise, ...]:
    """Promises of one matter or of all, earliest day first."""
    return in_order(ws.store.promises(matters.show(ws, matter_id).id if matter_id else None))


def add_promise(ws: Workspace, matter_id: str, given: Given) -> Promise:
    """Note a promise that was given later."""
    promise = _promise(ws, matters.show(ws, matter_id).id, given)
    ws.store.save_promise(promise)
    return promise


def settle(ws: Workspace, promise_id: str, state: str) -> Promise:
    """Mark a promise as open, done or dropped."""
    if state not in STATES:
        raise FootingError(f"A promise is {', '.join(STATES)}, not “{state}”.")
    found = by_id(ws.store.promises(None), promise_id, "promise", "See “footing after MATTER”.")
    settled = replace(found, state=state)
    ws.store.save_promise(settled)
    return settled


def compare(ws: Workspace) -> Comparison:
    """All fears whose outcome the person has recorded, against what happened.

    The last record of a matter that says so counts.
    """
    fears = []
    for matter in ws.store.matters():
        said = [one.happened for one in ws.store.debriefs(matter.id) if one.happened]
        text, odds = _plain(matter.answers.get("fear")), matter.answers.get("fear_odds")
        if said and text:
            fears.append(Fear(text, odds, said[-1]))
    return feared_against_happened(fears)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("say") or value.get("notes") or "")
    return value if isinstance(value, str) else ""


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
