"""``footing backlog changeover`` as a person runs it."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.documents import ROOT

EXCERPT = str(ROOT / "examples/backlog/hadoop-jira-excerpt.csv")
SOON = (datetime.now(UTC).date() + timedelta(days=14)).isoformat()
FEW = ("--replications", "20", "--horizon", "120")
NUMBERS = ("--open", "60", "--arrivals", "20/week", "--capacity", "24/week", *FEW)


def test_before_it_in_text_json_and_rows(cli: Cli, tmp_path: Path) -> None:
    call = ("backlog", "changeover", "--on", "2099-01-01", *NUMBERS)
    assert cli(*call).status == 2
    call = ("backlog", "changeover", "--on", SOON, *NUMBERS)
    ended = cli(*call, "--out", str(tmp_path / "told"), "--what", "the merger")
    assert ended.status == 0, ended.err
    for said in ("After the merger all is normal again by", "What stays current",
                 "When to take in less", "What bridges it", "careful guess"):  # fmt: skip
        assert said in ended.out
    assert (tmp_path / "told" / "changeover.pdf").read_bytes().startswith(b"%PDF")
    value = json.loads(cli(*call, "--format", "json").out)
    assert value["schema"] == "footing.changeover/1"
    assert value["bridge"]["more_per_day_p85"] >= value["bridge"]["more_per_day_p50"]
    rows = list(csv.DictReader(io.StringIO(cli(*call, "--format", "csv").out)))
    assert {row["way"] for row in rows} >= {"without", "as_it_comes"}


def test_after_it(cli: Cli) -> None:
    ended = cli("backlog", "changeover", EXCERPT, "--on", "2024-06-03", *FEW)
    assert ended.status == 0, ended.err
    assert "from before" in ended.out
    assert "history" in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--on"),
        (("--on", "soon"), "--on"),
        (("--on", SOON, "--loss", "lots"), "--loss"),
        (("--on", SOON, "--like", "2020-01-01"), "--like"),
        (("--on", SOON, "--low-weeks", "-1"), "--low-weeks"),
    ],
)
def test_faults_end_with_a_sentence(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    ended = cli("backlog", "changeover", *NUMBERS, *arguments)
    assert ended.status == 2
    assert said in ended.err
    assert "fault of Footing" not in ended.err
