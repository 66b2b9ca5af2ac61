"""From pieces to the panel: stances with counts and votes, agreement, conflicts, the minority.

Nothing is averaged: every figure can be traced to the pieces that it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from footing.advice.engine import Engine, Said, spans
from footing.advice.leftover import Loose, advises, groups
from footing.advice.moves import UNCLEAR, Catalogue, Theme

LONG = 60
"""Words from which on a piece may be well argued."""
AGAIN = 2
"""What is said again counts again, and after that no more."""
STORY = 20
"""Words from which on a piece that advises nothing tells what became of somebody."""
FEW = 0.34
"""A stance that at most this share of the pieces takes is a minority."""

_AGREES = re.compile(
    r"\W*(?:(?:i )?(?:totally |fully |completely )?agreed?(?: with (?P<name>\w[\w.]*))?|"
    r"this(?=[.! ,]*(?:$|\W|we|i |is|so|needs))|"
    r"exactly|second(?:ed)?(?: (?:this|that))?|same(?: here)?|yes,? this|\+1|"
    r"came here to say|so much this|what (?:he|she|they) said|listen to)\b",
    re.IGNORECASE,
)
"""The beginning of a piece that joins another one."""
_WISHES = re.compile(
    r"\b(?:pray(?:ing|ers?)|thinking of you|good luck|best of luck|fingers crossed|hugs?|xx+|"
    r"sending (?:love|strength|hugs)|congratulations|sorry (?:you|to hear)|following|subscribed)\b",
    re.IGNORECASE,
)
_REASONS = re.compile(
    r"\b(?:because|since|so that|that's why|which means|the reason|if (?:you|they|he|she|it)|"
    r"otherwise|in my experience|i(?:'ve| have)? (?:seen|watched|had|was|sat|worked|lost)|"
    r"we (?:had|did|lost)|it (?:means|costs|takes)|for example|such as|years|until)\b|\d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """A piece as it came, with what the person put right: empty or None where nothing.

    ``moves`` says of a move whether it is there (true) or not (false), against what was found.
    """

    author: str
    text: str
    place: str = ""
    votes: int | None = None
    stance: str = ""
    vantage: str | None = None
    moves: Mapping[str, bool] | None = None
    id: str = ""
    under: str = ""


@dataclass(frozen=True)
class Read:
    """A piece as it was understood."""

    heard: Heard
    said: tuple[Said, ...]
    stance: str
    vantage: str

    @property
    def votes(self) -> int:
        """The votes that count; none shown is none."""
        return self.heard.votes or 0

    def advises(self, move: str) -> bool:
        """Whether this move is among what it says."""
        return move in self._moves

    @cached_property
    def _moves(self) -> frozenset[str]:
        return frozenset(one.move for one in self.said)


@dataclass(frozen=True)
class Tally:
    """How many pieces, and how many votes they have together."""

    pieces: int
    votes: int


@dataclass(frozen=True)
class Shared:
    """A move that several advise: the pieces by number, and their votes."""

    move: str
    pieces: tuple[int, ...]
    votes: int


@dataclass(frozen=True)
class Clash:
    """Two moves that contradict each other: the numbers of the pieces for each."""

    between: tuple[str, str]
    one: tuple[int, ...]
    other: tuple[int, ...]


@dataclass(frozen=True)
class Few:
    """A piece against the many, and why it is shown."""

    piece: int
    why: str


@dataclass(frozen=True)
class Compiled:
    """The whole panel; pieces are named by their place in ``pieces``."""

    pieces: tuple[Read, ...]
    stances: Mapping[str, Tally]
    shared: tuple[Shared, ...]
    conflicts: tuple[Clash, ...]
    minority: tuple[Few, ...]
    unmentioned: tuple[str, ...]
    loose: tuple[tuple[Loose, ...], ...]
    notes: tuple[str, ...]


def compiled(
    heard: Sequence[Heard], engine: Engine, known: Iterable[str] = (), question: str = ""
) -> Compiled:
    """The panel of some pieces.

    ``known`` are the moves that the playbook knows; from the ``question`` it is taken what going
    ahead means here, where no piece says it plainly.
    """
    declared = engine.catalogue
    found = [engine.moves(one.text) for one in heard]
    theme = engine.theme(question, (said.move for one in found for said in one))
    first = [_read(one, said, theme, engine) for one, said in zip(heard, found, strict=True)]
    leading = _leading(first, declared)
    if leading == UNCLEAR and theme:
        leading = theme.id
    pieces = _settled(first, leading, engine)
    stances = tallies(pieces, declared)
    return Compiled(
        pieces=pieces,
        stances=stances,
        shared=_shared(pieces),
        conflicts=_conflicts(pieces, declared),
        minority=_minority(pieces, stances, declared),
        unmentioned=unmentioned(pieces, known),
        loose=_loose(pieces),
        notes=tuple(_notes(pieces)),
    )


def unmentioned(pieces: Iterable[Read], known: Iterable[str]) -> tuple[str, ...]:
    """The known moves that no piece names."""
    mentioned = {said.move for one in pieces for said in one.said}
    return tuple(move for move in known if move not in mentioned)


def tallies(pieces: Iterable[Read], declared: Catalogue) -> dict[str, Tally]:
    """Every stance that is taken with its pieces and votes, the one with most pieces first."""
    found: dict[str, Tally] = {}
    for one in pieces:
        before = found.get(one.stance, Tally(0, 0))
        found[one.stance] = Tally(before.pieces + 1, before.votes + one.votes)
    order = list(declared.stances)
    ranked = sorted(
        found,
        key=lambda name: (
            name == UNCLEAR,
            -found[name].pieces,
            -found[name].votes,
            order.index(name),
        ),
    )
    return {name: found[name] for name in ranked}


def _read(heard: Heard, found: Iterable[Said], theme: Theme | None, engine: Engine) -> Read:
    said = [one for one in found if engine.catalogue.fits(one.move, theme)]
    for move, there in (heard.moves or {}).items():
        if not there:
            said = [one for one in said if one.move != move]
        elif all(one.move != move for one in said) and move in engine.catalogue.moves:
            said.append(Said(move, ""))
    vantage = engine.vantage(heard.text) if heard.vantage is None else heard.vantage
    stance = heard.stance if heard.stance in engine.catalogue.stances else ""
    return Read(heard, tuple(said), stance or _stance(said, theme, engine.catalogue), vantage)


def _stance(said: Iterable[Said], theme: Theme | None, declared: Catalogue) -> str:
    """What the moves speak for; empty where they say only how, ``unclear`` where there are none.

    A stance that cannot be taken in such a thread gives its weight to going ahead.
    """
    score: dict[str, int] = {}
    empty = True
    for one in said:
        empty = False
        move = declared.moves[one.move]
        if stance := move.stance:
            weight = move.weight * min(one.times, AGAIN)
            if theme and stance not in theme.stances:
                stance, weight = theme.id, 1
            score[stance] = score.get(stance, 0) + weight
    if not score:
        return UNCLEAR if empty else ""
    return max(score, key=lambda name: score[name])


def _leading(pieces: Iterable[Read], declared: Catalogue) -> str:
    """The stance that goes ahead and that most pieces take."""
    found: dict[str, int] = {}
    for one in pieces:
        if one.stance in declared.stances and declared.stances[one.stance].acts:
            found[one.stance] = found.get(one.stance, 0) + 1
    return max(found, key=lambda name: found[name]) if found else UNCLEAR


def _settled(first: Sequence[Read], leading: str, engine: Engine) -> tuple[Read, ...]:
    """Every piece with its stance: its own, that of whom it agrees with, the one it leans to.

    A piece that tells somebody to do something, and no more can be said of it, goes along with
    the leading stance; one that tells nobody anything is unclear.
    """
    latest: dict[str, str] = {}
    found = []
    for one in first:
        stance = one.stance
        if stance in ("", UNCLEAR) and not one.heard.stance:
            match = _AGREES.match(one.heard.text)
            whom = (match["name"] or one.heard.under) if match else one.heard.author
            stance = latest.get(whom.casefold(), "") or engine.lean(one.heard.text)
            if not stance or stance == UNCLEAR:
                stance = leading if one.said or _tells(one.heard.text) else UNCLEAR
        latest[one.heard.author.casefold()] = stance
        found.append(Read(one.heard, one.said, stance, one.vantage))
    return tuple(found)


def _tells(text: str) -> bool:
    """Whether a text tells somebody to do something, or tells what became of somebody."""
    if any(advises(text[a:b]) for a, b in spans(text)):
        return True
    return len(text.split()) >= STORY and not _WISHES.search(text)


def _shared(pieces: Sequence[Read]) -> tuple[Shared, ...]:
    by_move: dict[str, list[int]] = {}
    for number, one in enumerate(pieces):
        for said in one.said:
            by_move.setdefault(said.move, []).append(number)
    found = [
        Shared(move, tuple(numbers), sum(pieces[number].votes for number in numbers))
        for move, numbers in by_move.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.pieces), -one.votes)))


def _conflicts(pieces: Sequence[Read], declared: Catalogue) -> tuple[Clash, ...]:
    """Contradictions between different people; who says both stands with the second.

    A move that speaks for a stance counts only where the piece takes that stance: “if you want
    it, say so” in a piece that says “decide first” contradicts nobody.
    """

    def those(move: str) -> tuple[int, ...]:
        stance = declared.moves[move].stance
        return tuple(
            number
            for number, one in enumerate(pieces)
            if one.advises(move) and stance in ("", one.stance)
        )

    found = []
    for first, second in declared.conflicts:
        against = those(second)
        for_it = tuple(number for number in those(first) if number not in against)
        if for_it and against:
            found.append(Clash((first, second), for_it, against))
    return tuple(sorted(found, key=lambda one: -min(len(one.one), len(one.other))))


def _minority(
    pieces: Sequence[Read], stances: Mapping[str, Tally], declared: Catalogue
) -> tuple[Few, ...]:
    """Pieces against the stance of most: the top-voted one, and those that argue well."""
    clear = [name for name in stances if name != UNCLEAR]
    if len(clear) < 2:
        return ()
    lead = clear[0]
    total = sum(stances[name].pieces for name in clear)
    top = max((one.votes for one in pieces), default=0)
    found: list[tuple[int, Few]] = []
    for number, one in enumerate(pieces):
        if one.stance in (lead, UNCLEAR):
            continue
        says = declared.stances[one.stance].says
        most = declared.stances[lead].says
        argued = _argument(one)
        if top > 0 and one.votes == top:
            why = f"The most votes of all ({top}), and yet against the stance of most (“{most}”)."
            found.append((1000, Few(number, why)))
        elif argued and stances[one.stance].pieces <= max(1, FEW * total):
            where = (
                f" Speaks as somebody who {_vantage(one.vantage, declared)}." if one.vantage else ""
            )
            why = f"“{says}” against “{most}”, with reasons given.{where}"
            found.append((argued, Few(number, why)))
    return tuple(few for _, few in sorted(found, key=lambda pair: -pair[0])[:5])


def _vantage(name: str, declared: Catalogue) -> str:
    return next((one.says for one in declared.vantages if one.id == name), name)


def _argument(one: Read) -> int:
    """How much a piece argues: its reasons, where it is long enough; 0 where it does not."""
    words = len(one.heard.text.split())
    reasons = len(_REASONS.findall(one.heard.text))
    return reasons + (3 if one.vantage else 0) if words >= LONG and reasons >= 2 else 0


def _loose(pieces: Sequence[Read]) -> tuple[tuple[Loose, ...], ...]:
    found = []
    for number, one in enumerate(pieces):
        told = {said.sentence for said in one.said}
        text = one.heard.text
        for start, end in spans(text):
            sentence = text[start:end]
            if sentence not in told and len(sentence.split()) >= 3 and advises(sentence):
                found.append(Loose(number, sentence))
    return groups(found)


def _notes(pieces: Sequence[Read]) -> Iterable[str]:
    if not pieces:
        yield "There is no advice here yet. Paste a thread, or type what somebody said."
        return
    if len(pieces) == 1:
        yield "This is one adviser. Ask two or three more before you count anything."
    if all(one.stance == UNCLEAR for one in pieces):
        yield (
            "Nobody says what to do in a way that Footing understands. Read the pieces yourself, "
            "and set their stances by hand, or ask again with one plain question."
        )
    if len(pieces) > 1 and all(one.heard.votes is None for one in pieces):
        yield "No votes are shown here, so only the pieces are counted."
