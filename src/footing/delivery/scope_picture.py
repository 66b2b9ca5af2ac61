"""The picture of what was agreed beside what it has become: two bars, a piece for each thing."""

from __future__ import annotations

from footing.backlog.pictures import Mark, Picture
from footing.delivery.scope import number
from footing.playbooks.scope import Scope, ScopeRow

AGREED, ADDED = "Agreed", "Added since"


def scope_picture(scope: Scope) -> Picture | None:
    """Two bars of hours, then and now; None where hours are missing or nothing was added."""
    if scope.now is None or not scope.then or not scope.since:
        return None
    then = [(AGREED, row) for row in scope.agreed]
    now = [*then, *((ADDED, row) for row in scope.asked_since)]
    return Picture(
        "scope",
        scope.finding.rstrip("."),
        f"Each piece of a bar is one thing, and its length its {scope.unit}.",
        ("What", "Which", scope.unit.capitalize()),
        tuple((row.what, which, row.hours) for which, row in now),
        (*_bar("Agreed", 0, then), *_bar("Now", 1, now)),
    )


def bars(scope: Scope) -> tuple[tuple[str, tuple[tuple[float, bool], ...], float], ...]:
    """The same for a terminal: each bar's name, its pieces (hours, whether added), its sum."""
    if scope.now is None or not scope.then or not scope.since:
        return ()
    then = tuple((row.hours, False) for row in scope.agreed if row.hours)
    more = tuple((row.hours, True) for row in scope.asked_since if row.hours)
    return (("Agreed", then, scope.then), ("Now", (*then, *more), scope.now))


def _bar(name: str, order: int, pieces: list[tuple[str, ScopeRow]]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    at = 0.0
    told = [(which, row) for which, row in pieces if row.hours]
    for place, (which, row) in enumerate(told, 1):
        stop = at + (row.hours or 0)
        last = {"label": number(stop)} if place == len(told) else {}
        marks.append(
            {
                "bar": name,
                "order": order,
                "kind": which,
                "what": row.what,
                "hours": row.hours,
                "start": at,
                "stop": stop,
                **last,
            }
        )
        at = stop
    return tuple(marks)
