"""The plan for a backlog, page by page, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from footing.app import desk_plan, matters
from footing.app.workspace import Workspace
from tests.web.conftest import Visitor
from tests.web.test_backlog import ITEMS, drop, path_of


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fewer runs: what is tested here is the page."""
    monkeypatch.setattr(desk_plan, "QUICK", 20)
    monkeypatch.setattr(desk_plan, "RUNS", 30)
    return None


def numbers(visitor: Visitor) -> str:
    """Three numbers by hand; the address of the backlog."""
    visitor.post("/backlog/numbers", {"open": "60", "arrivals": "2 a week", "done": "9 a week"})
    return path_of(visitor)


def test_the_report_leads_to_the_plan(visitor: Visitor) -> None:
    at = numbers(visitor)
    assert f'href="{at}/plan"' in visitor.get(at)
    assert "work off the old ones backwards" in visitor.get("/")


def test_dates_come_at_once_and_the_verdict_after_them(visitor: Visitor) -> None:
    """With the dates everything is there but the verdict, which the page then asks for."""
    at = numbers(visitor)
    page = visitor.get(f"{at}/plan")
    assert f'hx-get="{at}/plan/verdict"' in page
    assert f'href="{at}/plan?full=1"' in page
    assert "current from" in page
    assert page.count("<figure") == 3
    part = visitor.get(f"{at}/plan/verdict?width=600&theme=dark")
    assert "<html" not in part
    assert part.count('hx-swap-oob="true"') == 2
    assert "Where it turns" in part
    assert "hx-get" not in part
    full = visitor.get(f"{at}/plan")
    assert "Current means" in full
    assert f'hx-get="{at}/plan/verdict' not in full


def test_without_a_script_the_form_does_it_all(visitor: Visitor) -> None:
    at = numbers(visitor)
    page = visitor.get(f"{at}/plan?full=1")
    assert "Current means" in page
    assert "--" not in re.sub(r"<!--.*?-->", "", page)
    more = visitor.get(
        f"{at}/plan?capacity=30&reserve=10&dip=50&dip_weeks=4&chase=70&chase_from=1&full=1"
    )
    assert 'value="30"' in more
    assert "Who asks again" in more
    assert "Change-over" in more


def test_a_slider_gets_the_part_that_follows_it(visitor: Visitor) -> None:
    at = numbers(visitor)
    part = visitor.get(f"{at}/plan/tried?capacity=40&theme=light&width=288")
    assert "<html" not in part
    specs = re.findall(r"data-spec='([^']*)'", part)
    assert len(specs) == 3
    for text in specs:
        spec = json.loads(text.replace("\\u0026", "&"))
        assert spec["datasets"]["marks"]
    assert re.search(r'role="status">Start where you are: current from', part)
    assert "write a number" in visitor.get(f"{at}/plan/tried?capacity=lots")


def test_faults_come_back_with_what_was_typed(visitor: Visitor) -> None:
    at = numbers(visitor)
    page = visitor.get(f"{at}/plan?capacity=lots&reserve=300", 422)
    assert 'href="#capacity"' in page
    assert 'href="#reserve"' in page
    assert 'value="lots"' in page


def test_what_is_not_known_is_asked_for(visitor: Visitor) -> None:
    drop(visitor, "open.csv", "case,opened\n1,2024-01-01\n2,2024-02-01\n")
    page = visitor.get(f"{path_of(visitor)}/plan", 409)
    assert "No plan for open.csv yet" in page
    assert "how many are finished" in page


def test_pictures_and_files_can_be_taken_along(visitor: Visitor) -> None:
    at = numbers(visitor)
    for name in ("plan-within", "plan-open", "plan-capacity"):
        answer = visitor.client.get(f"{at}/plan/pictures/{name}.svg?width=288&theme=dark")
        assert answer.headers["content-type"] == "image/svg+xml"
        taken = visitor.client.get(f"{at}/plan/pictures/{name}.png?capacity=20")
        assert taken.content.startswith(b"\x89PNG")
        assert "attachment" in taken.headers["content-disposition"]
        assert visitor.client.get(f"{at}/plan/pictures/{name}.json?width=500").json()["datasets"]
    assert visitor.client.get(f"{at}/plan/pictures/themes.svg").status_code == 404
    assert visitor.client.get(f"{at}/plan/pictures/plan-open.gif").status_code == 404
    plan = visitor.client.get(f"{at}/plan/files/plan.json").json()
    assert plan["schema"] == "footing.forecast/1"
    assert visitor.get(f"{at}/plan/files/plan.csv").startswith("day,policy,open_p10")
    visitor.get(f"{at}/plan/files/other.csv", 404)


