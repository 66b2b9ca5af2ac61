"""Notes of what people said: “Maria (ex-boss): …”, one person after the other."""

from __future__ import annotations

import re

from footing.advice.posts import Aside, Found, Post
from footing.advice.reading.lines import count, tidy, votes

_NAME = (
    r"(?P<name>(?:(?:my|our|the|an?) )?[A-ZÀ-ÖØ-Þ“\"'(]?[\w.’'&“”\"-]+(?: [\w.’'&“”\"-]+){0,3}?)"
)
_ROLE = r"(?:\s*[(\[](?P<role>[^()\[\]\n]{1,80})[)\]]|,\s(?P<role2>[^:,\n]{2,60}))?"
_HOW = r"(?:\s(?P<how>said|says|wrote|thinks|texted|told me|on the phone|by (?:phone|text|mail|e-?mail)|over (?:lunch|coffee|dinner|tea|a beer)|in the (?:car|kitchen|corridor|canteen)|at (?:lunch|dinner|work|home|the \w+)|yesterday|today|tonight|this morning|last night|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)){0,2}"
_LINE = re.compile(
    rf"^\s{{0,3}}(?P<bullet>[-*•–]\s+|\d{{1,2}}[.)]\s+)?{_NAME}{_ROLE}{_HOW}(?:\s?[(\[][+]?(?P<points>\d{{1,4}})[)\]])?\s*(?:[:：]|\s[–—-])\s*(?P<text>\S.*|)$"
)
_HEAD = re.compile(rf"^\s{{0,3}}(?:#+\s*|\*\*)?{_NAME}{_ROLE}(?:\*\*)?:?(?:\*\*)?$")
_NO_NAMES = re.compile(
    r"^(?:ps|p\.s|note|notes|edit|update|re|subject|question|answer|also|but|and|so|then|first|"
    r"second|third|next|finally|option|step|plan|one thing|two things|example|e\.g|i\.e|my advice|"
    r"in short|tl;?dr|bottom line|reason|problem|http|https|what|why|how|the (?:question|problem|"
    r"point|thing|answer|date|count)|pros?|cons?|today|tomorrow|say|ask|remember|result|"
    r"to do|todo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^(?P<name>\S.{0,38}?)\s(?:again|later|once more|also|too)$")
_ROLE_WORD = re.compile(r"\b(?:votes?|points?|likes?)\b", re.IGNORECASE)
_CUT = re.compile(r"^\s*(?:[-_=*~]{3,})\s*$")


def looks_like(lines: list[str]) -> bool:
    """Whether two lines begin with a name and a colon, or the first with a name and who it is."""
    named = [match for line in lines if (match := _named(line))]
    first = next((line for line in lines if line.strip()), "")
    alone = named[:1] and named[0].string == first and named[0]["role"] and named[0]["text"]
    return len(named) >= 2 or bool(alone)


def _named(line: str) -> re.Match[str] | None:
    match = _LINE.match(line)
    if match is None or _NO_NAMES.match(match["name"]):
        return None
    name = match["name"]
    if re.match(r"(?:s?he|they|we|i|you|it|mine)\b", name, re.IGNORECASE):
        return None
    if (
        not (match["bullet"] or match["role"])
        and not name[0].isupper()
        and not re.match(r"(?:my|our|the|an?) ", name)
    ):
        return None
    return None if len(name) > 40 else match


def read(lines: list[str]) -> Found:
    """Every note with its person and their role; lines without a name belong to the one above."""
    found: list[tuple[str, str, list[str], int | None]] = []
    before: list[str] = []
    for line in lines:
        match = _named(line)
        if match is not None:
            role = (match["role"] or match["role2"] or "").strip()
            role, number = _without_votes(role)
            number = int(match["points"]) if match["points"] else number
            how = f"{role}, {match['how']}" if role and match["how"] else role or match["how"] or ""
            name = match["name"].strip("“”\"'( ")
            if again := _AGAIN.match(name):
                name = _earlier(again["name"], [one[0] for one in found]) or name
            found.append((name, how, [match["text"]], number))
        elif found and not _CUT.match(line):
            found[-1][2].append(line)
        elif line.strip() and not _CUT.match(line):
            before.append(line)
    posts = []
    for name, role, rows, number in found:
        shown = number
        kept = []
        for row in rows:
            counted = votes(row)
            if counted is None:
                kept.append(row)
            else:
                shown = counted[0]
        posts.append(Post(name, tidy(kept), role, shown))
    question = tidy(before)
    asker = next((one.author for one in posts if one.author.lower() in ("me", "i", "myself")), "")
    return Found("notes", asker, question, tuple(one for one in posts if one.text), ())


def _earlier(name: str, before: list[str]) -> str:
    """Who spoke before under this name, or as “my sister” and this name; empty if nobody did."""
    return next((one for one in before if one == name or one.endswith(f" {name}")), "")


def plain(text: str) -> Found:
    """Text without any sign of who wrote it: one piece, or one a part between lines of dashes."""
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _CUT.match(line):
            parts.append([])
        else:
            parts[-1].append(line)
    posts = [_plain(rows) for rows in parts if tidy(rows)]
    return Found("plain text", "", "", tuple(posts), ())


def _plain(rows: list[str]) -> Post:
    kept = []
    number: int | None = None
    said = ""
    for row in rows:
        counted = votes(row)
        if counted is None:
            kept.append(row)
        else:
            number, said = counted
    return Post("", tidy(kept), "", number, votes_said=said)


def _without_votes(role: str) -> tuple[str, int | None]:
    """A role such as “ex-boss, 3 votes” as the role and the votes."""
    if not _ROLE_WORD.search(role):
        return role, None
    kept = []
    number = None
    for part in role.split(","):
        match = re.fullmatch(r"\s*\+?([\w]+) (?:votes?|points?|likes?)\s*", part)
        value = count(match[1]) if match else None
        if value is None:
            kept.append(part.strip())
        else:
            number = value
    return ", ".join(kept), number


def loose(text: str) -> Aside:
    """Words that stand before the first note."""
    return Aside("not part of an answer", "", text)
