"""When this is not for Footing: reachable from everywhere, also in the middle of a matter."""

from __future__ import annotations

from footing.app import factual, journal, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor

LINK = '<a href="/elsewhere">When this is not for Footing</a>'
OPEN = "Some of these words can mean a matter for somebody independent"


def test_every_page_leads_there(visitor: Visitor, matter: str) -> None:
    for path in ("/", "/today", f"/matters/{matter}", f"/matters/{matter}/steps/aim", "/keep"):
        assert LINK in visitor.get(path), path


def test_help_in_a_crisis_is_there_at_once_in_the_country_of_the_browser(visitor: Visitor) -> None:
    """Chosen by hand, guessed from the language, or said in words for all others."""
    plain = visitor.get("/elsewhere")
    assert "116 123" not in plain
    assert "Find A Helpline" in plain
    guessed = visitor.client.get("/elsewhere", headers={"accept-language": "en-GB,en;q=0.5"}).text
    assert "Samaritans: <strong>116 123</strong>" in guessed
    assert "Numbers change" in guessed
    assert "<strong>988</strong>" in visitor.get("/elsewhere?country=US")
    assert "There is no list for" in visitor.get("/elsewhere?country=XX", status=422)


def test_every_kind_says_why_and_who(visitor: Visitor) -> None:
    page = visitor.get("/elsewhere")
    for word in ("Retaliation", "Wages, hours", "disciplinary case", "unlawful", "Discrimination"):
        assert word in page
    assert "cannot reliably tell" in page


def test_a_matter_is_stopped_in_the_middle(visitor: Visitor, space: Workspace, matter: str) -> None:
    """The playbook ends, what was written stays, and the way back is the gate."""
    matters.answer(space, matter, "aim", "My role is to open the market.")
    assert f'value="{matter}"' in visitor.get("/elsewhere")
    assert "Choose what it is about" in visitor.post("/elsewhere", {"matter": matter}, status=422)
    page = visitor.post("/elsewhere", {"matter": matter, "kind": "retaliation"})
    assert "which order" in page
    assert "Who can help" in page
    assert f'href="/log?matter={matter}"' in page
    assert matters.show(space, matter).answers["aim"] == "My role is to open the market."
    for path in (f"/matters/{matter}/steps/aim", f"/matters/{matter}"):
        assert "You answered one of these with yes before" in visitor.get(path)
    assert "does not coach" in visitor.get(f"/matters/{matter}/advice/ask", status=409)
    assert "no such kind" in visitor.post(
        "/elsewhere", {"matter": matter, "kind": "love"}, status=409
    )


def test_plain_words_in_an_answer_point_there_and_never_block(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    step = f"/matters/{matter}/steps/aim"
    assert OPEN not in visitor.get(step)
    fields = {"aim.say": "I want to do well although my manager sexually harassed me."}
    assert OPEN in visitor.post(f"{step}/preview", {**fields})
    visitor.post(step, {**fields, "do": "on"})
    assert matters.show(space, matter).answers["aim"]
    assert OPEN in visitor.get(step)
    assert OPEN not in visitor.get(f"/matters/{matter}/steps/help")


def test_the_log_takes_shows_changes_and_gives_out(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    """Fields, entries, export; a change says when it was made."""
    record = {"day": "2026-11-20", "time": "about 9", "happened": "He said <b>“go”</b>.\nTwice."}
    assert "nothing to log" in visitor.post("/log", {**record, "happened": " "}, status=422)
    assert "not a day" in visitor.post("/log", {**record, "day": "someday"}, status=422)
    page = visitor.post("/log", {**record, "matter": matter})
    assert "What was said or done: He said &lt;b&gt;“go”&lt;/b&gt;." in page
    assert "Written: 2026-11-22 10:00+00:00" in page
    visitor.post("/log", {"day": "2026-11-19", "happened": "The day before."})
    assert [one.day.day for one in factual.list_(space)] == [19, 20]
    assert len(factual.list_(space, matter)) == 1
    (entry,) = factual.list_(space, matter)
    changed = {"kind": "fact", "day": "2026-11-20", "do": "save", "text": "He said go."}
    visitor.post(f"/journal/{entry.id}", {**changed})
    assert journal.show(space, entry.id).text == "He said go.\nChanged: 2026-11-22 10:00+00:00"
    whole = visitor.get("/log/factual-log.md")
    assert whole.index("The day before") < whole.index("He said go")
    assert "no proof by themselves" in whole
    assert "The day before" not in visitor.get(f"/log/factual-log.md?matter={matter}")
    assert "observation" not in whole


def test_danger_shows_whom_to_call_at_once(visitor: Visitor) -> None:
    """The numbers of the country stand first, without another click."""
    visitor.client.headers["accept-language"] = "en-AU"
    page = visitor.post("/begin/own-up", {"gate.serious": "no", "gate.danger": "yes"})
    assert page.index("13 11 14") < page.index("Who can help")
    assert "Numbers change" in page
    page = visitor.post("/begin/own-up", {"gate.serious": "yes", "gate.danger": "no"})
    assert "13 11 14" not in page
    assert "Somebody to talk to now, by country" in page
