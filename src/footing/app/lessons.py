"""What a person wanted to do differently, when the next matter of the same kind begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footing.app.workspace import Workspace
from footing.kernel.saying import said_day


@dataclass(frozen=True)
class Lesson:
    """A lesson as the person wrote it, on which day, and after the talk with whom (or empty)."""

    text: str
    day: date
    leader: str
    matter: str

    def said(self, today: date) -> str:
        """The lesson with where it comes from, in one line."""
        who = f"the talk with {self.leader}" if self.leader else "a talk"
        return f"{self.text} (after {who}, {said_day(self.day, today, weekday=False)})"


def lessons(ws: Workspace, playbook_id: str, *, besides: str = "") -> tuple[Lesson, ...]:
    """The lessons of earlier matters of one playbook, the last first; ``besides`` is left out."""
    if ws.untouched:
        return ()
    found = [
        Lesson(debrief.lesson, debrief.day, matter.people.get("leader", ""), matter.id)
        for matter in ws.store.matters()
        if matter.playbook == playbook_id and matter.id != besides
        for debrief in ws.store.debriefs(matter.id)
        if debrief.lesson
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))
