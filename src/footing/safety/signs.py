"""Plain phrases in a person's own words that point to the gate; they never stop anything.

The phrases are data (``data/signs.toml``), each with texts that must match and that must not. They
are few on purpose: a line that comes up without cause is soon not read any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, ClassVar

from annotated_types import MinLen

from footing.kernel.declared import STRICT, load
from footing.kernel.places import Path as KeyPath
from footing.safety.gate import DATA, load_gate
from footing.safety.model import Keys, Text

CRISIS = "crisis"
"""What a sign is about that is no kind of the gate."""
LONGEST = 20_000
"""Characters of one text that are looked at; each pattern reads them once."""


@dataclass(frozen=True)
class Sign:
    """Phrases about one kind of the gate, or about a crisis, with their own examples."""

    __pydantic_config__: ClassVar = STRICT
    about: Text
    patterns: Keys
    match: Keys
    no_match: Keys

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(one, re.IGNORECASE) for one in self.patterns)

    def shows(self, text: str) -> bool:
        """Whether one of the phrases occurs in ``text``, whatever its spaces and line ends."""
        plain = " ".join(text[:LONGEST].split())
        return any(one.search(plain) for one in self._compiled)


@dataclass(frozen=True)
class Signs:
    """All signs, in the order in which they are looked for."""

    __pydantic_config__: ClassVar = STRICT
    signs: Annotated[tuple[Sign, ...], MinLen(1)]

    def seen(self, texts: Iterable[str]) -> str:
        """The kind that the texts plainly show, "crisis" before all others, or nothing."""
        kept = tuple(texts)
        for sign in sorted(self.signs, key=lambda one: one.about != CRISIS):
            if any(sign.shows(text) for text in kept):
                return sign.about
        return ""


def faults(signs: Signs) -> Iterator[tuple[KeyPath, str]]:
    """Unknown kinds, patterns that are none or have no bound, and examples that do not hold."""
    kinds = {CRISIS, *(one.key for one in load_gate().kinds)}
    for number, sign in enumerate(signs.signs):
        place: KeyPath = ("signs", number)
        if sign.about not in kinds:
            yield (*place, "about"), "this is no kind of the gate"
        broken = list(_broken(sign))
        yield from (((*place, "patterns", at), text) for at, text in broken)
        if broken:
            continue
        for at, text in enumerate(sign.match):
            if not sign.shows(text):
                yield (*place, "match", at), "no pattern matches this"
        for at, text in enumerate(sign.no_match):
            if sign.shows(text):
                yield (*place, "no_match", at), "a pattern matches this"


def _broken(sign: Sign) -> Iterator[tuple[int, str]]:
    for at, pattern in enumerate(sign.patterns):
        try:
            re.compile(pattern)
        except re.error as error:
            yield at, f"not a pattern: {error}"
        else:
            if re.search(r"(?<!\\)[*+]|\{\d*,\}", pattern):
                yield at, "a repeat needs an upper bound, such as {0,3}"


@cache
def load_signs() -> Signs:
    """The signs that ship with Footing; DataError with every fault if their file is damaged."""
    return load(Signs, DATA / "signs.toml", faults)
