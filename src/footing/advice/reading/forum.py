"""Old community forums: a name, “answers from”, a place, the text, who found it helpful."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footing.advice.posts import Aside, Found, Post
from footing.advice.reading.lines import is_button, is_date, is_heading, tidy, votes

_FROM = re.compile(
    r"^(?P<how>asks?|answers?|replies|replied|responds?|responded|writes?|wrote|posts?|posted|"
    r"says?|said|comments?|advises?) from:?(?: (?P<place>\S.*))?$",
    re.IGNORECASE,
)
_ADDED = re.compile(r"^(?:(?:added|edited|updated?) by [^:\n]{1,40}:|edit(?: ?\d)?:|update(?: ?\d)?:"
                    r"|\(?(?:later )?(?:edit|update|eta|addendum|so what happened)\b[^:\n]{0,20}[:?])",
                    re.IGNORECASE)  # fmt: skip


def looks_like(lines: list[str]) -> bool:
    """Whether at least one answer has its name and place above it as such forums write them."""
    return sum(1 for line in lines if _FROM.match(line.strip())) >= 1


def read(lines: list[str]) -> Found:
    """Every answer with author, place, date and votes; what follows “report” is of no answer."""
    heads = [number for number, line in enumerate(lines) if _FROM.match(line.strip())]
    posts: list[Post] = []
    loose: list[Aside] = []
    asker = question = ""
    for place, at in enumerate(heads):
        stop = heads[place + 1] if place + 1 < len(heads) else len(lines)
        end = _before_author(lines, stop) if place + 1 < len(heads) else stop
        match = _FROM.match(lines[at].strip())
        assert match is not None  # noqa: S101  (heads holds matching lines only)
        author = lines[_above(lines, at)].strip()
        if match["how"].lower().startswith("ask") and not question:
            asker = author
            body, _ = _question(lines, at + 1, end)
            question, added = _without_added(body)
            loose += [Aside("the asker's follow-up", asker, text) for text in added]
            continue
        post, rest = _post(author, match["place"] or "", lines, at + 1, end)
        posts.append(post)
        if rest:
            loose.append(Aside("not part of an answer", "", rest))
    return Found("a forum thread", asker, question, tuple(posts), tuple(loose))


def _above(lines: list[str], at: int) -> int:
    """The line of the author: the nearest line above with something in it."""
    here = at - 1
    while here > 0 and not lines[here].strip():
        here -= 1
    return max(here, 0)


def _before_author(lines: list[str], at: int) -> int:
    end = _above(lines, at)
    while end > 0 and (not lines[end - 1].strip() or is_heading(lines[end - 1])):
        end -= 1
    return end


def _question(lines: list[str], begin: int, end: int) -> tuple[str, str]:
    """The text of a question, without its place and the number of answers."""
    rows = [line for line in lines[begin:end] if not is_button(line) and not is_heading(line)]
    while rows and (len(rows[0].split()) <= 5):
        rows.pop(0)
    return tidy(rows), ""


def _without_added(body: str) -> tuple[str, list[str]]:
    kept: list[str] = []
    added: list[str] = []
    for line in body.split("\n"):
        match = _ADDED.match(line)
        if match:
            added.append(line[match.end() :].strip())
        else:
            kept.append(line)
    return tidy(kept), [one for one in added if one]


def _post(author: str, place: str, lines: list[str], at: int, end: int) -> tuple[Post, str]:
    """The answer, and what stands below it without belonging to it."""
    rows = [line.strip() for line in lines[at:end]]
    rest = iter(rows)
    body: list[str] = []
    outside: list[str] = []
    day = ""
    number: int | None = None
    said = ""
    closed = False
    for row in _headless(rest):
        if isinstance(row, tuple):
            place, day = row[0] or place, row[1]
            continue
        counted = votes(row)
        if counted is not None:
            number, said = counted
            closed = True
        elif is_button(row):
            closed = True
        elif closed:
            outside.append(row)
        else:
            body.append(row)
    post = Post(author, tidy(body), place, number, day, votes_said=said)
    return post, tidy(outside)


def _headless(rows: Iterator[str]) -> Iterator[str | tuple[str, str]]:
    """The rows of an answer; first, as a pair, the place and the day that stand above it."""
    place = day = ""
    first: list[str] = []
    for row in rows:
        if not row:
            continue
        bare = re.fullmatch(r"on(?:\s+(?P<day>\S.{0,30}))?", row, re.IGNORECASE)
        if bare:
            day = bare["day"] or ""
            first = []
            break
        if is_date(row):
            day = row
            first = []
            break
        if place or len(row) > 50 or len(row.split()) > 6:
            first = [row]
            break
        place = row
    yield place, day
    yield from first
    yield from rows
