"""How right such forecasts would have been: from days of the past, on what was known then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from footing.backlog.counts import NEVER, Floats, ItemCounts, day_of
from footing.backlog.flows import flow
from footing.backlog.inputs import Past
from footing.backlog.paths import Paths, like_the_past
from footing.backlog.starting import of_items
from footing.kernel.errors import FootingError

HORIZONS = (7, 28, 90)
LEVELS = np.array([0.1, 0.25, 0.5, 0.75, 0.9])
"""The quantiles that are scored: the ends of the two intervals, and the middle."""
FIRST = 182
"""Days of history before the first forecast: half a year."""
STEP = 7
MOST_ORIGINS = 120
RUNS = 500
WINDOW, LAST = 365, 28
"""Days that the bootstrap draws from, and that the last rate is taken over."""


@dataclass(frozen=True)
class Score:
    """How forecasts of one horizon did, over open count and completions alike.

    ``origins`` is how many days were forecast from. ``coverage50`` and ``coverage80`` are the
    shares (0 to 1) of what really came that lay inside the interval; ``pinball`` is the mean
    quantile loss in items (Koenker and Bassett 1978) over the five levels, smaller is better, with
    those of the two simple forecasts beside it.
    """

    origins: int
    coverage50: float
    coverage80: float
    pinball: float
    pinball_bootstrap: float
    pinball_last_rate: float


@dataclass(frozen=True)
class Backtest:
    """Scores by horizon in days, and over all of them."""

    horizons: Mapping[int, Score]
    pooled: Score
    text: tuple[str, ...]


def backtest(
    counts: ItemCounts,
    as_of: date,
    progress: Callable[[str, float | None], None] | None = None,
    horizons: Sequence[int] = HORIZONS,
    seed: int = 1,
) -> Backtest:
    """Forecast open count and completions from many days of the history (a rolling origin).

    Each forecast knows only what had happened by its day, with days of bulk closures replaced as in
    a plan; what it is held against is what was recorded. Beside it stand a bootstrap of days (each
    coming day's arrivals and completions drawn from the last year) and the last four weeks' rates
    as a line. ``progress`` hears the share that is done; what it raises stops the work.
    FootingError where the history is too short.
    """
    last = day_of(as_of)
    whole = counts.until(last)
    start = int(whole.opened.min()) if whole.items else last
    days = last - start + 1
    if days < FIRST + min(horizons) or not (whole.closed < NEVER).any():
        raise FootingError(
            f"The history has {days:,} days with what was finished; a test needs at least "
            f"{FIRST + min(horizons)}.",
            todo="Name an export that goes back further.",
        )
    came, done = _recorded(whole, start, days)
    origins = range(FIRST, days - min(horizons) + 1, STEP)
    step = -(-len(origins) // MOST_ORIGINS)
    found: dict[int, list[Floats]] = {horizon: [] for horizon in horizons}
    for number, at in enumerate(origins[::step]):
        if progress:
            progress("Testing on the past", number * step / len(origins))
        known = of_items(whole, start + at - 1)
        for horizon, row in _scored(known, came, done, at, horizons, seed).items():
            found[horizon] += row
    table = {horizon: _score(rows) for horizon, rows in found.items() if rows}
    pooled = _score([row for rows in found.values() for row in rows])
    return Backtest(table, pooled, _said(pooled))


def _recorded(counts: ItemCounts, start: int, days: int) -> tuple[Floats, Floats]:
    came = np.bincount(counts.opened - start, weights=counts.count, minlength=days)
    gone = counts.closed < NEVER
    closed = np.maximum(counts.closed[gone] - start, 0)
    done = np.bincount(closed, weights=counts.count[gone], minlength=days)
    return came.astype(np.float64), done.astype(np.float64)


def _scored(
    known: Past, came: Floats, done: Floats, at: int, horizons: Sequence[int], seed: int
) -> dict[int, list[Floats]]:
    """For each horizon two rows (open, completions): coverage 50 and 80, and the three losses."""
    fits = [horizon for horizon in horizons if at + horizon <= came.size]
    rng = np.random.Generator(np.random.SFC64([seed, at]))
    open_now = float(came[:at].sum() - done[:at].sum())
    ours = _totals(open_now, *like_the_past(known, max(fits), RUNS, rng), rng)
    window = slice(max(at - WINDOW, 0), at)
    shape = (max(fits), RUNS)
    drawn = (rng.choice(came[window], shape), rng.choice(done[window], shape))
    simple = _totals(open_now, *drawn, rng)
    late = slice(max(at - LAST, 0), at)
    even = np.ones((max(fits), 1))
    line = _line(open_now, even * came[late].mean(), even * done[late].mean())
    rows: dict[int, list[Floats]] = {}
    for horizon in fits:
        really = (
            open_now + came[at : at + horizon].sum() - done[at : at + horizon].sum(),
            done[at : at + horizon].sum(),
        )
        rows[horizon] = []
        for what, truth in enumerate(really):
            said = np.quantile(ours[what][horizon - 1], LEVELS)
            inside = [float(said[low] <= truth <= said[-1 - low]) for low in (1, 0)]
            others = [
                _loss(np.quantile(one[what][horizon - 1], LEVELS), truth) for one in (simple, line)
            ]
            rows[horizon].append(np.array([*inside, _loss(said, truth), *others]))
    return rows


def _totals(start: float, came: Floats, done: Floats, rng: np.random.Generator) -> list[Floats]:
    """Open and completions after each day, one column a replication."""
    whole = np.floor(came + rng.random(came.shape))
    open_, finished = flow(start, Paths(whole, done))
    return [open_[1:], np.cumsum(finished, axis=0)]


def _line(start: float, came: Floats, done: Floats) -> list[Floats]:
    reached = start + np.cumsum(came - done, axis=0)
    return [np.maximum(reached, 0), np.cumsum(done, axis=0)]


def _loss(said: Floats, truth: float) -> float:
    off = truth - said
    return float(np.where(off >= 0, LEVELS * off, (LEVELS - 1) * off).mean())


def _score(rows: Sequence[Floats]) -> Score:
    half, most, *losses = (float(one) for one in np.mean(rows, axis=0))
    return Score(len(rows) // 2, half, most, *losses)


def _said(pooled: Score) -> tuple[str, ...]:
    """In words, how far to trust such a forecast."""
    inside = f"{pooled.coverage80 * 100:.0f}"
    said = [
        f"Of 100 times that the forecast gave a range for 80 in 100, what came was inside {inside} "
        "times."
    ]
    if pooled.coverage80 < 0.72:
        said.append("The ranges are too narrow on this history: reckon with more than they show.")
    elif pooled.coverage80 > 0.88:
        said.append("The ranges are wider than need be on this history: it is steadier than that.")
    else:
        said.append("That is close to what was promised.")
    best = min(pooled.pinball_bootstrap, pooled.pinball_last_rate)
    if best <= 0:
        return tuple(said)
    part = pooled.pinball / best - 1
    if part < -0.02:
        said.append(f"It was {-part:.0%} closer than the better of two simple forecasts.")
    elif part > 0.02:
        said.append(f"A simple forecast would have been {part:.0%} closer on this history.")
    else:
        said.append("It was about as close as the better of two simple forecasts.")
    return tuple(said)
