"""``footing backlog compare``, ``forecast`` and ``backtest`` as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli, Terminal
from tests.documents import ROOT

EXCERPT = ROOT / "examples/backlog/hadoop-jira-excerpt.csv"
FEW = ("--replications", "40", "--horizon", "120")
NUMBERS = ("--open", "60", "--arrivals", "2/week", "--capacity", "14/week", *FEW)
POLICY_KEYS = {
    "current_by", "cleared_by", "old_done_by", "open", "done", "expired", "withdrawn", "chases",
    "within_target", "open_age_days",
}  # fmt: skip


def found(cli: Cli, *arguments: str) -> dict[str, Any]:
    """The JSON that a command prints."""
    ended = cli("backlog", *arguments, "--format", "json")
    assert ended.status == 0, ended.err
    value: dict[str, Any] = json.loads(ended.out)
    return value


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An own list: 80 open, of which some wait long; one in ten of a day's four is left over."""
    path = tmp_path_factory.mktemp("own") / "cases.csv"
    rows = ["case,opened,closed,hours,worth,by,who"]
    for number in range(400):
        day = date.fromordinal(date(2025, 1, 1).toordinal() + number // 4)
        done = "" if number % 5 == 0 else date.fromordinal(day.toordinal() + 3).isoformat()
        due = "2025-05-01" if number == 100 else ""
        who = "Ana" if number % 2 else "Bo"
        rows.append(f"C{number},{day},{done},{number % 7 + 1},{number % 3},{due},{who}")
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def test_the_verdict_comes_first(cli: Cli) -> None:
    ended = cli("backlog", "compare", *NUMBERS)
    assert ended.status == 0, ended.err
    for part in ("Current means", "Where it turns", "When", "Beside the dates", "What this assumes",
                 "Oldest first", "not at all", "with seed 1"):  # fmt: skip
        assert part in ended.out
    assert ended.out.index("Current means") < ended.out.index("Where it turns")
    assert "as given" in ended.out


def test_json_is_what_programs_were_promised(cli: Cli) -> None:
    value = found(cli, "compare", *NUMBERS, "--seed", "7")
    assert value["schema"] == "footing.forecast/1"
    assert (value["seed"], value["replications"]) == (7, 40)
    assert date.fromisoformat(value["as_of"])
    assert set(value["policies"]) == {"start-where-you-are", "oldest-first"}
    for one in value["policies"].values():
        assert set(one) >= POLICY_KEYS
        for dates in (one["current_by"], one["cleared_by"], one["old_done_by"]):
            assert set(dates) == {"p10", "p50", "p85", "p95", "never"}
            assert 0 <= dates["never"] <= 1
        assert set(one["open"]) == {"day", "p10", "p50", "p90"}
        assert len({len(column) for column in one["open"].values()}) == 1
        assert 0 <= one["within_target"] <= 1
    assert set(value["verdict"]) >= {"better", "text", "break_even", "relief_per_day"}
    assert value["inputs"]["assumed"]
    # Without chasing and lapsing the order does not change when all is cleared.
    first, second = value["policies"].values()
    assert first["cleared_by"] == second["cleared_by"]


def test_the_same_seed_gives_the_same(cli: Cli) -> None:
    once, again = (found(cli, "forecast", *NUMBERS, "--seed", "3") for _ in range(2))
    assert once == again
    assert set(once["policies"]) == {"start-where-you-are"}


def test_all_options_at_once(cli: Cli, ahead: Path) -> None:
    value = found(
        cli, "compare", str(ahead), "--policy", "start-where-you-are", "--policy", "shortest-first",
        "--policy", "value-first", "--effort", "hours", "--value", "worth", "--due", "by",
        "--chase", "0.02:10:60", "--chase-cost", "0.5", "--expire", "0.01:30", "--withdraw", "0",
        "--reserve-oldest", "10%", "--dip", "2025-04-15:2025-05-15:0.5", "--dip",
        "2031-01-01:2031-02-01:0.5", "--target", "0", "--clear-by", "2025-12-31", "--by", "month",
        "--inside", "newest", "--max-age", "200", "--order-fixed", "--replications", "10",
        "--horizon", "60",
    )  # fmt: skip
    assert set(value["policies"]) == {"start-where-you-are", "shortest-first", "value-first"}
    assert value["clear_by"]["day"] == "2025-12-31"
    told = " ".join(value["inputs"]["assumed"])
    assert "outside the days" in told
    assert value["inputs"]["order_fixed"] is True
    assert any(one["expired"] > 0 for one in value["policies"].values())


def test_csv_is_read_by_spreadsheets(cli: Cli) -> None:
    ended = cli("backlog", "compare", *NUMBERS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [one["policy"] for one in rows] == ["start-where-you-are", "oldest-first"]
    assert date.fromisoformat(rows[0]["current_by_p50"])
    ended = cli("backlog", "forecast", *NUMBERS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [*rows[0]] == ["day", "policy", "open_p10", "open_p50", "open_p90"]
    assert float(rows[0]["open_p50"]) == 60


def test_a_history_is_tested(cli: Cli) -> None:
    value = found(cli, "backtest", str(EXCERPT))
    assert value["schema"] == "footing.backtest/1"
    assert set(value["horizons"]) == {"7", "28", "90"}
    keys = {"origins", "coverage50", "coverage80", "pinball", "pinball_bootstrap",
            "pinball_last_rate"}  # fmt: skip
    assert set(value["pooled"]) == keys
    assert all(set(one) == keys for one in value["horizons"].values())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare",), "Name a file"),
        (("compare", "--open", "600", "--capacity", "6/week"), "--arrivals"),
        (("compare", "none.csv"), "no such file"),
        (("compare", *NUMBERS, "--policy", "random"), "no policy"),
        (("compare", *NUMBERS, "--policy", "shortest-first"), "which item is which"),
        (("compare", str(EXCERPT), *FEW, "--policy", "value-first"), "value"),
        (("compare", *NUMBERS, "--chase", "2:10"), "--chase"),
        (("compare", *NUMBERS, "--chase", "often"), "--chase"),
        (("compare", *NUMBERS, "--expire", "0.1:5:9"), "--expire"),
        (("compare", *NUMBERS, "--reserve-oldest", "150%"), "--reserve-oldest"),
        (("compare", *NUMBERS, "--dip", "2026-02-01:2026-01-01:0.5"), "--dip"),
        (("compare", *NUMBERS, "--clear-by", "2020-01-01"), "--clear-by"),
        (("compare", "--open", "5", "--arrivals", "6/moon"), "is no rate"),
        (("forecast", *NUMBERS, "--horizon", "0"), "--horizon"),
        (("backtest", "--open", "600"), "history of items"),
    ],
)
def test_faults_end_with_a_sentence_and_status_2(
    cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    ended = cli("backlog", *arguments)
    assert ended.status == 2
    assert said in ended.err
    assert "fault of Footing" not in ended.err
    assert ended.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--open", "1", "--arrivals", "0", "--capacity", "1"),
        ("--open", "0", "--arrivals", "1", "--capacity", "2"),
        ("--open", "60", "--arrivals", "2", "--capacity", "0"),
        ("--open", "60", "--arrivals", "2", "--capacity", "3", "--target", "0"),
        ("--open", "5000000", "--arrivals", "1000", "--capacity", "900"),
    ],
)
def test_what_is_odd_is_handled(cli: Cli, arguments: tuple[str, ...]) -> None:
    ended = cli("backlog", "compare", *arguments, *FEW)
    assert ended.status == 0, ended.err
    assert "nan" not in ended.out
    assert "inf" not in ended.out.replace("information", "")


def test_a_long_run_can_be_stopped(terminal: type[Terminal]) -> None:
    shown = terminal("backlog", "compare", "--open", "9000", "--arrivals", "40", "--capacity", "50",
                     "--chase", "0.01:5", "--replications", "50000")  # fmt: skip
    time.sleep(4)
    shown.press_ctrl_c()
    assert shown.end() == 130
    assert shown.shown.replace("^C", "").strip() == "Stopped."
