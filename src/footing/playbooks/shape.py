"""The grammatical shape of an answer: what beginning it completes.

A person answers "I need help with …" by a noun ("the forecast"), a whole sentence ("I never
learned to read it"), a question, or a fragment. The shape decides which connecting words fit, so
that the person's own words can stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Literal, get_args

from footing.kernel.tagging import Token, tokens
from footing.playbooks.clauses import (
    FINITE,
    PRONOUNS,
    main_verb,
    opens_clause,
    prefixed_past,
)
from footing.playbooks.fragments import fragment, names_and_tells, suffers
from footing.playbooks.lexicon import (
    ADJECTIVES,
    AFTER_PAST,
    AFTER_TURNED,
    AUX,
    COUNTED,
    DANGLING,
    DOABLE,
    DOES,
    EITHER,
    HABIT,
    HANDED,
    INDEFINITE,
    LEADER_VERBS,
    MORE_OF,
    PARTICIPLES,
    PARTICLES,
    PAST,
    PERSON_VERBS,
    REVIEW,
    SKIPPED,
    SUBJECT_PRONOUNS,
    TURNED,
    WH,
    WHEN,
    WILLING,
    WISHED,
)

Shape = Literal[
    "conditional",  # if it goes on, I would step back: a whole sentence that begins with if
    "sentence",  # a subject and a finite verb: I sent the wrong file
    "question",  # which of the reports do you read?
    "either",  # past or present: split the shifts, set a reminder
    "past",  # past without a subject: missed the deadline
    "participle",  # done 40 cuts, not had one fail
    "perfect",  # have called both
    "modal",  # will check it twice
    "third",  # costs us two days
    "present",  # check the list twice
    "request",  # look over my first two drafts: the leader is the one to do it
    "task",  # review the drafts: what a leader does, or I do, as the step asks
    "infinitive",  # to check the list
    "being",  # being observed by somebody
    "gerund",  # checking the list
    "favour",  # going over the list with me: somebody else is to do it
    "wh",  # how to read the report, which events matter
    "if",  # if you hire from outside
    "that",  # that you hire from outside
    "because",  # because nobody told me
    "willing",  # happy to go back to days
    "adjective",  # short of nurses, ready to move
    "passive",  # wrong file sent to the bank
    "lack",  # no outage in two years
    "event",  # somebody slipping on the ice: what may happen
    "some",  # a second reader, someone to ask, more time
    "noun",  # the forecast, pricing decisions
    "fragment",  # none of these
    "broken",  # ends in the middle: because of the
]

SHAPES: tuple[str, ...] = get_args(Shape)
_ASIDE = re.compile(
    r"\([^)]*\)|^\W*(?:from now on|to be honest|honestly|from then on|since then|"
    r"thank god|thank goodness|thankfully|luckily|fortunately|unfortunately|sadly|"
    r"in (?:the )?future|these days|if (?:required|needed|necessary|possible|you like)),?(?= )",
    re.IGNORECASE,
)
"""What says nothing about the shape: a parenthesis, "from now on" at the beginning."""
_NOTED = re.compile(
    r" = | - not |: (?:forgot|not|no|none|missed|late|yes|done|todo|tbd|same)\b", re.IGNORECASE
)
"""Marks of a note to oneself, which nobody can say: feature freeze = no, renewal: forgot."""


_INSTEAD: dict[str, tuple[str, ...]] = {
    "request": ("present",),
    "task": ("present",),
    "event": ("some", "noun"),
    "some": ("noun",),
    "noun": ("some",),
    "perfect": ("past",),
    "either": ("past", "present"),
    "lack": ("some", "noun"),
    "participle": ("perfect", "past"),
    "third": ("question", "sentence"),
    "gerund": ("noun",),
    "being": ("gerund", "noun"),
    "favour": ("gerund", "noun"),
    "willing": ("adjective",),
    "conditional": ("sentence",),
    "question": ("sentence",),
}


def form_of(kind: str, forms: Mapping[str, Any]) -> str:
    """The form that a shape takes among ``forms``: its own, or one that fits as well; or ""."""
    return next((one for one in (kind, *_INSTEAD.get(kind, ())) if one in forms), "")


def shape(text: str) -> Shape:
    """The shape of one sentence or fragment (without or with its end mark)."""
    asks = text.rstrip(" \"'”’)").endswith("?")
    if _NOTED.search(text):
        return "broken"
    marked = list(tokens(_ASIDE.sub(" ", text)))
    while len(marked) > 1 and _skipped(marked):
        marked = marked[1:]
    words = [token for token in marked if token.tag != "PUN"]
    if not words or (words[-1].tag in {"AT0", "DPS", "CJC", "PRF"} and words[-1].low != "her"):
        return "broken"
    first = words[0]
    open_end = words[-1].low in {"to", "with", "of"} and (
        any(word.low in WH for word in words) or names_and_tells(words)
    )
    open_end = open_end or (words[-1].low == "to" and words[-2:][0].lemma in WISHED)
    if words[-1].low in DANGLING and not open_end:
        return "broken"
    if first.low in WH and first.low != "whether" and _inverted(words):
        return "question"
    if first.low in WH and not (first.low in WHEN and opens_clause(words, 0)):
        if first.low == "whether" or _told(words):
            return "sentence" if first.low == "what" and _two_verbs(words) else "wh"
        if asks:
            return "question"
        return "sentence" if first.low == "what" and _two_verbs(words) else "wh"
    if first.low in AUX and len(words) > 1 and _starts_subject(words[1:]):
        pronoun = words[1].low in PRONOUNS
        if asks or (pronoun and first.low not in {"have", "had", "should"}):
            return "question"
        if first.low in {"was", "were"} and words[1].tag == "CRD":
            return "past"  # was 9 minutes late
        if first.low in {"is", "was", "are", "were"}:
            return "third"
        named = words[1].low in SUBJECT_PRONOUNS or words[1].tag in {"AT0", "DPS", "NP0", "DT0"}
        if first.tag == "VM0" and not (asks or named):
            return "modal"  # could hand the fairs to Dana: hand is no noun here
        if first.low not in {"have", "do", "will", "had", "did", "should"}:
            return "question"
    if asks and (len(words) < 6 or any(word.tag[0] == "V" for word in words)):
        return "question"
    if first.low == "to" and len(words) > 1 and words[1].tag[0] == "V":
        subject = any(
            word.tag in {"VBZ", "VBD"}
            and before.low not in PRONOUNS
            and not any(one.low in WH for one in words if one.start < word.start)
            for before, word in pairwise(words)
        )
        if subject and "," not in text:
            return "sentence"
        return "request" if {"me", "us"} & {word.low for word in words[1:6]} else "infinitive"
    if first.low == "not" and len(words) > 2 and words[1].low == "to":
        return "infinitive"
    main = main_verb(marked) >= 0
    should = first.low == "should" and _starts_subject(words[1:] or words)
    if first.low in {"if", "unless"} or should or (first.low in WHEN and opens_clause(words, 0)):
        tail = text.partition(",")[2].strip()
        return "conditional" if main or (tail and shape(tail) == "sentence") else "if"
    if first.low in {"because", "as", "since"} and opens_clause(words, 0) and not main:
        return "because"
    if first.low == "because" and not main:
        return "because"
    if (
        first.low == "that"
        and len(words) > 2
        and _starts_subject(words[1:])
        and (first.tag == "CJT" or words[1].low in PRONOUNS or words[1].tag == "NP0")
    ):
        return "that"
    head, comma, tail = text.partition(",")
    if main and comma and first.low not in PRONOUNS and "," not in tail:
        alone = shape(head)
        act = alone in ("gerund", "favour", "infinitive") and shape(tail.strip()) == "sentence"
        if act or (_COMMENT.match(tail) and alone in ("noun", "some")):
            return alone
    two = comma and not main and len(head.split()) > 1 and "," not in tail
    if two and shape(head) == "passive" and shape(tail) in ("passive", "noun"):
        return "passive"  # kitchen flooded, plumber cost 480
    if [word.low for word in words[1:3]] == ["of", "us"] and len(words) > 3:
        return "sentence"  # two of us count it now
    found = _by_tags(words, main)
    if found in ("noun", "some") and suffers(words):
        return "sentence"
    return "sentence" if found in _DOUBTFUL and _written_out(text, words) else found


def _skipped(words: list[Token]) -> bool:
    """Whether the first word says nothing about the shape: also, and then; First, with a comma."""
    if words[0].low in COUNTED:
        return words[1].tag == "PUN"
    return words[0].low in SKIPPED or words[0].tag == "PUN"


_COMMENT = re.compile(
    r"\s*(?:(?:it|they|this)(?:['’]s|['’]re| is| are| was)|"
    r"I(?:['’]m|['’]ve| am| keep| never| find))\b",
    re.IGNORECASE,
)
"""What is only added to a fragment: somebody to check the timer, it's slow."""


