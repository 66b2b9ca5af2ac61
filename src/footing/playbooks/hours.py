"""Hours as they stand in somebody's words: six hours a week, 7.5 h, thirty hours in the week."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, float | int] = {word: number for number, word in enumerate(_ONES)}
_WORDS |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_WORDS |= {
    f"{ten}{joint}{one}": _WORDS[ten] + _WORDS[one]
    for ten in _TENS
    for one in _ONES[1:10]
    for joint in ("-", " ")
}
_WORDS |= {"an": 1, "a": 1, "half an": 0.5, "half a": 0.5}
_SPELT = "|".join(sorted((w for w in _WORDS if w not in ("a", "an")), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:[.,]\d{{1,2}})?|{_SPELT}|an?"
_HOURS = re.compile(
    rf"(?<![\w.,:/£$€-])(?P<count>{_NUMBER})(?P<more> (?:more|extra|additional))?[ -]?"
    r"(?:hours?|hrs?|h)\b(?P<rate>'s)?"
    r"(?P<week>(?: (?:of work|more|extra))?"
    r"(?:,? ?(?:a|per|each|every|in (?:a|the)|/) ?(?:week|wk)\b| weekly\b|(?= week\b)))?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?:about |around |ca\.? |~ ?|roughly )?(?P<count>{_NUMBER})\+?", re.IGNORECASE
)


@dataclass(frozen=True)
class Heard:
    """A number of hours in a text, and whether the words say that it is a week's."""

    count: float | int
    week: bool


def heard_hours(text: str) -> Heard | None:
    """The hours that a text tells; None where it tells none, or two different ones."""
    found = {
        Heard(count, match["week"] is not None)
        for match in _HOURS.finditer(" ".join(text.split()))
        if not _priced(match) and (count := number_of(match["count"])) is not None
    }
    return found.pop() if len(found) == 1 else None


def number_of(text: str) -> float | int | None:
    """A number in figures or words: 7.5, 7,5, 1,200, about 6, twenty-two; else None."""
    match = _PLAIN.fullmatch(" ".join(text.split()).lower())
    if not match:
        return None
    said = match["count"]
    if said in _WORDS:
        return _WORDS[said]
    plain = re.sub(r",(?=\d{3}(?!\d))", "", said).replace(",", ".")
    value = float(plain)
    return int(value) if value.is_integer() else value


def _priced(match: re.Match[str]) -> bool:
    """Whether the hours are the unit of a price (60 pounds an hour) or of a notice (24 hours')."""
    before = match.string[: match.start()].rstrip().lower()
    one = match["count"].lower() in ("a", "an")
    return one and bool(re.search(r"(?:\d|pounds?|dollars?|euros?|rate of)$", before))
