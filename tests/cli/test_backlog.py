from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.documents import ROOT

EXCERPT = ROOT / "examples/backlog/hadoop-jira-excerpt.csv"
KEYS = ["schema", "items", "used", "set_aside", "open", "first_opened", "last_opened", "as_of",
        "arrivals_per_day", "completions_per_day", "completions_per_day_without_bulk", "by_weekday",
        "bulk_closures", "open_age_days", "closing_age_days", "order_worked", "repeat_contacts",
        "expiry", "repairs", "warnings"]  # fmt: skip


def test_json_is_what_programs_were_promised(cli: Cli) -> None:
    ended = cli("backlog", "measure", str(EXCERPT), "--format", "json")
    assert ended.status == 0
    found = json.loads(ended.out)
    assert [*found] == KEYS
    assert found["schema"] == "footing.measures/1"
    assert found["items"] == found["used"] + sum(found["set_aside"].values())
    assert [*found["by_weekday"]] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
                                      "Saturday", "Sunday"]  # fmt: skip
    assert [*found["open_age_days"]] == [*found["closing_age_days"]] == ["p50", "p90", "max"]
    assert 0 <= found["order_worked"] <= 1
    for one in (*found["repairs"], *found["warnings"]):
        assert [*one] == ["code", "count", "examples", "text"]
        assert len(one["examples"]) <= 3


def test_the_text_begins_with_what_is_so(cli: Cli) -> None:
    ended = cli("backlog", "measure", str(EXCERPT))
    assert ended.status == 0
    assert " open at the end of " in ended.out.strip().splitlines()[0]
    for part in ("come a day", "By weekday", "What was read", "Put right", "Left out, or doubtful"):
        assert part in ended.out


def test_three_numbers(cli: Cli) -> None:
    ended = cli("backlog", "measure", "--open", "800", "--arrivals", "40", "--done", "38",
                "--oldest", "2023-01", "--format", "json")  # fmt: skip
    found = json.loads(ended.out)
    assert (ended.status, found["open"], found["arrivals_per_day"]) == (0, 800, 40)
    assert found["first_opened"] == "2023-01-01"
    assert found["by_weekday"] is found["order_worked"] is found["expiry"] is None


def test_columns_by_name_and_counts(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("wann;fertig\n13.01.2024;15.01.2024\n14.01.2024;\n")
    ended = cli("backlog", "measure", str(own), "--opened", "wann", "--closed", "fertig",
                "--format", "json")  # fmt: skip
    assert json.loads(ended.out)["open"] == 1
    own.write_text("wann,rein,raus,da\n2024-01,100,90,500\n2024-02,100,80,520\n")
    ended = cli("backlog", "measure", str(own), "--counts", "--period", "wann", "--arrivals-column",
                "rein", "--completions-column", "raus", "--open-column", "da", "--format",
                "json")  # fmt: skip
    assert (ended.status, json.loads(ended.out)["open"]) == (0, 520)


def test_a_question_is_answered_by_its_option(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("id,opened,closed\n1,01/02/2024,03/02/2024\n2,02/02/2024,\n")
    ended = cli("backlog", "measure", str(own))
    assert (ended.status, ended.out) == (2, "")
    assert "--day-first or --month-first" in ended.err
    assert "row 2: “01/02/2024”" in ended.err
    assert cli("backlog", "measure", str(own), "--day-first").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name a file"),
        (("none.csv",), "There is no such file"),
        (("--open", "3", "--oldest", "soon"), "is no day"),
        (("--open", "-3"), "--open"),
        (("--connect", "mysql://x", "--table", "t"), "no address of a PostgreSQL"),
    ],
)
def test_faults_end_with_a_sentence_and_status_2(
    cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    ended = cli("backlog", "measure", *arguments)
    assert ended.status == 2
    assert said in ended.err
    assert "fault of Footing" not in ended.err
    assert ended.out == ""


def test_help_names_every_option(cli: Cli) -> None:
    shown = cli("backlog", "measure", "--help").out
    for option in ("opened", "closed", "id", "customer", "status", "effort", "outcome", "group",
                   "date-format", "day-first", "month-first", "zone", "as-of", "window", "format",
                   "connect", "table", "counts", "open", "arrivals", "done", "oldest"):  # fmt: skip
        assert f"--{option}" in shown
    assert "measure" in cli("backlog", "--help").out


def test_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shutil.copy(EXCERPT, own)
    assert cli("backlog", "measure", str(own / EXCERPT.name)).status == 0
    assert [one.name for one in own.iterdir()] == [EXCERPT.name]
    assert not (tmp_path / "home").exists()
