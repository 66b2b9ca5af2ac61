"""Counts the clauses of a sentence: is there a main clause, or only a fragment?

A light-weight reading over part-of-speech tags: each finite verb with a subject is a clause, each
subordinator ("because", "who", "that") takes one away, and what is left is a main clause.
"""

from __future__ import annotations

from footing.kernel.tagging import Token, tokens
from footing.playbooks.lexicon import PAST

FINITE = frozenset("VVB VVD VVZ VBB VBD VBZ VHB VHD VHZ VDB VDD VDZ VM0".split())
_SUBORDINATE_TAGS = frozenset({"CJS", "CJT", "DTQ", "PNQ", "AVQ"})
_SUBORDINATORS = frozenset(
    "who whom whose which because if when while where how why whether although though unless"
    " whenever".split()
)
_EITHER = frozenset({"since", "before", "after", "until", "till", "as"})
"""Prepositions that can also open a clause; they count only where a clause follows at once."""
TIME = frozenset(
    "day days week weeks month months year years morning evening afternoon night nights monday"
    " tuesday wednesday thursday friday saturday sunday time times quarter term hour hours minute"
    " minutes january february march april may june july august september october november"
    " december summer winter spring autumn shift weekend now then january q1 q2 q3 q4".split()
)
PRONOUNS = frozenset("i you he she it we they there".split())
_INTRANSITIVE = frozenset(
    "complained waited stopped failed arrived started noticed called happened slipped stayed worked"
    " asked phoned stalled walked agreed received missed needed wanted crashed".split()
)
_NOMINAL = ("NN", "NP", "PN", "EX", "CRD", "DT0", "ORD")


def present_tense(text: str) -> bool:
    """Whether the first verb of a sentence is in the present: the market is dead."""
    verbs = [word for word in tokens(text) if word.tag in FINITE]
    return bool(verbs) and verbs[0].tag in {"VBZ", "VBB", "VVZ", "VHZ", "VDZ"}


def nominal(word: Token) -> bool:
    """Whether a word can be (the end of) a subject."""
    return word.tag.startswith(_NOMINAL)


def main_verb(words: list[Token]) -> int:
    """The place of the verb of a main clause, or -1 where there is only a fragment."""
    open_clauses = 0
    found: list[int] = []
    for place in range(len(words)):
        if _subordinates(words, place):
            open_clauses += 1
        elif _is_finite(words, place):
            if _hidden_relative(words, place):
                open_clauses += 1
            found.append(place)
    return found[-1] if len(found) > open_clauses else -1


def _subordinates(words: list[Token], place: int) -> bool:
    word = words[place]
    if word.low == "that":
        then_verb = place + 1 < len(words) and words[place + 1].tag in FINITE
        return place > 0 and (word.tag == "CJT" or (then_verb and nominal(words[place - 1])))
    if word.low == "so":
        return place > 0 and place + 1 < len(words) and words[place + 1].low in PRONOUNS | {"that"}
    if word.low in {"than", "like"}:
        return False
    if word.low == "because" and place + 1 < len(words) and words[place + 1].low == "of":
        return False
    if word.low in _EITHER:
        return opens_clause(words, place)
    if word.tag in _SUBORDINATE_TAGS or word.low in _SUBORDINATORS:
        return not (word.low == "what" and place == 0)
    return False


def opens_clause(words: list[Token], place: int) -> bool:
    """Whether "since", "before", "after" … opens a clause here and is no preposition."""
    after = words[place + 1 : place + 7]
    if words[place].low in {"when", "while", "whenever", "although", "though"}:
        return bool(after)
    if words[place].low == "as":
        return bool(after) and after[0].low in PRONOUNS
    if not after or after[0].tag in {"CRD", "NP0", "ORD", "VVG"} or after[0].low in TIME:
        return False
    if any(word.low in TIME for word in after[1:2]):
        return False
    for number, word in enumerate(after):
        if word.low in PRONOUNS and number > 0:
            return any(one.tag in FINITE for one in after[:number])
        if word.tag in FINITE:
            return number > 0 or word.tag == "VM0"
        if word.tag in {"CJC"}:
            return False
    return False


