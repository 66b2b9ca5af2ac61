"""A journal of another program becomes lines of one's own, once."""

from __future__ import annotations

import json
from datetime import date

import pytest

from footing.app import journal, journal_import
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError

ENTRIES = [
    {"title": "It went well.", "body": "All of it. @win", "date": "2026-10-02", "tags": ["@win"]},
    {"title": "@mistake I sent the wrong file.", "date": "2026-10-09", "tags": ["@mistake"]},
    {"title": "I talked to @win about it.", "date": "2026-10-10", "tags": ["@win"]},
    {"title": "On the bus.", "date": "2026-10-11", "tags": ["@proud"]},
]
DATA = json.dumps({"entries": ENTRIES}).encode()


def test_tags_say_of_what_kind_a_line_is(ws: Workspace) -> None:
    done = journal_import.take_in(ws, DATA, "j.json")
    assert done.text == (
        "Read as a journal of jrnl: 4 lines added (1 mistake, 2 wins, 1 observation)."
    )
    assert [(one.day, one.kind, one.text) for one in reversed(journal.list_(ws))] == [
        (date(2026, 10, 2), "win", "It went well. All of it."),
        (date(2026, 10, 9), "mistake", "I sent the wrong file."),
        (date(2026, 10, 10), "win", "I talked to @win about it."),
        (date(2026, 10, 11), "observation", "On the bus."),
    ]


def test_a_second_time_doubles_nothing_and_leaves_changes_alone(ws: Workspace) -> None:
    journal_import.take_in(ws, DATA, "j.json")
    bus = journal.list_(ws)[0]
    journal.edit(ws, bus.id, text="On the bus, with Ines.", kind="win")
    more = json.dumps({"entries": [*ENTRIES, {"title": "New.", "date": "2026-10-12"}]}).encode()
    done = journal_import.take_in(ws, more, "j.json")
    assert (sum(done.kinds.values()), done.there) == (1, 4)
    assert "4 were here already" in done.text
    assert len(journal.list_(ws)) == 5
    assert journal.show(ws, bus.id).text == "On the bus, with Ines."


def test_tags_of_ones_own(ws: Workspace) -> None:
    tags = journal_import.tags_of(["Proud = win"])
    assert journal_import.take_in(ws, DATA, "j.json", tags).kinds["win"] == 3
    with pytest.raises(FootingError, match="proud=win"):
        journal_import.tags_of(["proud"])
    with pytest.raises(FootingError, match="no kind of line"):
        journal_import.take_in(ws, DATA, "j.json", {"proud": "joy"})


def test_nothing_is_added_where_the_file_is_none(ws: Workspace) -> None:
    with pytest.raises(FootingError, match="not JSON"):
        journal_import.take_in(ws, b"2026-10-02 A day", "j.txt")
    assert journal.list_(ws) == ()
