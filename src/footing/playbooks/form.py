"""Mends what is only form: white space, list marks, capitals, end marks, doubled beginnings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from footing.kernel.tagging import tokens
from footing.playbooks.shape import shape

_BULLET = re.compile(r"^\s*(?:[-*•–·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_INLINE_NUMBERS = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s+")
_ALWAYS_CAPITAL = re.compile(r"\bi\b(?!\.e\b)(?=['’]|\s|$|[,.;:!?])")
_MISSING_MARK = re.compile(
    r"\b(?:(i)(m|ve|d)|(do|does|did|could|would|should|was|is|are|were|has|have|had|must)(nt)|(ca)(nt))\b",
    re.IGNORECASE,
)
"""Contractions that are no other word without their mark ("dont", never "wont" or "well")."""
_OPENER = re.compile(
    r"^(?:(?:okay|ok|right|well|um|uh|er|so|and then|and|but|basically|honestly)\b[,.…]*\s+)+",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"(?<=[a-z]{3}[.!?] )[a-z]")
_PROPER = frozenset(
    "english german french spanish italian portuguese dutch polish turkish arabic chinese"
    " russian ukrainian romanian hindi japanese korean vietnamese greek welsh irish scottish"
    " american british monday tuesday wednesday thursday friday saturday sunday mondays tuesdays"
    " wednesdays thursdays fridays saturdays sundays january february april june july"
    " september october november december christmas easter excel word outlook".split()
)
_JOINED = re.compile(r"^(?:or|and|plus)\s+", re.IGNORECASE)
_WHO_IS = re.compile(r"\b(who|what|how|where|when|that|there)s(?=\s)", re.IGNORECASE)
_TEXTED = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"\bthru\b", "through"),
        (r"\b([Pp])roof read(?=ing\b|s?\b)", r"\1roofread"),
        (r"\b([Ss]ince|[Ii]n|[Uu]ntil|[Ff]rom|[Bb]y|last|next|of) march\b", r"\1 March"),
        (r"\b([Ss]ince|[Ii]n|[Uu]ntil|[Bb]y|last|next|of) may\b", r"\1 May"),
        (r"(?<=[a-z] )n(?= [a-z])", "and"),
        (
            r"\b([Ii])ll(?= (?:be|do|have|go|take|get|make|stay|help|cover|work|try|ask|bring)\b)",
            "I'll",
        ),
        (
            r"\b([Ii])ts(?= (?:a|an|the|my|not|been|going|too|so|ok|okay|fine|hard|mine|yours)\b)",
            r"\1t's",
        ),
        (r"\b([Ii])ts(?= [a-z]+ I\b)", r"\1t's"),
        (r"\b([Tt])hats(?= )", r"\1hat's"),
        (r"\b([Hh]|[Ss]h)es(?= (?:a|an|the|not|been|going|always|my|so)\b)", r"\1e's"),
    )
)
"""Words as they are typed on a phone, where they can be no other word."""
_CALENDAR = re.compile(
    r"\b(?:january|february|april|june|july|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|english|german|french|spanish|easter|"
    r"christmas)\b"
)
_END = ".!?…"
_CLOSERS = "\"'”’)»"


@cache
def _splitter() -> Any:
    from nupunkt import sent_tokenize

    return sent_tokenize


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, with white space folded."""
    folded = " ".join(text.split())
    if not folded:
        return ()
    found = [part.strip() for part in _splitter()(folded)]
    return tuple(part for part in found if part)


def items(text: str) -> tuple[str, ...]:
    """The items of a text that is really a list (bullets, lines, numbers, semicolons).

    A text that is no list comes back as its only item.
    """
    rows = [row for row in text.splitlines() if row.strip()]
    if len(rows) > 1 and all(_BULLET.match(row) for row in rows):
        return tuple(_BULLET.sub("", row).strip() for row in rows)
    if len(rows) > 1 and not any(row.rstrip()[-1] in _END + "," for row in rows[:-1]):
        return tuple(_BULLET.sub("", row).strip() for row in rows)
    folded = " ".join(text.split())
    numbers = [int(number) for number in _INLINE_NUMBERS.findall(folded)]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        before, *parts = _INLINE_NUMBERS.split(folded)
        parts = parts[1::2]
        if before.strip():
            return (folded,)
        return tuple(part.strip(" ;,") for part in parts if part.strip(" ;,"))
    if folded.count(";") >= 1 and not re.search(r"[.!?]\s", folded):
        parts = [part.strip() for part in folded.rstrip(".").split(";") if part.strip()]
        if not all(shape(part) == "sentence" for part in parts):
            return tuple(parts)
    return (_BULLET.sub("", folded),)


