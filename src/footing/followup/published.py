"""What studies saw of worries that came true or did not, told with their size and their limits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar

from annotated_types import Gt, MinLen

from footing.kernel.declared import STRICT, load

Text = Annotated[str, MinLen(1)]
NOT_YOURS = "These are not the odds of your talk. Nobody has counted talks like yours."
"""Stands with every published result."""


@dataclass(frozen=True)
class Result:
    """What one study saw, in how many people (``size``), with its limits and its source."""

    __pydantic_config__: ClassVar = STRICT
    key: Text
    seen: Text
    size: Annotated[int, Gt(0)]
    limits: Text
    source: Text

    @property
    def text(self) -> str:
        """All of it as one paragraph, with the sentence that it is nobody's odds."""
        return f"{self.seen} {self.limits} {NOT_YOURS} Source: {self.source}."


@dataclass(frozen=True)
class Results:
    """The file with the published results."""

    __pydantic_config__: ClassVar = STRICT
    results: tuple[Result, ...]


@cache
def published() -> tuple[Result, ...]:
    """The published results that Footing tells."""
    return load(Results, Path(__file__).parent / "data" / "published.toml").results
