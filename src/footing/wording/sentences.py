"""Sentences of a text with their offsets, without what is not the writer's own wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footing.wording.patterns import PIECE

_CHUNK = 20_000
"""The splitter gets a text in chunks: its time grows faster than the text on odd input."""
_BULLET = re.compile(r"\s{0,20}(?:[-*•–·▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_WRAPPED = 58
"""A line at least this long, with no full stop, goes on in the next one."""
_NAME = r"(?:[A-Z][\w.’'-]{0,20}[ \t]{0,2}){1,3}"
_WARM = "(?:many|kind|best|warm|with|my|kindest|warmest|all the)"
_NOT_OWN = re.compile(
    r"^(?:"
    r"(?P<fence>[ ]{0,3}(?:```|~~~))"
    r"|(?P<stop>-- ?$|[ \t]{0,9}-{2,9} ?(?i:original message|forwarded (?:message|by)\b)"
    r"|_{20}|(?i:on) [^\n]{6,120} wrote:[ \t]*$)"
    r"|[ \t]{0,4}(?:>|\| )"
    r"|(?: {4}|\t)[^\n]{1,200}[;{}()=<>][ \t]*$"
    rf"|[ \t]{{0,9}}(?i:(?:{_WARM} ){{0,3}}(?:regards|thanks|wishes|thank you|greetings|best)"
    r"|cheers|sincerely|yours(?: \w{1,20})?|respectfully|ta|love|br|rgds)"
    r"[ \t]{0,3}[,.!]{0,3}[ \t]{0,3}"
    rf"(?:(?:\r?\n){{1,3}}[ \t]{{0,9}}{_NAME}[ \t]*)?\r?$"
    r"|[ \t]{0,9}(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|evening|hola)"
    r"(?: [\w.’'/-]{1,25}){0,4}[ \t]{0,3}[,:!.–-]{0,3}[ \t]{0,3}\r?$"
    r")",
    re.MULTILINE,
)
_INLINE = re.compile(
    r"`[^`\n]{1,200}`|https?://\S{1,2000}|www\.\S{1,500}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,80}"
)
_LONE = re.compile("[\ud800-\udfff]")
_SPEECH = re.compile(r"“[^“”\n]{2,400}”|\"[^\"\n]{2,400}\"")
_PLAIN = str.maketrans("’‘\u00a0\t\n\r\u212aſ", "''    Ks")
"""Plain apostrophes and spaces, and the two signs that are an ASCII letter when case is ignored."""


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``source[start:end]`` is its text as written.

    ``plain`` has the same length, with straight apostrophes, spaces for line breaks, and tildes
    in place of quoted speech, code and addresses; patterns are matched against ``plain``.
    """

    start: int
    end: int
    plain: str


def sentences(source: str) -> list[Sentence]:
    """The writer's own sentences in order.

    Left out are lines that quote an earlier message, code, greetings, closings and signatures.
    The time is linear in the length of the text.
    """
    plain = _masked(source)
    found: list[Sentence] = []
    for start, end in _blocks(source):
        for one, last in _split(source, plain, start, end):
            if last - one > PIECE:
                found += _pieces(plain, one, last)
            else:
                found.append(Sentence(one, last, plain[one:last]))
    return found


def _masked(source: str) -> str:
    plain = source if source.isascii() else _LONE.sub("\ufffd", source)
    if "`" in plain or "://" in plain or "www." in plain or "@" in plain:
        plain = _INLINE.sub(lambda match: "~" * len(match[0]), plain)
    if "“" in plain or '"' in plain:
        plain = _SPEECH.sub(lambda match: _speech(source, match), plain)
    return plain.translate(_PLAIN)


def _speech(source: str, match: re.Match[str]) -> str:
    """Tildes for reported speech; scare quotes, and a line that is all in quotes, stay."""
    words = match[0]
    begin = source.rfind("\n", max(0, match.start() - 4), match.start()) + 1
    alone = not source[begin : match.start()].strip() if begin or match.start() < 4 else False
    after = source[match.end() : match.end() + 3].strip()
    if words.count(" ") < 2 or (alone and not after):
        return words
    return "~" * len(words)


def _blocks(source: str) -> Iterator[tuple[int, int]]:
    """Runs of lines in the writer's own words, as offsets."""
    begin = 0
    fenced = False
    for match in _NOT_OWN.finditer(source):
        if not fenced and begin < match.start():
            yield begin, match.start()
        if match.lastgroup == "fence":
            fenced = not fenced
        elif match.lastgroup == "stop" and not fenced:
            return
        stop = source.find("\n", match.end())
        begin = max(begin, stop + 1 if stop >= 0 else len(source))
    if not fenced and begin < len(source):
        yield begin, len(source)


def _split(source: str, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    import nupunkt

    while start < end:
        stop = min(end, start + _CHUNK)
        if stop < end:
            space = plain.rfind(" ", start + _CHUNK // 2, stop)
            stop = space if space > 0 else stop
        for one, last in nupunkt.sent_spans(plain[start:stop]):
            for left, right in _broken(source, start + one, start + last):
                yield from _trimmed(plain, left, right)
        start = stop


def _broken(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a sentence between line breaks that the writer meant."""
    begin = start
    line = source.rfind("\n", 0, start) + 1
    while (at := source.find("\n", max(line, start), end)) >= 0:
        after = at + 1
        wrapped = at - line >= _WRAPPED and source[after : after + 1] not in ("\n", "\r", "")
        if not wrapped or _BULLET.match(source, after, end):
            yield begin, at
            begin = after
        line = after
    yield begin, end


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = plain[start:end]
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    if left < right:
        yield start + left, start + right


def _pieces(plain: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > PIECE:
        space = plain.rfind(" ", start + PIECE // 2, start + PIECE)
        stop = space if space > 0 else start + PIECE
        yield Sentence(start, stop, plain[start:stop])
        start = stop
    yield Sentence(start, end, plain[start:end])
