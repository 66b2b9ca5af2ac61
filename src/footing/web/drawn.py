"""A weighed decision as marks on a page: bars, and for each weight where it would turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footing.app.deciding import FEW, among

if TYPE_CHECKING:
    from footing.app.deciding import Decided


@dataclass(frozen=True)
class Bar:
    """An option and the share of weights (of 100) under which it comes first."""

    name: str
    percent: float
    leads: bool


@dataclass(frozen=True)
class Stretch:
    """A part of a weight's way from 0 to 100, and the option that comes first there."""

    start: float
    end: float
    to: str

    @property
    def width(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True)
class Track:
    """A criterion's weight (of 100) on its way from 0 to 100, and where another leads."""

    name: str
    now: float
    others: tuple[Stretch, ...]
    said: str


@dataclass(frozen=True)
class Drawn:
    """Everything that changes when a weight does."""

    head: str
    among: str
    bars: tuple[Bar, ...]
    tracks: tuple[Track, ...]
    leader: str
    lines: tuple[str, ...]
    offer: str
    ask: tuple[str, ...]
    later: int
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    drawn: str


def drawn(decided: Decided) -> Drawn:
    """The marks for a decision."""
    given, found, said = decided.given, decided.weighed, decided.outlook
    shares = found.acceptability
    count = len(found.grid.options)
    columns = ("Option", *(f"{_place(number)}" for number in range(1, count + 1)), "Total, 0 to 10")
    rows = tuple(
        (given.said(key), *(f"{one * 100:.0f}%" for one in places), f"{total:.1f}")
        for key, places, total in zip(
            found.grid.options, found.places.shares, found.totals, strict=True
        )
    )
    return Drawn(
        head=said.head,
        among=among(found),
        bars=tuple(
            Bar(given.said(key), one * 100, key == found.leader) for key, one in shares.items()
        ),
        tracks=_tracks(decided) if found.leader and count > 1 else (),
        leader=given.said(found.leader) if found.leader else "",
        lines=said.lines,
        offer=said.offer,
        ask=said.ask[:FEW],
        later=max(0, len(said.ask) - FEW),
        rows=rows,
        columns=columns,
        drawn=f"{found.places.samples:,} draws with the seed {found.places.seed}",
    )


def _tracks(decided: Decided) -> tuple[Track, ...]:
    given, found = decided.given, decided.weighed
    tracks = []
    for key, weight in found.weights.items():
        others, said = [], []
        for turn in found.turning:
            if turn.criterion != key:
                continue
            below = turn.at < turn.weight
            ends = (0.0, turn.at * 100) if below else (turn.at * 100, 100.0)
            name = given.said(turn.to)
            others.append(Stretch(*ends, name))
            where = f"below {ends[1]:.0f}" if below else f"from {ends[0]:.0f} on"
            said.append(f"{where} “{name}”")
        text = f"{weight * 100:.0f} now; " + ("; ".join(said) or "does not turn it")
        tracks.append(Track(given.said(key), weight * 100, tuple(others), text))
    return tuple(tracks)


def _place(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number, 'th')}"
