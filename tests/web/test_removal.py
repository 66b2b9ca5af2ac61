"""Removing in the page: a look first, and gone after it."""

from __future__ import annotations

from footing.app import journal, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor


def test_a_matter_shows_what_goes_with_it(visitor: Visitor, space: Workspace, matter: str) -> None:
    journal.add(space, "fact", "What was said.", matter=matter)
    page = visitor.get(f"/matters/{matter}/remove")
    assert "0 answers and the texts" in page
    assert "Also its lines in the journal (1)" in page
    assert "duty to keep some records" in page
    assert "yours to remove" in page
    visitor.post(f"/matters/{matter}/remove", {"lines": "yes"})
    assert journal.list_(space) == ()


def test_a_person_is_looked_for_and_then_removed(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    stays = journal.add(space, "win", "Sharon Street is where the office is.")
    goes = journal.add(space, "win", "I thanked Sharon.")
    assert "Type the name" in visitor.post("/remove/person", {"name": ""}, status=422)
    assert "is named nowhere" in visitor.post("/remove/person", {"name": "Bo", "do": "look"})
    page = visitor.post("/remove/person", {"name": "Sharon", "do": "look"})
    assert "Nothing is removed yet" in page
    assert "I thanked Sharon." in page
    assert f'value="{matter}" checked' in page
    assert len(matters.list_(space)) == 1
    fields: dict[str, str | list[str]] = {"name": "Sharon", "goes": [matter, goes.id]}
    page = visitor.post("/remove/person", {**fields, "do": "remove"})
    assert "still stands where you left it" in page
    assert matters.list_(space) == ()
    assert journal.show(space, goes.id).text == "I thanked somebody."
    assert journal.show(space, stays.id).text == "Sharon Street is where the office is."


def test_everything_goes_once_the_words_are_typed(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    visitor.post("/keep", {"without": "yes"})
    assert "1 matter" in visitor.get("/remove")
    assert "Nothing was removed" in visitor.post("/remove/everything", {"words": "yes"}, status=422)
    page = visitor.post("/remove/everything", {"words": "remove everything"})
    assert "Everything is removed" in page
    assert list(space.folders.data.rglob("*")) == []
    assert matters.list_(space) == ()
    visitor.post("/journal", {"kind": "win", "text": "A new start.", "day": "2026-11-22"})
    assert "A new start." in visitor.get("/journal")
