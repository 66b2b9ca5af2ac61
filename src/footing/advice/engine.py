"""Which moves a text holds, and in which sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from footing.advice.leftover import advises
from footing.advice.moves import Catalogue, Move
from footing.wording.filter import Filter
from footing.wording.patterns import FLAGS

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\t": " ", "–": "-"})
_NEGATION = re.compile(
    r"\b(?:do not|does not|don't|dont|doesn't|never|not|no need to|no point in|wouldn't|would not|"
    r"shouldn't|should not|instead of|rather than|stop|quit|without|avoid|nobody|can't|couldn't|"
    r"didn't|did not|isn't|wasn't|against|won't)\b(?:[^\w.,;:!?\n]+\w+){0,2}[^\w.,;:!?\n]*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?<=[.!?…])[\"')\]]*\s+(?=[\"'(\[]*[A-Za-z0-9¿¡])|\n+")
_QUOTES = re.compile(r"^\W*you (?:wrote|said|say|mentioned)\b[^\n]{0,40}[\"“]", re.IGNORECASE)
"""A sentence that gives back what the asker wrote advises nothing."""
_LONGEST = 1_000


@dataclass(frozen=True)
class Said:
    """A move, the first sentence that says so, and how many sentences do."""

    move: str
    sentence: str
    times: int = 1


@dataclass(frozen=True)
class Engine:
    """The catalogue with its patterns made ready; making one takes some milliseconds."""

    catalogue: Catalogue

    @cached_property
    def _gate(self) -> Filter:
        return Filter([move.gate for move in self._moves])

    @cached_property
    def _moves(self) -> tuple[Move, ...]:
        return tuple(self.catalogue.moves.values())

    @cached_property
    def _looser(self) -> tuple[Move, ...]:
        return tuple(move for move in self._moves if move.advised)

    @cached_property
    def _loose(self) -> Filter:
        return Filter([move.advised for move in self._looser])

    @cached_property
    def _vantages(self) -> Filter:
        return Filter([one.gate for one in self.catalogue.vantages])

    @cached_property
    def _leans(self) -> Filter:
        return Filter([one.gate for one in self.catalogue.leans])

    @cached_property
    def _themes(self) -> Filter:
        return Filter([one.gate for one in self.catalogue.themes])

    @cached_property
    def _jokes(self) -> Filter:
        return Filter([one.gate for one in self.catalogue.jokes])

    def moves(self, text: str) -> tuple[Said, ...]:
        """The moves of a text in the order in which they come, each with its first sentence."""
        plain = text.translate(_PLAIN)
        said: dict[str, Said] = {}
        for start, end in spans(text):
            hits = tuple(self._in(plain[start:end]))
            covered = {one for hit in hits for one in self.catalogue.moves[hit].covers}
            for hit in hits:
                if hit in covered:
                    continue
                before = said.get(hit)
                said[hit] = (
                    replace(before, times=before.times + 1)
                    if before
                    else Said(hit, text[start:end])
                )
        return tuple(said.values())

    def _in(self, sentence: str) -> Iterator[str]:
        """What one sentence says: each move once, or its opposite where it is negated."""
        if _QUOTES.match(sentence):
            return
        hits = [(self._moves[one], self._moves[one].gate) for one in self._gate.hits(sentence)]
        sure = {move.id for move, _ in hits}
        loose = [self._looser[one] for one in self._loose.hits(sentence)]
        if loose and advises(sentence):
            hits += [(move, move.advised) for move in loose if move.id not in sure]
        for move, gate in hits:
            if any(_pattern(one).search(sentence) for one in move.unless):
                continue
            places = [match.start() for match in _pattern(gate).finditer(sentence)]
            if not places:
                continue
            denied = (gate == move.advised or not move.own_negation) and all(
                _NEGATION.search(sentence, max(0, at - 40), at) for at in places
            )
            if denied and gate == move.advised:
                continue
            if hit := move.opposite if denied else move.id:
                yield hit

    def jokes(self, text: str) -> bool:
        """Whether a short text is a joke."""
        return len(text) < 300 and bool(self._jokes.hits(text.translate(_PLAIN)))

    def lean(self, text: str) -> str:
        """The stance that weaker signs in a text speak for; empty where there are none."""
        hits = self._leans.hits(text.translate(_PLAIN))
        return self.catalogue.leans[hits[0]].id if hits else ""

    def theme(self, question: str) -> str:
        """What going ahead means in a thread with this question; empty where it is not plain."""
        hits = self._themes.hits(question.translate(_PLAIN))
        return self.catalogue.themes[hits[0]].id if hits else ""

    def vantage(self, text: str) -> str:
        """The id of where somebody speaks from; empty where they do not say."""
        hits = self._vantages.hits(text.translate(_PLAIN))
        return self.catalogue.vantages[hits[0]].id if hits else ""


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """A declared pattern, compiled when a text first needs it."""
    return re.compile(source, FLAGS)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a text; a line break ends one, as in a list.

    Posts are written in haste: a library that knows abbreviations of edited prose is no better
    here, and slower by a factor of ten.
    """
    begin = 0
    for match in _SPLIT.finditer(text):
        yield from _trimmed(text, begin, match.start())
        begin = match.end()
    yield from _trimmed(text, begin, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        stop = space if space > 0 else start + _LONGEST
        yield start, stop
        start = stop
    if start < end:
        yield start, end
