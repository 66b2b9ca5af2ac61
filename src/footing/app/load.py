"""Load: the weekly commitments that a person keeps, and what a plan may take from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from footing.app import matters
from footing.app.finding import by_id
from footing.app.workspace import Workspace
from footing.followup.load import (
    WEEK,
    Commitment,
    Kind,
    Load,
    Month,
    changed,
    items_a_week,
    months,
    said_hours,
)  # fmt: skip
from footing.followup.load import after as after_it
from footing.followup.load import load as seen
from footing.kernel.errors import FootingError
from footing.kernel.ids import new_id

if TYPE_CHECKING:
    from footing.advice.decision_file import DecisionFile
    from footing.playbooks.matter import Matter
    from footing.playbooks.model import Playbook, Step

_HINT = "See “footing load”."


@dataclass(frozen=True)
class View:
    """The week as it is, how it changed, and all that was ever noted, in order of their begin."""

    now: Load
    months: tuple[Month, ...]
    earlier: tuple[Commitment, ...]
    coming: tuple[Commitment, ...]


@dataclass(frozen=True)
class Offer:
    """What the inventory has for a step: commitments to choose from, or a number of hours."""

    takes: tuple[Commitment, ...] = ()
    there_are: float | None = None


@dataclass(frozen=True)
class CatchUp:
    """How many items a week fit into the hours left, and the same said plainly."""

    text: str
    items: float


def view(ws: Workspace) -> View:
    """The load today, month by month, and what is over or not begun yet."""
    today = ws.clock().date()
    kept = () if ws.untouched else ws.store.commitments()
    in_order = sorted(kept, key=lambda one: (one.since, one.what))
    return View(
        seen(kept, today),
        months(kept, today),
        tuple(one for one in in_order if one.until is not None and one.until < today),
        tuple(one for one in in_order if one.since > today),
    )


def add(
    ws: Workspace, what: str, hours: float | None, since: date | None = None,
    until: date | None = None,
) -> Commitment:  # fmt: skip
    """Note something that takes ``hours`` a week, from today on unless told."""
    if not what.strip():
        raise FootingError("A commitment needs some words.", where="what")
    day = since or ws.clock().date()
    return _kept(ws, "takes", " ".join(what.split()), hours, day, until)


def there_are(ws: Workspace, hours: float | None, since: date | None = None) -> Commitment:
    """Note how many hours there are a week; what was said before ends on the day before."""
    day = since or ws.clock().date()
    before = [
        one for one in ws.store.commitments() if one.kind == "there are" and one.until is None
    ]
    if not before:
        return _kept(ws, "there are", "", hours, day, None)
    return change(ws, before[-1].id, hours, day)


def change(
    ws: Workspace, commitment_id: str, hours: float | None, day: date | None = None
) -> Commitment:
    """Other hours from ``day`` on (today unless told); how it was before stays on record."""
    found = show(ws, commitment_id)
    first = day or ws.clock().date()
    if found.until is not None and found.until < first:
        raise FootingError("It is over by then.", todo="Note it anew, or name an earlier day.")
    now = changed(found, _hours(hours), first, new_id(ws.rng))
    ws.store.save_commitments(now)
    return now[-1]


def end(ws: Workspace, commitment_id: str, day: date | None = None) -> Commitment:
    """The commitment with ``day`` (today unless told) as its last day."""
    found = show(ws, commitment_id)
    last = day or ws.clock().date()
    if last < found.since:
        raise FootingError("It would end before it begins.", todo="Name a later day, or remove it.")
    ended = replace(found, until=last)
    ws.store.save_commitments([ended])
    return ended


def remove(ws: Workspace, commitment_id: str) -> Commitment:
    """Take a commitment away as if it had never been noted; NotFoundError."""
    found = show(ws, commitment_id)
    ws.store.remove_commitment(found.id)
    return found


def show(ws: Workspace, commitment_id: str) -> Commitment:
    """One commitment by its id or the beginning of it; NotFoundError."""
    return by_id(ws.store.commitments(), commitment_id, "commitment", _HINT)


def of_options(ws: Workspace, given: DecisionFile) -> tuple[tuple[str, str], ...]:
    """What each option of a decision takes of the week, and leaves of it where that is known.

    Pairs of an option and what there is to say; only for options that name their hours.
    """
    return tuple(
        (given.said(key), after_it(now, one.hours) or f"It takes {said_hours(one.hours)} a week.")
        for now in (view(ws).now,)
        for key, one in given.option.items()
        if one.hours is not None
    )


def catching_up(ws: Workspace, minutes: float) -> CatchUp:
    """What one person can catch up with in the hours left, when an item takes ``minutes``.

    FootingError for minutes that are not above zero, or where the hours left are not known.
    """
    if not 0 < minutes <= WEEK * 60:
        raise FootingError(
            "An item takes some minutes.", where="minutes", todo="Type a number like 20."
        )
    now = view(ws).now
    items = items_a_week(now, minutes)
    if items is None or now.left is None:
        raise FootingError(
            "The hours left are not known yet.", where="minutes",
            todo="Say how many hours there are: footing load hours 60.",
        )  # fmt: skip
    if items < 0.1:
        return CatchUp("Your week leaves no time for it. Something else would have to go first.", 0)
    items = round(items, 1)
    text = (
        f"If all of the {said_hours(now.left)} left go into it, at {minutes:g} minutes each, that "
        f"is about {items:g} items a week, as long as every week is like this one."
    )
    return CatchUp(text, items)


def offer(ws: Workspace, playbook: Playbook, step: Step) -> Offer | None:
    """What the inventory has for a step that asks for the week; None where it has nothing."""
    scope = playbook.scope
    if scope is None or step.key not in (scope.week, scope.there_are):
        return None
    now = view(ws).now
    if step.key == scope.week:
        return Offer(takes=now.takes) if now.takes else None
    return None if now.there_are is None else Offer(there_are=now.there_are)


def take(ws: Workspace, matter_id: str, step_key: str, chosen: Iterable[str] = ()) -> Matter:
    """Put what the inventory has into the answer of a step.

    ``chosen`` are the ids of the commitments to take. One whose words are in the answer already
    is not added again. FootingError where the inventory has nothing for the step.
    """
    matter = matters.show(ws, matter_id)
    step = matters.step_of(ws, matter, step_key)
    found = offer(ws, ws.library.get(matter.playbook), step)
    if found is None:
        raise FootingError("Your load has nothing for this step.", todo="Add to it first.")
    if found.there_are is not None:
        return matters.answer(ws, matter.id, step.key, _plain(found.there_are))
    wanted = set(chosen)
    value = list(matter.answers.get(step.key, ()))
    for item in (_item(step, one) for one in found.takes if one.id in wanted):
        words = {str(one.get("what", "")).casefold() for one in value}
        if str(item.get("what", "")).casefold() not in words:
            value.append(item)
    return matters.answer(ws, matter.id, step.key, value)


def _item(step: Step, one: Commitment) -> dict[str, Any]:
    kinds = {"text": one.what, "hours": _plain(one.hours)}
    item: dict[str, Any] = {}
    for field in step.fields:
        if field.kind in kinds:
            item[field.key] = kinds.pop(field.kind)
    return item


def _kept(
    ws: Workspace, kind: Kind, what: str, hours: float | None, since: date, until: date | None
) -> Commitment:
    if until is not None and until < since:
        raise FootingError("It would end before it begins.", where="until")
    made = Commitment(new_id(ws.rng), kind, what, _hours(hours), since, until)
    ws.store.save_commitments([made])
    return made


def _hours(hours: float | None) -> float:
    if hours is None:
        raise FootingError("How many hours a week?", where="hours", todo="Type it like 7.5.")
    if not 0 <= hours <= WEEK:
        raise FootingError(
            f"A week has {WEEK} hours, and {hours:g} was typed.", where="hours",
            todo="Type the hours of one week.",
        )  # fmt: skip
    return float(hours)


def _plain(hours: float) -> float | int:
    """A whole number without a point, as people write it."""
    return int(hours) if float(hours).is_integer() else hours
