"""How much work the items are, where the file says it."""

from __future__ import annotations

from footing.backlog.bulk import Marks
from footing.backlog.counts import NEVER, ItemCounts
from footing.backlog.measures import Effort
from footing.backlog.spread import BANDS


def effort(counts: ItemCounts, first: int, last: int) -> Effort | None:
    """The effort of the open at the end of day ``last``, and what came and went from ``first`` on.

    In the unit of the file; items without an effort are left out. None where no item has one.
    """
    if counts.effort is None or counts.sized is None or not counts.sized.sum():
        return None
    work, sized, days = counts.effort, counts.sized, last - first + 1
    is_open = counts.closed == NEVER
    came = counts.opened >= first
    done = ~is_open & (counts.closed >= first)
    ages = last - counts.opened
    bands = []
    for number, begin in enumerate(BANDS):
        end = BANDS[number + 1] - 1 if number + 1 < len(BANDS) else None
        inside = is_open & (ages >= begin) & (ages <= (NEVER if end is None else end))
        bands.append((begin, end, float(work[inside].sum())))

    def mean(some: Marks) -> float | None:
        return float(work[some].sum() / sized[some].sum()) if sized[some].sum() else None

    return Effort(
        open=float(work[is_open].sum()),
        sized_open=int(sized[is_open].sum()),
        arrivals_per_day=float(work[came].sum() / days),
        completions_per_day=float(work[done].sum() / days),
        mean_open=mean(is_open),
        mean_done=mean(done),
        open_by_age=tuple(bands),
    )
