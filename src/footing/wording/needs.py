"""What a text must contain before a pattern can match it, read from the pattern itself.

A pattern is taken apart into ways to match it, and each way into clauses. A clause is a set of
atoms of which one has to be there. An atom is a run of letters, with a bar where the run must
begin or end (``|will|`` is the whole word, ``|apolog`` begins one, ``ed|`` ends one;
``^please|`` must be the first run of the sentence), ``0`` for any digit, or ``?``. Where a way
has no clause, nothing can be said and the pattern has to be tried on every text. This is the idea
of the prefilter in RE2 (Cox, "Regular expression matching with a trigram index", 2012), with
whole words in place of pieces of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from footing.wording.patterns import FLAGS

Needs = list[list[list[str]]]
"""The ways to match a pattern; each a list of clauses, and each of these a list of atoms."""

CLAUSES = 3
"""So many clauses of a way are used; the first ones are the rarest."""
_MOST = 1500
_WAYS = 16
_COMMON = frozenset(
    "a all also am an and any are as at be but by can could d do for from get had has have he how i"
    " if in is it just know let ll m make me my need new next no not now of on or our please re s"
    " see send so t thanks that the their them then there they this time to up us ve was we week"
    " were what when which will with would you your".split()
)
_RUN = re.compile(r"\^[a-z]+[|]?|[|]?[a-z]+[|]?|[0?]")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_BAR, _ANY, _FIRST = "|", "*", "^"
_NONE = frozenset("|0?")
Shapes = frozenset[str]
"""Texts made of letters, ``0``, ``?``, a bar for what is no letter, a star for anything, and ``^``
for the beginning of the sentence."""


def needs(pattern: str) -> Needs:
    """The needs of an expanded pattern in RE2 syntax, case ignored."""
    return [_way(way) for way in _ways(parser.parse(pattern, FLAGS))]


def _ways(tree: Iterable[Any]) -> list[list[Any]]:
    """The sequences that a pattern stands for, with its larger alternatives told apart.

    ``\\b(?:on hold|held up)`` is two ways, ``\\b(?:held|kept)`` is one.
    """
    done: list[list[Any]] = []
    rest = [list(tree)]
    while rest:
        items = rest.pop(0)
        place, alternatives = _alternatives(items)
        room = _WAYS - len(done) - len(rest)
        if not alternatives or (room < 2 and len(alternatives) > 1):
            done.append(items)
            continue
        size = -(-len(alternatives) // room)
        for first in range(0, len(alternatives), size):
            some = alternatives[first : first + size]
            inner = some[0] if len(some) == 1 else [(constants.BRANCH, (None, some))]
            rest.append([*items[:place], *inner, *items[place + 1 :]])
    return done


def _alternatives(items: list[Any]) -> tuple[int, list[list[Any]]]:
    """The first item of a sequence that is a choice between more than words, and the choice."""
    for place, (code, argument) in enumerate(items):
        name = str(code)
        if name == "SUBPATTERN":
            inner = list(argument[-1])
            if len(inner) != 1 or str(inner[0][0]) != "BRANCH":
                if _alternatives(inner)[1]:
                    return place, [inner]
                continue
            choice = inner[0][1][1]
        elif name == "BRANCH":
            choice = argument[1]
        else:
            continue
        if any(len(_runs(one)) > 1 for one in choice):
            return place, [list(one) for one in choice]
    return 0, []


def _runs(tree: Iterable[Any]) -> list[str]:
    shapes = _sequence(tree, [])
    return max((_RUN.findall(_joined(one)) for one in shapes), key=len, default=[])


def _way(items: list[Any]) -> list[list[str]]:
    clauses: list[list[str]] = []
    shapes = _sequence(items, clauses)
    clauses += _clauses(shapes)
    clauses.sort(key=_commonness)
    return clauses[:CLAUSES]


def _sequence(items: Iterable[Any], clauses: list[list[str]]) -> Shapes:
    """The shapes of a sequence; where they are too many, ``clauses`` gets what is sure of them."""
    made: Shapes = frozenset({""})
    for code, argument in items:
        more = _shapes(str(code), argument, clauses)
        if len(made) * len(more) > _MOST:
            clauses += _clauses(frozenset(one + _edge(more, 0) for one in made))
            made = frozenset({_blurred(made)})
        if len(more) > _MOST:
            clauses += _clauses(frozenset(_edge(made, -1) + one for one in more))
            more = frozenset({_blurred(more)})
        made = frozenset(one + other for one in made for other in more)
    return made


def _blurred(shapes: Shapes) -> str:
    """One shape for all of these: only whether they begin and end with a letter is kept."""
    if all(_NONE.issuperset(one) for one in shapes):
        return _BAR
    head, tail = (_BAR if _edge(shapes, at) == _BAR else "" for at in (0, -1))
    return head + _ANY + tail


def _edge(shapes: Shapes, at: int) -> str:
    """A bar if no shape begins (0) or ends (-1) with a letter, else a star."""
    return _BAR if all(one and one[at] in "|0?^" for one in shapes) else _ANY


def _shapes(name: str, argument: Any, clauses: list[list[str]]) -> Shapes:
    if name == "LITERAL":
        return frozenset({_letter(argument)})
    if name == "IN":
        return _class(argument)
    if name == "AT":
        where = {"AT_NON_BOUNDARY": _ANY, "AT_BEGINNING": _FIRST, "AT_BEGINNING_STRING": _FIRST}
        return frozenset({where.get(str(argument), _BAR)})
    if name == "SUBPATTERN":
        return _sequence(argument[-1], clauses)
    if name == "BRANCH":
        # What is sure of one alternative is not sure of the others.
        return frozenset().union(*(_sequence(one, []) for one in argument[1]))
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        low, high, body = argument
        return _repeat(low, high, body, clauses)
    return frozenset({_ANY})


def _repeat(low: int, high: Any, body: Any, clauses: list[list[str]]) -> Shapes:
    shapes = _sequence(body, clauses if low else [])
    if high == 1:
        return shapes if low else shapes | {""}
    again = frozenset({"", _blurred(shapes)})
    return frozenset(one + more for one in shapes for more in again) if low else again


def _letter(code: int) -> str:
    low = chr(code).lower()
    if low.isdecimal():
        return "0"
    return low if low in _LETTERS or low == "?" else _BAR


def _class(members: Any) -> Shapes:
    kinds = [(str(code), argument) for code, argument in members]
    if kinds[0][0] == "NEGATE":
        words = any(str(argument) == "CATEGORY_WORD" for _, argument in kinds[1:])
        return frozenset({_BAR if words else _ANY})
    found: set[str] = set()
    for name, argument in kinds:
        if name == "LITERAL":
            found.add(_letter(argument))
        elif name == "RANGE":
            low, high = argument
            found |= {_letter(code) for code in range(low, min(high, 0x7F) + 1)}
            found |= {_BAR} if high > 0x7F else set()
        elif str(argument) == "CATEGORY_DIGIT":
            found.add("0")
        elif str(argument) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
            found.add(_BAR)
        else:
            found.add(_ANY)
    if _ANY in found or len(found & _LETTERS) > 12:
        return frozenset({_ANY})
    return frozenset(found)


def _clauses(shapes: Shapes) -> list[list[str]]:
    """What all of these shapes say: clauses of which each shape has an atom."""
    each = {frozenset(_RUN.findall(_joined(one))) for one in shapes}
    found: list[list[str]] = []
    while len(found) < CLAUSES and each and all(each):
        chosen = _cover(each)
        found.append(sorted(chosen))
        each = {atoms - chosen for atoms in each}
    return found


def _cover(each: Iterable[frozenset[str]]) -> set[str]:
    """Rare atoms of which each set has one; the greedy cover."""
    left = set(each)
    chosen: set[str] = set()
    while left:
        counts = Counter(atom for atoms in left for atom in atoms)
        best = min(counts, key=lambda atom: (_frequency(atom) / counts[atom], atom))
        chosen.add(best)
        left = {atoms for atoms in left if best not in atoms}
    return chosen


def _joined(shape: str) -> str:
    """``shape`` with a bar wherever a run of letters meets something else that is no letter."""
    shape = re.sub(r"(?<=[a-z])(?=[0?])|(?<=[0?])(?=[a-z])", _BAR, shape)
    # What comes before the first run is no letter, and so that run is the first one.
    shape = re.sub(r"\^[|]*([0?]*)[|]*(?=[a-z])", r"|\1^", shape) if shape[:1] == "^" else shape
    # A bar closes one run and opens the next one.
    return re.sub(r"[|]+", "||", shape)


@cache
def _frequency(atom: str) -> float:
    """A guess at the share of sentences with an atom: whole words are rarer than pieces."""
    letters = atom.strip("|^")
    if atom[0] == _FIRST:
        return float(0.6 ** (len(letters) + 3))
    if atom in "0?" or letters in _COMMON:
        return 0.3
    return float(0.6 ** (len(letters) + 2 * (len(atom) - len(letters))))


def _commonness(clause: list[str]) -> float:
    return sum(map(_frequency, clause))
