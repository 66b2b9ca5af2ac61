"""Sorting what was counted: used, repaired, or set aside for one reason each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from footing.backlog.bulk import Marks
from footing.backlog.counts import NEVER, Ints
from footing.intake.words import FINISHED, OPEN

MISSING = np.int64(-(2**40))
"""A day that is not there, in columns of counts."""

REASONS = (
    "used",
    "no opening date",
    "opening date cannot be read",
    "closing date cannot be read",
    "opened in the future",
    "closed in the future",
    "closed before opened",
    "closed without a date",
)
(
    USED,
    NO_OPENING,
    BAD_OPENING,
    BAD_CLOSING,
    FUTURE_OPENING,
    FUTURE_CLOSING,
    BACKWARDS,
    DATELESS,
) = range(len(REASONS))


@dataclass(frozen=True)
class Sorted:
    """Rows of counts with their reason (index of REASONS) and the days as they are used.

    ``kept_open`` marks the rows whose status says open although there is a closing date.
    """

    opened: Ints
    closed: Ints
    count: Ints
    reason: Ints
    kept_open: Marks

    def total(self, reason: int) -> int:
        """How many items have this reason."""
        return int(self.count[self.reason == reason].sum())

    @property
    def set_aside(self) -> Mapping[str, int]:
        """How many items are left out, by reason; reasons without any are not there."""
        totals = {name: self.total(at) for at, name in enumerate(REASONS) if at != USED}
        return {name: total for name, total in totals.items() if total}


def sort(
    opened: Ints,
    closed: Ints,
    count: Ints,
    today: int,
    *,
    status: Ints | None = None,
    opening_filled: Marks | None = None,
    closing_filled: Marks | None = None,
) -> Sorted:
    """Give each row one reason.

    ``opened`` and ``closed`` are days since 1970, MISSING where there is no date to read;
    ``..._filled`` says whether the cell held something else there. ``status`` is FINISHED, OPEN or
    UNKNOWN. A day ahead of ``today`` is let through: elsewhere it is tomorrow already.
    """
    has_opening, has_closing = opened != MISSING, closed != MISSING
    none = np.zeros(opened.size, bool)
    status = np.zeros(opened.size, np.int64) if status is None else status
    opening_filled = none if opening_filled is None else opening_filled
    closing_filled = none if closing_filled is None else closing_filled
    kept_open = (status == OPEN) & has_closing
    has_closing = has_closing & ~kept_open
    tests = (
        (NO_OPENING, ~has_opening & ~opening_filled),
        (BAD_OPENING, ~has_opening),
        (BAD_CLOSING, ~has_closing & ~kept_open & closing_filled & (status != OPEN)),
        (FUTURE_OPENING, opened > today + 1),
        (FUTURE_CLOSING, has_closing & (closed > today + 1)),
        (BACKWARDS, has_closing & (closed < opened)),
        (DATELESS, ~has_closing & (status == FINISHED)),
    )
    reason = np.zeros(opened.size, np.int64)
    for number, holds in tests:
        reason = np.where((reason == USED) & holds, number, reason)
    return Sorted(
        opened,
        np.where(has_closing, closed, NEVER),
        count,
        reason,
        kept_open & (reason == USED),
    )
