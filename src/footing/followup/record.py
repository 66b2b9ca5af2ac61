"""What was feared against what happened: one person's own record, and nobody else's.

The numbers are counts of this person's own talks. No published odds are set beside them, because
nobody has counted talks like theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footing.followup.debrief import Happened

ENOUGH = 10
"""Below this many fears with a known outcome, the text says that they are too few."""


@dataclass(frozen=True)
class Fear:
    """A fear as written before the talk, its odds (0..100, or None), and whether it came true.

    Raises ValueError for odds outside 0..100.
    """

    text: str
    odds: int | None
    happened: Happened

    def __post_init__(self) -> None:
        if self.odds is not None and not 0 <= self.odds <= 100:
            raise ValueError(f"odds are 0 to 100, not {self.odds}")


@dataclass(frozen=True)
class Comparison:
    """Counts over the fears whose outcome is known, and the same said plainly in ``text``.

    ``mean_odds`` is the mean of the odds that were given, 0..100, or None where none was;
    ``odds_came_true`` counts, among those with odds, the ones that came true in full or in part.
    """

    fears: tuple[Fear, ...]
    no: int
    partly: int
    yes: int
    with_odds: int
    mean_odds: float | None
    odds_came_true: int
    text: str

    @property
    def known(self) -> int:
        """How many fears have a known outcome."""
        return len(self.fears)


def feared_against_happened(fears: Iterable[Fear]) -> Comparison:
    """Set each fear against what happened.

    A fear without text, or whose outcome was not said, is left out.
    """
    kept = tuple(fear for fear in fears if fear.happened and fear.text.strip())
    no, partly, yes = (sum(f.happened == h for f in kept) for h in ("no", "partly", "yes"))
    odds = [fear.odds for fear in kept if fear.odds is not None]
    mean = sum(odds) / len(odds) if odds else None
    true = sum(fear.odds is not None and fear.happened != "no" for fear in kept)
    said = " ".join(filter(None, (_counts(no, partly, yes), _odds(odds, mean, true))))
    return Comparison(kept, no, partly, yes, len(odds), mean, true, said)


def _counts(no: int, partly: int, yes: int) -> str:
    known = no + partly + yes
    if not known:
        return "No fear has a known outcome yet, so there is nothing to compare."
    parts = [f"{no} of {known} did not come true"] if no else []
    if partly:
        parts.append(
            f"{partly} came true in part" if parts else f"{partly} of {known} came true in part"
        )
    if yes and (partly or not no):  # otherwise the first count has said it
        parts.append(f"{yes} came true" if parts else f"{yes} of {known} came true")
    said = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return said + ("; too few to conclude much." if known < ENOUGH else ".")


def _odds(odds: list[int], mean: float | None, true: int) -> str:
    if mean is None:
        return ""
    if len(odds) == 1:
        return f"Beforehand you had put it at {odds[0]} in 100."
    return (
        f"Beforehand you had put {len(odds)} of them at {mean:.0f} in 100 on average; "
        f"of these, {true} came true in full or in part."
    )
