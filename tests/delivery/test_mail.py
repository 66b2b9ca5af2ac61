"""Mail drafts and links, read back by the parsers of the standard library."""

from __future__ import annotations

import email
import re
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from footing.delivery.mail import MAILTO_LIMIT, draft, mailto, one_line, plain_text
from tests.delivery.samples import NOW

HEADERS = [
    "Subject", "Date", "X-Unsent", "X-Uniform-Type-Identifier", "Content-Type",
    "Content-Transfer-Encoding", "MIME-Version",
]  # fmt: skip
TRICKS = st.lists(
    st.sampled_from(
        ["\r\n", "\n", "\r", "\r\n\r\n", "\x00", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\t",
         " ", "Bcc: a@e.org", "Content-Type: text/html", "=?utf-8?q?x?=", "=\n", ".", "From ", "é",
         "李", "\U0001f9f8", "\ud800", "&body=", "%0A", "?", "+", "x" * 200, "Ł" * 90]
    ),
    max_size=12,
).map("".join)  # fmt: skip
ANY = TRICKS | st.text(max_size=200)


def parsed(eml: bytes) -> EmailMessage:
    message = email.message_from_bytes(eml, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def lines(text: str) -> list[str]:
    """What a text looks like after the trip: controls gone, one kind of line end."""
    plain = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text.strip())
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "", plain).split("\n")


def test_a_draft_opens_unsent_and_has_no_recipient() -> None:
    message = parsed(draft("My first months", "Dear José,\n\nthank you – for 4 €.\n", now=NOW))
    assert message["X-Unsent"] == "1"
    assert message["X-Uniform-Type-Identifier"] == "com.apple.mail-draft"
    assert message["Subject"] == "My first months"
    assert message["Date"].datetime == NOW
    assert message.get_content() == "Dear José,\r\n\r\nthank you – for 4 €.\r\n"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert not any(message[name] for name in ("From", "To", "Cc", "Bcc", "Reply-To"))


@given(ANY, ANY)
def test_no_text_becomes_a_header(subject: str, body: str) -> None:
    eml = draft(subject, body, now=NOW)
    message = parsed(eml)
    assert sorted(message.keys()) == sorted(HEADERS)
    assert not message.defects
    assert message.get_content().split("\r\n")[:-1] == lines(body)
    assert not message.is_multipart()


@given(ANY, ANY)
def test_lines_are_crlf_and_short_enough(subject: str, body: str) -> None:
    eml = draft(subject, body, now=NOW)
    assert b"\x00" not in eml
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", eml)
    assert max(len(line) for line in eml.split(b"\r\n")) <= 998  # RFC 5322, 2.1.1
    assert eml.isascii()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=300))
def test_the_subject_comes_back_word_by_word(subject: str) -> None:
    assert parsed(draft(subject, "x", now=NOW))["Subject"] == one_line(subject)


@given(ANY, st.text(max_size=400))
def test_a_link_carries_subject_and_body_and_nothing_else(subject: str, body: str) -> None:
    link = mailto(subject, body)
    if link is None:
        assert len(subject) + len(body) > MAILTO_LIMIT / 13  # at most four bytes a letter
        return
    assert len(link) <= MAILTO_LIMIT
    assert link.isascii()
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("mailto", "", "", "")
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert fields == {"subject": [one_line(subject)], "body": ["\r\n".join(lines(body))]}


def test_a_link_has_percent_encoded_line_ends_and_spaces() -> None:
    assert mailto("Hi & bye", "a b\nc+d") == "mailto:?subject=Hi%20%26%20bye&body=a%20b%0D%0Ac%2Bd"


def test_a_long_text_gives_no_link() -> None:
    frame = len("mailto:?subject=s&body=")
    assert mailto("s", "a" * (MAILTO_LIMIT - frame)) is not None
    assert mailto("s", "a" * (MAILTO_LIMIT - frame + 1)) is None


def test_spoken_text_opens_in_any_editor() -> None:
    assert plain_text("First.\n\nZoë said\x00 yes.\n") == "First.\r\n\r\nZoë said yes.\r\n".encode()
