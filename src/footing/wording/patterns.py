"""Patterns that are safe to run on anything: RE2 syntax where promised, and bounded elsewhere.

A backtracking engine tries every way in which a pattern can be laid over a text. ``ways`` bounds
that number from the parsed pattern, so that a pattern which could run away is refused when it is
loaded and not met when somebody waits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any


def _re2() -> Any:
    """RE2, or None where there is no wheel for this platform: then ``re`` does its work."""
    try:
        return import_module("re2")
    except ImportError:
        return None


re2 = _re2()

PIECE = 1_000
"""Sentences are matched in pieces of at most so many code points."""
MOST_WAYS = 2_000_000
FLAGS = re.IGNORECASE
_STATES = 1 << 20
"""Bytes in which RE2 may remember, for a gate, how texts went on; when full, it begins anew."""
_DEEPEST = 200
_FRAGMENT = re.compile(r"\{\{([a-z][a-z0-9_]*)\}\}")
_BEYOND_RE2 = {
    "ASSERT": "looking ahead or behind",
    "ASSERT_NOT": "looking ahead or behind",
    "GROUPREF": "a reference to a group",
    "GROUPREF_EXISTS": "a reference to a group",
    "ATOMIC_GROUP": "an atomic group",
    "POSSESSIVE_REPEAT": "a possessive repeat",
}


def expand(pattern: str, words: Mapping[str, str], *, strict: bool) -> str:
    """The pattern with every ``{{name}}`` replaced by its declared fragment, in a group.

    ``strict`` takes the fragment ``name_strict`` where there is one: it may use what RE2 does not
    know, and stands in every pattern but a gate. Raises KeyError with the name of a fragment that
    is not declared, and with the name of one that uses itself.
    """
    for _ in range(_DEEPEST):
        if not (found := _FRAGMENT.search(pattern)):
            return pattern
        name = found[1]
        if name not in words:
            raise KeyError(name)
        body = words.get(f"{name}_strict", words[name]) if strict else words[name]
        pattern = f"{pattern[: found.start()]}(?:{body}){pattern[found.end() :]}"
    raise KeyError(f"{name} (it uses itself, or fragments are nested too deeply)")


def fault(pattern: str, *, gate: bool, part: bool = False) -> str:
    """Why this (expanded) pattern cannot be used; an empty text if it can.

    ``gate`` asks for RE2 syntax as well; a ``part`` of a pattern may match nothing.
    """
    try:
        tree = parser.parse(pattern, FLAGS)
    except (re.error, RecursionError, OverflowError) as error:
        return f"not a pattern: {error}"
    if gate:
        for name in _names(tree):
            if name in _BEYOND_RE2:
                return f"a gate cannot use {_BEYOND_RE2[name]}; put that into confirm or unless"
        if re2 is not None:
            try:
                re2.compile(pattern, options())
            except re2.error as error:
                return f"not a pattern that RE2 knows: {error}"
    if not part and tree.getwidth()[0] == 0:
        return "this matches nothing at all, and so everywhere"
    if ways(tree) > MOST_WAYS:
        return (
            "this can take very long on some texts; give repeats an upper bound, as in "
            r"\w{1,20} or (?:\w{1,20} ){0,4}, and do not repeat what already repeats"
        )
    return ""


def _names(tree: Any) -> list[str]:
    found = []
    for code, argument in tree:
        found.append(str(code))
        for child in _children(argument):
            found += _names(child)
    return found


def _children(argument: Any) -> list[Any]:
    if isinstance(argument, parser.SubPattern):
        return [argument]
    if isinstance(argument, tuple | list):
        return [child for part in argument for child in _children(part)]
    return []


def ways(tree: Any) -> int:
    """An upper bound on the ways to lay a parsed pattern from one place of a piece of text."""
    total = 1
    parts = list(tree)
    for (code, argument), after in zip(parts, [*parts[1:], None], strict=False):
        name = str(code)
        if name.endswith("_REPEAT") and after is not None and _ends(argument[2], after):
            continue
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            total *= _repeat(*argument)
        elif name == "BRANCH":
            total *= _branch(argument[1])
        else:
            for child in _children(argument):
                total *= ways(child)
        if total > MOST_WAYS:
            return MOST_WAYS + 1
    return total


def _repeat(low: int, high: int, body: Any) -> int:
    low = int(low)
    high = PIECE if high is constants.MAXREPEAT else min(int(high), PIECE)
    inner = ways(body)
    if inner == 1:
        return high - low + 1
    if _parted(body):
        # Words parted by a mark that they cannot contain lie in one way only, but for the last.
        return (high - low + 1) * inner
    return sum(int(inner**count) for count in range(low, high + 1) if count < _DEEPEST)


def _ends(body: Any, after: Any) -> bool:
    """Whether a repeated class can only stop where ``after`` stands: one way, not many."""
    if len(body) != 1 or str(body[0][0]) != "IN":
        return False
    kind, argument = str(after[0]), after[1]
    if kind == "AT" and str(argument) == "AT_BOUNDARY":
        return all(
            str(member[0]) == "RANGE"
            or (str(member[0]) == "LITERAL" and chr(member[1]).isalnum())
            or (str(member[0]) == "CATEGORY" and str(member[1]) == "CATEGORY_WORD")
            for member in body[0][1]
        )
    mark = chr(argument) if kind == "LITERAL" else ""
    return bool(mark) and not mark.isalnum() and not any(_holds(m, mark) for m in body[0][1])


def _parted(body: Any) -> bool:
    """Whether ``body`` is one repeated class with a mark before or after it that it excludes."""
    while len(body) == 1 and str(body[0][0]) == "SUBPATTERN":
        body = body[0][1][-1]
    if len(body) != 2:
        return False
    marks = [argument for code, argument in body if str(code) == "LITERAL"]
    repeats = [argument[2] for code, argument in body if str(code).endswith("_REPEAT")]
    if len(marks) != 1 or len(repeats) != 1 or len(repeats[0]) != 1:
        return False
    kind, members = repeats[0][0]
    if str(kind) != "IN":
        return False
    mark = chr(marks[0])
    return not mark.isalnum() and not any(_holds(member, mark) for member in members)


def _holds(member: Any, mark: str) -> bool:
    kind, argument = str(member[0]), member[1]
    if kind == "LITERAL":
        return bool(argument == ord(mark))
    if kind == "RANGE":
        return bool(argument[0] <= ord(mark) <= argument[1])
    return not (kind == "CATEGORY" and str(argument) in ("CATEGORY_WORD", "CATEGORY_DIGIT"))


def _branch(alternatives: list[Any]) -> int:
    """Alternatives that begin with different letters exclude each other; the rest may all apply.

    Of plain texts under one letter only those apply together of which one begins another.
    """
    plain: dict[int, list[tuple[int, ...]]] = {}
    others: dict[int, int] = {}
    free = 0
    for one in alternatives:
        codes = [str(code) for code, _ in one]
        if codes and codes[0] == "LITERAL":
            first = one[0][1]
            if all(code == "LITERAL" for code in codes):
                plain.setdefault(first, []).append(tuple(argument for _, argument in one))
            else:
                others[first] = others.get(first, 0) + ways(one)
        else:
            free += ways(one)
    chains = {
        first: max(sum(one[: len(other)] == other for other in texts) for one in texts)
        for first, texts in plain.items()
    }
    under = [chains.get(first, 0) + others.get(first, 0) for first in {*chains, *others}]
    return max(1, max(under, default=0) + free)


def options() -> Any:
    """How RE2 reads a gate: case ignored, nothing written to the terminal."""
    made = re2.Options()
    made.case_sensitive = False
    made.log_errors = False
    return made


def finder(gate: str, *, pure: bool = False) -> Callable[[bytes], Any]:
    """What says whether a gate occurs in a text in UTF-8; the result is true where it does.

    With RE2 the time is linear in the text. ``pure`` asks for ``re`` even where RE2 is there.
    """
    if re2 is None or pure:
        search = re.compile(gate, FLAGS).search
        return lambda text: search(text.decode())
    try:
        return _found_by(gate, _STATES)
    except re2.error:  # a pattern that is too large for so little gets what RE2 gives by itself
        return _found_by(gate, None)


def _found_by(gate: str, memory: int | None) -> Callable[[bytes], Any]:
    """A set of one: it says whether, and not where, and so needs one pass only."""
    how = options()
    if memory:
        how.max_mem = memory
    single = re2.Set.SearchSet(how)
    single.Add(gate)
    single.Compile()
    found: Callable[[bytes], Any] = single.Match
    return found
