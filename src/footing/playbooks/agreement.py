"""Reads an agreement that was pasted: what was to be done, by when, the hours, the pay.

What is found is a first try for the person to correct. Every pattern is declared in
``data/agreement/patterns.toml`` with its examples. The text is gone through once, sentence by
sentence, and no pattern looks beyond one, so that the time grows with the length and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from footing.kernel.declared import STRICT, load
from footing.kernel.errors import FootingError
from footing.kernel.saying import MONTHS, heard_day
from footing.playbooks import form
from footing.playbooks.hours import Heard, heard_hours

MOST_CHARACTERS = 3_000_000
"""About a thousand printed pages; what is longer is no agreement."""
MOST_PIECES = 8
"""So many pieces of work at most: more are hardly corrected by hand."""
_MOST_WORDS, _MOST_JOINED = 30, 38
_LONGEST = 400
"""Letters of a sentence that are looked at; what stands behind is not read."""

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_DAY = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\.?(?:,? \d{{4}})?|"
    rf"(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|"
    rf"(?:(?:early|mid|late|(?:the )?end of|(?:the )?middle of)[ -])(?:{_MONTH})(?: \d{{4}})?|"
    rf"(?:{_MONTH}) \d{{4}})"
)
_AMOUNT = r"\d{1,3}(?:[,.' ]\d{3})*(?:\.\d{2})?k?"
_CURRENCY = r"(?:euros?|pounds?|dollars?|francs?|EUR|GBP|USD|CHF|AUD|CAD)"
_MONEY = rf"(?:(?:[£$€]|{_CURRENCY})\s?{_AMOUNT}|{_AMOUNT}[- ]?(?:[£€]|{_CURRENCY}\b))"
_SENTENCE = re.compile(r"(?<=[a-z\d)][.;!?])\s+(?=[A-Z(\d])|(?<=[a-z]{3};)\s")

# Looked for first, since most sentences of a long agreement hold none of it.
_HOUR = re.compile(r"\bh(?:ou)?rs?\b|\d ?h\b", re.IGNORECASE)
_A_DAY = re.compile(rf"\d[./-]\d|\b(?:{_MONTH})\b", re.IGNORECASE)
_SOME_MONEY = re.compile(rf"[£$€]|{_CURRENCY}\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w ]{2,25}:\s")
_CUT_OFF = re.compile(
    rf",? (?:by|until|no later than|on or before|before) (?:the )?{_DAY}|"
    rf",? (?:for|at) (?:a |an )?(?:\w+ ){{0,3}}{_MONEY}",
    re.IGNORECASE,
)
"""What stands behind a piece of work and is taken over by itself: the day and the pay."""


@dataclass(frozen=True)
class Pattern:
    """One declared pattern: its kind, its words (with DAY and MONEY), and its examples."""

    __pydantic_config__ = STRICT
    kind: Literal["what", "item", "list", "due", "pay", "pay-near"]
    words: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]

    @property
    def expression(self) -> re.Pattern[str]:
        """The pattern as a regular expression."""
        return re.compile(self.words.replace("DAY", _DAY).replace("MONEY", _MONEY), re.IGNORECASE)


@dataclass(frozen=True)
class _Patterns:
    __pydantic_config__ = STRICT
    pattern: tuple[Pattern, ...]


@dataclass(frozen=True)
class Agreement:
    """What was found: ``pieces`` are records with what, due, hours and pay as in an answer file.

    ``hours_are`` is "week" where the hours are a week's, else empty.
    """

    pieces: tuple[dict[str, Any], ...]
    hours_are: str = ""


@cache
def patterns() -> tuple[Pattern, ...]:
    """The declared patterns in their order."""
    place = resources.files("footing.playbooks") / "data" / "agreement" / "patterns.toml"
    return load(_Patterns, Path(str(place))).pattern


@cache
def _expressions() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for one in patterns():
        found[one.kind] = (*found.get(one.kind, ()), one.expression)
    return found


def read_agreement(text: str) -> Agreement:
    """The agreement in a text; no pieces where nothing of one was found.

    The days and the pay that no piece has of its own go to the first. FootingError where the text
    is longer than any agreement.
    """
    if len(text) > MOST_CHARACTERS:
        raise FootingError(
            "This is too long to be read as an agreement.",
            todo="Paste the part that says what is to be done, by when, and for what pay.",
        )
    pieces: list[dict[str, Any]] = []
    beside: dict[str, Any] = {}
    heard: list[Heard] = []
    listing = False
    for sentence in _sentences(text):
        said = _what(sentence, listing=listing)
        listing = _begins_list(sentence) or (listing and _is_item(sentence))
        hours = heard_hours(sentence) if _HOUR.search(sentence) else None
        due, pay = _due(sentence), _pay(sentence)
        if hours and (hours.week or not heard):
            heard.append(hours)
        own: dict[str, Any] = {"due": due} if due else {}
        if said and len(pieces) < MOST_PIECES and said not in [one["what"] for one in pieces]:
            pieces.append({"what": said, **own})
        else:
            beside = own | beside
        if pay and "pay" not in beside:
            beside["pay"] = pay
    if not pieces:
        return Agreement(())
    pieces = _joined(pieces)
    weekly = [one for one in heard if one.week]
    for one in (weekly or heard)[:1]:
        pieces[0]["hours"] = one.count
    if any("due" in one for one in pieces):
        beside.pop("due", None)
    whole = {**pieces[0], **beside}
    pieces[0] = {key: whole[key] for key in ("what", "due", "hours", "pay") if key in whole}
    return Agreement(tuple(pieces), "week" if weekly else "")


def _joined(pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One piece for all where no two have days of their own: the hours and the pay are for all."""
    texts = [str(one["what"]) for one in pieces]
    days = [one for one in pieces if "due" in one]
    if len(pieces) < 2 or len(days) > 1 or sum(len(one.split()) for one in texts) > _MOST_JOINED:
        return pieces
    return [{**(days[0] if days else {}), "what": form.join(texts)}]


