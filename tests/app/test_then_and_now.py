"""Then and now as the faces show it, and the agreement from a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from footing.app import agreement, evidence, matters, then_and_now
from footing.app.prepare import as_json, prepare
from footing.app.workspace import Workspace
from footing.delivery import charts
from footing.kernel.clock import fixed
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.settings import Folders
from footing.playbooks.library import load_library
from tests.app.conftest import NOW
from tests.documents import ROOT

LIBRARY = load_library()
EXAMPLES = ROOT / "examples"
WEBSITE = EXAMPLES / "agreements" / "website.txt"


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.fresh(Folders(tmp_path / "data", tmp_path / "config"), clock=fixed(NOW))
    yield made
    made.close()


def begun(space: Workspace) -> str:
    """A matter through the gate, with an agreement of six hours and one addition of three."""
    one = matters.begin(space, "renegotiate", {"me": "Alex", "leader": "Sam"})
    matters.pass_gate(space, one.id, {one.key: False for one in matters.questions()})
    matters.answer(space, one.id, "agreed", "four modules, 6 hours a week")
    matters.answer(space, one.id, "asked_since", [{"what": "a workbook", "hours": 3}])
    return one.id


def test_the_published_form_tells_then_and_now() -> None:
    done = prepare(EXAMPLES / "renegotiate-author.toml", None, library=LIBRARY, now=NOW)
    scope = json.loads(json.dumps(as_json(done)))["scope"]
    assert (scope["then"], scope["added"], scope["now"]) == (6, 9, 15)
    assert scope["unit"] == "hours a week"
    assert scope["agreed"][0]["pay"] == "A 6,000 dollar advance"
    assert [one["hours"] for one in scope["asked_since"]] == [5, 1, 3]
    assert (scope["load_hours"], scope["hours_per_week"]) == (80, 86)


def test_the_tables_the_bars_and_the_picture_tell_the_same() -> None:
    done = prepare(EXAMPLES / "renegotiate-contractor.toml", None, library=LIBRARY, now=NOW)
    assert done.page.scope is not None
    shown = then_and_now.shown(done.page.scope)
    assert [bar[2] for bar in shown.bars] == [90, 184]
    assert [sum(hours for hours, _ in bar[1]) for bar in shown.bars] == [90, 184]
    assert shown.tables[1].shown[-1] == ("Together", "", "", "94")
    assert shown.redone == ("Redid the home page three times",)
    assert shown.picture is not None
    assert shown.picture.title == shown.finding.rstrip(".")
    ends = {mark["bar"]: mark["stop"] for mark in shown.picture.marks if mark.get("label")}
    assert ends == {"Agreed": 90, "Now": 184}
    assert sum(row[2] for row in shown.picture.rows if isinstance(row[2], int | float)) == 184


@pytest.mark.parametrize("theme", charts.THEMES)
def test_the_picture_is_drawn_in_both_themes(space: Workspace, theme: charts.Theme) -> None:
    media_type, data = then_and_now.drawn(space, begun(space), "svg", theme, 0)
    assert media_type == "image/svg+xml"
    assert "Now it is nine hours a week" in data.decode()
    assert b"Added since" in data
    assert then_and_now.drawn(space, begun(space), "png", theme, 0)[1].startswith(b"\x89PNG")


def test_without_hours_there_is_no_picture_and_it_is_said(space: Workspace) -> None:
    matter = begun(space)
    matters.answer(space, matter, "asked_since", ["a workbook"])
    with pytest.raises(NotFoundError, match="hours of every line"):
        then_and_now.picture_of(space, matter)


def test_an_agreement_is_found_for_the_answers(tmp_path: Path) -> None:
    source = tmp_path / "short.toml"
    source.write_text('playbook = "renegotiate"\n[answers]\nwant = "go back"\n', "utf-8")
    text = agreement.read_file(WEBSITE)
    done = prepare(source, None, library=LIBRARY, now=NOW, agreement=text)
    assert done.page.scope is not None
    assert done.page.scope.then == 90
    kept = prepare(
        EXAMPLES / "renegotiate-author.toml", None, library=LIBRARY, now=NOW, agreement=text
    )
    assert kept.page.scope is not None
    assert kept.page.scope.then == 6


def test_what_is_no_agreement_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(FootingError, match="No agreement was found"):
        agreement.find(LIBRARY.get("renegotiate"), "See you on Friday.")
    with pytest.raises(FootingError, match="asks for no agreement"):
        agreement.find(LIBRARY.get("own-up"), "You will write a book.")
    (tmp_path / "contract.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(FootingError, match="not plain text"):
        agreement.read_file(tmp_path / "contract.pdf")
    with pytest.raises(FootingError, match="cannot be read"):
        agreement.read_file(tmp_path / "missing.txt")


def test_a_plan_s_sentence_can_be_one_of_the_ways(space: Workspace) -> None:
    matter = begun(space)
    assert [one.step for one in evidence.places(space)] == ["options"]
    evidence.put(space, matter, "options", "I could start from now, newest first.")
    assert "I could start from now, newest first." in matters.page(space, matter).page.message
