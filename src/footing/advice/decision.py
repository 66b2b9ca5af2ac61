"""A decision as it is kept: everything that the person put into it, beside its matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Decision:
    """What was given for the decision of one matter, as the tables of a decision file."""

    id: str
    matter: str
    changed: datetime
    given: Mapping[str, Any]
