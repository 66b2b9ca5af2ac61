"""Keeping in touch in the browser, from an address book to the day's few."""

from __future__ import annotations

import re
from datetime import date

import pytest

from footing.app import contacts
from footing.app.demo import examples
from footing.app.workspace import Workspace
from footing.contacts.model import Contact
from tests.web.conftest import Visitor

CLIENTS = (examples() / "contacts" / "clients.csv").read_bytes()
PHONE = (examples() / "contacts" / "phone.vcf").read_bytes()


def brought(visitor: Visitor, data: bytes, **fields: str) -> str:
    visitor.post("/people/import", {"do": "look", **fields}, files={"file": ("people", data)})
    return visitor.post("/people/import", {"do": "take", **fields})


def test_an_address_book_is_looked_at_first_and_then_taken_in(
    visitor: Visitor, space: Workspace
) -> None:
    assert "Nobody begins at the beginning" in visitor.get("/people")
    page = visitor.post("/people/import", {"do": "look"}, files={"file": ("c.csv", CLIENTS)})
    assert "13 people, read as a table. Nothing is taken in yet." in page
    assert contacts.list_(space).found == 0
    page = visitor.post("/people/import", {"do": "take"})
    assert "13 people added" in page
    assert "Nothing was merged." in page
    assert "13 were here already" in brought(visitor, CLIENTS)
    assert "3 people added" in brought(visitor, PHONE)
    page = visitor.get("/people")
    # The clock stands on a Sunday: all of the week's six are for today.
    assert "3 people are due today." in page
    assert page.index("Priya Nair") < page.index("Tomasz Zielinski")
    assert "are done by about" in page


def test_the_few_of_today_are_noted_until_it_is_enough(visitor: Visitor, space: Workspace) -> None:
    brought(visitor, CLIENTS)
    for one in contacts.look(space).view.few:
        visitor.post(
            f"/people/{one.contact.id}", {"do": "wrote", "from": "today", "said": "A card."}
        )
        assert visitor.url == "/people"
    page = visitor.get("/people")
    assert "Everybody current is current. That is enough for today." in page
    assert "If you like to go on" in page
    assert page.index("Lena Albrecht") < page.index("Samuel Osei") < page.index("Marta Kowalska")
    assert "2026-11-22: A card." in visitor.get(f"/people/{one.contact.id}")


def test_columns_that_nobody_knows_are_named_on_the_page(visitor: Visitor) -> None:
    table = b"Wer,Wann zuletzt\nAda,03/04/2021\nBo,05/06/2021\n"
    page = visitor.post("/people/import", {"do": "look"}, 422, {"file": ("t.csv", table)})
    assert "No column is known" in page
    named = {"column.name": "Wer", "column.last": "Wann zuletzt"}
    page = visitor.post("/people/import", {"do": "look", **named}, 422)
    assert "could be two days" in page
    page = visitor.post("/people/import", {"do": "take", "dates": "day-first", **named})
    assert "2 people added" in page
    assert "2021-04-03" in visitor.get("/people/list?text=ada")


def test_what_cannot_be_read_is_said_and_the_form_stands_again(visitor: Visitor) -> None:
    assert "Choose a file" in visitor.post("/people/import", {"do": "look"}, 422)
    page = visitor.post("/people/import", {"do": "look"}, 422, {"file": ("x", b"PK\x03\x04")})
    assert "workbook" in page
    assert 'type="file"' in page


def test_those_who_look_alike_are_merged_or_told_apart(visitor: Visitor, space: Workspace) -> None:
    brought(visitor, CLIENTS)
    brought(visitor, PHONE)
    page = visitor.get("/people/same")
    assert "Marta Kowalska" in page
    marta, ruth = ([one.id for one in group.contacts] for group in contacts.look_alike(space))
    visitor.post("/people/same", {"do": "merge", "contact": marta})
    visitor.post("/people/same", {"do": "apart", "contact": ruth})
    assert "Nobody looks like somebody else" in visitor.get("/people/same")
    kept = contacts.show(space, marta[0])
    assert (kept.org, kept.phones) == ("Kowalska Design", ("+48 555 010 020",))
    assert "Two or more" in visitor.post("/people/same", {"do": "merge", "contact": ruth[:1]}, 422)
    assert "3 people added" not in brought(visitor, PHONE)


def test_one_is_added_changed_put_off_and_left_out(visitor: Visitor, space: Workspace) -> None:
    assert "A name is needed" in visitor.post("/people/new", {"do": "save", "name": " "}, 422)
    visitor.post("/people/new", {"do": "save", "name": "Ada <b>", "emails": "ada@example.org",
                                 "year": "2019", "note": "Tea."})  # fmt: skip
    here = visitor.url
    page = visitor.get(here)
    assert "Ada &lt;b&gt;" in page
    assert "mailto:ada@example.org" in page
    assert "Waits with those of 2019." in page
    fields = {"do": "save", "name": "Ada", "year": "2019", "next": "2026-12-01"}
    assert "Next on" in visitor.post(here, fields)
    calendar = visitor.client.get(here + "/keep-in-touch.ics").text
    assert re.search(r"SUMMARY:Keep in touch\r\n", calendar)
    assert "Ada" not in calendar
    for wrong, said in (
        ({"next": "2020-01-01"}, "has passed"), ({"last": "2027-01-01"}, "still to come"),
        ({"year": "7"}, "no year"), ({"name": "", "year": "2019"}, "A name is needed"),
    ):  # fmt: skip
        assert said in visitor.post(here, {"do": "save", "name": "Ada", **wrong}, 422)
    assert "still to come" in visitor.post(here, {"do": "wrote", "day": "2027-01-01"}, 422)
    assert "Left out." in visitor.post(here, {"do": "aside"})
    assert "Left out." not in visitor.post(here, {"do": "back"})
    visitor.post(here, {"do": "remove"})
    visitor.get(here, 404)
    assert space.store.contacts() == ()


def test_the_pace_is_set_and_what_cannot_be_is_said(visitor: Visitor, space: Workspace) -> None:
    brought(visitor, CLIENTS)
    page = visitor.post("/people", {"week": "2", "every": "26", "since": "2025"})
    assert contacts.pace_of(space).current_from(date(2026, 11, 22)) == 2025
    assert "every 26 weeks" in page
    assert "1 to 500" in visitor.post("/people", {"week": "9000", "every": "2"}, 422)
    assert "1 to 500" in visitor.post("/people", {"week": "0"}, 422)
    assert "not a whole number" in visitor.post("/people", {"week": "few"}, 422)


@pytest.mark.parametrize("query", ["?page=9", "?page=x", "?only=nothing", "?text=%3Cb%3E"])
def test_the_list_stands_whatever_is_asked_of_it(
    visitor: Visitor, space: Workspace, query: str
) -> None:
    contacts.add(space, Contact("", "Ada"))
    assert "found" in visitor.get(f"/people/list{query}")