def _written_out(text: str, words: list[Token]) -> bool:
    """Whether the person wrote it as a sentence: a capital, a full stop, six words, a verb."""
    marked = text[:1].isupper() and text.rstrip()[-1:] in {".", "!"}
    return marked and len(words) > 5 and any(word.tag.startswith("VV") for word in words)


_DOUBTFUL = frozenset({"noun", "passive", "fragment"})
"""Shapes that the tags alone do not settle: here the person's own full stop decides."""


_NO_WORD = Token("", 0, 0, "", "")


def _by_tags(words: list[Token], main: bool) -> Shape:
    """The shape by its first words, then by its verb, then as a fragment without one."""
    first, second = words[0], words[1] if len(words) > 1 else _NO_WORD
    if first.low in PRONOUNS:
        if second.tag == "VVG":
            return "some"  # you telling me when
        verb = any(word.tag[0] == "V" for word in words)
        return "sentence" if verb or len(words) > 3 else "fragment"
    if first.low == "kindly":
        return "sentence"
    found = _by_opening(first, second, main) or _by_verb(words, first, second, main)
    if found:
        return found
    return "sentence" if main else fragment(words)


def _by_opening(first: Token, second: Token, main: bool) -> Shape | None:
    """Shapes that the first two words decide."""
    if first.low in {"no", "not", "maybe", "perhaps"} and not (
        main or second.tag[:1] in {"V", "N"}
    ):
        return "fragment"
    if first.low in WILLING and second.low in {"to", "with"}:
        return "willing"
    if first.low == "red" and second.tag.startswith("NN"):
        return "noun"  # red leg bands: the colour, nothing that was read
    if (
        first.low in {"both", "all", "each", "neither"}
        and second.tag in {"VVN", "VVD"}
        and not main
    ):
        return "passive"
    if first.low == "done" and second.low in {"means", "is"}:
        return "sentence"
    if first.low == "more" and second.low in MORE_OF and not main:
        return "some"
    if first.low in INDEFINITE and (
        second.low == "to" or (second.tag in {"PRP", "PRF"} and not main)
    ):
        return "some"
    if first.low == "being" and not main:
        return "being"
    if first.low == "not" and second.tag == "VVG":
        return "gerund"
    if (first.low, second.low) == ("had", "to"):
        return "perfect"
    if first.low in {"let", "give"} and second.low in {"me", "us"}:
        return "request"
    if first.tag == "VM0":
        return "modal"
    if (first.low == "not" and second.tag in {"VVN", "VHN", "VHD"}) or (
        first.low in PARTICIPLES and second.tag not in FINITE
    ):
        return "participle"
    if first.low in EITHER or (first.tag == "AV0" and second.low in EITHER):
        return "either"
    return None


