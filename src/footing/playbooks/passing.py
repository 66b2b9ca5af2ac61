"""How people write in passing: a thing that looks like a sentence, a hope, a name, a relative."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from footing.kernel.tagging import tokens
from footing.playbooks import form
from footing.playbooks.address import to_you
from footing.playbooks.answers import Answers
from footing.playbooks.clauses import FINITE, present_tense
from footing.playbooks.fragments import suffers
from footing.playbooks.joints import with_article
from footing.playbooks.shape import shape

_RELATIVES = (
    r"(?:mother|mum|mom|wife|daughter|sister|aunt|grandmother|gran|father|dad|husband|son|brother|"
    r"uncle|grandfather|partner|parents?)"
)


def tells_of_theirs(people: Mapping[str, str], answers: Answers) -> bool:
    """Whether a relative of the leader's is spoken of, whom “she” or “he” may mean as well."""
    leader = re.escape(people.get("leader", "") or "my boss")
    theirs = re.compile(rf"(?i:\b(?:your|her|his|their|{leader}['’]s)\s+(?:\w+ )?{_RELATIVES}\b)")
    texts = [said.say for said in answers.texts.values()]
    texts += [said.say for items in answers.lists.values() for said in items]
    for records in answers.records.values():
        texts += [said.say for record in records for said in record.texts.values()]
    return any(map(theirs.search, texts))


_FIRMS = frozenset(
    "support finance marketing sales legal hr it admin management engineering accounts operations"
    " product payroll procurement comms everybody everyone somebody someone".split()
)
"""Parts of a firm and others that are named without an article."""
_CHIEFS = frozenset("ceo cfo cto coo cio vp md gm pm".split())
_LED_BY = frozenset({"AT0", "DPS", "PNP", "DT0", "PNI"})


def addressed(people: Mapping[str, str]) -> Callable[[str], str]:
    """A name as it stands in a sentence to the leader: you, the client, Dana from sales."""

    def called(name: str) -> str:
        you = to_you(name, people).text
        words, low = tokens(you), you.lower()
        bare = len(words) == 1 and words[0].tag == "NN1" and you.islower() and low not in _FIRMS
        if (bare and low != "you") or low in _CHIEFS:
            return f"the {you}"
        return form.lower_first(you) if words and words[0].tag in _LED_BY else you

    return called


_ASIDE = re.compile(
    r"^(?P<thing>[^,;:]+), (?P<aside>(?:it|they|he|she|this|that|we|I|there)\b(?:['’]\w+)? [^,;]+)$"
)


def with_aside(sentences: Sequence[str]) -> Iterator[str]:
    """The sentences, a thing and what is said of it parted: the front desk, it was empty."""
    for sentence in sentences:
        found = _ASIDE.match(sentence.rstrip(" ."))
        if (
            found
            and shape(found["thing"]) in ("noun", "some")
            and (shape(found["aside"]) == "sentence")
        ):
            yield from (found["thing"], form.closed(found["aside"]))
        else:
            yield sentence


def is_thing(text: str, kind: str) -> bool:
    """Whether a fragment of shape ``kind`` is only a thing.

    The falls audit, four talks with team leads; a booking form, which books nothing.
    """
    if kind == "sentence" and _is_act(text):
        return False
    if kind == "gerund":
        first, *rest = tokens(text)
        compound = first.tag == "NN1" and rest[:1] and rest[0].tag == "NN1"
        compound = compound or (rest[:1] and rest[0].low.endswith("ing"))
        return with_article(text) != text or bool(compound)
    words = tokens(text)
    verbs = [word for word in words if word.tag in ("VVB", "VVZ", "VVI")]
    others = [word for word in words if word.tag in _TOLD]
    return (
        kind == "sentence"
        and text[-1:].isalnum()
        and words[0].tag in {"AT0", "CRD", "AJ0", "NN1", "NN2", "ORD"}
        and len(verbs) == 1
        and (verbs[0].tag != "VVZ" or verbs[0] == words[-1])
        and not others
    )


def is_act(text: str, kind: str) -> bool:
    """Whether a fragment that looks like a sentence names an act: drawing the plans on Fridays."""
    return kind == "sentence" and _is_act(text)


def _is_act(text: str) -> bool:
    return text[:1].islower() and text[-1:].isalnum() and tokens(text)[0].tag in {"VVG", "VDG"}


_TOLD = frozenset({"VVD", "VM0", "VBZ", "VBD", "VBB", "VHZ", "VHB"})


_OWN = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours)\b", re.IGNORECASE)


_CERTAIN = re.compile(r"\b(?:risks?|already|now|if|unless|when)\b", re.IGNORECASE)


def may_come(text: str) -> bool:
    """Whether a sentence tells what somebody does, which may be feared: I get ill again."""
    words = tokens(text.rstrip(" ."))
    verb = next((word for word in words if word.tag in FINITE), None)
    acts = suffers(words) or (verb is not None and verb.tag in {"VVB", "VVZ"})
    return acts and not _CERTAIN.search(text)


def is_hope(text: str, *, of_others: bool = False) -> bool:
    """Whether something is told in passing that has not come yet: quality drops.

    With ``of_others`` also a written sentence that speaks of nobody's own: the move goes unnoticed.
    """
    gone = any(word.tag in {"VVD", "VBD", "VHD", "VDD"} for word in tokens(text))
    if of_others and not gone and not _OWN.search(text):
        return True
    passing = text[:1].islower() and text[-1:].isalnum() and text[:2] != "i "
    return passing and (present_tense(text) or suffers(tokens(text)))
