"""``footing remove`` and ``footing matters remove``."""

from __future__ import annotations

from tests.cli.conftest import Cli, Terminal


def test_a_person_is_shown_and_removed(cli: Cli) -> None:
    cli("after", "--unprepared", "own-up", "--with", "Sharon", "--held", "--no-passphrase")
    cli("journal", "add", "win", "I", "thanked", "Sharon", "for", "it.")
    ended = cli("remove", "person", "Sharon", typed="n\n")
    assert "Goes as a whole: " in ended.out
    assert "I thanked Sharon for it." in ended.out
    assert "Nothing was removed." in ended.out
    assert "Sharon" in cli("journal", "list").out
    ended = cli("remove", "person", "Sharon", "--yes")
    assert "the name is nowhere any more" in ended.out
    assert "I thanked somebody for it." in cli("journal", "list").out
    assert "named nowhere" in cli("remove", "person", "Sharon").out


def test_a_matter_says_what_goes(cli: Cli) -> None:
    cli("after", "--unprepared", "own-up", "--with", "Sharon", "--held", "--no-passphrase")
    matter = next(
        line.split()[0] for line in cli("matters", "list").out.splitlines() if "Sharon" in line
    )
    cli("log", "add", "He", "shouted.", "--matter", matter)
    ended = cli("matters", "remove", matter, typed="n\n")
    assert "1 record of a talk" in ended.out
    assert "1 line of the journal stay" in ended.out
    assert "duty to keep" in ended.out
    ended = cli("matters", "remove", matter, "--yes", "--with-journal")
    assert "daily copies are made anew" in ended.out
    assert "The log is empty" in cli("log", "list").out


def test_everything_is_confirmed_by_hand(terminal: type[Terminal], cli: Cli) -> None:
    cli("journal", "add", "win", "It went well.", "--no-passphrase")
    assert cli("remove", "everything").status == 2
    no = terminal("remove", "everything")
    no.answer("to go on", "no")
    assert no.end() == 2
    assert "It went well." in cli("journal", "list").out
    yes = terminal("remove", "everything")
    yes.answer("to go on", "remove everything")
    assert yes.end() == 0
    assert list((cli.home / "data").rglob("*")) == []
