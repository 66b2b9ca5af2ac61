"""Sentences that advise something and fit no declared move, grouped by likeness.

TF-IDF weights and the cosine between them (Salton and Buckley, 1988, Term-weighting approaches in
automatic text retrieval, Information Processing & Management 24, 513-523).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

LIKE = 0.25
"""Cosine from which on two sentences stand in one group."""
MOST = 400
"""Sentences that are grouped; in a thread with more, the rest stand alone."""

_CUE = re.compile(
    r"\b(?:you (?:really )?(?:should(?! have)|need to|have to|ought to|must|could|"
    r"might want to|can always)|"
    r"i(?:'d| would)(?! (?:like|love|say|think|guess|imagine) (?:to (?:know|hear)|that|this|it))|"
    r"make sure|my (?:advice|suggestion|tip)|if i were you|try to|consider|be sure|"
    r"don't|do not|never|always|instead of|why not|how about|what about|better to|"
    r"it(?:'s| is) (?:best|better|worth))\b"
    r"|^\W*(?:\d{1,2}[.)]\s*)?(?:(?:and|then|so|also|just|but|please|maybe|first|second|third|finally|next|"
    r"now|ok|yes|no|well|simply|definitely|honestly),?\s+){0,3}"
    r"(?:ask|tell|say|go|get|take|give|make|write|send|call|talk|speak|keep|let|find|try|use|start|"
    r"stop|look|put|bring|show|offer|set|check|read|think|wait|leave|pick|prepare|practi[sc]e|book|"
    r"schedule|be|do|have|buy|close|open|explain|mention|point|focus|work|build|point|learn|list|"
    r"email|mail|phone|ring|thank|remember|forget|avoid|stay|walk|run|finish|count|name|agree|"
    r"decide|figure|schedule|request|suggest|accept|refuse|push|hold|stick|turn|move|cut|split|"
    r"sort|group|sell|list|track|document|report|meet|sit|listen|watch|eat|sleep|breathe|invoice|catch|march|ring|carry|drop|hand|lay|pull|polish|declare|archive|"
    r"propose|negotiate|apologi[sz]e|own|rehearse|bring|insist|wait|propose|admit|confess|involve)\b"
    r"(?! (?:is|was|are|were|has|had)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-zà-öø-ÿ]{3,20}")
_COMMON = frozenset(
    "the and you your that this with for are was were have has had not but they she him her his "
    "them what when then there from would will can just about into out who all any one don get "
    "got did does like know think make say tell want need should could it's i'd i'm".split()
)


@dataclass(frozen=True)
class Loose:
    """A sentence that fits no move, and whose it is (the number of the piece)."""

    piece: int
    sentence: str


def advises(sentence: str) -> bool:
    """Whether a sentence tells somebody to do something."""
    return _CUE.search(sentence.replace("’", "'")) is not None


def groups(loose: Sequence[Loose]) -> tuple[tuple[Loose, ...], ...]:
    """The sentences in groups of likeness, larger groups first; each stands in exactly one.

    A sentence joins the first group whose first sentence it is like; the order of the sentences
    is kept.
    """
    words = [_words(one.sentence) for one in loose]
    spread = Counter(word for one in words for word in one)
    vectors = [_vector(one, spread, len(loose)) for one in words]
    made: list[list[int]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        near = Counter(group for word in vector for group in by_word[word]) if number < MOST else {}
        home = next(
            (group for group in near if _cosine(vector, vectors[made[group][0]]) >= LIKE), None
        )
        if home is None:
            made.append([number])
            for word in vector:
                by_word[word].append(len(made) - 1)
        else:
            made[home].append(number)
    ordered = sorted(made, key=lambda group: (-len(group), group[0]))
    return tuple(tuple(loose[number] for number in group) for group in ordered)


def _words(sentence: str) -> Counter[str]:
    found = (_stem(word) for word in _WORD.findall(sentence.lower()))
    return Counter(word for word in found if word not in _COMMON)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _vector(words: Counter[str], spread: Counter[str], count: int) -> dict[str, float]:
    raw = {
        word: (1 + math.log(number)) * (math.log((1 + count) / (1 + spread[word])) + 1)
        for word, number in words.items()
    }
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other.get(word, 0.0) for word, value in one.items())
