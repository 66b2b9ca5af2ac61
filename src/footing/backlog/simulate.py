"""All policies on the same arrivals, the same capacity and the same luck."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields

import numpy as np

from footing.backlog.inputs import Inputs
from footing.backlog.kinds import kinds_of
from footing.backlog.paths import drawn
from footing.backlog.policies import policy
from footing.backlog.run import Days, Run

MOST_CELLS = 3_000_000
"""Days times replications that are simulated at once: this bounds the memory."""
PATHS = 0
POOLED = ("waits", "ages")


def simulate(
    inputs: Inputs, names: Sequence[str], progress: Callable[[float], None] | None = None
) -> Mapping[str, Run]:
    """Run each policy of ``names``; the same seed gives the same numbers.

    ``progress`` hears how much is done, from 0 to 1; what it raises stops the run.
    """
    size = min(inputs.replications, max(MOST_CELLS // inputs.days, 20))
    starts = range(0, inputs.replications, size)
    kinds, kind = kinds_of(inputs.stock)
    found: dict[str, list[Run]] = {name: [] for name in names}
    for batch, begin in enumerate(starts):
        columns = min(size, inputs.replications - begin)
        rng = np.random.Generator(np.random.SFC64([inputs.seed, PATHS, batch]))
        paths = drawn(inputs, columns, rng)
        for at, name in enumerate(names):
            done = batch * len(names) + at

            def tell(share: float, done: int = done) -> None:
                if progress:
                    progress((done + share) / (len(starts) * len(names)))

            found[name].append(Days(inputs, policy(name), kinds, kind, paths, batch).run(tell))
    return {name: _joined(runs) for name, runs in found.items()}


def _joined(runs: Sequence[Run]) -> Run:
    if len(runs) == 1:
        return runs[0]
    parts = {one.name: [getattr(run, one.name) for run in runs] for one in fields(Run)}
    return Run(**{
        name: sum(some) if name in POOLED else np.concatenate(some, axis=-1)
        for name, some in parts.items()
    })  # fmt: skip
