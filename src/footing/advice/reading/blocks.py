"""Posts with a short line of who above them and their votes below: “J.D. (Hoboken, NJ)”.

The line above may hold a place or a role in brackets, after a comma or after a dash, and a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from footing.advice.posts import Aside, Found, Post
from footing.advice.reading.lines import is_button, is_date, is_heading, tidy, votes

_HEAD = re.compile(
    r"^(?:#?\d{1,3}[.)]? )?(?P<name>[^\s()\[\],:;|·•!?][^()\[\],:;|·•!?\n]{0,30}?)"
    r"(?:\s?[(\[](?P<mark>[^()\[\]\n]{2,50})[)\]]"
    r"|\s?[,|·•]\s?(?P<place>[^\n!?]{2,50}?)"
    r"|\s[–—-]\s(?P<role>[^\n!?]{2,50}?)"
    r"| (?:from|in|of) (?P<town>[A-Z][^\n!?]{1,40}?))?"
    r"(?:\s?[,|·•–—-]?\s?(?P<day>(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}))?:?$"
)
_ASKED = re.compile(
    r"^(?:started|asked|posted|opened|written) by (?P<name>[^\n,(]{1,40}?)(?:[,(].*)?$",
    re.IGNORECASE,
)
_LONGEST = 70
_ENOUGH = 3


@dataclass(frozen=True)
class _Block:
    """The lines from a line of who to the votes below it."""

    head: re.Match[str]
    body: tuple[str, ...]
    votes: tuple[int | None, str]


def looks_like(lines: list[str]) -> bool:
    """Whether at least three posts stand between a line of who and a line of votes."""
    return len(_blocks(lines)[0]) >= _ENOUGH


def read(lines: list[str]) -> Found:
    """Every such post; what stands above the first is the question."""
    blocks, opening, rest = _blocks(lines)
    asker = next((match["name"] for row in opening if (match := _ASKED.match(row))), "")
    question = tidy([row for row in opening if not (is_button(row) or is_heading(row))])
    posts = [
        Post(
            one.head["name"].strip(),
            tidy(list(one.body)),
            next((one.head[key] for key in ("mark", "place", "role", "town") if one.head[key]), ""),
            one.votes[0],
            one.head["day"] or "",
            votes_said=one.votes[1],
        )
        for one in blocks
    ]
    loose = (Aside("not part of an answer", "", rest),) if rest else ()
    return Found("a forum thread", asker, question, tuple(posts), loose)


def _blocks(lines: list[str]) -> tuple[list[_Block], list[str], str]:
    """The posts, the lines above the first one, and what follows the last."""
    rows = [line.strip() for line in lines]
    if sum(1 for row, below in pairwise(rows) if votes(row) and _is_head(below)) >= _ENOUGH:
        rows = _votes_below(rows)
    found: list[_Block] = []
    opening: list[str] = []
    since: list[str] = []
    outside: list[str] = []
    for row in rows:
        counted = votes(row)
        if counted is None:
            if not is_button(row):
                since.append(row)
            continue
        heads = _heads(since, first=not found)
        if not found:
            opening += since[: heads[0]] if heads else [*since, row]
        else:
            outside += since[: heads[0]] if heads else [*since, row]
        for at, stop in pairwise([*heads, len(since)]):
            match = _HEAD.match(since[at])
            body = [one for one in since[at + 1 : stop] if not is_date(one)]
            if not any(body):
                outside += [since[at], row]
            elif match:
                last = stop == len(since)
                found.append(_Block(match, tuple(body), counted if last else (None, "")))
        since = []
    return found, opening, tidy([*outside, *since])


def _votes_below(rows: list[str]) -> list[str]:
    """The rows of a page that shows the votes above each post, as if they stood below it."""
    made: list[str] = []
    kept = ""
    for row in rows:
        if votes(row):
            made += [kept] if kept else []
            kept = row
        else:
            made.append(row)
    return [*made, kept]


def _is_head(row: str) -> bool:
    return bool(
        0 < len(row) <= _LONGEST and _HEAD.match(row) and not is_date(row) and not is_heading(row)
    )


def _heads(rows: list[str], *, first: bool) -> list[int]:
    """Where the lines of who stand: after a blank line, of one form; at the top only the last."""
    fits = [
        number
        for number, row in enumerate(rows[:-1])
        if _is_head(row) and (number == 0 or not rows[number - 1]) and rows[number + 1]
    ]
    if first or not fits:
        return fits[-1:]
    return [one for one in fits if one == fits[0] or _form(rows[one]) == _form(rows[fits[0]])]


def _form(row: str) -> tuple[bool, ...]:
    match = _HEAD.match(row)
    return tuple(bool(match and match[key]) for key in ("mark", "place", "role", "town"))
