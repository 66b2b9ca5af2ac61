"""Chat exports: a time and a name before each message; what one person says in a row is one piece.

Known are the exports of WhatsApp, Telegram, Signal, Slack, Discord and Teams, and plain lines such
as ``20:31 Name: text``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from footing.advice.posts import Aside, Found, Post
from footing.advice.reading.lines import tidy

NEAR = timedelta(minutes=6)
"""Messages of one person so close together are one piece, whoever spoke between them."""
ROW = timedelta(minutes=20)
"""And these, where nobody but the asker spoke between them."""

_DAY = r"(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|Today|Yesterday|[A-Z][a-z]+day)"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"(?:{_DAY}(?:,|\sat)?\s{{1,2}}{_TIME}|{_TIME}(?:,\s{_DAY})?)"
_NAME = r"[^\s:\[\]][^:\[\]\n]{0,59}?"
_ONE_LINE = (
    re.compile(rf"^\u200e?\[(?P<when>{_STAMP})\]\s?(?P<name>{_NAME}):\s?(?P<text>.*)$"),
    re.compile(rf"^\u200e?(?P<when>{_STAMP})\s[-–—]\s(?P<name>{_NAME}):\s?(?P<text>.*)$"),
    re.compile(rf"^(?P<when>{_STAMP})[\s\t]+<?(?P<name>{_NAME})>?:\s?(?P<text>.*)$"),
)
_TWO_LINES = (
    re.compile(rf"^(?P<name>{_NAME}),? \[(?P<when>{_STAMP})\]:?$"),
    re.compile(rf"^(?P<name>{_NAME})\s*[—–-]\s*(?P<when>{_STAMP})$"),
    re.compile(rf"^(?P<name>{_NAME})(?: APP)?\s{{1,4}}\[?(?P<when>{_STAMP})\]?$"),
    re.compile(rf"^\[(?P<when>{_STAMP})\] (?P<name>{_NAME})$"),
)
_SYSTEM = re.compile(
    rf"^\u200e?\[?(?P<when>{_STAMP})\]?(?:\s[-–—])?\s(?P<text>.*\b(?:changed|created|added|left|"
    r"joined|removed|encrypted|pinned|deleted|started|renamed|invited|missed)\b.*)$"
)
_EMOJI = r"(?:[\U0001F300-\U0001FAFF\u2190-\u21FF\u2300-\u27BF\u2B00-\u2BFF]\uFE0F?(?:[\U0001F3FB-\U0001F3FF])?(?:\u200d[\U0001F300-\U0001FAFF\u2640\u2642\u2764]\uFE0F?)*|:[a-z0-9_+-]{1,30}:)"
_REACTION = re.compile(rf"({_EMOJI})\s?(?:[x×]\s?)?(\d{{1,4}})?")
_REACTIONS = re.compile(
    rf"^\W{{0,2}}(?:reactions?:?\s?)?(?:{_EMOJI}\s?(?:[x×]\s?)?\d{{0,4}}[,;·\s]*|\d{{1,4}}\s?{_EMOJI}[,;·\s]*)+\W{{0,1}}$",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"\s*[\[(](?P<all>(?:{_EMOJI}\s?[x×]?\s?\d{{1,4}}[,;\s]*)+)[\])]$")
_LAUGHS = {"😂", "🤣", "😆", "😹", ":joy:", ":rofl:", ":laughing:"}
_ROLE = re.compile(r"^(?P<name>[^()]{1,40}?) \((?P<role>[^()]{2,60})\)$")
_CRY = re.compile(
    r"^(?:oh|omg|oof|ouch|yikes|wow|aw+|ugh|no+|eek|argh|jesus|christ|blimey)\b[^\n.,]{0,16}$",
    re.IGNORECASE,
)
"""A message that is a cry and no part of what follows it."""
_EDITED = re.compile(r"\s*[<(]?\b(?:this message was edited|edited)[>)]$", re.IGNORECASE)
_FORMS = (
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%y %H:%M:%S", "%d/%m/%y %H:%M",
    "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%m/%d/%y %I:%M %p", "%m/%d/%y %I:%M:%S %p",
    "%d/%m/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M %p", "%d/%m/%y %I:%M %p", "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M", "%d %b %Y %H:%M:%S", "%d %b %Y %H:%M", "%d %B %Y %H:%M", "%m/%d/%Y %H:%M",
    "%m/%d/%y %H:%M",
    "%H:%M:%S", "%H:%M", "%I:%M %p", "%I:%M:%S %p",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One message: who, when (where that can be read), its words and its reactions."""

    author: str
    when: str
    moment: datetime | None
    text: str
    votes: int | None = None
    laughs: int = 0
    place: str = ""


