from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from footing.app import desk, desk_plan, evidence, matters
from footing.app.backlog import Asked
from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.settings import Folders
from tests.web.conftest import NOW


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.fresh(Folders(tmp_path / "data", tmp_path / "config"), clock=fixed(NOW))
    yield made
    made.close()


@pytest.fixture
def matter(space: Workspace) -> str:
    begun = matters.begin(space, "own-up", {"me": "Jason", "leader": "Sharon"})
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    return begun.id


def offered(
    space: Workspace, monkeypatch: pytest.MonkeyPatch, typed: Mapping[str, str]
) -> dict[str, str]:
    """What a plan for 2,100 open, 280 a week in and 266 a week done offers to say."""
    monkeypatch.setattr(desk_plan, "RUNS", 20)
    work = desk.look(space, Asked(open=2100, arrivals=40, done=38), "numbers")
    plan = desk_plan.look_ahead(space, work.id, desk_plan.wishes(work, typed))
    each = desk_plan.each(typed)
    return {one.step: one.text for one in evidence.offers(plan, desk_plan.usual(work), each)}


def test_what_is_missing_is_asked_for(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    found = offered(space, monkeypatch, {})
    assert "280 a week come in, we can do 266, and 2,100 are open." in found["help"]
    assert "newest first" in found["alternatives"]


def test_people_and_weeks_where_one_person_s_work_is_known(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = offered(space, monkeypatch, {"capacity": "420", "each": "77"})
    assert found["help"].startswith("I need your help with two more people for ")
    assert "We are 2,100 behind." in found["help"]
    assert "in 17 of 20 runs" in found["help"]


@pytest.mark.parametrize("typed", [{}, {"capacity": "420"}, {"capacity": "285"}])
def test_every_offer_can_be_said_as_it_stands(
    space: Workspace, matter: str, monkeypatch: pytest.MonkeyPatch, typed: dict[str, str]
) -> None:
    """The page takes it without a question, word for word."""
    for step, text in offered(space, monkeypatch, typed).items():
        evidence.put(space, matter, step, text)
        evidence.put(space, matter, step, text)
        assert matters.show(space, matter).answers[step] == [text]
    view = matters.page(space, matter)
    assert not view.page.rework
    for text in offered(space, monkeypatch, typed).values():
        assert text in view.page.spoken.replace("\n", " ")


def test_only_open_matters_behind_the_gate_take_it(space: Workspace, matter: str) -> None:
    matters.begin(space, "own-up", {"leader": "Kim"})
    assert {(one.matter, one.step) for one in evidence.places(space)} == {
        (matter, "help"), (matter, "alternatives")
    }  # fmt: skip
    with pytest.raises(NotFoundError):
        evidence.put(space, matter, "aim", "Something.")
    with pytest.raises(FootingError):
        evidence.put(space, matter, "help", " \n")
    matters.close(space, matter)
    assert evidence.places(space) == ()
