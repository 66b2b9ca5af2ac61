"""Mails pasted one after the other, with what they quote."""

from __future__ import annotations

import re

from footing.advice.posts import Aside, Found, Post
from footing.advice.reading.lines import tidy

_FIELD = re.compile(
    r"^\**(?P<key>from|to|cc|bcc|sent|date|subject|reply-to|von|an|datum|betreff)\**:\**\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^(?P<mark>[>\s]*)(?:on|am|le) .{4,90}?,?\s(?P<name>[^\n,<>]{2,60}?)\s*(?:<[^<>\n]+>)?\s*(?:wrote|schrieb|a écrit):?\s*$",
    re.IGNORECASE,
)
_WROTE_SHORT = re.compile(
    r"^(?P<mark>[>\s]*)(?P<name>[A-Z][\w .’'-]{1,40}?)(?: <[^<>\n]+>)? wrote:\s*$"
)
_ORIGINAL = re.compile(
    r"^\s*-{2,} ?(?:original message|forwarded message|original appointment|weitergeleitet\w*).{0,20}$",
    re.I,
)
_RULE = re.compile(r"^\s*(?:[-_=*]{5,})\s*$")
_SIGNATURE = re.compile(r"^-- ?$")
_ADDRESS = re.compile(r"\s*[<\[(]\s*(?:mailto:)?[^<>\[\]()\s]+@[^<>\[\]()\s]+\s*[>\])]|[\"]")
_NOTICE = re.compile(
    r"^\s*(?:sent from my|get outlook for|von meinem|this e-?mail (?:and|is|may)|confidential\w*|"
    r"\[?(?:image|cid):)",
    re.IGNORECASE,
)


def looks_like(lines: list[str]) -> bool:
    """Whether there is a mail's heading, or at least one “… wrote:” with quoted lines."""
    heads = _heads(lines)
    wrote = sum(1 for line in lines if _WROTE.match(line) or _WROTE_SHORT.match(line))
    quoted = sum(1 for line in lines if line.startswith(">"))
    return bool(heads) or (wrote >= 1 and quoted >= 1)


def read(lines: list[str]) -> Found:
    """Every mail; a quoted one that is not there by itself counts as a mail, too.

    The asker is whom at least two mails are written to and who wrote the oldest text quoted, or
    the first one where nothing else tells.
    """
    heads = _heads(lines)
    cuts = [at for at, _ in heads] or [0]
    sent: list[tuple[dict[str, str], list[str]]] = []
    before = lines[: cuts[0]] if heads else []
    if any(line.strip() and not _RULE.match(line) for line in before):
        sent.append(({}, before))
    if not heads:
        sent.append(({}, lines))
    for place, (at, last) in enumerate(heads):
        stop = cuts[place + 1] if place + 1 < len(cuts) else len(lines)
        fields: dict[str, str] = {}
        for line in lines[at : last + 1]:
            match = _FIELD.match(line.strip())
            if match:
                fields.setdefault(match["key"].lower(), match["value"].strip())
        sent.append((fields, lines[last + 1 : stop]))
    return gathered([(person(one.get("from", one.get("von", ""))), one.get("date", one.get("sent", "")),
                      person(one.get("to", "")), body) for one, body in sent])  # fmt: skip


def gathered(sent: list[tuple[str, str, str, list[str]]]) -> Found:
    """Mails as (author, date, recipient, lines of the body) as one thread."""
    own: list[Post] = []
    quoted: list[Post] = []
    loose: list[Aside] = []
    for author, day, _, body in sent:
        text, quotes, rest = _unquoted(body, author)
        if text:
            own.append(Post(author, text, day=day))
        quoted += quotes
        loose += [Aside("a signature or notice", author, one) for one in rest]
    known = {_plain(one.text) for one in own}
    posts: list[Post] = []
    asker = _asker(sent, quoted)
    question = next((one.text for one in own if asker and one.author == asker), "")
    for one in quoted:
        if _plain(one.text) in known or any(_plain(one.text) in other for other in known):
            loose.append(Aside("a quote of what is there already", one.author, one.text))
        elif one.author == asker or not one.author:
            if not question and one.author:
                question = one.text
            loose.append(Aside("a quote of the question", one.author, one.text))
            known.add(_plain(one.text))
        else:
            posts.append(one)
            known.add(_plain(one.text))
    kept = [one for one in own if not (one.author == asker and one.text == question)]
    return Found("mails", asker, question, (*kept, *posts), tuple(loose))


def _heads(lines: list[str]) -> list[tuple[int, int]]:
    """First and last line of every block of headings that says who a mail is from."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        match = _FIELD.match(lines[at].strip())
        if match is None or lines[at].startswith(">"):
            at += 1
            continue
        last = at
        keys = set()
        here = at
        while here < len(lines) and (one := _FIELD.match(lines[here].strip())):
            keys.add(one["key"].lower())
            last = here
            here += 1
        if keys & {"from", "von"} and len(keys) >= 2:
            found.append((at, last))
        at = last + 1
    return found


def _unquoted(body: list[str], author: str) -> tuple[str, list[Post], list[str]]:
    """The mail's own words, the mails that it quotes, and its signature."""
    own: list[str] = []
    quotes: list[Post] = []
    rest: list[str] = []
    buffer: list[str] = []
    by = ""

    def close() -> None:
        text = tidy([re.sub(r"^(?:>\s?)+", "", line) for line in buffer])
        if text:
            quotes.append(Post(by, text))
        buffer.clear()

    signing = False
    tail = False
    for line in body:
        wrote = _WROTE.match(line) or _WROTE_SHORT.match(line)
        if wrote:
            close()
            by = person(wrote["name"])
            signing = False
        elif line.startswith(">") or tail:
            buffer.append(line)
        elif _ORIGINAL.match(line):
            close()
            tail = True
        elif _SIGNATURE.match(line):
            signing = True
        elif signing or _NOTICE.match(line):
            rest.append(line.strip())
        elif not _RULE.match(line):
            own.append(line)
    close()
    return tidy(own), quotes, [tidy(rest)] if tidy(rest) else []


def person(value: str) -> str:
    """The name in “Maria Lopez <maria@…>”; the address before the @ where there is no name."""
    name = _ADDRESS.sub("", value).strip().strip("'\"*").strip()
    if not name and "@" in value:
        name = value.strip(" <>\"'").split("@", maxsplit=1)[0]
    if "@" in name:
        name = name.split("@", maxsplit=1)[0]
    match = re.fullmatch(r"([\w’'-]+), ([\w’' -]+)", name)
    return f"{match[2]} {match[1]}" if match else name


def _asker(sent: list[tuple[str, str, str, list[str]]], quoted: list[Post]) -> str:
    to = [recipient for _, _, recipient, _ in sent if recipient]
    authors = [author for author, _, _, _ in sent]
    for name in dict.fromkeys(one.author for one in quoted if one.author):
        if name in to or sum(1 for one in quoted if one.author == name) >= 2 or name not in authors:
            return name
    common = {name for name in to if to.count(name) >= 2}
    return next(iter(sorted(common)), "")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
