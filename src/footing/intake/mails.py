"""Mails as files: ``.eml`` and mbox, read with the standard library into posts."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from itertools import pairwise

from footing.advice.posts import Found
from footing.advice.reading.mails import gathered, person

_MBOX = re.compile(rb"^From \S+.*\d{4}\s*$", re.MULTILINE)
_HEADER = re.compile(rb"^[A-Za-z-]{2,40}: ", re.MULTILINE)
_KNOWN = re.compile(rb"^(?:message-id|mime-version|received|return-path|content-type|x-unsent): ",
                    re.IGNORECASE | re.MULTILINE)  # fmt: skip


def is_mail(data: bytes, name: str) -> bool:
    """Whether a file is a mail or a box of mails, by its ending or by what it begins with."""
    if name.lower().endswith((".eml", ".mbox")):
        return True
    head = data[:4000].split(b"\n\n", 1)[0].replace(b"\r\n", b"\n")
    return bool(_MBOX.match(data)) or (bool(_HEADER.match(data)) and bool(_KNOWN.search(head)))


_ODD = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, AssertionError)
"""What Python's own parser of mails raises on headers that no program should write."""


def mails_in(data: bytes, name: str) -> Found:
    """Every mail of a file, with quotes taken off; nothing is fetched, no attachment is opened."""
    plain = data.replace(b"\r\n", b"\n")
    parts = [plain]
    if _MBOX.match(plain):
        starts = [match.start() for match in _MBOX.finditer(plain)] + [len(plain)]
        parts = [_escaped(plain[a:b].split(b"\n", 1)[-1]) for a, b in pairwise(starts)]
    sent = []
    for part in parts:
        message = message_from_bytes(part, policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101  (that policy makes no other)
        author = person(_header(message, "from"))
        sent.append(
            (author, _header(message, "date"), person(_header(message, "to")), _body(message))
        )
    return gathered(sent)


def _escaped(part: bytes) -> bytes:
    """A mail of a box without the mark that a box puts before lines that begin with “From”."""
    return re.sub(rb"^>(?=>*From )", b"", part, flags=re.MULTILINE)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except _ODD:  # a broken header of somebody's program
        return ""


def _body(message: EmailMessage) -> list[str]:
    try:
        part = message.get_body(("plain", "html"))
        if part is None and message.is_multipart():
            return []
        # A mail that calls itself something else, and is one text, is read as what it is.
        part = part or message
        if part.get_content_maintype() not in ("text", "multipart"):
            return []
        is_page = part.get_content_type() == "text/html"
    except _ODD:  # nobody knows what it is then
        part, is_page = message, False
    try:
        text = str(part.get_content())
    except _ODD:  # an unknown character set or transfer encoding
        raw = part.get_payload(decode=True)
        text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    return (_words(text) if is_page else text).split("\n")


class _Words(HTMLParser):
    """The words of a page, a line for each block; scripts and styles are not words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block; a quoted block is marked as mails mark it."""
        if tag in ("script", "style", "head"):
            self._silent += 1
        if tag == "blockquote":
            self._quoted += 1
        if tag in ("p", "div", "br", "li", "tr", "blockquote", "h1", "h2", "h3"):
            self.parts.append("\n" + "> " * self._quoted)

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if tag in ("script", "style", "head"):
            self._silent = max(0, self._silent - 1)
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def _words(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)
