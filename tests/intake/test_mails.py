"""Mails as files, written with the standard library as mail programs write them."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from footing.intake.mails import is_mail, mails_in


def mail(author: str, text: str, html: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Date"] = (
        author,
        "Kim <kim@x.example>",
        "Tue, 3 Mar 2026 10:12:00 +0000",
    )
    made["Subject"], made["Message-ID"] = "Re: What would you do?", "<1@x.example>"
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def test_one_mail_with_a_quote() -> None:
    text = (
        "Go back tomorrow.\n\nOn Mon, 2 Mar 2026, Kim <kim@x.example> wrote:\n> What should I do?\n"
    )
    data = mail("Maria López <m@x.example>", text).as_bytes()
    assert is_mail(data, "advice")
    found = mails_in(data, "advice.eml")
    assert [(one.author, one.text) for one in found.posts] == [("Maria López", "Go back tomorrow.")]
    assert (found.asker, found.question) == ("Kim", "What should I do?")


def test_a_box_of_mails(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for author, text in (("a@x.example", "Tell her."), ("b@x.example", "From now on, wait.")):
        box.add(mail(author, text))
    box.close()
    data = (tmp_path / "box").read_bytes()
    assert is_mail(data, "box")
    assert [one.author for one in mails_in(data, "box").posts] == ["a", "b"]


def test_a_mail_in_html_only_is_read_as_words() -> None:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "Tom <t@x.example>", "<2@x>"
    made.set_content(
        "<p>Let it <b>rest</b>.</p><script>alert(1)</script><blockquote>What now?</blockquote>",
        subtype="html",
    )
    found = mails_in(made.as_bytes(), "t.eml")
    assert found.posts[0].text == "Let it rest."


def test_broken_headers_and_character_sets_do_not_stop_it() -> None:
    data = (
        b"From: =?x?q?\xff?= <t@x.example>\nDate: never\nMessage-ID: <3@x>\n"
        b"Content-Type: text/plain; charset=klingon\n\nTell her today.\n"
    )
    found = mails_in(data, "t.eml")
    assert found.posts[0].text == "Tell her today."


@pytest.mark.parametrize(
    "header",
    [
        b"Date: Tue, 3 Nov 2026 10:00:00 +01111111111111111111111111111111111111111100",
        b"Date: Tue, 99 Foo 99999999999999999999 10:00:00",
        b'Content-Type: text/;;="; charset="',
        b"Content-Type: multipart/alternative",
        b"Content-Transfer-Encoding: \xff\xfe",
        b"To: <<>>,;:@",
    ],
)
def test_a_header_that_no_program_should_write_does_not_stop_it(header: bytes) -> None:
    data = b"From: Jo <jo@example.org>\nSubject: Re: x\n" + header + b"\n\nGo back and ask him.\n"
    assert [one.text for one in mails_in(data, "mail.eml").posts] == ["Go back and ask him."]


def test_a_pasted_thread_is_no_mail() -> None:
    assert not is_mail(b"Maria: go back\nTom: no\n\nSubject: x\n", "thread.txt")
