"""A decision weighed: what is ruled out, what comes first and how surely, and what would turn it.

Nothing here decides. A must-have that is not met is never outweighed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footing.advice.acceptability import SAMPLES, Grid, Places, dominated, places
from footing.advice.admissible import Admissible, admissible, anything
from footing.advice.decision_file import DecisionFile
from footing.advice.turning import ScoreTurn, Turn, leader, score_turns, totals, weight_turns
from footing.kernel.errors import FootingError

FIRM = 0.8
"""The share of admissible weights from which on a lead is called firm. A convention, no finding."""


@dataclass(frozen=True)
class Weighed:
    """What the figures of a person say.

    ``ruled_out`` has the must-haves that each ruled-out option does not meet, and ``open_musts``
    those that are not known yet of the others. ``leader`` comes first under the weights as they
    were said; empty where two are level. ``places`` goes by what fits the stated weights,
    ``anyhow`` by any weights at all. ``firm`` needs the lead under FIRM of the admissible weights
    and no open must-have. ``beaten`` are options that another is never worse than.
    """

    given: DecisionFile
    ruled_out: Mapping[str, tuple[str, ...]]
    open_musts: Mapping[str, tuple[str, ...]]
    grid: Grid
    space: Admissible
    totals: tuple[float, ...]
    leader: str
    places: Places
    anyhow: Places
    turning: tuple[Turn, ...]
    scores: tuple[ScoreTurn, ...]
    beaten: Mapping[str, str]
    firm: bool

    @property
    def acceptability(self) -> Mapping[str, float]:
        """The share of admissible weights under which each option comes first, most first."""
        pairs = zip(self.grid.options, self.places.first, strict=True)
        return dict(sorted(pairs, key=lambda pair: -pair[1]))

    @property
    def narrowed(self) -> bool:
        """Whether anything was said about the weights."""
        return self.space.bounded or bool(self.space.order)

    @property
    def weights(self) -> Mapping[str, float]:
        """The weights that stand for what was said, by criterion."""
        return dict(zip(self.grid.criteria, self.space.point, strict=True))


def weigh(given: DecisionFile, *, samples: int = SAMPLES) -> Weighed:
    """Weigh a decision that has no faults.

    Raises FootingError where every option is ruled out, and where no weights fit what was said.
    """
    ruled_out = {key: missed for key in given.option if (missed := _musts(given, key, met=False))}
    options = tuple(key for key in given.option if key not in ruled_out)
    if not options:
        raise FootingError(
            f"Every option is ruled out: {_reasons(given, ruled_out)}.",
            todo="Think of another option, ask whether one of these can be met after all, or look "
            "whether it is a must or a strong wish; a strong wish is a criterion. No must-have is "
            "outweighed here.",
        )
    criteria = tuple(given.criterion)
    rows = tuple(tuple(given.option[o].score(c) for c in criteria) for o in options)
    grid = Grid(options, criteria, rows)
    space = admissible(criteria, given.weights)
    first = leader(grid, space.point)
    found = places(grid, space, seed=given.seed, samples=samples)
    open_musts = {key: left for key in options if (left := _musts(given, key, met=None))}
    lead = options[first] if first is not None else ""
    return Weighed(
        given=given,
        ruled_out=ruled_out,
        open_musts=open_musts,
        grid=grid,
        space=space,
        totals=totals(grid, space.point),
        leader=lead,
        places=found,
        anyhow=places(grid, anything(len(criteria)), seed=given.seed, samples=samples),
        turning=weight_turns(grid, space.point),
        scores=score_turns(grid, space.point),
        beaten=dominated(grid),
        firm=first is not None and found.first[first] >= FIRM and lead not in open_musts,
    )


def questions(weighed: Weighed) -> tuple[str, ...]:
    """What to ask before deciding: open must-haves first, then scores that could turn it."""
    given = weighed.given
    found = []
    for option, musts in weighed.open_musts.items():
        for must in musts:
            asked = given.must_have[must].ask
            found.append(
                asked or f"“{given.said(option)}”: would this be met: “{given.said(must)}”?"
            )
    unsure = [
        (option, criterion)
        for option, row in zip(weighed.grid.options, weighed.grid.scores, strict=True)
        for criterion, score in zip(weighed.grid.criteria, row, strict=True)
        if score.low < score.high and weighed.weights[criterion] > 0
    ]
    turning = [(one.option, one.criterion) for one in weighed.scores if one.uncertain]
    unsure.sort(key=lambda one: (one not in turning, not given.option[one[0]].score(one[1]).ask))
    for option, criterion in unsure:
        about = f"“{given.said(option)}”: what would it mean for “{given.said(criterion)}”?"
        found.append(given.option[option].score(criterion).ask or about)
    return tuple(dict.fromkeys(found))


def _musts(given: DecisionFile, option: str, *, met: bool | None) -> tuple[str, ...]:
    """The must-haves that an option does not meet (False), or of which it is not known (None)."""
    stated = given.option[option].must_haves
    wanted = "unknown" if met is None else met
    return tuple(key for key in given.must_have if stated.get(key, "unknown") == wanted)


def _reasons(given: DecisionFile, ruled_out: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(
        f"“{given.said(key)}” by {' and '.join(f'“{given.said(one)}”' for one in missed)}"
        for key, missed in ruled_out.items()
    )
