"""What is kept of a panel: the person's own view, the question that went out, and every piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Panel:
    """The panel of one matter.

    ``viewed`` is when the own view was recorded, which comes before any advice is shown;
    ``thanked`` is when a note last told the advisers what came of it.
    """

    id: str
    matter: str
    own_view: str = ""
    viewed: datetime | None = None
    question: str = ""
    thanked: datetime | None = None


@dataclass(frozen=True)
class Piece:
    """One piece of advice, or something set aside (then ``aside`` says why).

    ``corrected`` holds what the person put right: ``stance`` and ``vantage`` as texts, ``moves``
    as a table of move to true or false. ``taken`` names the answer that a move became, by move.
    """

    id: str
    matter: str
    author: str
    text: str
    place: str = ""
    votes: int | None = None
    day: str = ""
    under: str = ""
    aside: str = ""
    corrected: Mapping[str, Any] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
