"""Mail as drafts: ``.eml`` files that open ready to send, and ``mailto:`` addresses.

No address of a leader is ever filled in. Mail programs complete a bare name to the first match in
the company's address book, and a page about one's own mistakes must not go to the wrong Sharon.
Only an empty mail to somebody from one's own contacts has the address that stands there.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote

MAILTO_LIMIT: Final = 1900
"""Longest address that is offered as a link, in characters.

RFC 6068 sets no limit; programs do. Windows defines INTERNET_MAX_URL_LENGTH as 2,083 characters
(wininet.h; "Maximum URL length is 2,083 characters in Internet Explorer", Microsoft support
article 208427, with at most 2,048 after the scheme), and people report that mail links of about
2,000 characters no longer open from Chrome and Firefox on Windows (Stack Overflow 4473959).
The rest is room for what a browser adds.
"""

_SEPARATORS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LINE_END: Final = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def draft(subject: str, body: str, *, now: datetime) -> bytes:
    """An ``.eml`` file (RFC 5322, UTF-8, CRLF) that mail programs open as an unsent draft.

    ``X-Unsent: 1`` makes Outlook open the file ready to send, ``X-Uniform-Type-Identifier`` is
    how Apple Mail marks its own drafts. A program that knows neither shows an ordinary message,
    which it can edit as a new one. There is no From and no To. The
    subject is put on one line, so it cannot add a header; ``now`` must carry its zone.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    message["Date"] = format_datetime(now)
    message["X-Unsent"] = "1"
    message["X-Uniform-Type-Identifier"] = "com.apple.mail-draft"
    message.set_content(
        "\n".join(_body_lines(body)) + "\n", charset="utf-8", cte="quoted-printable"
    )
    return message.as_bytes()


def mailto(subject: str, body: str, *, to: str = "") -> str | None:
    """A ``mailto:`` address (RFC 6068); None above MAILTO_LIMIT characters.

    It has no recipient, unless ``to`` is the address of one of the person's own contacts.

    Everything but letters, digits and ``-._~`` is percent-encoded, line ends as ``%0D%0A``.
    """
    lines = "\r\n".join(_body_lines(body))
    address = f"mailto:{quote(one_line(to), safe='@')}"
    if subject or body or not to:
        address += f"?subject={quote(one_line(subject), safe='')}&body={quote(lines, safe='')}"
    return address if len(address) <= MAILTO_LIMIT else None


def plain_text(text: str) -> bytes:
    """A text file that every editor opens: UTF-8, CRLF line ends, one at the end."""
    return ("\r\n".join(_body_lines(text)) + "\r\n").encode()


def one_line(text: str) -> str:
    """The text on one line: every run of white space, line ends and controls is one space."""
    return _SEPARATORS.sub(" ", _CONTROLS.sub(" ", text)).strip()


def _body_lines(body: str) -> list[str]:
    """The lines of a text without control characters and without empty lines at both ends."""
    return [_CONTROLS.sub("", line) for line in _LINE_END.split(body.strip())]
