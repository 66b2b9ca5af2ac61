"""The page for a mentor, the months, the readiness, and journals of other programs."""

from __future__ import annotations

import json

from footing.app import journal, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor


def test_the_page_is_shown_before_it_is_taken_along(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    matters.answer(space, matter, "fear", "She will shout.")
    path = f"/matters/{matter}/mentor"
    page = visitor.get(path)
    assert "Take it along" not in page
    assert "What I fear" in page
    matters.answer(space, matter, "aim", "My role is to keep Sharon's claims moving.")
    page = visitor.post(path, {"do": "show", "part": ["aim"], "ask": "What now?"})
    assert "Replaced: Sharon by “my manager”" in page
    assert "She will shout" not in page
    answer = visitor.client.post(
        path,
        data={
            "do": "mentor.html", "part": ["aim"], "ask": "What now?", "token": visitor.access.form,
        },
        headers={"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"},
    )  # fmt: skip
    assert answer.headers["content-disposition"] == 'attachment; filename="mentor.html"'
    assert "What now?" in answer.text
    assert "Sharon" not in answer.text
    assert "Nothing is chosen" in visitor.post(path, {"do": "show"}, status=422)


def test_a_matter_before_the_gate_leads_there(visitor: Visitor, space: Workspace) -> None:
    begun = matters.begin(space, "own-up", {})
    assert "First" in visitor.get(f"/matters/{begun.id}/mentor")


def test_the_plan_says_how_it_stands(visitor: Visitor, matter: str) -> None:
    page = visitor.get(f"/matters/{matter}")
    assert "How the plan stands" in page
    assert "there is no answer yet" in page


def test_months_tell_what_is_on_record(visitor: Visitor, space: Workspace) -> None:
    assert "Nothing is recorded yet" in visitor.get("/months")
    journal.add(space, "win", "The audit passed.")
    page = visitor.get("/months")
    assert "November 2026" in page
    assert "In the journal: 1 win." in page


def test_a_journal_comes_in_once(visitor: Visitor, space: Workspace) -> None:
    entries = [{"title": "It went well.", "date": "2026-10-02", "tags": ["@proud"]}]
    data = json.dumps({"entries": entries}).encode()
    assert "Take in a journal" in visitor.get("/journal/import")
    for said in ("1 line added (1 win)", "1 was here already"):
        page = visitor.post("/journal/import", {"tags": "proud=win"}, files={"file": ("j", data)})
        assert said in page
    assert len(journal.list_(space)) == 1
    page = visitor.post("/journal/import", {"tags": "proud=joy"}, 422, {"file": ("j", data)})
    assert "no kind of line" in page
    assert "Choose a file" in visitor.post("/journal/import", {"tags": ""}, 422)
    page = visitor.post("/journal/import", {"tags": ""}, 422, {"file": ("j", b"Dear diary")})
    assert "This is not JSON" in page