def looks_like(lines: list[str]) -> bool:
    """Whether at least three lines begin as messages do, and at least two names speak."""
    names = [match["name"] for line in lines if (match := _head(line)) is not None]
    if len(names) >= 3 and len(set(names)) >= 2:
        return True
    heads = [match["name"] for line in lines if (match := _two(line)) is not None]
    return len(heads) >= 3 and len(set(heads)) >= 2


def read(lines: list[str]) -> Found:
    """Every piece in the order of its first message; the first to speak at length is the asker."""
    said, loose = _messages(lines)
    asker = next((one.author for one in said if one.text), "")
    first = []
    for one in said:
        if one.author != asker:
            break
        first.append(one.text)
    question = tidy(first)
    posts = _joined(said[len(first) :], asker)
    return Found("a chat", asker, question, tuple(posts), tuple(loose))


def _head(line: str) -> re.Match[str] | None:
    bare = line.replace("\u202f", " ").replace("\u00a0", " ").lstrip("\u200e\ufeff").rstrip()
    return next((match for form in _ONE_LINE if (match := form.match(bare))), None)


def _two(line: str) -> re.Match[str] | None:
    bare = line.replace("\u202f", " ").replace("\u00a0", " ").strip()
    if len(bare) > 90 or "»" in bare:
        return None
    return next((match for form in _TWO_LINES if (match := form.match(bare))), None)


def _messages(lines: list[str]) -> tuple[list[Line], list[Aside]]:
    one_line = sum(1 for line in lines if _head(line)) >= 3
    found: list[Line] = []
    loose: list[Aside] = []
    body: list[str] = []

    def close() -> None:
        if found and body:
            text, votes, laughs = _reacted(body)
            found[-1] = replace(found[-1], text=text, votes=votes, laughs=laughs)
        body.clear()

    last: datetime | None = None
    for line in lines:
        match = _head(line) if one_line else _two(line)
        if match is not None:
            close()
            last = _moment(match["when"], last)
            name, place = _who(match["name"])
            found.append(Line(name, match["when"], last, "", place=place))
            if one_line:
                body.append(match["text"])
        elif (system := _SYSTEM.match(line.replace("\u202f", " "))) is not None:
            close()
            loose.append(Aside("a line of the chat program", "", system["text"]))
        elif found:
            body.append(line)
        elif line.strip():
            loose.append(Aside("a line of the chat program", "", line.strip()))
    close()
    return found, loose


def _who(name: str) -> tuple[str, str]:
    """The name, and who they are where it stands in brackets: “Colm (union rep)”."""
    bare = name.strip(" ~,")
    match = _ROLE.match(bare)
    return (match["name"], match["role"]) if match else (bare, "")


def _reacted(body: list[str]) -> tuple[str, int | None, int]:
    """The words of a message, and the reactions to it."""
    words: list[str] = []
    votes: int | None = None
    laughs = 0
    for number, line in enumerate(body):
        marks = line.strip()
        trailing = _TRAILING.search(marks)
        if number and marks and _REACTIONS.match(marks):
            pass
        elif trailing is not None:
            words.append(marks[: trailing.start()])
            marks = trailing["all"]
        else:
            words.append(line)
            continue
        for emoji, count in _reactions(marks):
            votes = (votes or 0) + count
            laughs += count if emoji.rstrip("\ufe0f") in _LAUGHS else 0
    return _EDITED.sub("", tidy(words)), votes, laughs


