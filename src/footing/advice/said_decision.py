"""A weighed decision in sentences: how firm it is, what would turn it, what to ask first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from footing.advice.beside import Beside, Risk
from footing.advice.weighing import Weighed, questions

YOURS = "These are your own figures, set side by side. The decision is yours."
_NAMED = 3
"""Options that are named where it is open."""
_MOSTLY = 1.4
"""How many times its even share a criterion has, where it is worth naming as what decides."""
FEW = 5
"""Questions that are told at once; the rest can wait for the answers."""


@dataclass(frozen=True)
class Outlook:
    """What is said about a decision.

    ``head`` is the finding in one sentence, ``lines`` what stands behind it. ``offer`` is there
    where it is not firm, with ``ask`` as the questions to ask first. ``risks`` belong to the
    options that are weighed; ``check`` turns the pull of today round, where an option is today's.
    """

    head: str
    lines: tuple[str, ...]
    offer: str
    ask: tuple[str, ...]
    risks: tuple[tuple[str, Risk], ...]
    check: str


def outlook(weighed: Weighed, beside: Beside) -> Outlook:
    """Everything that is said about ``weighed``, in plain sentences."""
    given = weighed.given
    asked = questions(weighed)
    offer = ""
    if not weighed.firm:
        offer = (
            "It is not firm. You can say “tell me more first”, and ask:"
            if asked
            else (
                "It is not firm, and no open question would settle it: look at the weights again, "
                "or at a smaller step that you could try."
            )
        )
    risks = tuple(
        (given.said(key), beside.risk[stance])
        for key in weighed.grid.options
        if (stance := given.option[key].stance) in beside.risk
    )
    return Outlook(
        head(weighed), tuple(_lines(weighed)), offer, asked, risks, _check(weighed, beside)
    )


def in_hundred(share: float) -> str:
    """A share as a person says it: all, 98 in 100, hardly any, none."""
    if share >= 1 or share <= 0:
        return "all" if share >= 1 else "none"
    if share >= 0.995:
        return "nearly all"
    return f"{share * 100:.0f} in 100" if share >= 0.005 else "hardly any"


def head(weighed: Weighed) -> str:
    """How things stand, in one sentence or two."""
    given, shares = weighed.given, weighed.acceptability
    if not weighed.leader:
        best = max(weighed.totals)
        level = [
            f"“{given.said(key)}”"
            for key, one in zip(weighed.grid.options, weighed.totals, strict=True)
            if best - one < 1e-9
        ]
        return f"{' and '.join(level)} are level. Nothing that you wrote puts one before the other."
    name, share = f"“{given.said(weighed.leader)}”", shares[weighed.leader]
    if len(shares) == 1:
        said = f"Only {name} is left. Your must-haves did that, not the weights."
    elif share < 0.5:
        said = f"It is open. Of {among(weighed)}, {_listed(weighed)}."
    else:
        said = f"{name} comes first under {in_hundred(share)} of {among(weighed)}."
        if weighed.firm:
            return f"{said[:-1]}: that is firm."
    if musts := weighed.open_musts.get(weighed.leader):
        open_ = " and ".join(f"“{given.said(one)}”" for one in musts)
        return f"{said} It is not known yet whether {name} meets {open_}."
    if len(shares) > 1 and share >= 0.5:
        other = next(key for key in shares if key != weighed.leader)
        return f"{said} “{given.said(other)}” does under {in_hundred(shares[other])}."
    return said


def among(weighed: Weighed) -> str:
    """What the shares are of."""
    return "the weights that fit what you said" if weighed.narrowed else "all possible weights"


def _listed(weighed: Weighed) -> str:
    """The options that come first most often, with how often; the rest together."""
    some = [(key, one) for key, one in weighed.acceptability.items() if one >= 0.005]
    said = [f"“{weighed.given.said(key)}” under {in_hundred(one)}" for key, one in some[:_NAMED]]
    said[0] = said[0].replace("” under", "” comes first under", 1)
    if len(some) > _NAMED:
        said.append(f"others under {in_hundred(sum(one for _, one in some[_NAMED:]))}")
    return f"{', '.join(said[:-1])} and {said[-1]}"


def _lines(weighed: Weighed) -> Iterator[str]:
    given = weighed.given
    for key, missed in weighed.ruled_out.items():
        musts = " and ".join(f"“{given.said(one)}”" for one in missed)
        yield f"“{given.said(key)}” is ruled out: it does not meet {musts}. No weight changes that."
    if len(weighed.grid.options) > 1 and weighed.leader:
        yield from _turning(weighed)
    for key, better in weighed.beaten.items():
        yield f"“{given.said(key)}” is nowhere better than “{given.said(better)}”."
    yield from _comparisons(weighed)
    undo = [(key, given.option[key].undo) for key in weighed.grid.options]
    if said := [f"“{given.said(key)}” {_UNDO[how]}" for key, how in undo if how]:
        yield f"To take it back: {'; '.join(said)}."


_UNDO = {
    "easily": "is easily undone",
    "with effort": "can be undone with effort",
    "hardly": "can hardly be undone",
}


def _turning(weighed: Weighed) -> Iterator[str]:
    given = weighed.given
    if weighed.turning:
        turn = weighed.turning[0]
        exact = 1 if turn.distance < 0.01 else 0
        yield (
            f"What would turn it: “{given.said(turn.criterion)}” counts for "
            f"{turn.weight * 100:.{exact}f} in 100 now. At {turn.at * 100:.{exact}f} in 100 "
            f"“{given.said(turn.to)}” draws level{_how_far(turn.distance)}."
        )
    else:
        yield "No single weight turns it, whatever it were; the others in proportion."
    if weighed.scores:
        one = weighed.scores[0]
        within = " That is within what you think possible." if one.uncertain else ""
        yield (
            f"The score that matters most: “{given.said(one.criterion)}” of "
            f"“{given.said(one.option)}”. At {one.at:.1f} instead of {one.score:.1f} "
            f"“{given.said(one.to)}” would draw level.{within}"
        )
    else:
        yield "No single score turns it, from 0 to 10."
    anyhow = dict(zip(weighed.grid.options, weighed.anyhow.first, strict=True))
    if weighed.narrowed:
        yield (
            f"If any weights were possible, “{given.said(weighed.leader)}” would come first under "
            f"{in_hundred(anyhow[weighed.leader])} of them."
        )
    for key, central in zip(weighed.grid.options, weighed.anyhow.central, strict=True):
        if key != weighed.leader and central is not None and anyhow[key] >= 0.01:
            at = max(range(len(central)), key=central.__getitem__)
            if central[at] * len(central) >= _MOSTLY:
                yield (
                    f"“{given.said(key)}” would be for somebody to whom "
                    f"“{given.said(weighed.grid.criteria[at])}” matters most: about "
                    f"{central[at] * 100:.0f} in 100."
                )


def _how_far(distance: float) -> str:
    """A word for a distance; a tenth of the whole is about what people mean by “about”."""
    return ", which is near" if distance < 0.05 else ", which is far" if distance > 0.25 else ""


def _comparisons(weighed: Weighed) -> Iterator[str]:
    compared = weighed.space.compared
    if compared is None or compared.ratio is None:
        return
    ratio = f"consistency ratio {compared.ratio:.2f}"
    if compared.fits or compared.worst is None:
        yield f"Your comparisons fit together ({ratio}; up to 0.10 is good)."
        return
    more, less = (weighed.given.said(key) for key in (compared.worst.more, compared.worst.less))
    yield (
        f"Your comparisons pull against each other ({ratio}; above 0.10 is worth another look). "
        f"The one that fits least: “{more}” as {compared.worst.times:g} times “{less}”; "
        f"{compared.fitting:.1f} times would fit the others."
    )


def _check(weighed: Weighed, beside: Beside) -> str:
    given = weighed.given
    today = next((key for key in weighed.grid.options if given.option[key].today), "")
    if not today:
        return ""
    others = [key for key in weighed.acceptability if key != today]
    if not others:
        return beside.now.check_alone.format(today=given.said(today))
    return beside.now.check.format(other=given.said(others[0]), today=given.said(today))
