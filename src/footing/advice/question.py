"""A question to advisers without the names of those it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footing.playbooks.names import given_names, names_of

ASK = (
    "What would you do in my place, and why? Where do you speak from: did you go through it, or "
    "manage people yourself?"
)
_CONTACT = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d ()/-]{7,}\d(?!\d)"
)
_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+")
_COMMON = frozenset(
    "I A An And April August Christmas Day Easter English French Friday German Grace Hope Hi Hello "
    "In It January Joy July June March May Mark Monday My No November October Of On Or Saturday "
    "September So Sunday The Then They This Thursday To Tuesday Wednesday We What When Why Will "
    "Yes You February December Bill Rose Faith Art Page Case Major Price Young Christian Do If "
    "Dear Can She He Her His Rich Frank Earnest Guy Man Sunny Summer Autumn Winter Spring".split()
)


@dataclass(frozen=True)
class Composed:
    """The question, what was replaced by what, and what the person should look at once more."""

    text: str
    replaced: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]


def drafted(door: str, answers: Mapping[str, str]) -> tuple[str, str]:
    """A first draft of what happened and of what is asked, from answers by step key."""
    parts = []
    if answers.get("asked"):
        parts.append(f"I was asked: “{answers['asked'].strip('“”')}”")
    if answers.get("answered"):
        parts.append(f"I answered: “{answers['answered'].strip('“”')}”")
    if answers.get("pros"):
        parts.append(f"What speaks for it: {answers['pros']}.")
    if answers.get("cons"):
        parts.append(f"What speaks against it: {answers['cons']}.")
    if not parts:
        parts = [text for key in ("mistakes", "situation", "aim") if (text := answers.get(key, ""))]
    return "\n".join(parts) or f"{door}.", ASK


def compose(
    happened: str, wanted: str, people: Mapping[str, str], *, employer: bool = False
) -> Composed:
    """The question with every known name replaced by a role.

    ``people`` has me, leader, team and company where they are known. The company stays only if
    ``employer``. Addresses and telephone numbers are left out. Common given names become
    colleagues; other capitalised words inside a sentence are left out, too, unless ``employer``,
    since any of them may be the employer's.
    """
    body = "\n\n".join(part.strip() for part in (happened, wanted) if part.strip())
    replaced: dict[str, str] = {}
    for name, role in _known(people, employer=employer):
        body, count = _renamed(body, name, role)
        if count:
            replaced[name] = role
    body, count = _CONTACT.subn("[left out]", body)
    if count:
        replaced["addresses or numbers"] = "[left out]"
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for name in () if employer else _unknown(body):
        body = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[a name]", body)
        replaced[name] = "[a name]"
    for name in _given(body):
        role = f"colleague {next(letters, 'Z')}"
        body, _ = _renamed(body, name, role)
        replaced[name] = role
    return Composed(body, tuple(replaced.items()), tuple(_doubts(body)))


def _renamed(body: str, name: str, role: str) -> tuple[str, int]:
    """The text with a role for a name, and how often; a sentence begins with a capital letter."""
    first = role[:1].upper() + role[1:]
    begins = r"(?:(?<=^)|(?<=\n)|(?<=[.!?] ))"
    named = rf"(?<!\w){re.escape(name)}(?!\w)"
    body, some = re.subn(begins + named, first, body)
    body, more = re.subn(named, role, body)
    return body, some + more


def _known(people: Mapping[str, str], *, employer: bool) -> Iterator[tuple[str, str]]:
    for name in names_of(people.get("leader", "")):
        yield name, "my manager"
    for name in names_of(people.get("me", "")):
        yield name, "me"
    if people.get("team"):
        yield people["team"], "my team"
    if people.get("company") and not employer:
        yield people["company"], "my company"


def _given(body: str) -> list[str]:
    names = given_names()
    found = dict.fromkeys(_WORD.findall(body))
    return [
        name for name in (re.sub(r"['’]s$", "", one) for one in found)
        if name in names and name not in _COMMON
    ]  # fmt: skip


def _unknown(body: str) -> list[str]:
    """Capitalised words inside a sentence that may name somebody or something, longest first.

    Abbreviations such as HR and CV stay, and so do common given names, which get a role.
    """
    found = re.finditer(r"(?<=[a-z,;] )([A-ZÀ-Þ][\w&-]{2,30}(?: [A-ZÀ-Þ][\w&-]+)*)", body)
    names = {one[1] for one in found if one[1].split()[0] not in _COMMON and not one[1].isupper()}
    return sorted((one for one in names if one not in given_names()), key=len, reverse=True)


def _doubts(body: str) -> Iterator[str]:
    """Words in capitals that are left and may name somebody, for the person to look at."""
    found = re.finditer(r"(?<=[a-z,;] )([A-ZÀ-Þ][\w’'&-]{1,30}(?: [A-ZÀ-Þ][\w’'&-]+)*)", body)
    words = dict.fromkeys(one[1] for one in found)
    yield from (one for one in words if re.split("[ ’']", one)[0] not in _COMMON)
