"""A résumé in the browser: brought, looked at, taken away, and never kept."""

from __future__ import annotations

import json

from footing.app import journal
from footing.app.demo import examples
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor

SOURCE = (examples() / "resumes" / "marisol-vega.json").read_bytes()


def test_a_resume_is_brought_trimmed_and_taken_away(visitor: Visitor, space: Workspace) -> None:
    won = journal.add(space, "win", "The inspection found nothing.")
    assert "In full" not in visitor.get("/resume")
    page = visitor.post("/resume", {"do": "read"}, files={"file": ("cv.json", SOURCE)})
    assert "4 roles in full, 1 in one line, 3 things left out." in page
    assert "When was it?" in page
    page = visitor.post(
        "/resume",
        {"do": "set", "years": "15", "full": "10", "pin": ["work[5]"], "win": [won.id],
         "told.work[6]": "1990..1992"},
    )  # fmt: skip
    assert "4 roles in full, 1 in one line, 3 things left out." in page
    assert "You said when it was: Market stall, Vega Brothers" in page
    taken = visitor.client.get("/resume/files/resume-now.json")
    assert "attachment" in taken.headers["content-disposition"]
    work = json.loads(taken.content)["work"]
    assert [one["name"] for one in work] == [
        "Aire Street Pharmacy", "St Anne's Hospital", "Hotel Miramar", "Calder Chemists",
    ]  # fmt: skip
    assert work[0]["highlights"][-1] == "The inspection found nothing."
    assert visitor.client.get("/resume/files/resume-now.pdf").content.startswith(b"%PDF")
    visitor.get("/resume/files/other.json", 404)
    assert "Your résumé" in visitor.post("/resume", {"do": "away"})
    assert space.store.everything().entries == (won,)


def test_what_cannot_be_is_said_and_what_was_chosen_stays(visitor: Visitor) -> None:
    assert "Choose a file" in visitor.post("/resume", {"do": "read"}, 422)
    broken = b'{"work": [{"startDate": "May"}]}'
    page = visitor.post("/resume", {"do": "read"}, 422, {"file": ("cv.json", broken)})
    assert "work[1].startDate" in page
    visitor.post("/resume", {"do": "read"}, files={"file": ("cv.json", SOURCE)})
    for fields, said in (
        ({"years": "many", "full": "3"}, "not a whole number"),
        ({"years": "5", "full": "9"}, "cannot be"),
        ({"told.work[6]": "long ago"}, "does not say when"),
    ):
        assert said in visitor.post("/resume", {"do": "set", **fields}, 422)
    assert "4 roles in full" in visitor.get("/resume")
