"""A matter: one person's situation, from the first fear to the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Gate = Literal["unasked", "clear", "stopped"]
State = Literal["open", "held", "closed"]


@dataclass(frozen=True)
class Edit:
    """What the person made of a composed part: the text composed then, and their own."""

    base: str
    text: str


@dataclass(frozen=True)
class Matter:
    """One situation that follows one playbook.

    ``people`` and ``answers`` hold the values exactly as an answer file would (texts, tables with
    ``say`` and ``notes``, lists, dates), so that nothing is lost between the faces and the file.
    ``edits`` are by part: invite, spoken, message, confirm. Both moments carry their zone.
    """

    id: str
    playbook: str
    started: datetime
    changed: datetime
    people: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    edits: Mapping[str, Edit] = field(default_factory=dict)
    gate: Gate = "unasked"
    state: State = "open"
