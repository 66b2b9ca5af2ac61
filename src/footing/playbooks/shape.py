"""The grammatical shape of an answer: what beginning it completes.

A person answers "I need help with …" by a noun ("the forecast"), a whole sentence ("I never
learned to read it"), a question, or a fragment. The shape decides which connecting words fit, so
that the person's own words can stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

from footing.kernel.tagging import Token, tokens
from footing.playbooks.clauses import FINITE, PRONOUNS, main_verb, nominal, opens_clause
from footing.playbooks.lexicon import (
    ADJECTIVES,
    AFTER_PAST,
    AUX,
    EITHER,
    GIVEN,
    HANDED,
    INDEFINITE,
    LEADER_VERBS,
    PARTICLES,
    PAST,
    PERSON_VERBS,
    REVIEW,
    SKIPPED,
    SUBJECT_PRONOUNS,
    WH,
    WHEN,
)

Shape = Literal[
    "conditional",  # if it goes on, I would step back: a whole sentence that begins with if
    "sentence",  # a subject and a finite verb: I sent the wrong file
    "question",  # which of the reports do you read?
    "either",  # past or present: split the shifts, set a reminder
    "past",  # past without a subject: missed the deadline
    "perfect",  # have called both
    "modal",  # will check it twice
    "third",  # costs us two days
    "present",  # check the list twice
    "request",  # look over my first two drafts: the leader is the one to do it
    "infinitive",  # to check the list
    "gerund",  # checking the list
    "wh",  # how to read the report, which events matter
    "if",  # if you hire from outside
    "that",  # that you hire from outside
    "because",  # because nobody told me
    "adjective",  # short of nurses, ready to move
    "passive",  # wrong file sent to the bank
    "lack",  # no outage in two years
    "some",  # a second reader, someone to ask, more time
    "noun",  # the forecast, pricing decisions
    "fragment",  # none of these
]

SHAPES: tuple[str, ...] = get_args(Shape)
_PREFIXES = ("re", "over", "under", "mis", "out", "un", "double-", "pre")
_ASIDE = re.compile(
    r"\([^)]*\)|^\W*(?:from now on|from then on|since then|in (?:the )?future|these days),?(?= )",
    re.IGNORECASE,
)
"""What says nothing about the shape: a parenthesis, "from now on" at the beginning."""


_INSTEAD: dict[str, tuple[str, ...]] = {
    "request": ("present",),
    "some": ("noun",),
    "noun": ("some",),
    "perfect": ("past",),
    "either": ("past", "present"),
    "lack": ("some", "noun"),
    "past": ("noun",),
    "conditional": ("sentence",),
    "question": ("sentence",),
}


def form_of(kind: str, forms: Mapping[str, Any]) -> str:
    """The form that a shape takes among ``forms``: its own, or one that fits as well; or ""."""
    return next((one for one in (kind, *_INSTEAD.get(kind, ())) if one in forms), "")


def shape(text: str) -> Shape:
    """The shape of one sentence or fragment (without or with its end mark)."""
    asks = text.rstrip(" \"'”’)").endswith("?")
    marked = list(tokens(_ASIDE.sub(" ", text)))
    while len(marked) > 1 and (marked[0].low in SKIPPED or marked[0].tag == "PUN"):
        marked = marked[1:]
    words = [token for token in marked if token.tag != "PUN"]
    if not words or words[-1].tag in {"AT0", "DPS", "CJC", "PRF"}:
        return "fragment"
    first = words[0]
    if first.low in WH and not (first.low in WHEN and opens_clause(words, 0)):
        if asks or _inverted(words):
            return "question"
        return "sentence" if first.low == "what" and _two_verbs(words) else "wh"
    if (
        first.low in AUX
        and len(words) > 1
        and _starts_subject(words[1:])
        and (asks or first.low not in {"have", "do", "will", "had", "did", "should"})
    ):
        return "question"
    if asks and any(word.tag[0] == "V" for word in words):
        return "question"
    if first.low == "to" and len(words) > 1 and words[1].tag[0] == "V":
        return "infinitive"
    if first.low == "not" and len(words) > 2 and words[1].low == "to":
        return "infinitive"
    main = main_verb(marked) >= 0
    should = first.low == "should" and _starts_subject(words[1:] or words)
    if first.low in {"if", "unless"} or should or (first.low in WHEN and opens_clause(words, 0)):
        return "conditional" if main else "if"
    if first.low in {"because", "as", "since"} and opens_clause(words, 0) and not main:
        return "because"
    if first.low == "because" and not main:
        return "because"
    if (
        first.low == "that"
        and len(words) > 2
        and _starts_subject(words[1:])
        and (first.tag == "CJT" or words[1].low in PRONOUNS)
    ):
        return "that"
    found = _by_tags(words, main)
    return "sentence" if found in _DOUBTFUL and _written_out(text, words) else found


def _written_out(text: str, words: list[Token]) -> bool:
    """Whether the person wrote it as a sentence: a capital, a full stop, six words, a verb."""
    marked = text[:1].isupper() and text.rstrip()[-1:] in {".", "!"}
    return marked and len(words) > 5 and any(word.tag.startswith("VV") for word in words)


_DOUBTFUL = frozenset({"noun", "passive", "fragment"})
"""Shapes that the tags alone do not settle: here the person's own full stop decides."""


