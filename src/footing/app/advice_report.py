"""The panel in plain words, for the terminal and for a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footing.app.advice import engine

if TYPE_CHECKING:
    from footing.advice.compiling import Clash, Compiled, Read
    from footing.app.advice import Panelled


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it: lines, or rows with their titles."""

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """A stance in the picture: what it says, its counts, and widths in per cent of the largest."""

    stance: str
    says: str
    pieces: int
    votes: int
    pieces_wide: int
    votes_wide: int
    who: str


def says(move: str) -> str:
    """A move in plain words."""
    return engine().catalogue.moves[move].says


def stance_says(stance: str) -> str:
    """A stance in plain words."""
    return engine().catalogue.stances[stance].says


def who(pieces: Sequence[Read], numbers: Iterable[int]) -> str:
    """Authors with their votes: “R.M. (4)”, and “L.M., Dover (2)” where two share initials."""
    authors = [one.heard.author for one in pieces]
    said = []
    for number in numbers:
        one = pieces[number]
        name = one.heard.author or "somebody"
        if authors.count(one.heard.author) > 1 and one.heard.place:
            name = f"{name}, {one.heard.place}"
        said.append(name if one.heard.votes is None else f"{name} ({one.heard.votes})")
    return ", ".join(said)


def bars(made: Compiled) -> tuple[Bar, ...]:
    """The stances as bars, the largest count and the largest votes being 100 wide."""
    most_pieces = max((one.pieces for one in made.stances.values()), default=1)
    most_votes = max((one.votes for one in made.stances.values()), default=0)
    return tuple(
        Bar(
            name,
            stance_says(name),
            tally.pieces,
            tally.votes,
            round(100 * tally.pieces / most_pieces),
            round(100 * max(tally.votes, 0) / most_votes) if most_votes > 0 else 0,
            who(made.pieces, (n for n, one in enumerate(made.pieces) if one.stance == name)),
        )
        for name, tally in made.stances.items()
    )


def sections(panelled: Panelled) -> Iterator[Section]:
    """What the terminal prints, in order: the own view first."""
    made = panelled.compiled
    if panelled.own_view:
        yield Section("What you thought before", (panelled.own_view,))
    notes = (*panelled.thread.notes, *made.notes)
    if notes:
        yield Section("To know first", notes)
    if not made.pieces:
        yield from _aside(panelled)
        return
    rows = tuple((one.says, str(one.pieces), str(one.votes), one.who) for one in bars(made))
    yield Section("Stances: pieces, and votes", (), rows, ("stance", "pieces", "votes", "who"))
    if made.conflicts:
        yield Section(
            "Where they contradict each other", tuple(_clash(made, one) for one in made.conflicts)
        )
    if made.minority:
        lines = tuple(f"{who(made.pieces, [one.piece])}: {one.why}" for one in made.minority)
        yield Section("Against the many, and worth reading", lines)
    agreed = [one for one in made.shared if len(one.pieces) > 1]
    if agreed:
        lines = tuple(
            f"{says(one.move)}: {len(one.pieces)} of {len(made.pieces)}, {one.votes} votes"
            for one in agreed[:12]
        )
        yield Section("Where they agree", lines)
    spoken = [(n, one) for n, one in enumerate(made.pieces) if one.vantage]
    if spoken:
        lines = tuple(f"{who(made.pieces, [n])}: {vantage_says(one.vantage)}" for n, one in spoken)
        yield Section("From where they speak", lines)
    if made.unmentioned:
        yield Section("What nobody mentioned", tuple(says(one) for one in made.unmentioned))
    if made.loose:
        yield Section("What fits no move, by likeness", tuple(_loose(made)))
    yield from _aside(panelled)


def clash(made: Compiled, one: Clash) -> tuple[str, str, str, str]:
    """A conflict as two sides: what one side says and who, what the other says and who."""
    first, second = one.between
    return says(first), who(made.pieces, one.one), says(second), who(made.pieces, one.other)


def vantage_says(name: str) -> str:
    """A vantage in plain words; the person's own words where they typed some."""
    known = {one.id: one.says for one in engine().catalogue.vantages}
    return known.get(name, name)


def _clash(made: Compiled, one: Clash) -> str:
    first, for_it, second, against = clash(made, one)
    return f"{first}: {for_it}\nagainst {second[0].lower()}{second[1:]}: {against}"


def _loose(made: Compiled) -> Iterator[str]:
    for group in made.loose[:10]:
        names = who(made.pieces, dict.fromkeys(one.piece for one in group))
        yield f"{group[0].sentence} ({names})"
    if len(made.loose) > 10:
        yield f"And {len(made.loose) - 10} more."


def _aside(panelled: Panelled) -> Iterator[Section]:
    asides = panelled.thread.asides
    if asides:
        lines = tuple(
            f"{one.reason}{', ' + one.author if one.author else ''}: {_short(one.text)}"
            for one in asides
        )
        yield Section("Set aside", lines)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 100 else plain[:99] + "…"
