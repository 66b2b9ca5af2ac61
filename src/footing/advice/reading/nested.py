"""Threads whose posts begin with a line of who and how many points, answers below answers.

Such as ``[–]name 12 points 3 hours ago``, ``name · 12 points · 3h``, ``#4 name, 12 votes`` and
``name wrote:``; and pages that give name, time, text and votes a line each.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footing.advice.posts import Aside, Found, Post
from footing.advice.reading.lines import count, is_button, is_date, is_heading, tidy, votes

_NAME = r"(?:/?u/)?(?P<name>\[(?:deleted|removed)\]|[^\s|·•,()\[\]:»][^|·•,()\[\]\n:»]{0,30}?)"
_POINTS = r"(?P<points>[-−–+]?\d[\d.,]*k?|\[?score hidden\]?|no|[a-z]+)"
_UNIT = r"(?:points?|pts?|votes?|upvotes?|karma|likes?)"
_SEP = r"\s*[·•|,»–—-]?\s*"
_MARK = r"(?:\s*[(\[](?![-\d.,k]+ (?:points?|pts?|votes?|likes?|upvotes?))(?P<mark>[^()\[\]\n]{1,40})[)\]])?(?:, (?P<role>[^,\n]{2,60}?)(?=,))?"
_AGO = r"(?:(?:about |over |almost )?(?:\d{1,3}|an?|one|two|three)\s?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|mo|years?|yrs?|[smhdwy])\.?(?: ago)?|just now|yesterday)"
_WHEN = rf"\b(?P<when>{_AGO}|(?:on )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.? \d{{1,2}}(?:, \d{{4}})?[\w ,:]{{0,16}}|\d{{1,4}}[-./]\d{{1,2}}[-./]\d{{1,4}}[\w ,:]{{0,10}})"
_LEAD = r"^(?P<indent>[\s>|│┃└├─↳⤷*]*)(?:\[[-–−+]\]\s*|▲\s*|level \d+\s+|#?\d{1,3}[.)]\s+|#\d{1,3}\s+|re: )?"
_HEADS = tuple(
    re.compile(_LEAD + form, re.IGNORECASE)
    for form in (
        rf"(?:posted |answer(?:ed)? |reply |written )?by {_NAME}{_MARK}(?:{_SEP}{_WHEN})?(?:{_SEP}[(\[]?{_POINTS} {_UNIT}[)\]]?)?:?$",
        rf"{_NAME}{_MARK}{_SEP}[(\[]?{_WHEN}[)\]]?\*?{_SEP}[(\[]?{_POINTS} {_UNIT}[)\]]?(?:{_SEP}[^\n]{{0,30}})?:?$",
        rf"{_NAME}{_MARK}(?:\s*(?:OP|\[S\]|\[OP\]))?{_SEP}[(\[]?{_POINTS} {_UNIT}[)\]]?\*?(?:{_SEP}[(\[]?{_WHEN}[)\]]?\*?)?(?:{_SEP}(?:edited\b[^\n]{{0,30}}|[(\[]\d+ (?:children|replies)[)\]]))?:?$",
        rf"{_POINTS} {_UNIT} by {_NAME}{_MARK}(?:{_SEP}{_WHEN})?(?:\s*\|[^\n]*)?:?$",
        rf"{_NAME}{_MARK} {_WHEN}(?:\s*\|[^\n]*)?(?:\s*\[[-–]\])?$",
        rf"{_NAME}{_MARK} (?:wrote|writes|said|says|replied|answered|posted|commented)(?: \(?{_WHEN}\)?)?:$",
    )
)
_ALONE = re.compile(r"^(?:(?:/?u/)?[\w.-]{2,30}|\[(?:deleted|removed)\])$")
_MARKS = ("•", "·", "op", "mod", "author")
"""What may stand between a name and its time on a page that gives each a line."""
_SKIP = re.compile(
    r"^(?:re: .{0,120}|level \d+|op|•|·|\[?op\]?|(?:top|profile badge|community|verified) [\w% ]{1,40}|"
    r"[-+]?\d* ?more repl(?:y|ies)|comment deleted by \w+|avatar)$",
    re.IGNORECASE,
)
_SCORE = re.compile(r"^[-−–]?\d[\d.,]*k?$", re.IGNORECASE)
_GONE = re.compile(r"^\W{0,2}(?:deleted|removed)(?: by \w+)?\W{0,2}$", re.IGNORECASE)


def looks_like(lines: list[str]) -> bool:
    """Whether at least two posts begin with a line of who and how much, or who and when."""
    return sum(1 for line in lines if head(line) is not None) >= 2 or _stacked(lines)


def head(line: str) -> re.Match[str] | None:
    """The line above a post: name, points or time; None for any other line."""
    if not 4 <= len(line.strip()) <= 140 or line.rstrip()[-1] in "!?":
        return None
    for form in _HEADS:
        match = form.match(line.rstrip())
        if match is None or len(match["name"].split()) > 4 or _NO_NAME.match(match["name"]):
            continue
        points = match.groupdict().get("points")
        if points and count(points) is None and "hidden" not in points.lower() and points.lower() not in (
            "many", "several", "some", "few", "most", "lots"
        ):  # fmt: skip
            continue
        return match
    return None


_NO_NAME = re.compile(
    r"(?:i|he|she|they|we|you|it|that|this|edit|update|submitted|my (?:boss|manager)|and|but|so|then|"
    r"ps|(?:asked|answered|posted|viewed|modified|edited|updated|question|answer|asks)\b.*)$",
    re.IGNORECASE,
)


def read(lines: list[str]) -> Found:
    """Every post with its points, and whom it answers as far as indentation shows it."""
    if sum(1 for line in lines if head(line) is not None) < 2:
        lines = _unstacked(lines)
    heads = [(number, match) for number, line in enumerate(lines) if (match := head(line))]
    loose: list[Aside] = []
    first = heads[0][0]
    opening = tidy([line for line in lines[:first] if not is_button(line) and not is_heading(line)])
    posts: list[Post] = []
    depths: list[tuple[int, str]] = []
    for place, (at, match) in enumerate(heads):
        stop = heads[place + 1][0] if place + 1 < len(heads) else len(lines)
        depth = len(match["indent"].expandtabs(4))
        depths = [one for one in depths if one[0] < depth]
        under = depths[-1][1] if depths else ""
        name = re.sub(r"^/?u/", "", match["name"]).strip()
        depths.append((depth, name))
        post, rest = _post(name, match, lines[at + 1 : stop])
        posts.append(replace(post, under=under))
        if rest:
            loose.append(Aside("not part of an answer", "", rest))
    asker = _asker(opening, heads[0][1], posts)
    if asker and posts and posts[0].author == asker and (not opening or len(opening) < 120):
        opening = f"{opening}\n{posts[0].text}".strip()
        posts = posts[1:]
    posts = [replace(one, under="" if one.under == asker else one.under) for one in posts]
    return Found("a nested thread", asker, opening, tuple(posts), tuple(loose))


_BY = re.compile(
    r"(?:posted|submitted|asked|started|opened)\b[^\n]{0,60}?\bby\s+(?:/?u/)?(?P<name>[^\s,·•|()]{2,30})"
    r"|^(?:/?u/)(?P<user>[\w-]{2,30})\b|^(?P<op>[\w.-]{2,30})\s*[\[(·•]\s*(?:op|original poster|asker)\b",
    re.IGNORECASE | re.MULTILINE,
)


def _asker(opening: str, first: re.Match[str], posts: list[Post]) -> str:
    match = _BY.search(opening)
    if match:
        return next(one for one in match.groups() if one)
    marked = next((one.author for one in posts if one.place.upper() in ("OP", "S", "ASKER")), "")
    if marked:
        return marked
    asks = bool(posts) and "?" in posts[0].text and len(opening) <= 120
    return posts[0].author if asks else ""


def _post(name: str, head: re.Match[str], rows: list[str]) -> tuple[Post, str]:
    found = head.groupdict()
    points = found.get("points")
    number = count(points) if points else None
    said = "" if points is None or number is not None else points
    body: list[str] = []
    outside: list[str] = []
    closed = False
    for line in rows:
        row = re.sub(r"^[\s>|│┃└├─↳⤷]+", "", line)
        counted = votes(row)
        if counted is not None:
            number, said = (counted[0] if number is None else number), counted[1] or said
            closed = True
        elif is_button(row):
            closed = True
        elif closed and row:
            outside.append(row)
        elif not _SKIP.match(row):
            body.append(row)
    text = tidy(body)
    if _GONE.match(name):
        name = "somebody who left"
    place = ", ".join(one.strip() for key in ("mark", "role") if (one := found.get(key) or ""))
    return Post(name, text, place, number, found.get("when") or "", votes_said=said), tidy(outside)


def _stacked(lines: list[str]) -> bool:
    """Name, a dot, a time and the text a line each, with “Reply” below."""
    return len(_starts([line.strip() for line in lines])) >= 2


def _starts(rows: list[str]) -> dict[int, tuple[str, str, int]]:
    """The first line of every such post: its name, its time, and the last line above its words."""
    full = [number for number, row in enumerate(rows) if row]
    found: dict[int, tuple[str, str, int]] = {}
    for place, at in enumerate(full):
        name = re.sub(r"(?:['’]s)? avatar$", "", rows[at])
        if not _ALONE.match(name) or name.casefold() in _MARKS:
            continue
        here = place + 1
        marked = False
        while here < len(full) and rows[full[here]].casefold() in _MARKS and here - place < 5:
            marked = marked or rows[full[here]].casefold() == "op"
            here += 1
        if here < len(full) and is_date(rows[full[here]].lstrip("·• ")):
            found[at] = (
                f"{name} (OP)" if marked else name,
                rows[full[here]].lstrip("·• "),
                full[here],
            )
    return found


def _unstacked(lines: list[str]) -> list[str]:
    """Such lines with one heading a post, as the other pages have it."""
    rows = [line.strip() for line in lines]
    starts = _starts(rows)
    order = sorted(starts)
    made = rows[: order[0]]
    for place, at in enumerate(order):
        name, when, last = starts[at]
        stop = order[place + 1] if place + 1 < len(order) else len(rows)
        body = rows[last + 1 : stop]
        scores = [number for number, row in enumerate(body) if _SCORE.match(row)]
        points = f" {body.pop(scores[-1])} points" if scores else ""
        made.append(f"{name}{points} {when}")
        made += body
    return made
