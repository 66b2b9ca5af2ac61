"""A decision as a person writes it down: options, must-haves, criteria, scores and weights.

docs/deciding.md describes every key. Reading reports all faults of a file at once, with lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Annotated, Any, Literal

from annotated_types import MinLen

from footing.kernel.declared import STRICT, build
from footing.kernel.places import Path

LEAST, MOST = 0.0, 10.0
"""The ends of the scale on which a person scores an option by a criterion; more is better."""
MOST_OPTIONS, MOST_CRITERIA = 12, 15
MOST_HOURS = 168
_MOST_POINTS = 1_000_000
GIVE = 1.5
"""How roughly a stated weight is meant unless told: between ÷ 1.5 and × 1.5. A convention."""

Text = Annotated[str, MinLen(1)]
Stance = Literal["", "yes", "not-now", "tell-me-more"]
Undo = Literal["", "easily", "with effort", "hardly"]


@dataclass(frozen=True)
class MustHave:
    """Something without which an option is out, and whom or what to ask about it."""

    __pydantic_config__ = STRICT
    name: str = ""
    ask: str = ""


@dataclass(frozen=True)
class Criterion:
    """What matters, in the person's words."""

    __pydantic_config__ = STRICT
    name: str = ""
    why: str = ""


@dataclass(frozen=True)
class Score:
    """How good an option is by one criterion, from ``low`` to ``high`` (the same where known).

    ``ask`` is the question that would settle it.
    """

    low: float
    high: float
    why: str = ""
    ask: str = ""

    @property
    def middle(self) -> float:
        """The score that stands for the range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Option:
    """One thing that the person could do.

    ``stance`` says what it is in a talk; ``today`` marks how things are now. A must-have is met
    (true), not met (false) or "unknown", which is also what a missing one counts as. ``hours`` a
    week are what it takes, for the person to hold against the hours left; they weigh nothing.
    """

    __pydantic_config__ = STRICT
    name: str = ""
    stance: Stance = ""
    today: bool = False
    undo: Undo = ""
    must_haves: dict[str, bool | Literal["unknown"]] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)
    pros: tuple[Text, ...] = ()
    cons: tuple[Text, ...] = ()
    hours: float | None = None

    def score(self, criterion: str) -> Score:
        """The score by ``criterion``; the whole scale where nothing was given."""
        found = read_score(self.scores.get(criterion, {}))
        assert isinstance(found, Score)  # noqa: S101  (faults were told before)
        return found


@dataclass(frozen=True)
class Pair:
    """One comparison: ``more`` matters ``times`` as much as ``less`` (1: the same; at most 9)."""

    __pydantic_config__ = STRICT
    more: str
    less: str
    times: float = 2


@dataclass(frozen=True)
class Weights:
    """How much each criterion matters, in one of four ways; without any, all weights may be.

    ``sliders`` and ``swing`` are points in proportion (swing: the step from the worst to the best
    option that is worth most has 100). ``order`` names criteria, the one that matters most first;
    a list in it are equals. ``ranges`` are in percent of the whole. ``give`` is how roughly
    sliders, swing and pairs are meant.
    """

    __pydantic_config__ = STRICT
    sliders: dict[str, float] = field(default_factory=dict)
    swing: dict[str, float] = field(default_factory=dict)
    order: tuple[str | tuple[str, ...], ...] = ()
    pairs: tuple[Pair, ...] = ()
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    give: float = GIVE

    @property
    def points(self) -> Mapping[str, float]:
        """The points, however they were asked for."""
        return self.sliders or self.swing

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The order as groups of equals."""
        return tuple((one,) if isinstance(one, str) else one for one in self.order)


@dataclass(frozen=True)
class DecisionFile:
    """Everything that a person put into one decision; keys are short names of their own."""

    __pydantic_config__ = STRICT
    title: Text
    option: dict[str, Option]
    criterion: dict[str, Criterion]
    question: str = ""
    must_have: dict[str, MustHave] = field(default_factory=dict)
    weights: Weights = field(default_factory=Weights)
    friend: str = ""
    seed: int = 1
    chosen: str = ""
    chosen_on: str = ""

    def said(self, key: str) -> str:
        """An option, a criterion or a must-have as the person calls it."""
        for names in (self.option, self.criterion, self.must_have):
            found: Any = names.get(key)
            if found is not None:
                return found.name or key.replace("_", " ")
        return key


def read_score(value: Any) -> Score | str:
    """The score that a file gives as a number, a range or a table; or what is wrong with it."""
    if isinstance(value, Mapping):
        known = {"score", "between", "why", "ask"}
        if unknown := [key for key in value if key not in known]:
            return f"unknown key {unknown[0]}; known are score, between, why and ask"
        if "score" in value and "between" in value:
            return "score or between, not both"
        why, ask = value.get("why", ""), value.get("ask", "")
        if not isinstance(why, str) or not isinstance(ask, str):
            return "why and ask are texts in quotes"
        ends = value.get("between", value.get("score", [LEAST, MOST]))
    else:
        why, ask, ends = "", "", value
    pair = ends if isinstance(ends, (list, tuple)) else [ends, ends]
    if len(pair) != 2 or any(isinstance(x, bool) or not isinstance(x, (int, float)) for x in pair):
        return "a number from 0 to 10 is needed here, or a range like [3, 7]"
    low, high = float(pair[0]), float(pair[1])
    if not LEAST <= low <= high <= MOST:
        return "a score lies between 0 and 10, the lower end of a range first"
    return Score(low, high, why.strip(), ask.strip())


