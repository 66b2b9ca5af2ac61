"""The factual log: dated records of what happened, for whoever helps where Footing does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from footing.app import journal
from footing.app.journal import written
from footing.app.typed import AnswerError
from footing.app.workspace import Workspace
from footing.kernel.saying import said_day

if TYPE_CHECKING:
    from footing.followup.entries import Entry
    from footing.safety.model import Log

_ABOUT = (
    "Each record says when it was written, and when its words were changed. Footing notes these "
    "times itself, from the clock of this computer; they are no proof by themselves."
)


def log() -> Log:
    """The offer of the log, and the fields of a record."""
    from footing.safety.gate import load_gate

    return load_gate().log


def add(
    ws: Workspace, given: Mapping[str, str], *, day: date | None = None, matter: str = ""
) -> Entry:
    """A new record of ``day`` (None: today), from texts by the keys of the fields.

    It becomes one entry of the journal, of kind "fact": a line for each field that was filled,
    and one that says when it was written. AnswerError where a field is needed and empty.
    """
    fields = log().fields
    faults = [
        f"{one.key}: Write down what was said or done, or there is nothing to log."
        for one in fields
        if one.needed and not given.get(one.key, "").strip()
    ]
    if faults:
        raise AnswerError(faults, where="factual log")
    lines = [
        f"{one.label}: {given[one.key].strip()}" for one in fields if given.get(one.key, "").strip()
    ]
    lines.append(f"Written: {written(ws.clock())}")
    return journal.add(ws, "fact", "\n".join(lines), day=day, matter=matter)


def list_(ws: Workspace, matter: str = "") -> tuple[Entry, ...]:
    """The records, the earliest first; those of one matter, where one is given by its id."""
    found = journal.list_(ws, kind="fact", matter=matter or None)
    return tuple(sorted(found, key=lambda one: one.day))


def markdown(ws: Workspace, matter: str = "") -> str:
    """The log as one document to read, print or hand over; nothing else of Footing is in it."""
    from footing.delivery.markdown import escaped_text

    lines = ["# Factual log", "", f"Made on {written(ws.clock())}. {_ABOUT}", ""]
    found = list_(ws, matter)
    for one in found:
        lines += [f"## {said_day(one.day)} {one.day.year}", ""]
        for line in one.text.splitlines():
            lines += [escaped_text(line), ""]
    return "\n".join(lines if found else [*lines, "No records.", ""])
