"""``footing hold`` and ``footing rehearse``, from a file and from what was kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footing.app import matters
from footing.app.workspace import Workspace
from footing.cli import rehearse
from footing.playbooks.holding import said_seconds
from footing.playbooks.library import load_library
from tests.cli.conftest import Cli, Terminal, answer_file


@pytest.fixture
def matter(home: Path) -> str:
    """The example of own-up, kept without a passphrase."""
    space = Workspace.fresh()
    space.keep(None)
    example = load_library().get("own-up").example
    begun = matters.begin(space, "own-up", dict(example.people))
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    for key, value in example.answers.items():
        matters.answer(space, begun.id, key, value)
    space.close()
    return begun.id


def test_hold_shows_the_opening_and_the_cards(cli: Cli, tmp_path: Path) -> None:
    ended = cli("hold", "--answers", str(answer_file(tmp_path)), "--out", "phone")
    assert ended.status == 0, ended.err
    for words in ("How I begin:", "If there is silence:", "I could give the trade fairs to Dana"):
        assert words in ended.out
    assert "94 tests" in " ".join(ended.out.split())
    assert {path.name for path in Path("phone").iterdir()} == {"cards.html", "cards.pdf"}
    assert "lose the job" not in ended.out
    assert not cli.home.exists()


def test_hold_takes_the_only_open_matter(cli: Cli, matter: str) -> None:
    assert f"({matter})" in cli("hold").out
    assert "If tears come:" in cli("hold", matter).out
    assert cli("hold", "zzz").status == 2
    both = cli("hold", matter, "--answers", "x.toml")
    assert (both.status, "not both" in both.err) == (2, True)


def test_a_rehearsal_goes_part_by_part_and_question_by_question(
    cli: Cli, matter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each Enter comes twelve seconds after the part was shown."""
    ticks = iter(range(0, 12_000, 12))
    monkeypatch.setattr(rehearse, "monotonic", lambda: next(ticks))
    ended = cli("rehearse", matter, typed="\n" * 40)
    assert ended.status == 0, ended.err
    shown = " ".join(ended.out.split())
    parts = int(re.findall(r"Part 1 of (\d+)", shown)[0])
    assert f"All of it took {said_seconds(parts * 12)}." in shown
    assert "1 of 9: How do I know that it will not happen again?" in shown
    assert "12 seconds. On your page: A colleague reads every list" in shown
    assert shown.index("All of it took") < shown.index("What you may be asked")
    assert f"footing hold {matter}" in shown


def test_questions_alone_and_those_without_an_answer(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "little.toml"
    file.write_text('playbook = "own-up"\n[answers]\nhelp = ["a second reader"]\n', "utf-8")
    ended = cli("rehearse", "--answers", str(file), "--only-questions", typed="\n" * 9)
    assert ended.status == 0, ended.err
    assert "Part 1" not in ended.out
    assert "I need a second reader." in ended.out
    assert "Without an answer on your page: 8 of 9." in ended.out
    talk = cli("rehearse", "--answers", str(file), typed="\n" * 20)
    assert talk.status == 0, talk.err


def test_a_rehearsal_can_be_stopped(cli: Cli, matter: str) -> None:
    assert cli("rehearse", matter, typed="\n").status == 130


def test_what_waits_for_enter_takes_no_answers_from_there(cli: Cli) -> None:
    ended = cli("rehearse", "--answers", "-")
    assert (ended.status, "a file of their own" in ended.err) == (2, True)


def test_in_a_real_terminal(terminal: type[Terminal], matter: str) -> None:
    run = terminal("rehearse", matter, "--only-questions")
    run.wait_for("1 of 9")
    for _ in range(9):
        run.answer("Enter", "")
    assert run.end() == 0