def _sentences(text: str) -> Iterator[str]:
    """The sentences of every line; lines that one paragraph was broken into are joined."""
    paragraph: list[str] = []
    for line in (*text.splitlines(), ""):
        plain = " ".join(line.replace("**", "").split()).lstrip(">|# ").rstrip("| ")
        begins = not plain or _is_item(plain) or _begins_list(plain) or _LABEL.match(plain)
        if paragraph and (begins or paragraph[-1].endswith((":", ".")) or len(paragraph[-1]) < 45):
            yield from _cut(" ".join(paragraph))
            paragraph = []
        if plain:
            paragraph.append(plain)
    if paragraph:
        yield from _cut(" ".join(paragraph))


def _cut(paragraph: str) -> Iterator[str]:
    for one in _SENTENCE.split(paragraph):
        if one:
            yield one[:_LONGEST]


def _begins_list(sentence: str) -> bool:
    return len(sentence) < 60 and any(one.search(sentence) for one in _expressions()["list"])


def _is_item(sentence: str) -> bool:
    return any(one.match(sentence) for one in _expressions()["item"])


def _what(sentence: str, *, listing: bool) -> str:
    """What is to be done, without the day and the pay that stand behind it."""
    found = _first("what", sentence) or (_first("item", sentence) if listing else "")
    found = _CUT_OFF.split(found, maxsplit=1)[0]
    found = found.strip(" .,;:")
    return found if 1 <= len(found.split()) <= _MOST_WORDS else ""


def _due(sentence: str) -> Any:
    said = _first("due", sentence) if _A_DAY.search(sentence) else ""
    if not said:
        return None
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof (?=[A-Z])|\.(?= )", "", said)
    if re.match(r"(?:the )?(?:early|mid|late|end|middle)", said, re.IGNORECASE):
        return said
    return heard_day(plain.replace("  ", " ")) or said


def _pay(sentence: str) -> str:
    if not _SOME_MONEY.search(sentence):
        return ""
    near = any(one.search(sentence) for one in _expressions()["pay-near"])
    return _first("pay", sentence) if near else ""


def _first(kind: str, sentence: str) -> str:
    for one in _expressions()[kind]:
        match = one.search(sentence)
        if match:
            return str(match["x"]).strip()
    return ""
