"""vCards as programs write them: each test's text is in that program's documented form."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.intake.people import Choices, People, PeopleError, Person, read_people

TODAY = date(2026, 11, 22)

ANDROID = b"""BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=20M=C3=BCller\r
TEL;CELL;PREF:+491515550100\r
EMAIL;HOME:joerg@example.org\r
NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Erste Zeile=0D=0A=\r
zweite =C3=A4=\r
 Zeile\r
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQ\r
 gKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL\r
\r
END:VCARD\r
"""
ICLOUD = b"""BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Apple Inc.//iPhone OS 17.1//EN\r
N:Okafor;Ngozi;;Dr.;\r
FN:Dr. Ngozi Okafor\r
ORG:Okafor\\, Ltd.;Sales\r
item1.EMAIL;type=INTERNET;type=pref:ngozi@example.org\r
item1.X-ABLabel:_$!<Other>!$_\r
TEL;type=CELL;type=VOICE;type=pref:+44 1632 960 118\r
item2.X-ABDATE;type=pref:2024-03-05\r
item2.X-ABLabel:Last contact\r
NOTE:Met at the fair\\; a note that is folded ov\r
 er two lines\\nand has a line of its own.\r
CATEGORIES:Friends,Clients 2021\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r
REV:2023-05-01T10:00:00Z\r
END:VCARD\r
"""
GOOGLE = """BEGIN:VCARD
VERSION:3.0
FN:Ana Žižek
N:Žižek;Ana;;;
EMAIL;TYPE=INTERNET:ana@example.org
CATEGORIES:Current clients,myContacts
END:VCARD
""".encode()
VERSION_4 = """BEGIN:VCARD
VERSION:4.0
KIND:individual
FN:Léa Šimek
N:Šimek;Léa;;;
EMAIL;PREF=1;TYPE=work:lea@example.org
TEL;VALUE=uri;TYPE="voice,home":tel:+420-555-0100
NOTE;LANGUAGE=fr:Bonjour
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
REV:20220131T000000Z
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:The choir
END:VCARD
""".encode()


def read(data: bytes, **choices: int) -> People:
    return read_people(data, "people.vcf", Choices(**choices), TODAY)  # type: ignore[arg-type]


def test_a_phone_with_version_2_1_quoted_printable_and_a_photo() -> None:
    assert read(ANDROID).people == (
        Person(
            "Jörg Müller", emails=("joerg@example.org",), phones=("+491515550100",),
            note="Erste Zeile\nzweite ä Zeile",
        ),
    )  # fmt: skip


def test_an_icloud_export_with_labels_folds_and_a_damaged_photo() -> None:
    assert read(ICLOUD).people == (
        Person(
            "Dr. Ngozi Okafor", "Okafor, Ltd., Sales", ("ngozi@example.org",),
            ("+44 1632 960 118",), 2021, date(2024, 3, 5),
            "Met at the fair; a note that is folded over two lines\nand has a line of its own.",
            date(2023, 5, 1),
        ),
    )  # fmt: skip


def test_google_and_version_4_with_a_list_that_is_no_person() -> None:
    found = read(GOOGLE + VERSION_4)
    assert [(one.name, one.year) for one in found.people] == [
        ("Ana Žižek", 2026), ("Léa Šimek", None),
    ]  # fmt: skip
    assert found.people[1].phones == ("+420-555-0100",)
    assert found.people[1].revised == date(2022, 1, 31)
    assert "Left out: 1 list of people" in found.notes[0]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("N;CHARSET=ISO-8859-1:Pérez;José".encode("latin-1"), "José Pérez"),
        ("N;CHARSET=WINDOWS-1252:Dvořák“;Ota".encode("cp1252", "ignore"), "Ota Dvoák“"),
        ("N:Pérez;José".encode("latin-1"), "José Pérez"),
        ("N;CHARSET=no-such:Pérez;José".encode(), "José Pérez"),
        ("N;CHARSET=no\0such:Pérez;José".encode(), "José Pérez"),
        # Folded by bytes, in the middle of a letter.
        ("N:Pé".encode()[:-1] + b"\r\n " + "é".encode()[1:] + "rez;José".encode(), "José Pérez"),
        (b"N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:P=E9rez;Jos=E9", "José Pérez"),
    ],
)
def test_odd_encodings(data: bytes, name: str) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + data + b"\r\nEND:VCARD\r\n"
    assert read(card).people[0].name == name


def test_a_line_that_is_nearly_right_takes_no_time() -> None:
    """The pattern of the library tries every way to share such a line out: years for this one."""
    line = b"N;ENCODING=" + b"NCODING=,,,," * 20 + b'"'
    card = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ana\r\n" + line + b"\r\nEND:VCARD\r\n"
    found = read(card)
    assert [one.name for one in found.people] == ["Ana"]
    assert found.notes == ("Left out: 1 line that could not be read.",)


def test_a_whole_file_in_utf_16_or_with_old_line_ends() -> None:
    assert read(GOOGLE.decode().encode("utf-16")).people[0].name == "Ana Žižek"
    assert read(GOOGLE.replace(b"\n", b"\r")).people[0].name == "Ana Žižek"
    assert read(b"\xef\xbb\xbf" + GOOGLE).people[0].name == "Ana Žižek"


def test_what_is_broken_is_counted_and_the_rest_is_read() -> None:
    found = read(GOOGLE + b"BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nhalf a line\nTEL:1")
    assert [one.name for one in found.people] == ["Ana Žižek", "Bo"]
    assert found.notes == (
        "Left out: 1 line that could not be read.",
        "The last card is cut off. It was read as far as it goes.",
    )
    with pytest.raises(PeopleError, match="nobody"):
        read(b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")


def test_an_agent_inside_a_card_is_not_mixed_up_with_it() -> None:
    card = (
        b"BEGIN:VCARD\nVERSION:2.1\nFN:The Boss\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:The Agent\n"
        b"END:VCARD\nTEL:555\nEND:VCARD\n"
    )
    assert [(one.name, one.phones) for one in read(card).people] == [("The Boss", ("555",))]


def test_the_year_of_a_whole_file_is_that_of_those_without_one() -> None:
    assert [one.year for one in read(ICLOUD + GOOGLE + VERSION_4, year=2019).people] == [
        2021, 2026, 2019,
    ]  # fmt: skip


def test_many_cards_take_seconds() -> None:
    began = time.perf_counter()
    assert len(read(ICLOUD * 3000).people) == 3000
    assert time.perf_counter() - began < 10


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(12, 900), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_damaged_file_is_read_or_refused_and_never_breaks(bites: list[tuple[int, int]]) -> None:
    data = bytearray(ICLOUD + ANDROID)
    for at, byte in bites:
        data[at % len(data)] = byte
    try:
        found = read(bytes(data))
    except PeopleError:
        return
    assert 1 <= len(found.people) <= 2
