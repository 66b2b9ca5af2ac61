"""A table that fills itself and stays small, for what is worked out of single words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_V = TypeVar("_V")


class Memo(dict[str, _V]):
    """Values by word, made when first asked for.

    When ``most`` are there, they become the old ones and a new table is begun; what is asked for
    again moves into it. So what is common stays, what was met once goes, and no more than twice
    ``most`` are ever held. Words longer than ``longest`` code points are not kept at all.
    """

    def __init__(self, make: Callable[[str], _V], *, most: int = 20_000, longest: int = 40) -> None:
        """``make`` works out the value of a word, and must give the same for the same word."""
        super().__init__()
        self._make = make
        self._most = most
        self._longest = longest
        self._old: dict[str, _V] = {}

    def __missing__(self, key: str) -> _V:
        """The value of a word that the table does not hold."""
        if len(key) > self._longest:
            return self._make(key)
        if len(self) >= self._most:
            self._old = dict(self)
            self.clear()
        value = self._old[key] if key in self._old else self._make(key)
        self[key] = value
        return value
