"""The journey in a real terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
Start = Callable[..., Terminal]


def to_the_steps(one: Terminal) -> None:
    """Through the gate and who is who."""
    one.answer("Yes or no?", "n")
    one.answer("Yes or no?", "no")
    one.answer("Your first name", "Jason")
    one.answer("The name of the person", "Sharon")
    one.answer("she, he or they", "she")


def begun_and_stopped(terminal: Start) -> str:
    """Answer two steps, keep them on the way, stop; returns the matter's id."""
    one = terminal("prepare", "own-up")
    one.wait_for("lives in memory only")
    to_the_steps(one)
    one.wait_for("1 of ")
    one.answer("> ", "?")
    one.wait_for("Strong: My role here")
    one.type("+ say it slowly")
    one.wait_for("never sent")
    one.type("My role here is to bring in leads for the new market.")
    one.answer("Keep this from now on", "y")
    one.answer("Passphrase", "four plain words")
    one.answer("The same again", "four plain word")
    one.answer("Passphrase", "four plain words")
    one.answer("The same again", "four plain words")
    one.wait_for("It is kept.")
    one.wait_for("Which time are you speaking of?")
    one.answer("> ", "past month")
    one.wait_for("What you did")
    one.press_ctrl_c()
    one.wait_for("What you confirmed is kept")
    assert "footing prepare own-up" in one.wait_for("--matter ")
    assert one.end() == 130
    return one.shown.split()[0]


def one_mistake(two: Terminal, day: str, again: str | None = None) -> None:
    two.answer("What you did", "I sent the newsletter with last year's prices.")
    two.answer("On which day", day)
    if again is not None:
        two.wait_for("Write it like 2026-11-25")
        two.answer("On which day", again)
    two.answer("> ", "2")
    two.answer("What it caused", "")
    two.answer("What you have done", "I wrote to all customers the same day.")
    two.answer("What keeps it", "Priya reads it before it goes out.")
    two.answer("What you did", "")


def test_the_whole_journey_kept_stopped_and_gone_on_with(
    terminal: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = home.parent / "editor"
    editor.write_text("#!/bin/sh\necho 'Have you got ten minutes?' > \"$1\"\n", "utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    matter = begun_and_stopped(terminal)
    two = terminal("prepare", "--matter", matter, "--out", str(home.parent / "out"))
    two.answer("Passphrase", "wrong")
    two.answer("Passphrase", "four plain words")
    two.wait_for("3 of ")
    # The day could be two days, so it alone is asked again.
    one_mistake(two, "3/11/2026", again="")
    two.wait_for("4 of ")
    two.answer("> ", "<")
    two.wait_for("3 of ")
    two.wait_for("Your answer now:")
    two.answer("What you did", "")
    two.wait_for("4 of ")
    two.answer("> ", "I could hand over the trade fairs and keep the online campaigns.")
    two.answer("> ", "")
    two.wait_for("5 of ")
    two.answer("> ", "- choosing the first three trade fairs")
    two.answer("> ", "")
    two.wait_for("6 of ")
    two.answer("> ", "1")
    two.answer("minutes", "30")
    two.answer("The first one", "2026-12-01 09:00")
    two.answer("Until which day", "2027-02-26")
    two.answer("Time zone", "Europe/London")
    for number in (7, 8, 9, 10):
        two.wait_for(f"{number} of ")
        two.answer(": " if number in (8, 10) else "> ", "")
    two.wait_for("11 of ")
    two.answer("> ", "1")
    two.answer("When", "2026-11-25 10:00")
    two.answer("minutes", "30")
    two.wait_for("To ask for the talk")
    two.wait_for("I sent the newsletter with last year's prices.")
    two.answer("Change an answer (1 to 11)", "nonsense")
    two.wait_for("11. The talk")
    two.answer("Change an answer (1 to 11)", "invite")
    two.wait_for("Have you got ten minutes?")
    two.answer("Change an answer (1 to 11)", "5")
    two.answer("> ", "reading the pipeline report")
    two.answer("> ", "")
    two.wait_for("Have you got ten minutes?")
    two.wait_for("pipeline report")
    two.answer("Change an answer (1 to 11)", "")
    two.wait_for(f"This is kept as {matter}")
    assert two.end() == 0
    assert (home.parent / "out" / "meeting.ics").is_file()


def test_a_kill_loses_nothing_that_was_confirmed(terminal: Start, cli: Cli) -> None:
    one = terminal("prepare", "own-up", "--no-passphrase")
    to_the_steps(one)
    one.wait_for("1 of ")
    one.answer("> ", "My role here is to bring in leads for the new market.")
    one.wait_for("2 of ")
    one.process.kill()
    one.process.wait()
    listed = cli("matters", "list").out.splitlines()
    shown = cli("matters", "show", listed[-1].split()[0]).out
    assert "My role here is to bring in leads for the new market." in shown


def test_stopping_before_anything_is_kept_offers_to_keep(terminal: Start, home: Path) -> None:
    one = terminal("prepare", "second-chance")
    to_the_steps(one)
    one.answer("1 of ", "What about you? You skipped over yourself.")
    one.answer("Keep this from now on", "n")
    one.wait_for("2 of ")
    one.press_ctrl_c()
    one.answer("Keep what you have so far?", "n")
    one.wait_for("Nothing was kept")
    assert one.end() == 130
    assert not home.exists()


def test_a_yes_at_the_gate_ends_the_questions_and_offers_a_log(terminal: Start, home: Path) -> None:
    one = terminal("prepare", "own-up", "--no-passphrase")
    one.answer("Yes or no?", "y")
    one.answer("Yes or no?", "y")
    one.wait_for("Somebody to talk to now")
    one.wait_for("Whom to turn to first")
    one.answer("Write down now what happened?", "y")
    one.answer("(Enter: today): ", "2026-11-20")
    for _ in range(3):
        one.type("")
    one.answer("What was said or done: ", "He shouted at me.")
    for _ in range(4):
        one.type("")
    assert one.end() == 0
    assert "Noted under 2026-11-20" in one.shown


def test_an_open_matter_is_offered_and_the_journal_can_be_picked_from(
    terminal: Start, cli: Cli
) -> None:
    cli("journal", "add", "mistake", "I sent it late.", "--day", "2026-11-20", "--no-passphrase")
    one = terminal("prepare", "own-up")
    to_the_steps(one)
    one.answer("1 of ", "")
    one.answer("2 of ", "past month")
    one.wait_for("I sent it late.")
    one.answer("Take which", "1")
    one.wait_for("Number 2")
    one.press_ctrl_c()
    one.wait_for("What you confirmed is kept")
    assert one.end() == 130

    two = terminal("prepare", "own-up")
    two.answer("Go on with it?", "")
    two.wait_for("1 of ")
    two.press_ctrl_c()
    assert two.end() == 130


def test_a_day_that_cannot_be_read_is_asked_again_and_nothing_typed_is_lost(
    terminal: Start,
) -> None:
    one = terminal("prepare", "own-up")
    to_the_steps(one)
    one.answer("> ", "My role here is to bring in leads for the new market.")
    one.answer("Keep this from now on", "n")
    one.answer("> ", "past month")
    one.answer("What you did", "I sent the newsletter with last year's prices.")
    one.answer("On which day", "some day")
    one.wait_for("is not a day I can read")
    one.answer("On which day", "2026-11-03")
    one.answer("> ", "2")
    one.answer("What it caused", "")
    one.answer("What you have done", "")
    one.answer("What keeps it", "")
    one.wait_for("Number 2")
    one.press_ctrl_c()