def _reactions(marks: str) -> list[tuple[str, int]]:
    """Each sign with its count: “👍 3”, “👍”, or “3 👍”."""
    if re.match(rf"^\s{{0,2}}\d{{1,4}}\s?{_EMOJI}", marks):
        return [
            (sign, int(number)) for number, sign in re.findall(rf"(\d{{1,4}})\s?({_EMOJI})", marks)
        ]
    return [(sign, int(number or 1)) for sign, number in _REACTION.findall(marks)]


def _moment(when: str, last: datetime | None) -> datetime | None:
    plain = re.sub(r"[-.](?=\d)", "/", when.replace(",", " ").replace(" at ", " "))
    plain = (
        re.sub(r"(\d)[/](\d{2})(?=(?:[:/]\d{2})?\s?(?:[AaPp]|$))", r"\1:\2", plain)
        if ":" not in plain
        else plain
    )
    plain = re.sub(r"\s+", " ", plain.replace("a.m.", "AM").replace("p.m.", "PM")).strip().upper()
    plain = re.sub(r"(\d)(AM|PM)$", r"\1 \2", plain)
    for form in _FORMS:
        try:
            found = datetime.strptime(plain, form)  # noqa: DTZ007  (a chat shows local times only)
        except ValueError:
            continue
        if found.year > 1900 or last is None:
            return found
        same = last.replace(hour=found.hour, minute=found.minute, second=found.second)
        return same if same >= last - timedelta(hours=12) else same + timedelta(days=1)
    return None


def _joined(said: list[Line], asker: str) -> list[Post]:
    """Messages as pieces; a person's next thought after a while, or to another adviser, is new."""
    names = {one.author for one in said}
    posts: list[Post] = []
    latest: dict[str, tuple[int, datetime | None]] = {}
    between: dict[str, bool] = {}
    for one in said:
        known = latest.get(one.author)
        if (
            known is not None
            and _goes_on(one, known[1], others=between.get(one.author, False))
            and not (
                _answers_another(one, names - {one.author, asker})
                or _stands_alone(one.text)
                or _stands_alone(posts[known[0]].text)
                or _CRY.match(posts[known[0]].text)
                or posts[known[0]].laughs * 2 > (posts[known[0]].votes or 0)
            )
        ):
            post = posts[known[0]]
            posts[known[0]] = replace(
                post,
                text=f"{post.text}\n{one.text}".strip(),
                votes=post.votes if one.votes is None else (post.votes or 0) + one.votes,
                laughs=post.laughs + one.laughs,
            )
            at = known[0]
        else:
            posts.append(
                Post(
                    one.author,
                    one.text,
                    one.place,
                    votes=one.votes,
                    day=one.when,
                    laughs=one.laughs,
                    moment=one.moment,
                )
            )
            at = len(posts) - 1
        latest[one.author] = (at, one.moment)
        between[one.author] = False
        if one.author != asker:
            between |= {name: True for name in between if name != one.author}
    return posts


def _goes_on(one: Line, last: datetime | None, *, others: bool) -> bool:
    if one.moment is None or last is None:
        return not others
    return one.moment - last <= (NEAR if others else ROW)


def _answers_another(one: Line, names: set[str]) -> bool:
    """Whether a message begins by naming another adviser."""
    begin = one.text.lower()[:40]
    return any(
        re.match(
            rf"(?:@|no,? |yes,? |agree(?:d)? with |but |ok(?:ay)? )?{re.escape(first.lower())}\b",
            begin,
        )
        for first in (name.split()[0] for name in names if name.split())
        if len(first) > 1
    )


_ALONE = re.compile(
    r"^(?:<?(?:media|image|video|audio|sticker|gif|document|photo)\b[^\n]{0,20}omitted>?"
    r"|<attached: [^\n]*>|(?:this|you deleted this) message(?: was deleted)?\.?"
    r"|message deleted|\[?deleted(?: message)?\]?|[^\n]{0,30}\bwrong (?:chat|group|thread|window)\b[^\n]{0,40}"
    r"|[^\n]{0,60}\b(?:did that (?:go|send) twice|sent twice|double post|ignore that)\b[^\n]{0,20})$",
    re.IGNORECASE,
)


def _stands_alone(text: str) -> bool:
    """Whether a message is none of the advice: a picture, deleted, or meant for others."""
    return _ALONE.match(text.strip()) is not None
