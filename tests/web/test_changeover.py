"""A change-over on the page of a backlog, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from footing.app import desk_change
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor
from tests.web.test_backlog import drop, path_of
from tests.web.test_plan import numbers


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fewer runs: what is tested here is the page."""
    monkeypatch.setattr(desk_change, "RUNS", 20)
    return None


@pytest.fixture
def soon(space: Workspace) -> str:
    """A day two weeks ahead."""
    return (space.clock().date() + timedelta(days=14)).isoformat()


def test_from_the_report_to_the_page_to_hand_on(visitor: Visitor, soon: str) -> None:
    at = numbers(visitor)
    assert f'href="{at}/changeover"' in visitor.get(at)
    assert f'href="{at}/changeover"' in visitor.get(f"{at}/plan?full=1")
    form = visitor.get(f"{at}/changeover")
    assert "What you know of it" in form
    assert "<figure" not in form
    asked = f"on={soon}&what=the+merger&loss=50&low_weeks=2&each=5"
    page = visitor.get(f"{at}/changeover?{asked}")
    assert "After the merger all is normal again by" in page
    assert page.count("<figure") == 2
    assert "--" not in re.sub(r"<!--.*?-->", "", page)
    assert 'value="the merger"' in page
    for name in ("changeover-open.svg", "changeover-capacity.json"):
        drawn = visitor.client.get(f"{at}/changeover/pictures/{name}?{asked}&width=288&theme=dark")
        assert drawn.status_code == 200
    taken = visitor.client.get(f"{at}/changeover/files/changeover.pdf?{asked}")
    assert taken.content.startswith(b"%PDF")
    assert "the merger" in visitor.get(f"{at}/changeover/files/changeover.md?{asked}").lower()
    value = visitor.client.get(f"{at}/changeover/files/changeover.json?{asked}").json()
    assert value["change"]["loss"] == 0.5
    visitor.get(f"{at}/changeover/files/other.pdf?{asked}", 404)
    assert visitor.client.get(f"{at}/changeover/pictures/none.svg?{asked}").status_code == 404


def test_what_it_shows_goes_into_a_talk(visitor: Visitor, matter: str, soon: str) -> None:
    at = numbers(visitor)
    page = visitor.get(f"{at}/changeover?on={soon}&loss=100&low_weeks=12&recovery_weeks=0")
    offered = re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page)
    assert any("I need your help" in one for one in offered)
    visitor.post(f"{at}/evidence", {"text": offered[0], "place": f"{matter}/help"})
    assert visitor.url == f"/matters/{matter}/steps/help"


def test_faults_come_back_with_what_was_typed(visitor: Visitor, soon: str) -> None:
    at = numbers(visitor)
    page = visitor.get(f"{at}/changeover?on=soon&loss=300&what=x", 422)
    assert 'href="#on"' in page
    assert 'href="#loss"' in page
    assert 'value="300"' in page
    assert "write the day" in visitor.get(f"{at}/changeover?what=x", 422)
    assert "no earlier change-over" in visitor.get(
        f"{at}/changeover?on={soon}&like=2020-01-01", 409
    )
    assert "ten years" in visitor.get(f"{at}/changeover?on=2099-01-07", 409)


def test_a_day_in_the_past_is_after_it(visitor: Visitor) -> None:
    rows = "\n".join(
        f"{n},2024-0{n % 6 + 1}-{n % 27 + 1:02},{'' if n % 4 else '2024-07-01'}" for n in range(60)
    )
    drop(visitor, "cases.csv", f"case,opened,closed\n{rows}\n")
    at = path_of(visitor)
    page = visitor.get(f"{at}/changeover?on=2024-04-01")
    assert "from before" in page
    assert "history before it" in page
