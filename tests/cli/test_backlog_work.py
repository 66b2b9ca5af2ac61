"""``footing backlog work`` and ``done``: the list, and how it moves on."""

from __future__ import annotations

import csv
import io
import json
import stat
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

FEW = ("--replications", "30", "--horizon", "60")
LAST = date(2026, 1, 30)


def written(path: Path, days: int = 30, *, closed: frozenset[str] = frozenset()) -> Path:
    """A list of one's own: two a day, every fourth still open unless it is in ``closed``."""
    rows = ["case,opened,closed,who"]
    for number in range(2 * days):
        day = LAST + timedelta(days=number // 2 - 29)
        name = f"C{number}"
        still = number % 4 == 0 and name not in closed
        done = "" if still else (day + timedelta(days=2)).isoformat()
        rows.append(f"{name},{day},{done},{'Ana' if number % 8 else 'Bo'}")
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export in a folder of its own, in which the person works."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return written(folder / "cases.csv")


def listed(cli: Cli, *arguments: str) -> dict[str, Any]:
    """The list as JSON."""
    ended = cli("backlog", "work", *arguments, "--format", "json")
    assert ended.status == 0, ended.err
    found: dict[str, Any] = json.loads(ended.out)
    return found


def test_the_list_says_why_and_writes_nothing(cli: Cli, export: Path) -> None:
    ended = cli("backlog", "work", str(export))
    assert ended.status == 0, ended.err
    assert "What comes when" in ended.out
    assert "waits" in ended.out
    assert [one.name for one in export.parent.iterdir()] == ["cases.csv"]
    found = listed(cli, str(export))
    assert found["schema"] == "footing.worklist/1"
    assert [one["rank"] for one in found["items"]] == [*range(1, 16)]
    assert sorted(one["id"] for one in found["items"]) == sorted(f"C{4 * n}" for n in range(15))
    assert all(one["reason"] for one in found["items"])
    assert sum(one["count"] for one in found["periods"]) == 15
    assert found["progress"] is None
    assert found == listed(cli, str(export))


def test_the_order_is_the_policy_s(cli: Cli, export: Path) -> None:
    ids = [one["id"] for one in listed(cli, str(export), "--policy", "oldest-first")["items"]]
    assert ids == [f"C{4 * n}" for n in range(15)]
    ids = [one["id"] for one in listed(cli, str(export), "--policy", "newest-first")["items"]]
    assert ids == [f"C{4 * n}" for n in reversed(range(15))]


def test_as_csv_nothing_is_a_formula(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        'case,opened,closed\n"=HYPERLINK(""http://x"")",2026-01-02,\n@SUM,2026-01-03,\n'
        "A,2026-01-04,2026-01-05\n",
        "utf-8",
    )
    ended = cli("backlog", "work", str(path), "--capacity", "1", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [*rows[0]] == ["rank", "id", "opened", "age_days", "lane", "reason", "worker", "due",
                          "expected", "now"]  # fmt: skip
    assert sorted(one["id"] for one in rows) == ['\'=HYPERLINK("http://x")', "'@SUM"]


def test_each_worker_has_a_list(cli: Cli, export: Path) -> None:
    found = listed(cli, str(export), "--worker", "who")
    assert {one["worker"] for one in found["items"]} == {"Ana", "Bo"}
    found = listed(cli, str(export), "--workers", "Kim, Lee")
    assert [one["worker"] for one in found["items"]][:4] == ["Kim", "Lee", "Kim", "Lee"]
    ended = cli("backlog", "work", str(export), "--workers", "2", "--capacity", "9")
    assert ": worker 1" in ended.out
    assert ": worker 2" in ended.out


def test_what_is_done_moves_the_list_on(cli: Cli, export: Path) -> None:
    ended = cli("backlog", "done", str(export), "C4", "C8", *FEW)
    assert ended.status == 0, ended.err
    assert "2 of this list are done" in ended.out
    assert "the forecast had" in ended.out
    kept = export.parent / "cases.csv.plan.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    ended = cli("backlog", "done", "C12")
    assert "3 of this list are done" in ended.out
    found = listed(cli)
    assert not {"C4", "C8", "C12"} & {one["id"] for one in found["items"]}
    assert found["progress"]["done"] == 3
    ended = cli("backlog", "done", "--undo", "C8")
    assert "C8" in {one["id"] for one in listed(cli, str(export))["items"]}


def test_an_unknown_id_marks_nothing(cli: Cli, export: Path) -> None:
    ended = cli("backlog", "done", str(export), "C4", "C44x", *FEW)
    assert (ended.status, ended.out) == (2, "")
    assert "C44x" in ended.err
    assert "Did you mean “C44”?" in ended.err
    assert [one.name for one in export.parent.iterdir()] == ["cases.csv"]


def test_a_fresh_export_moves_it_on(cli: Cli, export: Path) -> None:
    """What is closed in it needs no mark, and the open stand beside the forecast."""
    assert cli("backlog", "work", str(export), "--plan", "my.plan.json", *FEW).status == 0
    assert cli("backlog", "done", "C4", "C8", "--plan", "my.plan.json").status == 0
    fresh = written(export.parent / "later.csv", 37, closed=frozenset({"C4", "C16"}))
    ended = cli("backlog", "work", str(fresh), "--plan", "my.plan.json")
    assert ended.status == 0, ended.err
    assert "15 were open, and on 8 February 16" in ended.out
    assert "The forecast for that day" in ended.out
    found = listed(cli, "--plan", "my.plan.json")
    assert found["as_of"] == "2026-02-08"
    assert found["progress"]["done"] == 1
    assert set(found["progress"]["expected"]) == {"p10", "p50", "p90"}
    assert "C8" not in {one["id"] for one in found["items"]}


def test_the_columns_and_options_are_kept(cli: Cli, export: Path) -> None:
    own = export.parent / "own.csv"
    own.write_text(export.read_text("utf-8").replace("case,opened,closed", "no,in,out"), "utf-8")
    assert cli("backlog", "done", str(own), "C4", "--opened", "in", "--closed", "out", "--id",
               "no", "--policy", "newest-first", *FEW).status == 0  # fmt: skip
    found = listed(cli)
    assert found["policy"] == "newest-first"
    assert len(found["items"]) == 14
    assert listed(cli, "--policy", "oldest-first")["policy"] == "oldest-first"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("work",), "No plan is kept in this folder"),
        (("done", "C4"), "No plan is kept in this folder"),
        (("done",), "Say which"),
        (("done", "cases.csv"), "Say which"),
        (("work", "--open", "9", "--arrivals", "1", "--capacity", "2"), "which item is which"),
        (("work", "cases.csv", "--policy", "a", "--policy", "b"), "one order"),
        (("work", "cases.csv", "--plan", "cases.csv"), "no plan that Footing kept"),
        (("work", "cases.csv", "--policy", "shortest-first"), "effort"),
    ],
)
def test_faults_are_said(cli: Cli, export: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = cli("backlog", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert "fault of Footing" not in ended.err


def test_two_plans_in_a_folder_are_told_apart(cli: Cli, export: Path) -> None:
    for name in ("a.plan.json", "b.plan.json"):
        assert cli("backlog", "work", str(export), "--plan", name, *FEW).status == 0
    ended = cli("backlog", "done", "C4")
    assert ended.status == 2
    assert "a.plan.json, b.plan.json" in ended.err
    assert cli("backlog", "done", "C4", "--plan", "b.plan.json").status == 0
    assert cli("backlog", "done", "b.plan.json", "C8").status == 0
    assert listed(cli, "b.plan.json")["progress"]["done"] == 2
