"""Question-and-answer pages: the votes stand above an answer, its author and date below it."""

from __future__ import annotations

import re

from footing.advice.posts import Aside, Found, Post
from footing.advice.reading.lines import count, is_button, is_date, tidy

_ANSWERED = re.compile(
    r"^(?:answered|replied|posted) (?!by )(?P<day>\S.*\d.*|yesterday.*|today.*)$", re.I
)
_SIGNED = re.compile(
    r"^[–—-]{0,2} ?(?:answered|replied|posted) (?P<day>[^\n]{3,40}?) by (?P<name>\S[^\n]{0,40}?)"
    r"(?:,? +(?P<digits>\d[\d.,]*k?))?$",
    re.IGNORECASE,
)
"""An answer's day, author and standing in one line below it."""
_DASHED = re.compile(r"^[–—] ?(?P<name>[^\s–—][^\n.!?]{0,40}?)(?:,? +(?P<digits>\d[\d.,]*k?))?$")
_ARROWS = re.compile(r"^▲ ?(?P<score>[-−]?\d[\d.,]*k?) ?▼$")
"""On pages with arrows around the score, an answer is signed with a dash and a name."""
_BELOW = re.compile(r"^[↳└⤷>] ?(?=\S)")
_ASKED = re.compile(r"^asked (?P<day>\S.*)$", re.IGNORECASE)
_AVATAR = re.compile(r"^(?P<name>\S.{0,60}?)(?:'s|’s) user avatar$")
_BADGES = re.compile(
    r"^(?P<digits>\d[\d.,]*k?\d*)(?: \d{1,4})? ?(?:gold|silver|bronze) badges?", re.IGNORECASE
)
_SCORE = re.compile(r"^[-−–+]?\d[\d.,]*k?$", re.IGNORECASE)
_COUNTED = re.compile(r"^(?:\d+ answers?|answers? ?\(?\d*\)?)$", re.IGNORECASE)
_COMMENT = re.compile(r"^(?P<text>.*\S)\s+[–—-]\s?(?P<name>\S.{0,40})$")
_DATED = re.compile(
    r"^(?P<text>.*\S)\s+[–—-]\s?(?P<name>\S{1,30}(?: \S{1,20}){0,2}?),? "
    r"(?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|\d{4}-\d|\d{1,2}[/.]\d|yesterday|today|"
    r"(?:over |about )?(?:\d{1,3}|an?|one|two|three) (?:min|hour|day|week|month|year)).{0,24})$"
)
_UNDATED = re.compile(r"^(?P<text>.*[.!?…)\"”'])\s+[–—-]\s?(?P<name>\S{2,30}(?: [A-Z]\S{0,12})?)$")
"""A comment with its day in the same line, and one that shows none."""
_ACCEPTED = re.compile(
    r"^\W{0,3}(?:accepted|accepted answer|best answer|chosen answer)\W{0,2}$", re.I
)
_END = re.compile(
    r"^(?:you must log in|your answer|not the answer you|not what you were looking for|related|"
    r"hot network questions|browse other questions|linked|sign up or log in|post your answer|"
    r"load more answers|protected by|highly active question)\b",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"^(?:asked|modified|viewed|active) \S.{0,40}$|^[-−]?\d[\d.,]*k?$", re.IGNORECASE
)
_LABEL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,4}")
_STANDING = re.compile(r"^(?P<name>\S.*?)\s{2,}(?P<digits>\d[\d.,]*k?)$", re.IGNORECASE)
"""A name with its standing in the same line."""
_SCORED = re.compile(r"^(?P<score>\d{1,4})\s+(?=\S.*\s[–—-]\s?\S)")
"""The score of a comment in its own line."""
_COMMENTS = re.compile(r"^\d+ comments?$", re.IGNORECASE)
_NEW = re.compile(r"^new contributor\b", re.IGNORECASE)


def looks_like(lines: list[str]) -> bool:
    """Whether at least one answer is signed with “answered” and a date."""
    return any(_ANSWERED.match(row) for row in _rows(lines))


def read(lines: list[str]) -> Found:
    """The question, its comments, and every answer with its votes and the comments below it."""
    rows = _rows(lines)
    signed = [number for number, row in enumerate(rows) if _ANSWERED.match(row)]
    asked = [number for number, row in enumerate(rows[: signed[0]]) if _ASKED.match(row)]
    posts: list[Post] = []
    loose: list[Aside] = []
    asker = question = ""
    at = 0
    if asked:
        question = _asked(_body(rows, 0, asked[-1])[0])
        asker, _, at = _signature(rows, asked[-1] + 1)
        comments, at = _comments(rows, at, "")
        posts += comments
    for number in signed:
        text, score, accepted = _body(rows, at, number)
        author, place, at = _signature(rows, number + 1)
        match = _ANSWERED.match(rows[number])
        day = match["day"] if match else ""
        if accepted:
            place = ", ".join(part for part in (place, "accepted answer") if part)
        posts.append(Post(author, text, place, score, day))
        comments, at = _comments(rows, at, author)
        posts += comments
    rest = tidy([row for row in rows[at:] if not is_button(row)])
    if rest:
        loose.append(Aside("not part of an answer", "", rest))
    return Found("a question-and-answer page", asker, question, tuple(posts), tuple(loose))


