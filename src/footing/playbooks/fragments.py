"""The shape of a fragment: what somebody is, what was lost, a thing or some of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from footing.kernel.tagging import Token, tokens
from footing.playbooks.clauses import FINITE, nominal
from footing.playbooks.lexicon import CERTIFIED, GIVEN, INDEFINITE, SUFFERS

if TYPE_CHECKING:
    from footing.playbooks.shape import Shape


def fragment(words: list[Token]) -> Shape:
    """The shape of words without a verb of their own; ``words`` hold no marks and are not empty."""
    first = words[0]
    people = first.tag in {"CRD", "NN2", "DT0"} and not first.text.isupper()
    if len(words) < 5 and words[-1].low in CERTIFIED and not people:
        return "adjective"
    if any(_hidden_verb(words, place) for place in range(1, len(words) - 1)):
        return "sentence"
    told = (place for place, word in enumerate(words) if word.tag in {"VVN", "VVD"})
    verb = next((place for place in told if words[place - 1].tag != "PNP"), 0)
    plain = not any(word.tag in {"CJS", "CJT", "DTQ", "PNQ", "AVQ"} for word in words)
    if verb and plain and any(nominal(word) for word in words[:verb]):
        before = words[verb - 1]
        after = words[verb + 1] if verb + 1 < len(words) else None
        if nominal(before) and (after is None or not after.tag.startswith("NN")):
            return "passive"
    if first.low == "no":
        return "lack"
    follows = words[1].tag if len(words) > 1 else ""
    if first.tag == "AVP":
        return "adjective"
    if first.tag in {"AJ0", "AJC"} and follows in {"", "PRP", "TO0", "CJC", "AV0", "CRD"}:
        return "adjective"
    standing = len(words) > 1 and words[1].low in {"call", "duty", "standby", "site"}
    beside = first.tag == "PRP" and first.low in {"on", "in", "off", "out"}
    if beside and (standing or len(words) < 5):
        return "adjective"
    if _happens(words):
        return "event"
    if first.low in INDEFINITE or first.tag in {"CRD", "ORD"} or _given(words):
        return "some"
    if first.tag in {"AJ0", "AV0", "XX0", "AJC"} and not any(
        word.tag.startswith("N") for word in words[:3]
    ):
        return "adjective"
    if any(word.tag.startswith(("NN", "NP", "PNI", "PNP", "VVG")) for word in words):
        return "noun"
    return "fragment"


def _hidden_verb(words: list[Token], place: int) -> bool:
    """A verb after a plural that is taken for a noun: all my clients stay with me."""
    word, before, after = words[place], words[place - 1], words[place + 1]
    if word.tag != "NN1" or before.tag != "NN2" or words[0].tag not in {"DT0", "AT0", "DPS"}:
        return False
    return after.tag in {"PRP", "AVP", "PNP", "DPS"} and tokens(f"they {word.text}")[1].tag == "VVB"


def _happens(words: Sequence[Token]) -> bool:
    """Somebody and what they may do: a child getting hurt, customers going elsewhere."""
    for before, word in pairwise(words):
        if word.tag == "VVG":
            return nominal(before)
        if word.tag in {"PRF", "PRP", "CJC", "TO0"}:
            return False
    return False


def _given(words: list[Token]) -> bool:
    """Whether the head of a noun phrase is a thing that one can be given: tips, introductions."""
    head = None
    for word in words:
        if word.tag in {"PRF", "PRP", "CJS", "TO0", "DTQ", "PNQ", "CJT", "PUN", "CJC"}:
            break
        if word.tag.startswith("NN") or word.lemma in GIVEN:
            head = word
    return head is not None and (head.lemma in GIVEN or head.low in GIVEN)


def names_and_tells(words: list[Token]) -> bool:
    """The clients I promised December to: a thing, and what I do with it."""
    return any(
        one.tag.startswith("NN") and two.tag == "PNP" and three.tag in FINITE
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def suffers(words: Sequence[Token]) -> bool:
    """The quality drops, v3 slips to Q1: a verb that the tagger takes for a plural."""
    return any(
        word.low in SUFFERS
        and words[place - 1].tag in {"NN1", "NN2", "NN0", "NP0", "CRD"}
        and (place + 1 == len(words) or words[place + 1].tag in {"PRP", "AV0", "AVP", "CRD", "AJC"})
        for place, word in enumerate(words[1:5], 1)
    )
