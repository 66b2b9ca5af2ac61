from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.app import plan_file, work_list
from footing.app.backlog import Asked
from footing.app.plan_file import Course, Expected, KeptPlan, Mark
from footing.app.wishes import Wishes, share
from footing.kernel.errors import FootingError, NotFoundError

DAY = date(2026, 3, 2)
PLAN = KeptPlan(
    "footing.plan/1", DAY, DAY, 3, 1.5, "start-where-you-are", Asked(Path("cases.csv")), Wishes(),
    Expected((DAY, DAY + timedelta(days=2)), Course((1.0, 2.0), (3.0, 4.0), (5.0, 6.0)),
             Course((0.0, 0.0), (1.0, 2.0), (2.0, 3.0))),
)  # fmt: skip


@given(
    done=st.lists(st.builds(Mark, st.text(min_size=1), st.dates()), max_size=5),
    dips=st.lists(st.text(max_size=20), max_size=2),
    day=st.one_of(st.none(), st.dates()),
)
def test_a_plan_comes_back_as_it_was(done: list[Mark], dips: list[str], day: date | None) -> None:
    plan = replace(
        PLAN, done=tuple(done), wishes=Wishes(dips=tuple(dips)), asked=Asked(Path("a"), as_of=day)
    )
    assert plan_file.parsed(plan_file.text(plan), "here") == plan


def test_the_export_is_found_from_the_plan_s_folder(tmp_path: Path) -> None:
    export = tmp_path / "exports" / "cases.csv"
    export.parent.mkdir()
    export.write_text("x")
    place = tmp_path / "plans" / "my.plan.json"
    plan_file.write(place, replace(PLAN, asked=Asked(export)))
    assert json.loads(place.read_text())["asked"]["path"] == "../exports/cases.csv"
    found = plan_file.read(place).asked.path
    assert found is not None
    assert found.samefile(export)
    assert plan_file.is_plan(place)
    assert not plan_file.is_plan(export)


def test_a_database_s_address_is_not_kept(tmp_path: Path) -> None:
    place = tmp_path / "my.plan.json"
    plan_file.write(place, replace(PLAN, asked=Asked(connect="postgresql://me:secret@x/y")))
    assert "secret" not in place.read_text()


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "footing.plan/1"}', "\0"])
def test_what_is_no_plan_is_said(tmp_path: Path, text: str) -> None:
    place = tmp_path / "my.plan.json"
    place.write_text(text)
    with pytest.raises(FootingError, match="no plan that Footing kept"):
        plan_file.read(place)
    with pytest.raises(NotFoundError):
        plan_file.read(tmp_path / "none.plan.json")


def test_unknown_keys_are_faults() -> None:
    value = json.loads(plan_file.text(PLAN))
    with pytest.raises(FootingError, match="more"):
        plan_file.parsed(json.dumps({**value, "more": 1}).encode(), "here")


def test_the_expected_of_a_day() -> None:
    """Where only some days are told, the last one before counts; beyond the end there is none."""
    expected = PLAN.expected
    assert expected.number(DAY) == expected.number(DAY + timedelta(days=1)) == 0
    assert expected.number(DAY + timedelta(days=2)) == 1
    assert expected.open.at(1) == (2.0, 4.0, 6.0)
    for day in (DAY - timedelta(days=1), DAY + timedelta(days=3)):
        assert expected.number(day) is None


@given(st.lists(st.sampled_from("abcde"), max_size=6), st.lists(st.sampled_from("abcde")))
def test_marks_are_kept_once_and_come_off_again(first: list[str], second: list[str]) -> None:
    plan = work_list.marked(PLAN, first, "abcde", DAY)
    plan = work_list.marked(plan, second, "abcde", DAY + timedelta(days=1))
    assert plan.ids == {*first, *second}
    assert len(plan.done) == len(plan.ids)
    assert all(one.day == DAY for one in plan.done if one.id in first)
    assert work_list.unmarked(plan, plan.ids).done == ()
    with pytest.raises(NotFoundError):
        work_list.marked(plan, ["a", "z"], "abcde", DAY)
    with pytest.raises(NotFoundError):
        work_list.unmarked(plan, ["z"])


@pytest.mark.parametrize(("text", "value"), [("0.1", 0.1), ("10%", 0.1), (" 0 ", 0), ("100 %", 1)])
def test_shares_as_people_write_them(text: str, value: float) -> None:
    assert share(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "10", "-1%", "nan", "ten", "1/10"])
def test_what_is_no_share_is_said(text: str) -> None:
    with pytest.raises(FootingError, match="no share"):
        share(text)
