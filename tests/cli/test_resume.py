from __future__ import annotations

from pathlib import Path

from footing.app.demo import examples
from tests.cli.conftest import Cli

SOURCE = str(examples() / "resumes" / "marisol-vega.json")


def test_a_resume_is_trimmed_shown_and_written(cli: Cli) -> None:
    shown = cli("resume", "trim", SOURCE, "--years", "15")
    assert "Left out, and why" in shown.out
    assert "convention" in shown.out
    assert "Nothing is written yet" in shown.out
    done = cli(
        "resume", "trim", SOURCE, "--pin", "miramar", "--dates", "work[6]=1990..1992",
        "--out", "out",
    )  # fmt: skip
    assert "Hotel Miramar, May 1996 to October 1999 (work[5]). You keep it." in done.out
    assert "Market stall, Vega Brothers, 1990 to 1992" in done.out
    assert Path("out/resume-now.pdf").read_bytes().startswith(b"%PDF")


def test_a_win_of_the_journal_is_added(cli: Cli) -> None:
    cli("journal", "add", "win", "No complaint since May", "--no-passphrase")
    done = cli("resume", "trim", SOURCE, "--win", "all", "--out", "out")
    assert "1 win from your journal went to Pharmacist in charge" in done.out
    assert "No complaint since May" in Path("out/resume-now.md").read_text("utf-8")


def test_what_is_wrong_is_told(cli: Cli) -> None:
    for arguments, said in (
        (("nowhere.json",), "There is no such file"),
        ((SOURCE, "--years", "5", "--full", "9"), "cannot be"),
        ((SOURCE, "--pin", "nobody"), "Nothing in the résumé"),
        ((SOURCE, "--dates", "work[6]"), "Write dates like"),
    ):
        ended = cli("resume", "trim", *arguments)
        assert (ended.status, said in ended.err) == (2, True), ended.err
    ended = cli("resume", "trim", "-", typed='{"work": [{"startDate": 3}]}')
    assert "work[1].startDate: a text in quotes is needed" in ended.err
