"""When something is not for Footing: the kinds, who helps instead, and help in a crisis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from footing.safety.crisis import load_crisis
from footing.safety.gate import helpers, load_gate, sources

if TYPE_CHECKING:
    from footing.safety.crisis import Country, Crisis
    from footing.safety.model import Duty, Helper, Kind, Source


@dataclass(frozen=True)
class KindOfHelp:
    """One kind of matter that Footing does not coach, with who helps and where that is from."""

    kind: Kind
    people: tuple[Helper, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Elsewhere:
    """All kinds, what Footing cannot do here, and the offer of a factual log."""

    kinds: tuple[KindOfHelp, ...]
    limits: str
    log_offer: str


def elsewhere() -> Elsewhere:
    """Everything that the gate knows of other help."""
    gate = load_gate()
    kinds = tuple(
        KindOfHelp(one, helpers(gate, one.people), sources(gate, one.sources)) for one in gate.kinds
    )
    return Elsewhere(kinds, gate.limits, gate.log.offer)


def crisis() -> Crisis:
    """Human help by country."""
    return load_crisis()


def country(code: str, languages: str = "") -> Country | None:
    """The country that was chosen, or the one that the languages of the person speak of.

    None where neither says one; FootingError for a choice that is not in the list.
    """
    known = load_crisis()
    return known.country(code) if code.strip() else known.guess(languages)


def duty() -> Duty:
    """What to think of before something is removed."""
    return load_gate().duty


def pointed(answers: Iterable[Any]) -> str:
    """One quiet sentence where the person's own answers plainly show a matter for others.

    Empty where they do not, which means nothing: most of what is meant is never found.
    """
    from footing.safety.signs import CRISIS, load_signs

    about = load_signs().seen(_texts(tuple(answers)))
    if not about:
        return ""
    if about == CRISIS:
        return "If you are in distress, there are people to talk to now, also by phone."
    name = next(one.name for one in load_gate().kinds if one.key == about)
    return f"Some of these words can mean a matter for somebody independent ({_small(name)})."


def _small(name: str) -> str:
    return name[0].lower() + name[1:]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
