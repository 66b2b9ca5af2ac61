"""After a talk in the terminal: short records, promises, check-ins, and what came of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

FREE = "--no-passphrase"


@pytest.fixture
def held(cli: Cli) -> str:
    """A talk that was not prepared, on record; the id of its matter."""
    ended = cli(
        "after", "--unprepared", "own-up", "--with", "Jo", "--held", FREE,
        "--said", "In the kitchen.", "--lesson", "Go on the same day.",
        "--they-promised", "Send the brief: 2020-11-20", "--i-promised", "Draft a plan",
        "--next", "2099-12-01 09:00", "--every", "week",
    )  # fmt: skip
    assert ended.status == 0, ended.err
    found = re.search(r"footing checkins show (\w+)", ended.out)
    assert found
    return found[1]


def promise(cli: Cli, what: str) -> str:
    lines = cli("promises", "list").out.splitlines()
    return next(line.split()[0] for line in lines if what in line)


def test_a_talk_that_was_not_prepared(cli: Cli, held: str) -> None:
    assert held in cli("matters", "list").out
    shown = cli("matters", "show", held)
    assert (shown.status, "Two questions come first" in shown.err) == (2, True)
    assert cli("after", "--unprepared", "nothing", "--held").status == 2


def test_again_in_short(cli: Cli, held: str) -> None:
    ended = cli("after", "--again", "--changed", "She sent it.", "--relief", "9")
    assert "Recorded: a day later." in ended.out
    out = cli("matters", "outcome", held).out
    assert "Changed: She sent it." in out
    assert "Differently next time: Go on the same day." in out


def test_again_without_a_talk_says_so(cli: Cli) -> None:
    ended = cli("after", "--again", "--changed", "x")
    assert (ended.status, "No talk is on record" in ended.err) == (2, True)


@pytest.mark.usefixtures("held")
def test_promises_are_listed_moved_dropped_and_done(cli: Cli) -> None:
    assert "late" in cli("promises", "list").out
    brief, plan = promise(cli, "brief"), promise(cli, "plan")
    assert "Moved once" in cli("promises", "move", brief, "2099-12-04").out
    assert cli("promises", "move", brief, "2020-01-01").status == 2
    assert "Too late now." in cli("promises", "drop", brief, "--reason", "Too late now.").out
    assert "Done on" in cli("promises", "done", plan).out
    assert "Nothing is promised." in cli("promises", "list", "--open").out
    assert "It is due" in cli("promises", "reopen", brief).out


def test_a_promise_that_came_later(cli: Cli, held: str) -> None:
    ended = cli("promises", "add", held, "Call", "Ana", "--who", "me")
    assert "No day was named for “Call Ana”." in ended.out


def test_check_ins_are_moved_cancelled_restored_and_ended(cli: Cli, held: str) -> None:
    assert "Every week at 9 am" in cli("checkins", "show", held).out
    moved = " ".join(cli("checkins", "move", "2099-12-08", "2099-12-09 14:30").out.split())
    assert "moved from Tuesday, 8 December 2099" in moved
    assert "cancelled." in cli("checkins", "cancel", "2099-12-15").out
    assert "cancelled." not in cli("checkins", "restore", "2099-12-15").out
    ended = cli("checkins", "move", "2099-12-10", "2099-12-11")
    assert (ended.status, "The next ones are on" in ended.err) == (2, True)
    assert "The check-ins are cancelled." in cli("checkins", "end").out
    agreed = cli("checkins", "agree", "2099-11-03 10:00", "--every", "month").out
    assert "Every month at 10 am" in agreed
    assert cli("checkins", "move", "", "2099-12-11").status == 2


@pytest.mark.usefixtures("held")
def test_calendar_files_of_a_talk_that_was_not_prepared(cli: Cli) -> None:
    assert "checkins.ics" in cli("checkins", "calendar", "--out", "mine").out
    assert b"SEQUENCE:0\r\n" in Path("mine/checkins.ics").read_bytes()
    cli("checkins", "cancel", "2099-12-15")
    cli("checkins", "calendar", "--out", "mine")
    again = Path("mine/checkins.ics").read_bytes()
    assert b"SEQUENCE:1\r\n" in again
    assert b"EXDATE" in again


def test_today_says_what_to_type_next(cli: Cli, held: str) -> None:
    out = cli("today").out
    assert f"footing promises list --matter {held}" in out
    assert f"footing checkins show {held}" in out


def test_ticks_for_the_mail(cli: Cli) -> None:
    made = cli("prepare", "own-up", FREE, typed="n\nn\nJason\nSam\nshe\n" + "\n" * 40)
    found = re.search(r"footing after (\w+)", made.out)
    assert found, made.out
    matter = found[1]
    cli("after", matter, "--held", "--they-promised", "send the list", "--i-promised", "call Ana")
    before = cli("promises", "mail", matter).out
    assert before.count("[x]") == 2
    after = cli("promises", "mail", matter, "--with", promise(cli, "list")).out
    assert (after.count("[x]"), after.count("[ ]")) == (1, 1)
    mail = after.partition("The mail")[2]
    assert "send the list" in mail
    assert "call Ana" not in mail


@pytest.mark.usefixtures("held")
def test_a_lesson_comes_back(cli: Cli) -> None:
    made = cli("prepare", "own-up", typed="n\nn\n")
    assert "Go on the same day. (after the talk with Jo," in made.out
