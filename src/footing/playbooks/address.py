"""Puts the leader, when named, into "you", where that is safe.

The person writes about the leader ("Sharon noticed it, she was calm"); what is said to the leader
must say "you" ("you noticed it, you were calm"). Where a pronoun could be somebody else, nothing
is changed and the answer is given back with a question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from footing.kernel.tagging import Token, tokens
from footing.playbooks.lexicon import PARTICIPLES
from footing.playbooks.names import ALONE, given_names, names_of

_ROLES = (
    r"(?i:(?<!\bbe )(?<!\bis )(?<!\bas )\b(?:my|our)\s+(?:line\s+|team\s+|direct\s+|new\s+)?"
    r"(?:manager|boss|leader|supervisor|chief)\b(?!\s+be\b))"
)
_SUBJECT = {"she": "she", "he": "he", "they": "they"}
_FORMS = {
    "she": {"she": "you", "her": "you", "hers": "yours", "herself": "yourself"},
    "he": {"he": "you", "him": "you", "his": "your", "himself": "yourself"},
    "they": {
        "they": "you",
        "them": "you",
        "their": "your",
        "theirs": "yours",
        "themselves": "yourself",
        "themself": "yourself",
    },
}
_VERBS = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
_PERSONS = frozenset(
    "colleague coworker customer client patient guest resident pupil student parent mother father"
    " sister brother wife husband nurse doctor driver supplier buyer vendor candidate trainee"
    " apprentice intern assistant director lady gentleman man woman girl boy teacher friend"
    " physician surgeon author tenant caller operator engineer partner successor predecessor"
    " daughter son mum mom dad aunt uncle neighbour applicant user member cook waiter"
    " kid child baby dishwasher visitor passenger learner parishioner contractor"
    " plumber cleaner porter".split()
)


@dataclass(frozen=True)
class Addressed:
    """The text to the leader's face, and the pronoun that could not be settled ("" if none)."""

    text: str
    unclear: str = ""


def to_you(text: str, people: Mapping[str, str], context: str = "", beside: str = "") -> Addressed:
    """``text`` with the leader as "you".

    ``people`` is the table of an answer file; without a leader's name only "my manager" and the
    like are replaced. Quoted words stay as they were spoken. ``context`` is what the person wrote
    just before, where the leader may have been named; ``beside`` what else the same list says,
    where a pronoun's own person may stand (whoever steps in for Helen … I'd cover her).
    """
    leader, pronoun = people.get("leader", ""), people.get("leader_pronoun", "")
    firm = tuple(people[key] for key in ("company", "team") if people.get(key))
    marked, told = _mark(text, leader, firm), _mark(context, leader, firm)
    named = marked != text or told != context
    words = tokens(marked)
    before = tokens(told) if told else ()
    others = any(map(_is_name, before[1:])) or _other_persons(words, pronoun)
    near = (*before, *tokens(_mark(beside, leader, firm))) if beside else before
    if marked == text:
        others = others or any(
            _is_person(near, place) or (place > 0 and _is_name(word))
            for place, word in enumerate(near)
        )
    pronouns = _pronouns(words, pronoun, before, named=named, others=others)
    if pronouns is None:
        return Addressed(text, next(w.low for w in words if w.low in _unsettled(pronoun)))
    return Addressed(_rewrite(marked, words, pronouns))


_MARK = "Youx"
"""Stands for the leader while the sentence is read: tagged as a name, never a real word."""


