"""Wrong passphrases: the first few cost nothing, and then each costs a longer wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

from footing.kernel.errors import StoreError, WrongPassphraseError
from footing.kernel.saying import counted

FREE, FIRST, LONGEST = 3, 2.0, 60.0
"""Tries that cost no wait, and the seconds of the first and the longest wait."""


class TooSoonError(StoreError):
    """A passphrase was tried before the wait was over; it was not looked at."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            "Several passphrases did not fit, so this one was not tried.",
            todo=f"Wait {counted(ceil(seconds), 'second')}, and type it again.",
        )


@dataclass
class Tries:
    """How many wrong tries there were in a row, and until when none is looked at.

    It slows down somebody who sits at an open page. Against somebody who has the file it is the
    cost of the key that counts.
    """

    now: Callable[[], float] = time.monotonic
    wrong: int = 0
    until: float = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Around each try; TooSoonError before the wait of the last one is over."""
        if (left := self.until - self.now()) > 0:
            raise TooSoonError(left)
        try:
            yield
        except WrongPassphraseError:
            self.wrong += 1
            if self.wrong >= FREE:
                self.until = self.now() + min(FIRST * 2 ** (self.wrong - FREE), LONGEST)
            raise
        self.wrong = 0
