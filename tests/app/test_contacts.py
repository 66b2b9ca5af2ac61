from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from footing.app import contacts, contacts_import, exchange
from footing.app.demo import examples
from footing.app.workspace import Workspace
from footing.contacts.model import Contact
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.settings import Folders

CLIENTS = examples() / "contacts" / "clients.csv"


def brought(ws: Workspace, data: bytes | Path = CLIENTS) -> contacts_import.TakenIn:
    found = contacts_import.read(data, "people", contacts_import.choices(), ws)
    return contacts_import.take_in(ws, found)


def test_reading_a_file_again_doubles_nobody_and_notes_what_is_later(ws: Workspace) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nUID:one\nCATEGORIES:Clients {}\nEND:VCARD\n"
    assert brought(ws, card.format("Ada", 2019).encode()).new == 1
    again = brought(ws, card.format("Ada Obi", 2023).encode())
    assert (again.new, again.there, again.newer) == (0, 1, 1)
    kept = contacts.list_(ws).page[0][0]
    assert (kept.name, kept.year) == ("Ada", 2023)  # nothing else is changed unasked
    assert "1 had a later contact or year" in again.text


def test_rows_that_say_the_same_are_one_and_rows_that_differ_are_two(ws: Workspace) -> None:
    table = b"Name,Note\nAda,x\nAda,x\nAda,y\n"
    done = brought(ws, table)
    assert (done.new, done.twice) == (2, 1)
    assert "1 row stood there twice, word for word." in done.text
    two = b"BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nUID:b\nEND:VCARD\n" \
          b"BEGIN:VCARD\nVERSION:3.0\nFN:Bo Li\nUID:b\nEND:VCARD\n"  # fmt: skip
    assert brought(ws, two).new == 2
    assert brought(ws, two).new == 0


def test_all_of_it_is_kept_exported_and_taken_in_elsewhere(
    ws: Workspace, places: Folders, tmp_path: Path
) -> None:
    brought(ws)
    one = contacts.list_(ws, "priya").page[0][0]
    contacts.written(ws, one.id[:5], "Sent a card.", following=date(2026, 12, 24))
    ws.keep(None)
    exported = exchange.export(ws)
    assert "Priya Nair" in exported.markdown
    other = Workspace.fresh(Folders(tmp_path / "d", tmp_path / "c"), clock=ws.clock)
    assert exchange.import_(other, exported.json).contacts == 13
    assert contacts.show(other, one.id).note.endswith("2026-11-22: Sent a card.")
    other.close()


def test_two_who_began_apart_can_open_the_same_file(ws: Workspace, places: Folders) -> None:
    """Contacts that were brought before the kept file was opened are added to it."""
    brought(ws)
    ws.keep(None)
    later = Workspace.fresh(places, clock=ws.clock)
    brought(later)
    contacts.set_pace(later, 9, 20, None)
    later.unlock()
    assert contacts.pace_of(later).week == 9
    assert contacts.list_(later).found == 26
    assert contacts.look(later).alike == 12  # the two Achterbergs and their doubles are one group
    later.close()


def test_the_forecast_says_when_nothing_is_left_for_the_old_ones(ws: Workspace) -> None:
    for number in range(30):
        contacts.add(ws, Contact("", f"Client {number}", year=2026))
        contacts.add(ws, Contact("", f"Former {number}", year=2020))
    contacts.set_pace(ws, 2, 4, None)
    assert "nothing is left for the 30 old ones" in contacts.look(ws).forecast
    contacts.set_pace(ws, 12, 8, None)
    assert "are done by about" in contacts.look(ws).forecast


def test_what_cannot_be_is_refused(ws: Workspace) -> None:
    one = contacts.add(ws, Contact("", "Ada", year=2020))
    with pytest.raises(FootingError, match="still to come"):
        contacts.written(ws, one.id, day=date(2027, 1, 1))
    with pytest.raises(FootingError, match="has passed"):
        contacts.written(ws, one.id, following=date(2020, 1, 1))
    with pytest.raises(NotFoundError, match="No day is set"):
        contacts.reminder(ws, one.id)
    with pytest.raises(NotFoundError):
        contacts.show(ws, "zzz")
    with pytest.raises(FootingError, match="names no column"):
        contacts_import.choices(["colour=red"])
    assert contacts.show(ws, one.id) == one


def test_many_contacts_are_taken_in_and_looked_at(ws: Workspace) -> None:
    rows = [
        f"Person {n} Family{n % 2_000},{2010 + n % 17},{2010 + n % 16}-03-0{1 + n % 9},p{n}@x.org"
        for n in range(4_000)
    ]
    data = ("Name,Year,Last contact,E-mail\n" + "\n".join(rows)).encode()
    began = time.perf_counter()
    done = brought(ws, data)
    assert done.new == 4_000
    found = contacts.look(ws)
    assert len(found.view.few) == 6
    assert contacts.list_(ws, page=3).page[0][0].name
    assert time.perf_counter() - began < 20