def clean(text: str) -> str:
    """White space folded, a list mark removed, repeated marks reduced, a lone i made I."""
    folded = " ".join(_BULLET.sub("", text).split())
    folded = re.sub(r"([!?])\1+", r"\1", folded)
    folded = re.sub(r"(?<!\.)\.\.(?!\.)", ".", folded)
    folded = re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", folded)
    folded = _WHO_IS.sub(r"\1's", _MISSING_MARK.sub(_marked, folded))
    for pattern, written in _TEXTED:
        folded = pattern.sub(written, folded)
    folded = _CALENDAR.sub(lambda match: match.group().capitalize(), folded)
    folded = _NEXT_SENTENCE.sub(lambda match: match.group().upper(), folded)
    return _ALWAYS_CAPITAL.sub("I", folded)


def _marked(match: re.Match[str]) -> str:
    """I'm for im, don't for dont."""
    if match.group(1):
        return (
            match.group()
            if match.group(1) == "I" and match.group(2).isupper()
            else (f"I'{match.group(2)}")
        )
    word, rest = match.group(3) or match.group(5), match.group(4) or match.group(6)
    return match.group() if rest.isupper() else f"{word}n't"


def bare(text: str) -> str:
    """A fragment without its end mark, so that it can stand inside a sentence."""
    return _JOINED.sub("", clean(text).rstrip(" .;,:?!"))


def without_opener(text: str) -> str:
    """The text without the small words that open a spoken sentence: okay so, well, and then."""
    rest = _OPENER.sub("", text)
    return rest or text


def upper_first(text: str) -> str:
    """The text with a capital at its beginning (after an opening quotation mark)."""
    for place, letter in enumerate(text):
        if letter.isalnum():
            if _keeps_case(text[place:]):
                return text
            return text[:place] + letter.upper() + text[place + 1 :]
    return text


def _keeps_case(text: str) -> bool:
    word = re.match(r"\w+", text)
    return bool(word and re.search(r"[a-z][A-Z]", word.group()))  # iPhone, eBay


def lower_first(text: str) -> str:
    """The text so that it can follow other words: a small first letter unless it is a name."""
    found = re.match(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text)
    if not found:
        return text
    word = found.group()
    if word == "I" or word.startswith(("I'", "I’")) or (len(word) > 1 and word[:2].isupper()):
        return text
    if any(letter.isupper() for letter in word[1:]) or word.lower() in _PROPER:
        return text
    lowered = text[0].lower() + text[1:]
    if word[0].islower():
        return text
    as_name = tokens(text)[0].tag == "NP0"
    as_word = tokens(lowered)[0].tag
    return text if as_name or as_word == "NP0" else lowered


def closed(text: str, mark: str = ".") -> str:
    """The text as a sentence: capital at the beginning, an end mark at the end."""
    made = upper_first(text.rstrip(" ,;:"))
    stripped = made.rstrip(_CLOSERS)
    return made if stripped and stripped[-1] in _END else made + mark


def without(text: str, beginnings: tuple[str, ...]) -> str:
    """The text without the longest of ``beginnings`` that it starts with, so it stands once."""
    low = text.lower().replace("’", "'")
    for beginning in sorted(beginnings, key=len, reverse=True):
        if re.match(rf"{re.escape(beginning.lower())}[\s:,]", low):
            rest = text[len(beginning) :].lstrip(" :,-–…")
            return rest or text
    return text


def join(parts: list[str], last: str = "and") -> str:
    """A list in one phrase: ``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def shortened(text: str) -> str:
    """The beginning of a text, to know it by."""
    words = text.split()
    return text.rstrip(" .") if len(words) <= 9 else f"{' '.join(words[:8])} …"
