"""Promises of both sides over time: done, dropped with a reason, moved, and in the mail or not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from footing.app import matters
from footing.app.finding import by_id
from footing.app.workspace import Workspace
from footing.followup.promises import Promise, PromiseState, days_late, in_order, moved, standing
from footing.kernel.errors import FootingError
from footing.kernel.saying import near, said_day

if TYPE_CHECKING:
    from footing.playbooks.matter import Matter

STATES: tuple[PromiseState, ...] = ("open", "done", "dropped")
_HINT = "See “footing promises list”."


@dataclass(frozen=True)
class Stood:
    """A promise with its matter, who gave it, in words, and how it stands today."""

    promise: Promise
    matter: Matter
    who: str
    text: str
    late: bool


def show(ws: Workspace, promise_id: str) -> Stood:
    """One promise by its id or an unambiguous beginning of it; NotFoundError."""
    return _stood(ws, by_id(ws.store.promises(None), promise_id, "promise", _HINT))


def list_(
    ws: Workspace, matter_id: str | None = None, *, settled: bool = True
) -> tuple[Stood, ...]:
    """The promises of one matter or of all, earliest day first; those that are settled come last.

    Without ``settled`` only those that are open.
    """
    if ws.untouched:
        return ()
    found = in_order(ws.store.promises(matters.show(ws, matter_id).id if matter_id else None))
    ordered = sorted(found, key=lambda one: one.state != "open")
    return tuple(_stood(ws, one) for one in ordered if settled or one.state == "open")


def settle(ws: Workspace, promise_id: str, state: str, reason: str = "") -> Stood:
    """Mark a promise as done, as dropped for a ``reason``, or as open again."""
    if state not in STATES:
        raise FootingError(f"A promise is {', '.join(STATES)}, not “{state}”.")
    today = None if state == "open" else ws.clock().date()
    why = reason.strip() if state == "dropped" else ""
    found = show(ws, promise_id).promise
    return _save(ws, replace(found, state=state, settled=today, reason=why))


def move(ws: Workspace, promise_id: str, to: date | None) -> Stood:
    """Move a promise to another day; the days that it had before stay on record."""
    found = show(ws, promise_id).promise
    today = ws.clock().date()
    if to is None:
        raise FootingError("To which day?", where="to", todo="Give a day like 2026-12-01.")
    if to < today:
        raise FootingError(
            f"{said_day(to, today)} has passed.", where="to", todo="Name today or a later day."
        )
    if found.state == "open" and to == found.due:
        raise FootingError("That is the day that it has already.", where="to")
    return _save(ws, moved(found, to))


def put_in_mail(ws: Workspace, matter_id: str, ids: Collection[str]) -> tuple[Stood, ...]:
    """Say which promises of a matter stand in the mail that confirms what was agreed."""
    for one in ws.store.promises(matters.show(ws, matter_id).id):
        if one.in_mail != (one.id in ids):
            ws.store.save_promise(replace(one, in_mail=one.id in ids))
    return list_(ws, matter_id)


def remarks(promise: Promise, today: date) -> str:
    """What is odd about a promise as it was given: no day, or one that has passed. Else empty."""
    if promise.due is None:
        return (
            f"No day was named for “{promise.what}”. Ask for one; until then it stands on every "
            "agenda."
        )
    if days_late(promise, today):
        return (
            f"The day of “{promise.what}” was {said_day(promise.due, today)}, "
            f"{near(promise.due, today)}. It counts as late until it is done or moved."
        )
    return ""


def _save(ws: Workspace, promise: Promise) -> Stood:
    ws.store.save_promise(promise)
    return _stood(ws, promise)


def _stood(ws: Workspace, promise: Promise) -> Stood:
    matter = ws.store.matter(promise.matter)
    today = ws.clock().date()
    who = "You" if promise.who == "me" else matter.people.get("leader") or "The other side"
    return Stood(promise, matter, who, standing(promise, today), days_late(promise, today) > 0)