def _rows(lines: list[str]) -> list[str]:
    """The lines without their indentation; day, name and standing of an answer a line each."""
    rows = [line.strip() for line in lines]
    arrows = dashed = any(_ARROWS.match(row) for row in rows)
    made: list[str] = []
    for row in rows:
        match = _SIGNED.match(row) or (_DASHED.match(row) if dashed else None)
        if match:
            day = match.groupdict().get("day") or "on day 0"
            made += [f"answered {day}", match["name"]]
            made += [match["digits"]] if match["digits"] else []
        elif score := _ARROWS.match(row):
            if arrows:  # what stands above the first score is the question
                made.append("asked on day 0")
                arrows = False
            made.append(score["score"])
        else:
            made.append(_BELOW.sub("", row))
    return made


def _body(rows: list[str], begin: int, end: int) -> tuple[str, int | None, bool]:
    """The words between two places, the score above them, and whether they were accepted."""
    score: int | None = None
    accepted = False
    kept: list[str] = []
    for row in rows[begin:end]:
        if _END.match(row) or _COUNTED.match(row):
            kept = []
            score = None
        elif score is None and not any(kept) and _SCORE.match(row):
            score = count(row)
        elif _ACCEPTED.match(row) or row in ("✓", "✔", "✅"):
            accepted = True
        elif (
            not is_button(row) and not _AVATAR.match(row) and not row.lower().startswith("edited ")
        ):
            kept.append(row)
    return tidy(kept), score, accepted


def _asked(text: str) -> str:
    """The question without the counters above it and the labels below it."""
    rows = [row for row in text.split("\n") if not _COUNTER.match(row)]
    while rows and (not rows[-1] or _LABEL.fullmatch(rows[-1])):
        rows.pop()
    return tidy(rows)


def _signature(rows: list[str], at: int) -> tuple[str, str, int]:
    """The author and their standing below an answer, and where the rest begins."""
    name = place = ""
    while at < len(rows) and (not rows[at] or _AVATAR.match(rows[at])):
        match = _AVATAR.match(rows[at])
        name = match["name"] if match else name
        at += 1
    if at < len(rows) and (not name or rows[at] == name) and not _SCORE.match(rows[at]):
        name = rows[at]
        at += 1
        if match := _STANDING.match(name):
            name, place = match["name"], f"{match['digits']} rep"
    while at < len(rows):
        badges = _BADGES.match(rows[at])
        if badges or (name and _SCORE.match(rows[at]) and not place):
            if not badges and _comment(rows, at + 1) and not _SCORED.match(rows[at + 1]):
                break
            place = f"{_standing(badges['digits']) if badges else rows[at]} rep"
        elif _NEW.match(rows[at]):
            place = ", ".join(part for part in (place, "new contributor") if part)
        else:
            break
        at += 1
    return name, place, at


def _standing(digits: str) -> str:
    """The reputation before the number of badges, which is copied twice: 8,93155 is 8,931."""
    for size in range(1, len(digits) // 2 + 1):
        if digits[-size:] == digits[-2 * size : -size]:
            return digits[: -2 * size].rstrip(",.") or digits[:-size]
    return digits


def _comment(rows: list[str], at: int) -> tuple[re.Match[str], str, int] | None:
    """The comment in a line, its day (in the line, below it or nowhere) and the line after it."""
    if at >= len(rows):
        return None
    if at + 1 < len(rows) and is_date(rows[at + 1]) and (match := _COMMENT.match(rows[at])):
        return match, rows[at + 1], at + 2
    if match := _DATED.match(rows[at]):
        return match, match["day"], at + 1
    if match := _UNDATED.match(rows[at]):
        return match, "", at + 1
    return None


def _comments(rows: list[str], at: int, under: str) -> tuple[list[Post], int]:
    """The comments that stand here, and the line after them."""
    found: list[Post] = []
    while at < len(rows):
        row = rows[at]
        if not row or (is_button(row) and not _SCORE.match(row)) or _COMMENTS.match(row):
            at += 1
            continue
        score = count(row) if _SCORE.match(row) else None
        here = at + 1 if score is not None else at
        if score is None and (match := _SCORED.match(row)):
            score = int(match["score"])
            rows = [*rows[:at], row[match.end() :], *rows[at + 1 :]]
        one = _comment(rows, here)
        if one is None:
            break
        match, day, at = one
        place = f"comment under {under}" if under else "comment on the question"
        name = match["name"].strip()
        found.append(Post(name, match["text"], place, score, day, under, on_question=not under))
    return found, at
