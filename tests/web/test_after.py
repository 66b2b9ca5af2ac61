"""What really happened, promises, and what matters today."""

from __future__ import annotations

from datetime import date

from footing.app import after, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor


def test_the_record_after_a_talk(visitor: Visitor, space: Workspace, matter: str) -> None:
    """All of it in one form; it stands beside the form, on Today, and in the confirmation."""
    matters.answer(space, matter, "fear", "She will shout.")
    matters.answer(space, matter, "fear_odds", 60)
    assert "You gave it 60 in 100" in visitor.get(f"/matters/{matter}/after")
    page = visitor.post(
        f"/matters/{matter}/after",
        {
            "held": "yes",
            "acknowledged": "That my start was rushed.",
            "promise.0.who": "leader",
            "promise.0.what": "Send me the list",
            "promise.0.due": "2026-11-27",
            "promise.1.who": "me",
            "promise.1.what": "Write the plan",
            "promise.2.who": "me",
            "next_checkin": "2026-12-01T09:00",
            "happened": "no",
            "relief": "8",
            "note": "She laughed.",
        },
    )
    for words in ("The talk was held", "Relief 8 of 10", "start was rushed", "She laughed."):
        assert words in page
    assert "too few to conclude much" in page
    assert [(one.who, one.due) for one in after.promises(space, matter)] == [
        ("leader", date(2026, 11, 27)),
        ("me", None),
    ]
    assert matters.show(space, matter).state == "held"
    assert "Sharon promised: Send me the list" in visitor.get("/today")


def test_what_cannot_be_read_is_given_back(visitor: Visitor, space: Workspace, matter: str) -> None:
    """Every fault with its place, the words as they were typed, and nothing saved."""
    page = visitor.post(
        f"/matters/{matter}/after",
        {"relief": "much", "promise.0.what": "x", "promise.0.due": "soon", "note": "My note."},
        status=422,
    )
    for place in ("held", "relief", "promise.0.due"):
        assert f'href="#{place}"' in page
        assert f'id="{place}"' in page
    assert "My note." in page
    visitor.post(f"/matters/{matter}/after", {"held": "no", "relief": "11"}, status=422)
    assert after.look(space, matter).debriefs == ()


def test_another_promise_without_javascript(visitor: Visitor, matter: str) -> None:
    """One more row, and the words stay."""
    page = visitor.post(
        f"/matters/{matter}/after",
        {"promise.0.who": "me", "promise.0.what": "Write", "promise.0.due": "", "do": "add"},
    )
    assert 'value="Write"' in page
    assert 'name="promise.1.what"' in page


def test_promises_are_settled(visitor: Visitor, space: Workspace, matter: str) -> None:
    """Done, dropped, and open again."""
    after.record(space, matter, held=True, promises=[after.Given("me", "Write")])
    (promise,) = after.promises(space)
    for state in ("done", "open", "dropped"):
        visitor.post(f"/promises/{promise.id}", {"state": state})
        assert after.promises(space)[0].state == state
    visitor.post(f"/promises/{promise.id}", {"state": "lost"}, status=409)


def test_today_without_anything(visitor: Visitor) -> None:
    """It says so, and leads to the start."""
    assert "Nothing is planned, promised or due." in visitor.get("/today")


def test_the_hours_of_a_fumble_press_on_the_start_page(visitor: Visitor, space: Workspace) -> None:
    """The rule of thumb behind them is said on Today's page."""
    begun = matters.begin(space, "second-chance", {"leader": "Joe"})
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    matters.answer(space, begun.id, "asked_on", date(2026, 11, 21))
    assert "left of the first 48 hours" in visitor.get("/")
    assert "rule of thumb" not in visitor.get("/")
    assert "rule of thumb" in visitor.get("/today")
