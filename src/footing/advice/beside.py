"""What stands beside the figures: the risks of each answer, how things are now, a friend's view.

The texts are data (``data/deciding.toml``), each with its source, its size and its limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar

from annotated_types import MinLen

from footing.advice.decision_file import Stance
from footing.kernel.declared import STRICT, load
from footing.kernel.places import Path as KeyPath

Text = Annotated[str, MinLen(1)]


@dataclass(frozen=True)
class Source:
    """Where a text comes from, and what it does not show."""

    __pydantic_config__: ClassVar = STRICT
    title: Text
    where: Text
    limits: Text


@dataclass(frozen=True)
class Evidence:
    """What a source found, in one sentence."""

    __pydantic_config__: ClassVar = STRICT
    source: Text
    text: Text


@dataclass(frozen=True)
class Risk:
    """What may come of an answer, and what to ask about it."""

    __pydantic_config__: ClassVar = STRICT
    name: Text
    text: Text
    ask: Annotated[tuple[Text, ...], MinLen(1)]
    source: Text


@dataclass(frozen=True)
class Now:
    """The pull of how things are, with a question that turns it round."""

    __pydantic_config__: ClassVar = STRICT
    name: Text
    text: Text
    check: Text
    check_alone: Text
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Friend:
    """The view of somebody who is not in it."""

    __pydantic_config__: ClassVar = STRICT
    name: Text
    text: Text
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Beside:
    """All texts, and the sources that they name."""

    __pydantic_config__: ClassVar = STRICT
    sources: dict[str, Source]
    risk: dict[Stance, Risk]
    now: Now
    friend: Friend

    def cited(self, evidence: Evidence) -> tuple[str, Source]:
        """A finding and its source."""
        return evidence.text, self.sources[evidence.source]


def faults(beside: Beside) -> Iterator[tuple[KeyPath, str]]:
    """Sources that are named and not there."""
    named: Mapping[KeyPath, str] = {
        **{("risk", key, "source"): risk.source for key, risk in beside.risk.items()},
        **{("now", "evidence", at): one.source for at, one in enumerate(beside.now.evidence)},
        **{("friend", "evidence", at): one.source for at, one in enumerate(beside.friend.evidence)},
    }
    for place, source in named.items():
        if source not in beside.sources:
            yield place, f"there is no source “{source}”"


@cache
def load_beside() -> Beside:
    """The texts that ship with Footing; DataError with every fault if the file is damaged."""
    return load(Beside, Path(__file__).parent / "data" / "deciding.toml", faults)
