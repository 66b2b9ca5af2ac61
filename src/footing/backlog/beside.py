"""Several variants of the same future in one run: what the verdict searches with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from footing.backlog.inputs import Inputs
from footing.backlog.kinds import kinds_of
from footing.backlog.paths import Paths, drawn
from footing.backlog.policies import policy
from footing.backlog.run import Days, Run
from footing.backlog.simulate import PATHS, POOLED

RUNS = 40
"""Replications of each variant."""
STEPS = 7
"""Variants that are looked at side by side."""


@dataclass(frozen=True)
class Variant:
    """Inputs that differ in chasing, lapsing or withdrawing, and what is done to capacity.

    A day's capacity is multiplied by ``factor``, then ``more`` items are added.
    """

    inputs: Inputs
    factor: float = 1.0
    more: float = 0.0


def beside(
    variants: Sequence[Variant],
    names: Sequence[str],
    tell: Callable[[float], None],
    runs: int = RUNS,
) -> dict[str, list[Run]]:
    """Run each policy on all variants under the same luck: one Run a variant.

    ``waits`` and ``ages`` of these are over all variants. ``tell`` hears the share that is done.
    """
    base = variants[0].inputs
    rng = np.random.Generator(np.random.SFC64([base.seed, PATHS, 0]))
    paths = drawn(base, runs, rng)
    capacity = [paths.capacity * one.factor + one.more for one in variants]
    wide = Paths(np.tile(paths.arrivals, len(variants)), np.concatenate(capacity, axis=1))
    kinds, kind = kinds_of(base.stock)
    found = {}
    for at, name in enumerate(names):

        def step(share: float, at: int = at) -> None:
            tell((at + share) / len(names))

        days = Days(
            base, policy(name), kinds, kind, wide, variants=[one.inputs for one in variants]
        )
        run = days.run(step)
        found[name] = [_part(run, slice(number * runs, (number + 1) * runs))
                       for number in range(len(variants))]  # fmt: skip
    return found


def _part(run: Run, part: slice) -> Run:
    values = {
        one.name: getattr(run, one.name)
        if one.name in POOLED
        else getattr(run, one.name)[..., part]
        for one in fields(Run)
    }
    return Run(**values)


def with_rate(inputs: Inputs, what: str, factor: float) -> Inputs:
    """The same with the rate of ``what`` ("chase" or "expire") times ``factor``, 1 at most."""
    one = inputs.chase if what == "chase" else inputs.expire
    changed = replace(
        one,
        rate=min(one.rate * factor, 1.0),
        bands=tuple((first, last, min(rate * factor, 1.0)) for first, last, rate in one.bands),
    )
    return replace(inputs, chase=changed) if what == "chase" else replace(inputs, expire=changed)