def test_the_list_is_worked_off(visitor: Visitor, tmp_path: Path) -> None:
    """Mark, take back, keep, and go on from what was kept."""
    drop(visitor, "cases.csv", ITEMS)
    at = path_of(visitor)
    assert f'href="{at}/list"' in visitor.get(f"{at}/plan?full=1")
    page = visitor.get(f"{at}/list?capacity=20")
    first, second = re.findall(r'name="item" value="(\d+)"', page)[:2]
    page = visitor.post(f"{at}/list?capacity=20", {"item": [first, second]})
    assert "2 of this list are done" in page
    assert f'value="{first}"' not in page
    kept = visitor.client.get(f"{at}/plan/files/kept?capacity=20")
    assert "cases.csv.plan.json" in kept.headers["content-disposition"]
    value = kept.json()
    assert [one["id"] for one in value["done"]] == [first, second]
    assert value["asked"]["path"] == "cases.csv"
    page = visitor.post(f"{at}/list", {"do": "back"})
    assert "of this list are done" not in page
    page = visitor.post(f"{at}/list/plan", files={"plan": ("p.json", kept.content)})
    assert "2 of this list are done" in page
    assert "no plan that Footing kept" in visitor.post(
        f"{at}/list/plan", files={"plan": ("p.json", b"{}")}, status=422
    )
    assert "Choose the file" in visitor.post(f"{at}/list/plan", status=422)
    assert "Not among the open" in visitor.post(f"{at}/list", {"item": "none"}, 422)
    rows = visitor.get(f"{at}/plan/files/work.csv").splitlines()
    assert len(rows) == 34 - 2 + 1
    assert visitor.client.get(f"{at}/plan/files/work.json").json()["progress"]["done"] == 2
    visitor.post(f"{at}/forget")
    visitor.get(f"{at}/list", 404)


def test_numbers_have_no_list(visitor: Visitor) -> None:
    at = numbers(visitor)
    assert f'href="{at}/list"' not in visitor.get(f"{at}/plan?full=1")
    assert "which item is which" in visitor.get(f"{at}/list", 409)


def test_the_plan_goes_into_a_conversation(visitor: Visitor, matter: str, space: Workspace) -> None:
    """A sentence offered, changed, and put beside what was answered before."""
    at = numbers(visitor)
    page = visitor.get(f"{at}/plan?capacity=30&each=10.5&full=1")
    offered = re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page)
    assert len(offered) == 2
    assert "We are 60 behind" in offered[0]
    assert "two more people" in offered[0]
    page = visitor.post(f"{at}/evidence", {"text": offered[0], "kind": "help"})
    assert "Which answer shall it stand in?" in page
    matters.answer(space, matter, "help", ["I need your help with the trade fairs."])
    page = visitor.post(f"{at}/evidence", {"text": offered[0], "place": f"{matter}/help"})
    assert visitor.url == f"/matters/{matter}/steps/help"
    answers = matters.show(space, matter).answers["help"]
    assert answers == ["I need your help with the trade fairs.", offered[0]]
    for wrong in (f"{matter}/aim", "none/help"):
        visitor.post(f"{at}/evidence", {"text": offered[0], "place": wrong}, 422)
    visitor.post(f"{at}/evidence", {"text": " ", "place": f"{matter}/help"}, 422)


def test_without_a_talk_it_says_how_to_begin_one(visitor: Visitor) -> None:
    at = numbers(visitor)
    assert "Begin one" in visitor.post(f"{at}/evidence", {"text": "We are behind."})


def test_what_was_worked_out_is_forgotten_with_the_backlog(
    visitor: Visitor, space: Workspace
) -> None:
    at = numbers(visitor)
    visitor.get(f"{at}/plan")
    assert space.desk.remembered
    space.desk.clear()
    assert not space.desk.remembered
