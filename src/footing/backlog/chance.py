"""Counts that depend on chance, drawn so that every policy meets the same luck.

A policy changes how many wait, and so the mean of what is drawn; the random numbers underneath are
the same. Differences between policies are then differences between policies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from footing.backlog.counts import Floats, Numbers

STRETCH = 32
"""Days whose luck is drawn at once."""
NORMAL_FROM = 10.0
"""From this mean on a Poisson count is drawn as a normal one that is corrected for skewness."""


@dataclass(frozen=True)
class Luck:
    """One day's luck: a normal and two uniform numbers for each replication."""

    normal: Floats
    uniform: Floats
    rounding: Floats


class Fortune:
    """The luck of every day, the same for everybody who asks with the same ``key``.

    ``columns`` replications, and ``times`` over side by side.
    """

    def __init__(self, key: tuple[int, ...], columns: int, times: int = 1) -> None:
        self._key, self._columns, self._times = key, columns, times
        self._stretch = -1
        self._normal = self._uniform = self._rounding = np.zeros((0, 0))

    def on(self, day: int) -> Luck:
        """The luck of ``day``."""
        stretch, row = divmod(day, STRETCH)
        if stretch != self._stretch:
            rng = np.random.Generator(np.random.SFC64([*self._key, stretch]))
            shape = (STRETCH, self._columns)
            drawn = (rng.standard_normal(shape), rng.random(shape), rng.random(shape))
            self._normal, self._uniform, self._rounding = (
                np.tile(one, (1, self._times)) if self._times > 1 else one for one in drawn
            )
            self._stretch = stretch
        return Luck(self._normal[row], self._uniform[row], self._rounding[row])


def counted(mean: Floats, chance: Floats, most: Floats, with_: Luck) -> Floats:
    """How many of ``most`` things happen, each with ``chance``, where ``mean`` are expected.

    Whole numbers from 0 to ``most``. Rare things are Poisson, by inversion below a mean of ten
    and by a Cornish-Fisher expansion above; things that are not rare have the binomial variance.
    """
    spread = np.sqrt(mean * (1 - np.minimum(chance, 1)))
    skewed = np.where(chance < 0.1, (np.square(with_.normal) - 1) / 6, 0.0)
    found = np.floor(mean + spread * with_.normal + skewed + with_.rounding)
    rare = (mean < NORMAL_FROM) & (chance < 0.1)
    if rare.any():
        found[rare] = _poisson(mean[rare], with_.uniform[rare])
    within: Floats = np.clip(found, 0, most)
    return within


def scattered(count: Numbers, weight: Numbers, total: Floats, rounding: Floats) -> Numbers:
    """``total`` things among the rows of ``count``, in proportion to ``weight``, none too often.

    ``count`` and ``weight`` (the expected number) have one row a cohort, one column a
    replication. This is systematic sampling: every row gets its share, rounded up or down by one
    random number (Madow 1944), so the rows add up. Rows that are too small give less.
    """
    reached = np.add.accumulate(weight, axis=0)
    whole = reached[-1]
    scale = np.divide(total, whole, out=np.zeros_like(whole), where=whole > 0)
    reached *= scale.astype(reached.dtype)
    reached += rounding.astype(reached.dtype)
    np.floor(reached, out=reached)
    reached[1:] -= reached[:-1].copy()
    return np.minimum(reached, count, out=reached)


def _poisson(mean: Floats, uniform: Floats) -> Floats:
    """Poisson counts by inversion of the distribution function."""
    chance = np.exp(-mean)
    reached = chance.copy()
    found = np.zeros_like(mean)
    for number in range(1, 60):
        above = uniform > reached
        if not above.any():
            break
        found += above
        chance *= mean / number
        reached += chance
    return found