def read_decision(tables: Mapping[str, Any], source: bytes, name: str) -> DecisionFile:
    """The decision in the tables of a TOML file; DataError with every fault and its line."""
    return build(DecisionFile, tables, source, name, faults)


def faults(given: DecisionFile) -> Iterator[tuple[Path, str]]:
    """What is wrong with a decision whose shape is right."""
    yield from _sizes(given)
    for key, option in given.option.items():
        if option.hours is not None and not 0 <= option.hours <= MOST_HOURS:
            yield ("option", key, "hours"), f"a week has {MOST_HOURS} hours"
        for must in option.must_haves:
            if must not in given.must_have:
                yield ("option", key, "must_haves", must), _unknown(must, given.must_have)
        for criterion, value in option.scores.items():
            here: Path = ("option", key, "scores", criterion)
            if criterion not in given.criterion:
                yield here, _unknown(criterion, given.criterion)
            elif isinstance(found := read_score(value), str):
                yield here, found
    today = [key for key, option in given.option.items() if option.today]
    for key in today[1:]:
        yield ("option", key, "today"), f"how things are now is already “{today[0]}”"
    if not 0 <= given.seed < 2**32:
        yield ("seed",), "a whole number from 0 to 4294967295 is needed here"
    if given.chosen and given.chosen not in given.option:
        yield ("chosen",), _unknown(given.chosen, given.option)
    yield from _weights(given)


def _sizes(given: DecisionFile) -> Iterator[tuple[Path, str]]:
    if len(given.option) < 2:
        yield (
            ("option",),
            ("a decision needs two options at least; leaving things as they are is always one"),
        )
    if len(given.option) > MOST_OPTIONS:
        yield (
            ("option",),
            f"at most {MOST_OPTIONS} options can be weighed; leave out the faint ones",
        )
    if not given.criterion:
        yield (
            ("criterion",),
            ("there is no criterion; write down what matters to you, such as pay or time at home"),
        )
    if len(given.criterion) > MOST_CRITERIA:
        yield ("criterion",), f"at most {MOST_CRITERIA} criteria; join those that mean the same"
    names: dict[str, str] = {}
    for kind, keys in (("option", given.option), ("criterion", given.criterion)):
        for key in keys:
            if (said := given.said(key).lower()) in names:
                yield (kind, key), f"“{given.said(key)}” is there already, as {names[said]}"
            names[said] = key


def _weights(given: DecisionFile) -> Iterator[tuple[Path, str]]:
    weights = given.weights
    ways = [name for name in ("sliders", "swing", "order", "pairs") if getattr(weights, name)]
    for name in ways[1:]:
        yield ("weights", name), f"the weights are already given as {ways[0]}; one way is enough"
    for name in ("sliders", "swing", "ranges"):
        for key in getattr(weights, name):
            if key not in given.criterion:
                yield ("weights", name, key), _unknown(key, given.criterion)
    for name in ("sliders", "swing"):
        points: Mapping[str, float] = getattr(weights, name)
        most = 100 if name == "swing" else _MOST_POINTS
        for key, one in points.items():
            if not 0 <= one <= most:
                yield ("weights", name, key), f"points go from 0 to {most:,}"
        if points and not any(points.values()):
            yield ("weights", name), "all weights are zero; give the criterion that matters some"
        for key in given.criterion:
            if points and key not in points:
                yield ("weights", name), f"{key} has no weight here; 0 says that it does not count"
    seen: set[str] = set()
    for key in chain.from_iterable(weights.groups):
        if key not in given.criterion:
            yield ("weights", "order"), _unknown(key, given.criterion)
        if key in seen:
            yield ("weights", "order"), f"{key} stands there twice"
        seen.add(key)
    for number, pair in enumerate(weights.pairs):
        for end in ("more", "less"):
            if getattr(pair, end) not in given.criterion:
                yield (
                    ("weights", "pairs", number, end),
                    _unknown(getattr(pair, end), given.criterion),
                )
        if not 1 <= pair.times <= 9:
            yield (
                ("weights", "pairs", number, "times"),
                "times goes from 1 (the same) to 9; put what matters more first",
            )
        if pair.more == pair.less:
            yield ("weights", "pairs", number), "a criterion is compared with itself"
    if not 1 <= weights.give <= 10:
        yield ("weights", "give"), "give goes from 1 (exactly as stated) to 10"
    for key, (low, high) in weights.ranges.items():
        if not 0 <= low <= high <= 100:
            yield ("weights", "ranges", key), "a range is in percent, like [10, 30]"


def _unknown(key: str, known: Mapping[str, Any]) -> str:
    listed = ", ".join(known) or "none yet"
    return f"there is no “{key}” in this file; known are {listed}"
