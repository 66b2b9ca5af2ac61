"""Names: how a leader may be named, how they are spoken to, and which words are given names."""

from __future__ import annotations

from functools import cache
from importlib import resources

_TITLES = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "pastor",
    "rev",
    "father",
    "sister",
    "chef",
    "sir",
    "madam",
    "herr",
    "frau",
    "sr",
    "sra",
    "senhor",
    "senhora",
    "señor",
    "señora",
    "monsieur",
    "madame",
    "signor",
    "signora",
    "captain",
    "inspector",
    "judge",
    "councillor",
    "reverend",
    "constable",
    "lieutenant",
    "colonel",
    "dame",
    "lord",
    "lady",
    "dean",
    "rabbi",
    "imam",
    "sergeant",
    "matron",
)
_FAMILIAR = ("chef", "coach", "captain", "doc")
ALONE = ("chef", "coach", "captain", "pastor", "matron", "sister", "father", "doc")
_RESPECT = ("ma'am", "maam", "sir", "sahib", "san", "ji", "sensei", "bhai", "didi")


@cache
def given_names() -> frozenset[str]:
    """Common given names in many languages."""
    text = (resources.files("footing.playbooks") / "data" / "given_names.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def names_of(leader: str) -> tuple[str, ...]:
    """The ways in which a leader's name may stand in a text, longest first.

    A title with the surname, the full name, the first name; never a bare title.
    """
    words = leader.split()
    if not words:
        return ()
    plain = [word for word in words if word.rstrip(".").lower() not in _TITLES]
    found = {leader, leader.replace(".", "")}
    if len(plain) == len(words):
        found.add(words[0])
        if len(words) == 2 and words[0] not in given_names() and words[1] in given_names():
            found.add(words[1])  # Big Steve
    elif plain:
        title = words[0].rstrip(".")
        found |= {f"{title} {plain[-1]}", f"{title}. {plain[-1]}"}
        if len(plain) == 1:
            found.add(plain[0])
        if title.lower() in ALONE:
            found.add(title)
    return tuple(sorted(found, key=len, reverse=True))


def called(leader: str) -> str:
    """How the leader is spoken to: the name as given, a known first name without its surname.

    Nothing where it is no name ("the boss").
    """
    words = leader.split()
    if not words or words[0].islower():
        return ""
    first_alone = len(words) == 2 and words[0] in given_names() and words[1] not in given_names()
    return words[0] if first_alone and words[1].lower().rstrip(".") not in _RESPECT else leader


def signed(me: str, leader: str) -> str:
    """How the person signs: by first name to somebody whom they call by first name."""
    plain = " ".join(word for word in me.split() if word.rstrip(".").lower() not in _TITLES)
    if not plain or (plain != me and plain not in given_names()):
        return me  # a first name that is a title as well, or a surname that is no name alone
    return plain if titled(leader) else called(plain) or plain


def titled(leader: str) -> bool:
    """Whether the leader is named with a title, which asks for a formal salutation.

    A bare Chef or Coach is what everybody calls them.
    """
    words = [word.rstrip(".").lower() for word in leader.split()]
    return bool(words) and words[0] in _TITLES and not (len(words) == 1 and words[0] in _FAMILIAR)
