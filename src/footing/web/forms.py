"""Form fields of a step: from what a browser sends to ``Typed``, and the rows that a form shows.

A field is named ``step.key``, or ``step.number.key`` where a step has rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footing.app.typed import Typed
    from footing.playbooks.model import Step

Row = Mapping[str, str]
ROWS = ("list", "records")


def typed(step: Step, form: Iterable[tuple[str, str]]) -> Typed:
    """What was typed for ``step``, as app.typed reads it."""
    flat: dict[str, str] = {}
    items: dict[int, dict[str, str]] = {}
    for name, value in form:
        key, _, rest = name.partition(".")
        if key != step.key or not rest:
            continue
        number, dot, inner = rest.partition(".")
        if dot and number.isdecimal():
            items.setdefault(int(number), {})[inner] = value
        else:
            flat[rest] = value
    if step.kind in ROWS:
        return {"items": [items[number] for number in sorted(items)]}
    if step.kind == "checkins" and not any(flat[key] for key in flat if key != "timezone"):
        # The time zone is guessed by the browser; alone it is no answer.
        return {}
    return flat


def rows(content: Typed) -> tuple[Row, ...]:
    """The rows of a list or of records; none where nothing was typed."""
    items = content.get("items", ())
    return () if isinstance(items, str) else tuple(items)


def without(content: Typed, number: int) -> Typed:
    """The same with the row at ``number`` (from 0) left out."""
    return {"items": [row for at, row in enumerate(rows(content)) if at != number]}


def padded(content: Typed, spare: int, at_first: int) -> tuple[Row, ...]:
    """The rows that were filled, then ``spare`` empty ones; ``at_first`` where none was filled."""
    filled = tuple(row for row in rows(content) if any(value.strip() for value in row.values()))
    return filled + ({},) * (spare if filled else at_first)


def answered(form: Iterable[tuple[str, str]], prefix: str) -> dict[str, bool]:
    """Yes-or-no answers by key: fields ``prefix.key`` with the values yes and no."""
    found = {}
    for name, value in form:
        start, _, key = name.partition(".")
        if start == prefix and value in ("yes", "no"):
            found[key] = value == "yes"
    return found