def _by_verb(words: list[Token], first: Token, second: Token, main: bool) -> Shape | None:
    """Shapes that a verb at the beginning decides."""
    acting = second.tag in {"NN1", "NN2", "AT0", "DPS", "NP0", "CRD", "AJ0"}
    named_act = first.tag == "NN1" and first.low.endswith("ing") and len(first.low) > 5 and acting
    if first.tag in {"VVG", "VBG", "VHG", "VDG"} or (named_act and not main):
        if main and _gerund_subject(words):
            return "sentence"
        return "favour" if {"me", "us"} & {word.low for word in words[1:]} else "gerund"
    if first.tag in {"VHB", "VHZ", "VHD"} and any(
        word.tag in {"VVN", "VBN", "VDN", "VHN", "VVD"} for word in words[1:4]
    ):
        return "perfect"
    gone = first.low in PAST or first.tag in {"VVD", "VBD", "VDD", "VHD"}
    if gone or prefixed_past(first, second):
        return "past"
    bare_verb = (
        second.tag in {"AT0", "DPS", "PNP"}
        or (first.low in HABIT and second.tag in {"VVG", "VDG", "VHG", "VBG"})
        or (first.low in HANDED and second.low in PARTICLES)
        or (first.low in DOABLE and second.tag in {"NN1", "NN2", "CRD", "AJ0", "NP0", "DT0"})
    )
    several = len(words) > 2 and second.tag == "CRD" and words[2].tag.startswith("NN")
    numbered = len(words) > 2 and second.text.islower() and words[2].text[:1].isdigit()
    if first.low in DOES and (second.tag == "NP0" or several or (numbered and len(second.low) < 3)):
        bare_verb = True
    # "prep the base sat night": what looks like a later verb is a day
    turned = first.low in TURNED and second.tag in AFTER_TURNED
    if (first.tag == "NN1" and bare_verb and not main) or turned:
        return "request" if _about_me(words) else "present"
    if first.tag == "VVN" and (second is _NO_WORD or second.tag in AFTER_PAST or not main):
        return "past"
    if first.tag == "AJ0" and first.low.endswith("ed") and first.low not in ADJECTIVES and not main:
        return "past"
    if first.tag in {"VVZ", "VBZ", "VHZ", "VDZ"}:
        return "third"
    verb = next((word for word in words if word.tag not in {"AV0", "XX0"}), first)
    if verb is not first and verb.tag in {"VVD", "VVN", "VDD"}:
        return "past"
    if verb.tag in PERSON_VERBS and not (verb is first and _noun_then_verb(words)):
        if _about_me(words):
            return "request"
        return "task" if verb.lemma in LEADER_VERBS else "present"
    return None


def _about_me(words: list[Token]) -> bool:
    """Whether somebody else is to do it: tell me which, look over my drafts."""
    near = {word.low for word in words[1:6]}
    return bool(near & {"me", "us"}) or (words[0].lemma in REVIEW and bool(near & {"my", "our"}))


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


def _told(words: list[Token]) -> bool:
    """A question told and not asked: what I should prepare, how many people I will have."""
    return any(
        word.tag == "PNP" and words[index + 1].tag in FINITE and words[index].tag not in {"VM0"}
        for index, word in enumerate(words[1:-1], 1)
        if not any(before.tag in FINITE for before in words[1:index])
    )


def _two_verbs(words: list[Token]) -> bool:
    """What went wrong is that I waited: a second finite verb, and it is a form of be."""
    finite = [word for word in words if word.tag in FINITE]
    return len(finite) > 1 and any(word.tag in {"VBZ", "VBD"} for word in finite[1:])


def _noun_then_verb(words: list[Token]) -> bool:
    """A plural or mass noun that looks like a verb: "reports go out late"."""
    return len(words) > 2 and words[0].low.endswith("s") and words[1].tag in FINITE