def _is_finite(words: list[Token], place: int) -> bool:
    word = words[place]
    before = words[:place]
    if word.low == "'s" and before and before[-1].low in PRONOUNS | {"that", "what", "who"}:
        return True
    if word.low == "'s" and before and nominal(before[-1]):
        return _is_verb_s(words[place + 1 : place + 3])
    if word.tag == "VVN" and before and before[-1].low in PRONOUNS:
        return True
    if word.tag == "VVN" and word.low in _INTRANSITIVE and before and before[-1].tag[0] != "V":
        return _has_subject(before)
    if word.tag not in FINITE or not before:
        return False
    last = next(
        (one for one in reversed(before) if one.tag not in {"AV0", "XX0", "PUN"}), before[-1]
    )
    if last.low == "to" or (last.tag in {"VM0", "AJ0", "AT0", "DPS", "CRD"} and word.tag == "VVB"):
        return False
    if last.tag == "PRF" or last.low in {"my", "your", "our", "their"}:
        return False  # my mocks, instead of opens
    if last.low in {"me", "him", "us", "them"} and word.tag in {"VVB", "VDB", "VHB", "VBB"}:
        return False  # watching me do a service
    if last.tag in FINITE and word.tag in {"VVB", "VVD"}:
        return False  # one verb chain: did send, had left
    if word.tag == "VVB" and (last.tag == "NN1" or "-" in last.text):
        return False  # "sign check", "four-eyes check": a noun, for want of an -s
    if word.tag == "VVD" and word.low.endswith("ed") and not _past_of(before, words, place):
        return False
    return _has_subject(before)


def _is_verb_s(after: list[Token]) -> bool:
    """Whether 's is "is": my phone's in the locker, the gate's bent."""
    if not after:
        return False
    ends = len(after) == 1 or after[1].tag in {"PUN", "AV0"}
    return after[0].tag in {"PRP", "AT0", "XX0", "VVG"} or (
        after[0].tag in {"VVN", "AJ0", "VVD"} and ends
    )


def _has_subject(before: list[Token]) -> bool:
    heads = [word for word in before if nominal(word)]
    if not heads:  # a department named by its adjective: Regulatory is now in the kick-off
        return len(before) == 1 and before[0].tag == "AJ0" and before[0].text[:1].isupper()
    if before[0].tag in {"PRP", "PRF"} and not any(word.low in PRONOUNS for word in before):
        return len(heads) > 1
    return True


def _past_of(before: list[Token], words: list[Token], place: int) -> bool:
    """Whether a word in -ed is a past ("customers complained") and not "invoices issued late"."""
    after = words[place + 1 :]
    if before[-1].low in {"nobody", "everybody", "which", "who", "that"}:
        return True
    if words[place].low in _INTRANSITIVE or any(word.low in PRONOUNS for word in before):
        return True
    if before[0].tag in {"AT0", "DPS", "DT0", "NP0", "PNI", "EX0"}:
        return True
    return bool(after) and after[0].tag in {"AT0", "DPS", "PNP", "CJT", "TO0", "CRD", "NP0"}


def _hidden_relative(words: list[Token], place: int) -> bool:
    """A relative clause without its word: the team I work with, the one they call."""
    before = place - 1
    while before > 0 and words[before].tag in {"AV0", "XX0"}:
        before -= 1
    subject = words[before]
    if before < 1 or (subject.low not in PRONOUNS - {"there"} and subject.tag != "PNI"):
        return False
    head = words[before - 1]
    every = before > 1 and words[before - 2].low in {"every", "each"}
    if head.low in TIME or (head.tag == "CRD" and before > 1 and words[before - 2].low == "at"):
        return every and head.low == "time"
    if head.tag in {"PUN", "PNQ", "DTQ"} or not nominal(head) or head.low in PRONOUNS:
        return False
    first = words[0]
    return first.tag not in {"PRP", "AV0", "CJS", "AVQ"} and first.low not in _EITHER


_PREFIXES = ("re", "over", "under", "mis", "out", "un", "double", "pre")


def prefixed_past(word: Token, after: Token) -> bool:
    """A verb in the past with something before it: overslept, double-booked, over ordered."""
    if word.low in _PREFIXES and after.tag in {"VVD", "VVN"}:
        return True
    for prefix in _PREFIXES:
        rest = word.low.removeprefix(prefix).removeprefix("-")
        if word.low.startswith(prefix) and len(rest) > 2:
            tagged = tokens(f"I {rest} it")[1]
            if rest in PAST or (tagged.tag == "VVD" and not rest.endswith("ed")):
                return True
    return False
