"""Tables of contacts: the exports of Google and Outlook, and what people write themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.intake.contact_dates import NoDayError, day_of
from footing.intake.contact_words import field_of, words
from footing.intake.people import Choices, People, PeopleError, Person, read_people

TODAY = date(2026, 11, 22)

GOOGLE_OLD = """Name,Given Name,Additional Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Custom Field 1 - Type,Custom Field 1 - Value
Lena Albrecht,Lena,,Albrecht,"Prefers mornings, and
no calls",Clients 2021 ::: * myContacts,* Work,lena@example.org ::: l.albrecht@example.org,,,Mobile,+49 151 5550101,Albrecht GmbH,Last contact,2023-02-14
"""  # noqa: E501 - the heading of the export
GOOGLE_NEW = """First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value
Tomasz,,Zielinski,,Zielinski & Co,Owner,1970-01-01,,,Current clients ::: * myContacts,* Work,tomasz@example.org,Mobile,+48 555 0100
,,,,,,,,,,,,,
"""  # noqa: E501 - the heading of the export
OUTLOOK = """"First Name","Middle Name","Last Name","Title","Company","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","Mobile Phone","Business Phone","Notes","Categories"
"Priya","","Nair","","Nair Textiles","priya@example.org","SMTP","Priya Nair (priya@example.org)","pn@example.org","+91 555 0100","","Spoke about the loom","Clients 2019;Friends"
"""  # noqa: E501 - the heading of the export


def read(text: str | bytes, **choices: object) -> People:
    data = text if isinstance(text, bytes) else text.encode()
    return read_people(data, "people.csv", Choices(**choices), TODAY)  # type: ignore[arg-type]


def test_google_as_it_wrote_until_2024() -> None:
    found = read(GOOGLE_OLD)
    assert found.format == "Google Contacts"
    assert found.people == (
        Person(
            "Lena Albrecht", "Albrecht GmbH", ("lena@example.org", "l.albrecht@example.org"),
            ("+49 151 5550101",), 2021, date(2023, 2, 14), "Prefers mornings, and\nno calls",
        ),
    )  # fmt: skip


def test_google_as_it_writes_now_with_an_empty_row() -> None:
    assert read(GOOGLE_NEW).people == (
        Person("Tomasz Zielinski", "Zielinski & Co", ("tomasz@example.org",), ("+48 555 0100",),
               2026),
    )  # fmt: skip


def test_outlook_with_its_quotes_and_in_windows_letters() -> None:
    found = read(OUTLOOK.replace("Priya", "Zoë").encode("cp1252"))
    assert (found.format, found.notes) == ("Outlook", ("The file was read as Windows-1252.",))
    assert found.people == (
        Person("Zoë Nair", "Nair Textiles", ("priya@example.org", "pn@example.org"),
               ("+91 555 0100",), 2019, None, "Spoke about the loom"),
    )  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_of_ones_own(separator: str) -> None:
    rows = [
        ["Client", "Mail", "Client until", "Last contact"],
        ["Ada", "ada@example.org", "2019-2022", "31/12/2022"],
        ["Bo", "bo@example.org", "active", "01/02/2023"],
        [],
        ["Cy", "", "long ago", "in spring"],
    ]
    text = "\n".join(separator.join(row) for row in rows)
    found = read(text, columns={"email": "mail"})
    assert [(one.name, one.emails, one.year, one.last) for one in found.people] == [
        ("Ada", ("ada@example.org",), 2022, date(2022, 12, 31)),
        ("Bo", ("bo@example.org",), 2026, date(2023, 2, 1)),
        ("Cy", (), None, None),
    ]
    assert "Last contact: in spring" in found.people[2].note
    assert "2 dates or years could not be read and went to the note: row 5" in found.notes[0]


def test_a_day_that_could_be_a_month_is_asked_about() -> None:
    text = "Name,Last contact\nAda,03/04/2021\nBo,05/06/2021\n"
    with pytest.raises(PeopleError, match=r"“03/04/2021” could be two days") as error:
        read(text)
    assert error.value.headings == ("Name", "Last contact")
    assert read(text, day_first=True).people[0].last == date(2021, 4, 3)
    assert read(text, day_first=False).people[0].last == date(2021, 3, 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("Just a line of words", "headings and rows"),
        ("Colour,Size\nred,4\n", "No column is known to hold a name"),
        ("Name,Year\n,2019\n", "nobody in this table"),
        (b"PK\x03\x04rest", "workbook"),
        (b"Name\0\0\0", "no text file"),
        ('Name\n"' + "x" * 1_100_000 + '"\n', "no table that can be read"),
    ],
)
def test_what_is_no_table_of_contacts_is_told(text: str | bytes, said: str) -> None:
    with pytest.raises(PeopleError, match=said):
        read(text)


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(PeopleError, match="There are: Name, Mail"):
        read("Name,Mail\nAda,a@example.org\n", columns={"email": "E-post"})


def test_headings_that_stand_twice_hide_nothing() -> None:
    found = read("Name,Email,Email\nAda,one@example.org,two@example.org\n", columns={})
    assert found.headings == ("Name", "Email", "Email (2)")
    assert found.people[0].emails == ("one@example.org", "two@example.org")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-03-04", date(2021, 3, 4)), ("2021-03-04T10:00:00Z", date(2021, 3, 4)),
        ("20210304", date(2021, 3, 4)), ("31.12.21", date(2021, 12, 31)),
        ("03.04.2021", date(2021, 4, 3)),
        ("4 March 2021", date(2021, 3, 4)), ("Mar 4, 2021", date(2021, 3, 4)),
        ("March 2021", date(2021, 3, 1)), ("2021", date(2021, 1, 1)),
        ("12/25/2020 3:00 PM", date(2020, 12, 25)), ("5/5/2020", date(2020, 5, 5)),
    ],
)  # fmt: skip
def test_ways_to_write_a_day(text: str, day: date) -> None:
    assert day_of(text, None) == day


@pytest.mark.parametrize(
    "text", ["Monday", "soon", "12", "31/31/2020", "2020-13-01", "1/2", "Q3 2020"]
)
def test_what_names_no_day(text: str) -> None:
    with pytest.raises(NoDayError):
        day_of(text, True)


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 1, 1)), st.booleans())
def test_a_day_in_numbers_is_read_in_the_order_that_was_said(day: date, first: bool) -> None:
    text = f"{day:%d/%m/%Y}" if first else f"{day:%m/%d/%Y}"
    assert day_of(text, first) == day


def test_every_heading_that_is_declared_is_known_for_its_field_and_no_other() -> None:
    for one in words().heading:
        for name in one.names:
            assert field_of(name.replace("{n}", "2").upper()) == one.field, name
