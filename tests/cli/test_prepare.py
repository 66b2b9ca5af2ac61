from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, answer_file


@pytest.mark.parametrize("playbook", ["own-up", "second-chance"])
def test_from_a_file_as_text(cli: Cli, tmp_path: Path, playbook: str) -> None:
    ended = cli("prepare", "--answers", str(answer_file(tmp_path, playbook)), "--out", "out")
    assert ended.status == 0
    for title in ("To ask for the talk", "What to say (about", "The written version", "brief.pdf"):
        assert title in ended.out
    assert (tmp_path / "out" / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert not cli.home.exists()


def test_then_and_now_stands_in_the_terminal(cli: Cli, tmp_path: Path) -> None:
    mail = tmp_path / "mail.txt"
    mail.write_text("We agreed on a small site, 20 hours.\n", "utf-8")
    answers = tmp_path / "own.toml"
    answers.write_text(
        'playbook = "renegotiate"\n[answers]\nasked_since = [{what = "a shop", hours = 10}]\n',
        "utf-8",
    )
    ended = cli("prepare", "--answers", str(answers), "--agreement", str(mail))
    assert "Then and now: It was 20 hours. Now it is 30 hours." in ended.out
    assert "░ added since" in ended.out
    assert "A small site" in ended.out
    assert cli("prepare", "--answers", str(answers), "--agreement", "no.txt").status != 0


def test_from_a_file_as_json_and_nothing_else(cli: Cli, tmp_path: Path) -> None:
    source = str(answer_file(tmp_path))
    ended = cli("prepare", "own-up", "--answers", source, "--out", "out", "--format", "json")
    page = json.loads(ended.out)
    assert page["schema"] == "footing.page/1"
    assert all(Path(name).is_file() for name in page["files"])
    assert ended.err == ""


def test_from_standard_input(cli: Cli, tmp_path: Path) -> None:
    text = answer_file(tmp_path).read_text("utf-8")
    ended = cli("prepare", "--answers", "-", "--format", "json", typed=text)
    assert json.loads(ended.out)["files"] == []


def test_a_file_that_the_gate_or_a_passphrase_never_stops(cli: Cli, tmp_path: Path) -> None:
    cli("journal", "add", "win", "x", "--no-passphrase")
    before = (cli.home / "data" / "footing.db").read_bytes()
    (cli.home / "data" / "footing.db").write_bytes(b"FTG" + before)
    assert cli("prepare", "--answers", str(answer_file(tmp_path))).status == 0


def test_faults_come_with_their_lines_and_status_2(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('playbook = "own-up"\n[answers]\naim = 3\nnonsense = 1\n')
    ended = cli("prepare", "--answers", "bad.toml", "--out", "out")
    assert ended.status == 2
    assert ended.out == ""
    assert "bad.toml:3: answers.aim" in ended.err
    assert "bad.toml:4: answers.nonsense" in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["prepare"], "Name a playbook"),
        (["prepare", "nonsense"], "There are: own-up, renegotiate, second-chance"),
        (["prepare", "--answers", "none.toml"], "no such file"),
        (["prepare", "own-up", "--format", "json"], "goes with --answers"),
        (["prepare", "--answers", "x.toml", "--matter", "y"], "--matter goes with"),
        (["prepare", "--matter", "nonsense"], "no matter"),
    ],
)
def test_wrong_use_is_explained(cli: Cli, arguments: list[str], said: str) -> None:
    ended = cli(*arguments)
    assert ended.status == 2
    assert said in ended.err