def _by_tags(words: list[Token], main: bool) -> Shape:
    first, second = words[0], words[1] if len(words) > 1 else None
    if first.low in PRONOUNS:
        return "sentence" if any(word.tag[0] == "V" for word in words) else "fragment"
    if first.tag in {"VVG", "VBG", "VHG", "VDG"}:
        return "sentence" if main and _gerund_subject(words) else "gerund"
    if first.tag == "VM0":
        return "modal"
    if first.tag in {"VHB", "VHZ", "VHD"} and any(
        word.tag in {"VVN", "VBN", "VDN", "VHN", "VVD"} for word in words[1:4]
    ):
        return "perfect"
    if first.low in EITHER:
        return "either"
    if first.low in PAST or first.tag in {"VVD", "VBD", "VDD", "VHD"} or _prefixed_past(first):
        return "past"
    bare_verb = second is not None and (
        second.tag in {"AT0", "DPS", "PNP"} or (first.low in HANDED and second.low in PARTICLES)
    )
    if first.tag == "NN1" and bare_verb and not main:
        return "request" if _about_me(words) else "present"
    if first.tag == "VVN" and (second is None or second.tag in AFTER_PAST or not main):
        return "past"
    if first.tag == "AJ0" and first.low.endswith("ed") and first.low not in ADJECTIVES and not main:
        return "past"
    if first.tag in {"VVZ", "VBZ", "VHZ", "VDZ"}:
        return "third"
    verb = next((word for word in words if word.tag not in {"AV0", "XX0"}), first)
    if verb is not first and verb.tag in {"VVD", "VVN", "VDD"}:
        return "past"
    if verb.tag in PERSON_VERBS and not (verb is first and _noun_then_verb(words)):
        return "request" if verb.lemma in LEADER_VERBS or _about_me(words) else "present"
    if main:
        return "sentence"
    return _fragment(words)


def _about_me(words: list[Token]) -> bool:
    """Whether somebody else is to do it: tell me which, look over my drafts."""
    near = {word.low for word in words[1:6]}
    return bool(near & {"me", "us"}) or (words[0].lemma in REVIEW and bool(near & {"my", "our"}))


def _fragment(words: list[Token]) -> Shape:
    first = words[0]
    verb = next((place for place, word in enumerate(words) if word.tag in {"VVN", "VVD"}), 0)
    plain = not any(word.tag in {"CJS", "CJT", "DTQ", "PNQ", "AVQ"} for word in words)
    if verb and plain and any(nominal(word) for word in words[:verb]):
        before = words[verb - 1]
        after = words[verb + 1] if verb + 1 < len(words) else None
        if nominal(before) and (after is None or not after.tag.startswith("NN")):
            return "passive"
    if first.low == "no":
        return "lack"
    if first.low in INDEFINITE or first.tag == "CRD" or _given(words):
        return "some"
    if first.tag in {"AJ0", "AV0", "XX0", "AJC"} and not any(
        word.tag.startswith("N") for word in words[:3]
    ):
        return "adjective"
    if any(word.tag.startswith(("NN", "NP", "PNI", "PNP", "VVG")) for word in words):
        return "noun"
    return "fragment"


def _given(words: list[Token]) -> bool:
    """Whether the head of a noun phrase is a thing that one can be given: tips, introductions."""
    head = None
    for word in words:
        if word.tag in {"PRF", "PRP", "CJS", "TO0", "DTQ", "PNQ", "CJT", "PUN", "CJC"}:
            break
        if word.tag.startswith("NN") or word.lemma in GIVEN:
            head = word
    return head is not None and (head.lemma in GIVEN or head.low in GIVEN)


def _prefixed_past(word: Token) -> bool:
    for prefix in _PREFIXES:
        rest = word.low.removeprefix(prefix)
        if rest != word.low and len(rest) > 2:
            tagged = tokens(f"I {rest} it")[1]
            if rest in PAST or (tagged.tag == "VVD" and not rest.endswith("ed")):
                return True
    return False


def _gerund_subject(words: list[Token]) -> bool:
    """Running payroll for 200 people keeps the plant calm: the gerund is the subject."""
    place = main_verb(words)
    return words[place].tag in {"VVZ", "VBZ", "VBD", "VHZ", "VM0"} and (
        words[place - 1].low not in PRONOUNS
    )


def _starts_subject(words: list[Token]) -> bool:
    first = words[0]
    return first.low in SUBJECT_PRONOUNS or first.tag in {
        "AT0",
        "DPS",
        "DT0",
        "NP0",
        "NN2",
        "PNI",
        "PNP",
        "NN1",
        "CRD",
        "EX0",
    }


def _inverted(words: list[Token]) -> bool:
    return any(
        word.low in AUX
        and index + 1 < len(words)
        and words[index + 1].tag in {"PNP", "AT0", "DPS", "NP0", "DT0"}
        for index, word in enumerate(words[:5])
    )


def _two_verbs(words: list[Token]) -> bool:
    """What went wrong is that I waited: a second finite verb, and it is a form of be."""
    finite = [word for word in words if word.tag in FINITE]
    return len(finite) > 1 and any(word.tag in {"VBZ", "VBD"} for word in finite[1:])


def _noun_then_verb(words: list[Token]) -> bool:
    """A plural or mass noun that looks like a verb: "reports go out late"."""
    return len(words) > 2 and words[0].low.endswith("s") and words[1].tag in FINITE
