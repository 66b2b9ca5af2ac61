"""Who may be the same person twice, and what they become together; nothing is merged unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from footing.contacts.model import Contact

_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLES = frozenset("dr prof mr mrs ms miss herr frau sir dame phd mba".split())
PHONE_DIGITS = 9
"""So many digits at the end of a number are the same with and without the code of a country."""

MOST_PAIRED = 12
"""Of more that have something in common than this, only neighbours are held beside each other."""


@dataclass(frozen=True)
class Alike:
    """Contacts that may be one person, and what they have in common."""

    contacts: tuple[Contact, ...]
    why: str


def alike(contacts: Iterable[Contact]) -> tuple[Alike, ...]:
    """Groups of contacts that may be one person, in the order in which they were taken in.

    They have the whole name in common, or an address or number and a part of the name. Those of
    whom it was said that they are somebody else are not put together.
    """
    buckets: dict[tuple[str, str], list[int]] = {}
    all_ = tuple(contacts)
    for at, one in enumerate(all_):
        for key in _keys(one):
            buckets.setdefault(key, []).append(at)
    leader = list(range(len(all_)))

    def first(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    reasons: dict[int, list[str]] = {}
    for (what, _), members in buckets.items():
        few = len(members) <= MOST_PAIRED
        pairs = combinations(members, 2) if few else pairwise(members)
        for earlier, later in pairs:
            if all_[later].id in all_[earlier].apart or all_[earlier].id in all_[later].apart:
                continue
            low, high = sorted((first(earlier), first(later)))
            leader[high] = low
            reasons.setdefault(later, []).append(what)
    groups: dict[int, list[int]] = {}
    for at in range(len(all_)):
        groups.setdefault(first(at), []).append(at)
    return tuple(
        Alike(tuple(all_[at] for at in group), _said(reasons, group))
        for group in groups.values()
        if len(group) > 1
    )


def merged(contacts: Sequence[Contact]) -> Contact:
    """What several contacts become together: the first, with all that the others know.

    Nothing is lost: other names and organisations go to the note. The latest year and contact
    count, and the earliest day that was set.
    """
    kept = contacts[0]
    known = dict.fromkeys(key for one in contacts for key in one.known)
    here = {one.id for one in contacts}
    apart = dict.fromkeys(other for one in contacts for other in one.apart if other not in here)
    notes = [one.note.strip() for one in contacts]
    for one in contacts[1:]:
        notes += [
            f"Also: {text}"
            for text, there in ((one.name, kept.name), (one.org, kept.org))
            if text and there and text != there
        ]
    return replace(
        kept,
        name=kept.name or next((one.name for one in contacts if one.name), ""),
        org=kept.org or next((one.org for one in contacts if one.org), ""),
        emails=_once((mail for one in contacts for mail in one.emails), str.casefold),
        phones=_once((number for one in contacts for number in one.phones), _digits),
        year=max((one.year for one in contacts if one.year is not None), default=None),
        last=max((one.last for one in contacts if one.last), default=None),
        next=min((one.next for one in contacts if one.next), default=None),
        note="\n".join(dict.fromkeys(text for text in notes if text)),
        revised=max((one.revised for one in contacts if one.revised), default=None),
        aside=all(one.aside for one in contacts),
        known=tuple(known),
        apart=tuple(apart),
    )


def set_apart(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The same contacts, each knowing of the others that they are somebody else."""
    ids = [one.id for one in contacts]
    return tuple(
        replace(one, apart=tuple(dict.fromkeys((*one.apart, *(i for i in ids if i != one.id)))))
        for one in contacts
    )


def _keys(one: Contact) -> Iterator[tuple[str, str]]:
    words = sorted(set(_words(one.name)))
    if len(words) > 1:
        yield "the same name", " ".join(words)
    for word in words or _words(one.org):
        for mail in one.emails:
            yield "the same e-mail address", f"{mail.strip().casefold()} {word}"
        for number in one.phones:
            if len(digits := _digits(number)) >= PHONE_DIGITS - 2:
                yield "the same number", f"{digits} {word}"


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in _WORD.findall(plain) if word not in _TITLES]


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-PHONE_DIGITS:]


def _once(texts: Iterable[str], key: Callable[[str], str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(key(text) or text, text)
    return tuple(found.values())


def _said(reasons: dict[int, list[str]], group: Iterable[int]) -> str:
    what = dict.fromkeys(why for at in group for why in reasons.get(at, ()))
    return " and ".join(what).capitalize() + "."
