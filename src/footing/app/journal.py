"""The journal: dated lines that a person writes, changes, takes away and picks from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from footing.app import matters
from footing.app.finding import by_id
from footing.app.workspace import Workspace
from footing.followup.entries import KINDS, Entry, Kind
from footing.kernel.errors import FootingError
from footing.kernel.ids import new_id

if TYPE_CHECKING:
    from footing.playbooks.matter import Matter
    from footing.playbooks.model import Step

_HINT = "See “footing journal list”."


def add(ws: Workspace, kind: str, text: str, *, day: date | None = None, matter: str = "") -> Entry:
    """A new line of the journal; ``day`` is today where None, ``matter`` an id or empty."""
    linked = matters.show(ws, matter).id if matter else ""
    when = day if day is not None else ws.clock().date()
    entry = Entry(new_id(ws.rng), when, _kind(kind), _text(text), linked)
    ws.store.save_entry(entry)
    return entry


def list_(
    ws: Workspace, *, kind: str | None = None, matter: str | None = None
) -> tuple[Entry, ...]:
    """The lines, newest day first; only of one kind or one matter where those are given."""
    wanted = _kind(kind) if kind else None
    linked = matters.show(ws, matter).id if matter else None
    found = [
        entry
        for entry in ws.store.entries()
        if wanted in (None, entry.kind) and linked in (None, entry.matter)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.id), reverse=True))


def show(ws: Workspace, entry_id: str) -> Entry:
    """One line by its id or the beginning of it; NotFoundError."""
    return by_id(ws.store.entries(), entry_id, "entry", _HINT)


def edit(
    ws: Workspace,
    entry_id: str,
    *,
    text: str | None = None,
    kind: str | None = None,
    day: date | None = None,
) -> Entry:
    """The line with what is given changed and all else as it was.

    A record of the factual log says when its words were changed.
    """
    entry = show(ws, entry_id)
    if text is not None and "fact" in (entry.kind, kind) and _text(text) != entry.text:
        text = f"{text.strip()}\nChanged: {written(ws.clock())}"
    changed = replace(
        entry,
        text=entry.text if text is None else _text(text),
        kind=entry.kind if kind is None else _kind(kind),
        day=entry.day if day is None else day,
    )
    ws.store.save_entry(changed)
    return changed


def written(moment: datetime) -> str:
    """A moment as the factual log notes it: ``2026-11-22 18:00+00:00``."""
    return moment.isoformat(" ", "minutes")


def remove(ws: Workspace, entry_id: str) -> None:
    """Take a line away for good; NotFoundError where there is none."""
    ws.store.remove_entry(show(ws, entry_id).id)
    ws.forget_copies()


def pick(ws: Workspace, matter_id: str, step_key: str, entry_ids: Iterable[str]) -> Matter:
    """Add lines of the journal to the answer of a step that holds a list or records.

    A line that is in the answer already, word for word, is not added again. Raises FootingError
    where the step takes no lines.
    """
    matter = matters.show(ws, matter_id)
    step = matters.step_of(ws, matter, step_key)
    if step.kind not in ("list", "records"):
        raise FootingError(f"“{step.title}” takes one answer, not lines of the journal.")
    value = list(matter.answers.get(step.key, ()))
    for entry_id in entry_ids:
        item = _as_item(step, show(ws, entry_id))
        if item not in value:
            value.append(item)
    return matters.answer(ws, matter.id, step.key, value)


def _as_item(step: Step, entry: Entry) -> Any:
    if step.kind == "list":
        return entry.text
    item: dict[str, Any] = {}
    for field in step.fields:
        if field.kind == "date" and "date" not in item:
            item[field.key] = entry.day
        elif field.kind == "text" and not any(isinstance(one, str) for one in item.values()):
            item[field.key] = entry.text
    return item


def _kind(kind: str) -> Kind:
    if kind not in KINDS:
        raise FootingError(f"“{kind}” is no kind of entry.", todo=f"Known are {', '.join(KINDS)}.")
    return kind


def _text(text: str) -> str:
    if not text.strip():
        raise FootingError("An entry needs some words.")
    return text.strip()
