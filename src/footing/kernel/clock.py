"""The clock is passed in, so that every date in a text can be tested."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the present moment with its zone."""


def local_now() -> datetime:
    """The present moment in the zone of this machine.

    The zone knows when its clocks change, so that nine o'clock next month is nine o'clock then.
    """
    from dateutil.tz import tzlocal

    return datetime.now(tzlocal())


def fixed(moment: datetime) -> Clock:
    """A clock that stands still at ``moment``; a moment without a zone is taken as local."""
    stood = moment if moment.tzinfo else moment.astimezone()
    return lambda: stood
