"""When the page locks or hides itself, and what happens to words that were being typed then."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footing.app.workspace import Workspace

NEUTRAL, UNLOCK, HELD = "/units", "/unlock", "/held"
LOOKS = 5.0
"""Seconds between two looks at the clock while nobody asks for a page."""
MOST_HELD = 8
_ANYWAY = (NEUTRAL, "/back", "/hide", "/awake")
"""What answers while the page is hidden; all else leads to the neutral page."""
_LOCKED = (*_ANYWAY, UNLOCK, "/passphrase", "/lock", "/end")
_TO_READ = ("/elsewhere", "/about", "/protected")
"""What can be read while it is locked: there is nothing of the person's on it."""


def awake() -> float:
    """Seconds that also go on while the machine sleeps, where the system counts them."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass(frozen=True)
class Held:
    """A form that was being filled: where it goes, and its fields; ``files`` were not held."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What somebody typed, as far as it is worth showing: sentences, or else all there is."""
        given = tuple(value for _, value in self.fields if value)
        return tuple(value for value in given if " " in value.strip()) or given


@dataclass
class Watch:
    """When the person was last here, whether the page is hidden, and words that wait.

    ``minutes`` without a touch lock what was kept; 0 means never. The words wait in memory only.
    """

    minutes: int = 15
    now: Callable[[], float] = awake
    hidden: bool = False
    held: list[Held] = field(default_factory=list)
    seen: float = 0.0

    def __post_init__(self) -> None:
        """Begin to count."""
        self.seen = self.now()

    def touch(self) -> None:
        """The person is here."""
        self.seen = self.now()

    def lock_if_idle(self, space: Workspace) -> None:
        """Lock what was kept with a passphrase where nobody was here for too long."""
        idle = self.minutes > 0 and self.now() - self.seen > self.minutes * 60
        if idle and space.kept and not space.passphrase_free:
            space.lock()

    def hold(
        self, path: str, fields: Sequence[tuple[str, str]], *, token: str, files: bool = False
    ) -> None:
        """Let the fields of a form wait, but for its token; nothing where nothing was typed."""
        kept = tuple((name, value) for name, value in fields if name not in (token, "held"))
        if path.startswith("/") and not path.startswith("//") and any(v for _, v in kept):
            self.held = [*self.held, Held(path, kept, files)][-MOST_HELD:]

    def stands_before(self, space: Workspace, path: str, *, changes: bool) -> str:
        """Where a request is led instead, because the page is hidden or locked; empty: nowhere."""
        if self.hidden and path not in _ANYWAY:
            return NEUTRAL
        if space.shut and path not in _LOCKED and (changes or path not in _TO_READ):
            return UNLOCK
        return ""


async def keep_watch(watch: Watch, space: Workspace) -> None:
    """Lock what was kept once nobody was here for too long, also while nobody asks for a page."""
    while True:
        await asyncio.sleep(LOOKS)
        watch.lock_if_idle(space)
