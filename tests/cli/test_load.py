"""The week, the months, the mentor's page and other journals, as typed in a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from footing.app import load, matters
from footing.app.workspace import Workspace
from footing.kernel.settings import Folders
from tests.advice.making import NIGHTS
from tests.app.conftest import worked
from tests.cli.conftest import Cli, Terminal

FREE = "--no-passphrase"
JUNE = ("--since", "2026-06-01")


@pytest.fixture
def matter(cli: Cli) -> str:
    """A prepared matter that was kept without a passphrase; its id."""
    ws = Workspace.fresh(Folders(cli.home / "data", cli.home / "config"))
    made = worked(ws)
    ws.keep(None)
    ws.close()
    return made.id


def test_a_week_from_the_first_line_to_its_removal(cli: Cli) -> None:
    assert "footing load add" in cli("load").out
    noted = cli("load", "add", "Night", "desk", "--hours", "36 h", *JUNE, FREE)
    found = re.search(r"Noted as (\w+): Night desk, 36 hours", noted.out)
    assert found
    assert "9 hours are left" in cli("load", "hours", "45", *JUNE).out
    assert "5 hours are left" in cli("load", "change", found[1], "40", "--from", "2026-09-01").out
    shown = cli("load").out
    assert "Night desk: 36 → 40 hours, from 1 September" in shown
    assert "--capacity 15/week" in cli("load", "catch-up", "20").out
    newest = re.search(r"^(\w{8}) +40 ", shown, re.MULTILINE)
    assert newest
    assert "ends on 2026-10-01" in cli("load", "end", newest[1], "--on", "2026-10-01").out
    assert "Removed: Night desk" in cli("load", "remove", newest[1]).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "x", "--hours", "200"), "A week has 168 hours"),
        (("add", "x", "--hours", "many"), "not a number of hours"),
        (("add", "x", "--hours", "3", "--since", "soon"), "not a day"),
        (("hours", "-4"), "No such option"),
        (("end", "zzz"), "There is no commitment"),
        (("catch-up", "20"), "not known yet"),
        (("catch-up", "0"), "0"),
    ],
)
def test_what_is_wrong_is_told(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    free = () if arguments[0] in ("end", "catch-up") else (FREE,)
    ended = cli("load", *arguments, *free)
    assert ended.status == 2
    assert said in ended.err


def test_the_week_is_offered_while_preparing(cli: Cli, terminal: type[Terminal]) -> None:
    ws = Workspace.fresh(Folders(cli.home / "data", cli.home / "config"))
    load.add(ws, "My job", 40)
    load.there_are(ws, 68)
    begun = matters.begin(ws, "renegotiate", {"me": "Ruth"})
    no = {question.key: False for question in matters.questions()}
    matters.pass_gate(ws, begun.id, no)
    for key, value in ws.library.get("renegotiate").example.answers.items():
        if key not in ("load", "hours_per_week"):
            matters.answer(ws, begun.id, key, value)
    ws.keep(None)
    ws.close()
    typed = terminal("prepare", "--matter", begun.id)
    typed.answer("Take which", "all")
    typed.answer("Add more to it", "n")
    typed.answer("Take that?", "y")
    typed.wait_for("What matters to you")
    typed.press_ctrl_c()
    typed.end()
    ws = Workspace.fresh(Folders(cli.home / "data", cli.home / "config"))
    ws.unlock()
    answers = matters.show(ws, begun.id).answers
    ws.close()
    assert answers["load"] == [{"what": "My job", "hours": 40}]
    assert answers["hours_per_week"] == 68


def test_a_decision_says_what_is_left_of_the_week(cli: Cli, tmp_path: Path) -> None:
    told = NIGHTS.replace("[option.clinic]", "[option.clinic]\nhours = 32")
    (tmp_path / "d.toml").write_text(told, "utf-8")
    shown = cli("decide", "d.toml").out
    assert "It takes 32 hours a week." in shown
    wrong = cli("decide", "-", typed=told.replace("hours = 32", "hours = 320"))
    assert (wrong.status, "a week has 168 hours" in wrong.err) == (2, True)


def test_the_mentor_page_is_shown_and_then_written(cli: Cli, matter: str) -> None:
    shown = cli("mentor", matter)
    assert "[x] spoken: What I want to say" in shown.out
    assert "[ ] fear: What I fear" in shown.out
    assert "Nothing is written yet" in shown.out
    written = cli("mentor", matter[:5], "--without", "open", "--out", "sub/m.html", "--reply")
    assert "m.html" in written.out
    page = Path("sub/m.html").read_text("utf-8")
    assert "Save my answer" in page
    assert "What I may be asked" not in page
    assert cli("mentor", matter, "--out", "m.pdf").status == 2
    assert cli("mentor", matter, "--out", "m.md", "--reply").status == 2


def test_a_journal_comes_in_and_the_months_tell_it(cli: Cli, tmp_path: Path) -> None:
    assert "Nothing is recorded yet" in cli("months").out
    entries = [{"title": "It went well.", "date": "2026-10-02", "tags": ["@proud"]}]
    (tmp_path / "j.json").write_text(json.dumps({"entries": entries}), "utf-8")
    done = cli("journal", "import", "j.json", "--tag", "proud=win", FREE)
    assert "1 line added (1 win)" in done.out
    assert "1 was here already" in cli("journal", "import", "j.json").out
    told = cli("months", "--lines").out
    assert "October 2026" in told
    assert "- 2: It went well." in told
    broken = cli("journal", "import", "-", typed="Dear diary")
    assert (broken.status, "not JSON" in broken.err) == (2, True)
