"""Whatever is given to be read: it is read, or it is said in words why not; and never for long."""

from __future__ import annotations

import csv
import io
import os
import time
import traceback
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footing.delivery.calendar import meeting
from footing.delivery.mail import draft, mailto
from footing.delivery.tables import csv_text
from footing.kernel.errors import FootingError
from tests.prove.measured import amount, counted
from tests.prove.readers import NOW, READERS, SECONDS, SLOW, inputs

SEED = int(os.environ.get("FOOTING_PROVE_SEED", "8"))
"""With another number, ``make prove`` tries other inputs."""


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_reads_or_says_why_not(reader: str, tmp_path: Path) -> None:
    """No other error than one in words, and little work, for right, wrong and nearly right ones."""
    many = amount(4, 400) if reader in SLOW else amount(20, 3000)
    tried, enough = 0, time.process_time() + amount(3, 30)
    for number, data in enumerate(inputs(reader, many, SEED)):
        if time.process_time() > enough and number > amount(5, 50):
            break
        said, begun = "", time.process_time()
        try:
            READERS[reader](data)
        except FootingError as error:
            said = str(error)
        except BaseException:
            (tmp_path / "input").write_bytes(data)
            pytest.fail(f"{reader}, {data[:300]!r}:\n{traceback.format_exc()[-3000:]}")
        took = time.process_time() - begun
        assert took < SECONDS, f"{reader}: {took:.1f} s for {len(data)} bytes, {data[:100]!r}"
        assert "Traceback" not in said
        assert len(said) < 1_000_000
        tried += 1
    counted("inputs given to the readers of files and texts", tried)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
EVIL = "Hello\r\nBcc: everybody@example.org\r\n\r\n=cmd|' /C calc'!A0"


@settings(max_examples=amount(40, 2000))
@given(st.lists(st.lists(texts | st.sampled_from(["=1+1", "+1", "-1", "@x", "\t=1", EVIL]),
                         min_size=1, max_size=4), min_size=1, max_size=4))  # fmt: skip
def test_no_cell_of_a_table_is_a_formula(rows: list[list[str]]) -> None:
    """A table that is opened in a spreadsheet computes nothing and fetches nothing."""
    written = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    for row in written:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
    counted("cells, mails, links and calendars with a formula or a header in them", 1)


@settings(max_examples=amount(40, 2000))
@given(texts, texts)
@example(EVIL, EVIL)
def test_no_text_becomes_a_header_of_a_mail(subject: str, body: str) -> None:
    """Whatever stands in a subject or a text: nobody is addressed, and no header is added."""
    mail = message_from_bytes(draft(subject, body, now=NOW), policy=policy.default)
    plain = message_from_bytes(draft("x", "y", now=NOW), policy=policy.default)
    assert {name.lower() for name in mail.keys()} == {name.lower() for name in plain.keys()}  # noqa: SIM118
    assert not mail.get_all("to", []) or not str(mail["to"]).strip()
    link = mailto(subject, body)
    assert link is None or (link.isascii() and "\n" not in link and "bcc=" not in link.lower())
    counted("cells, mails, links and calendars with a formula or a header in them", 1)


@settings(max_examples=amount(40, 2000))
@given(texts, texts)
@example(EVIL, EVIL)
@example("x\r\nATTENDEE:mailto:everybody@example.org", "x\nEND:VEVENT")
def test_no_text_becomes_a_property_of_a_calendar(title: str, seed: str) -> None:
    """Whatever stands in a title: the entry invites nobody, links nowhere and stays one entry."""

    def names(ics: bytes) -> list[str]:
        return [line.split(b":")[0].split(b";")[0].decode() for line in unfolded(ics)]

    found = meeting(NOW, seed=seed, now=NOW, title=title)
    assert names(found) == names(meeting(NOW, seed="x", now=NOW, title="Meeting"))
    counted("cells, mails, links and calendars with a formula or a header in them", 1)


def unfolded(ics: bytes) -> list[bytes]:
    """The lines of a calendar as RFC 5545, 3.1 joins them."""
    return ics.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").splitlines()
