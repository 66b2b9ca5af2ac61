"""Which moves a text holds, and in which sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from footing.advice.leftover import advises
from footing.advice.moves import Catalogue, Sign, Theme
from footing.advice.phrases import lines, pattern
from footing.wording.filter import Filter
from footing.wording.patterns import FLAGS

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\t": " ", "–": "-"})
_NO = (
    r"\b(?:do not|does not|don't|dont|doesn't|never|not|no need to|no point in|wouldn't|would not|"
    r"shouldn't|should not|instead of|rather than|stop|quit|without|avoid|nobody|can't|couldn't|"
    r"didn't|did not|isn't|wasn't|against|won't)\b"
)
_NEGATION = re.compile(
    _NO + r"(?:[^\w.,;:!?\n]+\w+){0,2}[^\w.,;:!?\n]*$",
    re.IGNORECASE,
)
_NEGATED = re.compile(_NO + r"|\bno\b", re.IGNORECASE)
_SPLIT = re.compile(r"(?<=[.!?…])[\"')\]]*\s+(?=[\"'(\[]*[A-Za-z0-9¿¡])|\n+")
_QUOTES = re.compile(r"^\W*you (?:wrote|said|say|mentioned)\b[^\n]{0,40}[\"“]", re.IGNORECASE)
"""A sentence that gives back what the asker wrote advises nothing."""
_LONGEST = 1_000
BY_MOVES = 2.5
"""Signs in a question that the moves of its answers weigh up."""
FEW = 4
"""With fewer moves than this they weigh less."""


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
    def _moves(self) -> Spotter:
        return self._spotter((one.id, one.phrases) for one in self.catalogue.moves.values())

    @cached_property
    def _looser(self) -> Spotter:
        return self._spotter((one.id, one.advised) for one in self.catalogue.moves.values())

    @cached_property
    def _unless(self) -> Spotter:
        return self._spotter((one.id, one.unless) for one in self.catalogue.moves.values())

    @cached_property
    def _vantages(self) -> Spotter:
        return self._signs(self.catalogue.vantages)

    @cached_property
    def _leans(self) -> Spotter:
        return self._signs(self.catalogue.leans)

    @cached_property
    def _themes(self) -> Spotter:
        return self._spotter((one.id, one.phrases) for one in self.catalogue.themes)

    @cached_property
    def _jokes(self) -> Spotter:
        return self._signs(self.catalogue.jokes)

    def _signs(self, signs: Sequence[Sign]) -> Spotter:
        return self._spotter((one.id, one.phrases) for one in signs)

    def _spotter(self, entries: Iterable[tuple[str, str]]) -> Spotter:
        return Spotter(entries, self.catalogue.words)

    def moves(self, text: str) -> tuple[Said, ...]:
        """The moves of a text in the order in which they come, each with its first sentence."""
        simple = plain(text)
        said: dict[str, Said] = {}
        for start, end in spans(text):
            hits = tuple(self._in(simple[start:end]))
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
        hits = self._moves.hits(sentence)
        loose = {
            move: found for move, found in self._looser.hits(sentence).items() if move not in hits
        }
        if not hits and not loose:
            return
        unless = self._unless.hits(sentence)
        for move, phrases in hits.items():
            if move not in unless:
                denied = all(_denied(sentence, one) for one in phrases)
                if hit := self.catalogue.moves[move].opposite if denied else move:
                    yield hit
        if loose and advises(sentence):
            for move, phrases in loose.items():
                if move not in unless and not all(_denied(sentence, one) for one in phrases):
                    yield move

    def jokes(self, text: str) -> bool:
        """Whether a short text is a joke."""
        return len(text) < 300 and bool(self._jokes.hits(plain(text)))

    def lean(self, text: str) -> str:
        """The stance that weaker signs in a text speak for; empty where there are none."""
        return next(iter(self._leans.hits(plain(text))), "")

    def theme(self, question: str, moves: Iterable[str] = ()) -> Theme | None:
        """What a thread is about: by what in the question says so, and by its moves.

        The moves together weigh as much as ``BY_MOVES`` signs in the question.
        None where both are silent.
        """
        signs = self._themes.hits(plain(question))
        about = Counter(one for move in moves if (one := self.catalogue.about.get(move, "")))
        score = {
            one: len(signs.get(one.id, ())) + BY_MOVES * about[one.about] / max(about.total(), FEW)
            for one in self.catalogue.themes
        }
        best = max(score, key=lambda one: score[one], default=None)
        return best if best and score[best] >= 1 else None

    def vantage(self, text: str) -> str:
        """The id of where somebody speaks from; empty where they do not say."""
        return next(iter(self._vantages.hits(plain(text))), "")


class Spotter:
    """Which of the declared entries a text holds, by their phrases."""

    def __init__(self, entries: Iterable[tuple[str, str]], words: Mapping[str, str]) -> None:
        self._phrases = [
            (id_, pattern(phrase, words)) for id_, block in entries for phrase in lines(block)
        ]
        self._filter = Filter([phrase for _, phrase in self._phrases])

    def hits(self, text: str) -> dict[str, list[str]]:
        """The ids of the entries in the order in which they are declared, with what was found."""
        found: dict[str, list[str]] = {}
        for number in self._filter.hits(text):
            id_, phrase = self._phrases[number]
            found.setdefault(id_, []).append(phrase)
        return found


def plain(text: str) -> str:
    """A text with plain quotation marks and spaces, of the same length."""
    return text.translate(_PLAIN)


def _denied(sentence: str, phrase: str) -> bool:
    """Whether a negation stands right before every place of a phrase that holds none itself."""
    places = [(match.start(), match[0]) for match in _pattern(phrase).finditer(sentence)]
    return bool(places) and all(
        not _NEGATED.search(words) and _NEGATION.search(sentence, max(0, at - 40), at)
        for at, words in places
    )


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """A declared phrase, compiled when a text first needs it."""
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
