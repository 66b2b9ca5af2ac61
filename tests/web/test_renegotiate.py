"""The steps and the result of a scope that grew, without a browser."""

from __future__ import annotations

import pytest

from footing.app import matters
from footing.app.workspace import Workspace
from tests.documents import ROOT
from tests.web.conftest import Visitor

MAIL = (ROOT / "examples" / "agreements" / "website.txt").read_text("utf-8")


@pytest.fixture
def grown(space: Workspace) -> str:
    """The id of a matter that is through the gate."""
    begun = matters.begin(space, "renegotiate", {"me": "Dov", "leader": "Priti"})
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    return begun.id


def test_a_pasted_text_fills_the_form_and_saves_nothing(
    visitor: Visitor, space: Workspace, grown: str
) -> None:
    """The person corrects it, and saves by going on."""
    path = f"/matters/{grown}/steps/agreed"
    page = visitor.post(path, {"pasted": MAIL, "do": "read:agreed"})
    assert "a new website of 12 pages and two rounds of changes" in page
    assert 'value="2026-11-30"' in page
    assert "Correct what is not right" in page
    assert dict(matters.show(space, grown).answers) == {}


def test_a_text_without_an_agreement_stays_in_its_field(visitor: Visitor, grown: str) -> None:
    """With what to do."""
    path = f"/matters/{grown}/steps/agreed"
    page = visitor.post(path, {"pasted": "See <you> then.", "do": "read:agreed"}, status=422)
    assert "No agreement was found" in page
    assert "See &lt;you&gt; then." in page


def test_ticked_ways_stand_beside_what_was_typed(
    visitor: Visitor, space: Workspace, grown: str
) -> None:
    """None stands twice."""
    path = f"/matters/{grown}/steps/options"
    typed = {"options.0.say": "leave out the logins", "options.1.say": ""}
    for _ in range(2):
        visitor.post(path, {**typed, "offer": ["2", "9", "x"], "do": "offer:options"})
        typed["options.1.say"] = "All of it would be possible with more time."
    assert matters.show(space, grown).answers["options"] == [
        "leave out the logins",
        "All of it would be possible with more time.",
    ]


def test_then_and_now_stands_on_the_result(visitor: Visitor, space: Workspace, grown: str) -> None:
    """Finding, tables, one's own week, and the picture in each of its forms."""
    matters.answer(space, grown, "agreed", [{"what": "<b>12</b> pages", "hours": 90}])
    matters.answer(space, grown, "asked_since", [{"what": "logins", "hours": 40}])
    matters.answer(space, grown, "load", {"two clients": 20})
    page = visitor.get(f"/matters/{grown}")
    assert "It was 90 hours. Now it is 130 hours" in page
    assert "&lt;b&gt;12&lt;/b&gt; pages" in page
    assert "This is for you alone. It stands on no page that you show." in page
    at = f"/matters/{grown}/pictures/scope"
    spec = visitor.client.get(f"{at}.json?theme=dark&width=500").json()
    assert [mark["hours"] for mark in spec["datasets"]["marks"]] == [90, 90, 40]
    assert visitor.client.get(f"{at}.svg?width=500").headers["content-type"] == "image/svg+xml"
    taken = visitor.client.get(f"{at}.png")
    assert taken.headers["content-disposition"] == 'attachment; filename="then-and-now.png"'
    visitor.get(f"/matters/{grown}/pictures/other.svg", status=404)


def test_without_hours_the_page_says_what_is_missing(
    visitor: Visitor, space: Workspace, grown: str
) -> None:
    """No empty picture."""
    matters.answer(space, grown, "agreed", "12 pages")
    page = visitor.get(f"/matters/{grown}")
    assert "With the hours of every line, a picture stands here." in page
    assert "data-chart" not in page
    visitor.get(f"/matters/{grown}/pictures/scope.svg", status=404)
