"""The commands over what was kept, in the order in which a person uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from footing.app import matters
from footing.app.workspace import Workspace
from footing.kernel.settings import Folders
from tests.app.conftest import worked
from tests.cli.conftest import Cli

FREE = "--no-passphrase"


@pytest.fixture
def matter(cli: Cli) -> str:
    """A prepared matter that was kept without a passphrase; its id."""
    ws = Workspace.fresh(Folders(cli.home / "data", cli.home / "config"))
    made = worked(ws)
    ws.keep(None)
    ws.close()
    return made.id


def entry_id(cli: Cli, *words: str) -> str:
    ended = cli("journal", "add", *words, FREE)
    assert ended.status == 0, ended.err
    found = re.search(r"Noted as (\w+):", ended.out)
    assert found
    return found[1]


def test_nothing_kept_says_how_to_begin(cli: Cli) -> None:
    assert "footing prepare own-up" in cli("matters", "list").out
    assert "journal add" in cli("journal", "list").out
    assert "Nothing is planned" in cli("today").out
    assert not cli.home.exists()


def test_the_journal_from_the_first_line_to_its_removal(cli: Cli) -> None:
    entry = entry_id(cli, "win", "The", "audit", "passed.", "--day", "2026-11-20")
    assert "The audit passed." in cli("journal", "list").out
    assert "2026-11-20" in cli("journal", "list", "--kind", "win").out
    assert "There are no lines" in cli("journal", "list", "--kind", "worry").out
    assert (
        "observation: It passed."
        in cli("journal", "edit", entry[:4], "--text", "It passed.", "--kind", "observation").out
    )
    assert "Removed" in cli("journal", "remove", entry).out
    ended = cli("journal", "remove", entry)
    assert ended.status == 2
    assert "There is no entry" in ended.err


def test_a_line_can_hold_what_looks_like_markup(cli: Cli) -> None:
    entry_id(cli, "worry", "[red]They said[/red] [link]")
    assert "[red]They said[/red] [link]" in cli("journal", "list").out


def test_wrong_days_and_kinds_are_explained(cli: Cli) -> None:
    ended = cli("journal", "add", "win", "x", "--day", "3/4/2026", FREE)
    assert (ended.status, "Write it like 2026-11-25" in ended.err) == (2, True)
    assert cli("journal", "add", "triumph", "x", FREE).status == 2


def test_matters_are_listed_shown_written_and_removed(cli: Cli, matter: str) -> None:
    assert matter in cli("matters", "list").out
    shown = cli("matters", "show", matter[:5], "--out", "out")
    assert "What to say (about" in shown.out
    assert Path("out/brief.pdf").is_file()
    assert "Nothing was removed" in cli("matters", "remove", matter, typed="n\n").out
    assert "Removed" in cli("matters", "remove", matter, "--yes").out
    ended = cli("matters", "show", matter)
    assert (ended.status, "There is no matter" in ended.err) == (2, True)


def test_after_by_options_and_today(cli: Cli, matter: str) -> None:
    ended = cli(
        "after", matter, "--held", "--acknowledged", "A rushed start.", "--relief", "8",
        "--happened", "no", "--next", "2099-12-01 09:00",
        "--i-promised", "Send the list: 2020-12-01",
        "--they-promised", "One thing: be at the planning",
    )  # fmt: skip
    assert ended.status == 0, ended.err
    assert "the talk took place" in ended.out
    assert "1 of 1 did not come true" in ended.out
    assert "One thing: be at the planning" in ended.out
    assert "2020-12-01" in ended.out
    today = cli("today").out
    assert "You promised: Send the list." in today
    assert "1 December 2099" in today
    promise = next(
        line.split()[0]
        for line in ended.out.splitlines()
        if line.rstrip().endswith("Send the list")
    )
    assert "Send the list: done." in cli("after", "--done", promise).out
    assert "Late" not in cli("today").out


def test_after_by_questions(cli: Cli, matter: str) -> None:
    answers = [
        "y", "We went through all four.", "She said the start was rushed.",
        "Send the list: 2026-12-01", "", "", "eleven", "9", "1", "Ask for a date.", "",
        "It was shorter than I feared.",
    ]  # fmt: skip
    ended = cli("after", typed="\n".join(answers) + "\n")
    assert ended.status == 0, ended.err
    assert f"({matter})" in ended.out
    assert "is not a whole number" in ended.out
    assert "1 of 1 did not come true" in ended.out


def test_after_without_a_matter_says_so(cli: Cli) -> None:
    ended = cli("after", FREE)
    assert (ended.status, "no open matter" in ended.err) == (2, True)
    assert not cli.home.exists()


def test_what_cannot_be_taken_in_makes_no_file(cli: Cli) -> None:
    Path("bad.json").write_text('{"schema": "footing.export/9"}', "utf-8")
    assert cli("import", "bad.json", FREE).status == 2
    assert cli("journal", "add", "win", "x", "--matter", "zzz", FREE).status == 2
    assert not cli.home.exists()


def test_out_and_in_again_somewhere_else(
    cli: Cli, matter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_id(cli, "win", "It went well.")
    assert "not encrypted" in cli("export", "--out", "exported").out
    assert matter in Path("exported/footing.md").read_text("utf-8")
    monkeypatch.setenv("FOOTING_HOME", str(tmp_path / "elsewhere"))
    ended = cli("import", "exported/footing.json", FREE)
    assert "1 matters, 1 journal lines" in ended.out
    cli("export", "--out", "again")
    assert json.loads(Path("again/footing.json").read_text("utf-8")) == json.loads(
        Path("exported/footing.json").read_text("utf-8")
    )
    assert "There is no such file" in cli("import", "none.json").err
    assert cli("import", "exported/footing.md").status == 2


def test_playbooks_are_listed_shown_made_and_checked(cli: Cli) -> None:
    listed = cli("playbooks", "list").out
    assert "own-up" in listed
    assert "second-chance" in listed
    assert "Strong: " in cli("playbooks", "show", "own-up").out
    made = cli("playbooks", "new", "ask-for-leave")
    path = made.out.splitlines()[0]
    assert "no faults" in cli("playbooks", "check", path).out
    text = Path(path).read_text("utf-8")
    Path(path).write_text(text.replace("title = ", "titel = ", 1), "utf-8")
    ended = cli("playbooks", "check", path)
    assert ended.status == 2
    assert f"{path}:3: titel: unknown key" in ended.err
    assert cli("playbooks", "show", "nonsense").status == 2


def test_the_demo_prints_and_writes_and_names_the_next_command(cli: Cli) -> None:
    ended = cli("demo", "--out", "shown", "--then", "make app")
    assert ended.status == 0, ended.err
    assert ended.out.endswith("  make app\n")
    assert not cli.home.exists()


def test_edits_show_in_the_terminal(cli: Cli, matter: str) -> None:
    ws = Workspace.fresh(Folders(cli.home / "data", cli.home / "config"))
    ws.unlock()
    matters.edit_part(ws, matter, "invite", "Have you got ten minutes?")
    matters.answer(
        ws, matter, "meeting", {"channel": "call", "when": ws.clock().replace(tzinfo=None)}
    )
    ws.close()
    shown = cli("matters", "show", matter).out
    assert "Have you got ten minutes?" in shown
    assert "your own words stand" in shown
