"""What is kept, what is protected and what is not: declared once, shown in every face."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from footing.kernel.declared import STRICT, load
from footing.safety.gate import DATA
from footing.safety.model import Keys, Text


@dataclass(frozen=True)
class Protected:
    """One sentence before all, and three lists of plain sentences."""

    __pydantic_config__: ClassVar = STRICT
    lead: Text
    kept: Keys
    protected: Keys
    not_protected: Keys


@cache
def load_protected() -> Protected:
    """What ships with Footing; DataError with every fault if its file is damaged."""
    return load(Protected, DATA / "protected.toml")