def _mark(text: str, leader: str, firm: tuple[str, ...]) -> str:
    """The text with a mark in place of the leader's name, except in quoted words.

    Names in ``firm`` (company, team) stay whole: Feldstein & Ortega LLP, told to Ms Ortega.
    """

    def put(pattern: str, text: str) -> str:
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        for name in firm:
            quoted += [match.span() for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
        return re.sub(
            pattern,
            lambda match: (
                match.group()
                if any(start <= match.start() < end for start, end in quoted)
                else _MARK
            ),
            text,
        )

    for name in names_of(leader):  # first as a form of address, which is left out
        text = re.sub(rf"^\s*{re.escape(name)},\s+", "", text)
        text = re.sub(rf",\s+{re.escape(name)}(?=[.?!]*\s*$)", "", text)
        called = rf"\b(it|that|this|yes|no|thanks|please)\s+{re.escape(name)}(?=[,.?!]|$)"
        text = re.sub(called, r"\1", text, flags=re.IGNORECASE)
    for name in names_of(leader):
        # Not part of a longer name: "Sharon Miller" may be another Sharon.
        after = r"(?![\w-]|\s+(?!I\b)[A-Z][a-z]+)"
        text = put(
            rf"(?<![\w-])(?<!\b[Ss]ous )(?<!\b[Hh]ead )"
            rf"(?<!\bMrs\. )(?<!\bMrs )(?<!\bMr )(?<!\bMr\. )(?<!\bMs )(?<!\bMs\. )(?<!\bDr )"
            rf"(?:{re.escape(name)}|{re.escape(name.upper())}){after}",
            text,
        )
        low = name.lower()
        if low not in _ALSO_WORDS | set(ALONE) and not text[:1].isupper():
            text = put(rf"(?<![\w-]){re.escape(low)}{after}", text)
    text = re.sub(
        rf"\b(?:[Mm]y|[Oo]ur)\s+(?:manager|boss|leader|supervisor)\s*,?\s+{_MARK}\b,?", _MARK, text
    )
    return put(_ROLES, text)


_ALSO_WORDS = frozenset(
    "will mark joy grace may bill art rich frank faith hope summer sue pat drew chase rose dawn"
    " april june august gene rob miles wade guy sandy buck jack grant dean reed lance"
    " victor ray".split()
)
"""First names that are words as well; in small letters they are taken as words."""


def _unsettled(pronoun: str) -> frozenset[str]:
    known = {word for forms in _FORMS.values() for word in forms}
    return frozenset(_FORMS[pronoun]) if pronoun in _FORMS else frozenset(known)


def _pronouns(
    words: tuple[Token, ...],
    pronoun: str,
    before: tuple[Token, ...],
    *,
    named: bool,
    others: bool,
) -> dict[str, str] | None:
    """The pronouns that are the leader; empty if none is; None if it cannot be told."""
    low = {word.low for word in words}
    singular = {"she", "he"} if not pronoun else {pronoun}
    present = [one for one in ("she", "he", "they") if low & set(_FORMS[one])]
    if pronoun:
        candidates = [one for one in present if one == pronoun]
    else:
        candidates = [one for one in present if one in singular] if named else []
    if not candidates:
        return {}
    if len(candidates) > 1:
        return None
    if candidates[0] == "they":
        return _FORMS["they"] if not _several_before(before, words) else {}
    if others:
        return None if named else {}
    # Not named, and something was told before: the guest who had no allergy may be meant.
    return None if before and not named else _FORMS[candidates[0]]


_PLACES = frozenset("bed room table cubicle bay flat".split())
"""With a number, these are whoever is there: gave bed 4 her tablets late."""
_GROUPS = frozenset(
    "team client company management family group office firm board department school crew committee"
    " people someone somebody everyone everybody anyone anybody nobody".split()
)


def _several_before(before: tuple[Token, ...], words: tuple[Token, ...]) -> bool:
    """Whether "they" can be several people or somebody unnamed who came before."""
    first = next(n for n, word in enumerate(words) if word.low in _FORMS["they"])
    return any(
        word.tag in {"NN2", "NN0", "CRD"} or word.low in _GROUPS
        for word in (*before, *words[:first])
    )


def _other_persons(words: tuple[Token, ...], pronoun: str) -> bool:
    """Whether somebody else is named before the last pronoun that could mean them."""
    last = max((n for n, word in enumerate(words) if word.low in _unsettled(pronoun)), default=-1)
    return any(
        _is_person(words, place) or ((place > 0 or word.text in given_names()) and _is_name(word))
        for place, word in enumerate(words[: last + 1])
    )


def _is_person(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word means somebody without a name: a guest, someone else, bed 4."""
    low = words[place].low
    after = words[place + 1].tag if place + 1 < len(words) else ""
    return (
        bool({low, low.removesuffix("s"), words[place].lemma} & _PERSONS)
        or (low == "else" and place > 0 and words[place - 1].low in _GROUPS)
        or (low in _PLACES and after == "CRD")
    )


def _is_name(word: Token) -> bool:
    named = word.tag == "NP0" and word.text[:1].isupper() and not word.text.isupper()
    return named and word.text != _MARK and word.low not in _NOT_PERSONS


_NOT_PERSONS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december christmas easter english german french"
    " spanish excel outlook teams slack jira zoom word powerpoint sharepoint google salesforce"
    " europe london".split()
)


def _rewrite(text: str, words: tuple[Token, ...], pronouns: Mapping[str, str]) -> str:
    """The sentence with the leader as "you", and each verb of the leader's in agreement."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    free = [not any(start <= word.start < end for start, end in quoted) for word in words]
    made: list[str] = []
    at = 0
    state = ""  # "subject": the leader's verb is due; "verb": it came; "and": another may follow
    for index, word in enumerate(words):
        made.append(text[at : word.start])
        at = word.end
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        if free[index] and _was_leader(word, pronouns):
            new, subject = _you(word, after, pronouns)
            starts = index == 0 or (before is not None and before.text in ".!?:")
            made.append(new.capitalize() if starts else new)
            joined = after is not None and after.low in {"and", "or"}
            inverted = before is not None and before.low in _VERBS and subject
            state = "subject" if subject and not joined and not inverted else ""
        elif free[index] and word.low in {"'s", "’s"} and before and _was_leader(before, pronouns):
            ending = _clitic(words[index + 1 : index + 3], before)
            made[-2:] = [made[-2] + "r"] if ending == "r" else [made[-2], ending]
            state = ""
        elif free[index] and word.low in _VERBS and _asks_leader(words, index, pronouns):
            made.append(_cased(_VERBS[word.low], word.text))
        else:
            agrees = state == "subject" or (state == "and" and word.tag in _THIRD)
            made.append(_verb(word) if agrees else word.text)
            state = _next_state(state, word)
    made.append(text[at:])
    return "".join(made)


_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_THIRD = {"VVZ", "VBZ", "VHZ", "VDZ"}


def _next_state(state: str, word: Token) -> str:
    if word.tag == "AV0" and state in ("subject", "and"):
        return state
    if state == "subject":
        return "verb" if word.tag in _THIRD else ""
    if state == "verb":
        return "and" if word.low in {"and", "or", "but"} else "verb" if word.tag != "PNP" else ""
    if state == "and":
        return "verb" if word.tag in _THIRD else ""
    return ""


def _asks_leader(words: tuple[Token, ...], index: int, pronouns: Mapping[str, str]) -> bool:
    """Whether a verb stands before the leader: Does Sharon know?"""
    if index + 1 >= len(words) or not _was_leader(words[index + 1], pronouns):
        return False
    subject = words[index + 1]
    asking = {"DTQ", "PNQ", "AVQ"}
    begins = index == 0 or words[index - 1].tag in {"PUN", "CJC", *asking}
    begins = begins or any(word.tag in asking for word in words[:index])
    return begins and (subject.text == _MARK or subject.low in _SUBJECT)


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def _was_leader(word: Token, pronouns: Mapping[str, str]) -> bool:
    return word.text == _MARK or word.low in pronouns


def _you(word: Token, after: Token | None, pronouns: Mapping[str, str]) -> tuple[str, bool]:
    """The new word, and whether it is a subject whose verb must agree."""
    if word.text == _MARK:
        return "you", True
    if word.low == "her":
        return ("your" if _owns(word, after) else "you"), False
    return pronouns[word.low], word.low in _SUBJECT


def _owns(word: Token, after: Token | None) -> bool:
    """Whether "her" is "your" (her report) and not "you" (I told her on Friday)."""
    if after is None or after.tag == "PUN":
        return False
    if word.text[0].isupper():
        return True  # nothing begins with "her" but her report
    if word.tag == "DPS" and after.tag in {"DT0", "AV0", "NP0"}:
        return False
    if word.tag == "DPS":
        return after.tag[:3] not in {"PRP", "AT0", "PNP", "TO0", "CJC", "CJS", "CJT", "AVP", "DTQ"}
    return after.tag.startswith("NN")


def _clitic(after: tuple[Token, ...], before: Token) -> str:
    """What becomes of 's behind the leader: "your deck", "you are waiting", "you have seen"."""
    first = after[0] if after else None
    if first is None:
        return "r"
    further = after[1].tag if len(after) > 1 else ""
    acting = first.low.endswith("ing") and not further.startswith("NN")
    had = first.low in PARTICIPLES or first.tag in {"VBN", "VHN", "VDN"}
    had = had or (before.low in _SUBJECT and first.tag in {"VVN", "VVD"})
    if had:
        return " have"
    if before.low in _SUBJECT or acting or first.tag in {"XX0", "AT0"}:
        return " are"
    return "r"


def _verb(word: Token) -> str:
    if word.low in _VERBS:
        return _VERBS[word.low]
    if word.tag == "VVZ":
        return word.lemma
    return word.text
