"""``footing passphrase`` and ``footing doctor``, in a terminal and in scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Terminal

KEY = r"([A-Z2-7]{4}-){12}[A-Z2-7]{4}"


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The name of a passphrase file."""
    (tmp_path / "secret").write_text("four plain words\n", "utf-8")
    return "secret"


def test_the_key_that_was_shown_is_the_way_back_in(terminal: type[Terminal], cli: Cli) -> None:
    """Keep, lose the passphrase, set another with the key; the old one opens nothing."""
    first = terminal("journal", "add", "win", "It went well.")
    first.answer("Passphrase", "old words")
    first.answer("The same again", "old words")
    shown = first.wait_for("It is not shown again.")
    assert first.end() == 0
    found = re.search(KEY, shown)
    assert found
    lost = terminal("passphrase", "--lost")
    lost.answer("Recovery key", found[0].lower())
    lost.answer("Passphrase", "new words")
    lost.answer("The same again", "new words")
    shown = lost.wait_for("It is not shown again.")
    assert lost.end() == 0
    assert found[0] not in shown
    assert re.search(KEY, shown)
    (cli.home / "old").write_text("old words", "utf-8")
    (cli.home / "new").write_text("new words", "utf-8")
    assert cli("journal", "list", "--passphrase-file", str(cli.home / "old")).status == 2
    ended = cli("journal", "list", "--passphrase-file", str(cli.home / "new"))
    assert "It went well." in ended.out


def test_the_passphrase_is_changed(terminal: type[Terminal], cli: Cli, secret: str) -> None:
    cli("journal", "add", "win", "It went well.", "--passphrase-file", secret)
    changing = terminal("passphrase")
    changing.answer("Passphrase so far", "four plain words")
    changing.answer("Passphrase", "new words")
    changing.answer("The same again", "new words")
    changing.wait_for("The passphrase is changed.")
    assert changing.end() == 0
    assert cli("journal", "list", "--passphrase-file", secret).status == 2


def test_with_nobody_to_type_it_nothing_is_changed(cli: Cli, secret: str) -> None:
    assert "Nothing has been kept" in cli("passphrase").err
    cli("journal", "add", "win", "It went well.", "--passphrase-file", secret)
    ended = cli("passphrase")
    assert (ended.status, "nobody to type it" in ended.err) == (2, True)
    assert cli("journal", "list", "--passphrase-file", secret).status == 0


def test_the_doctor_from_a_sound_file_to_a_copy_put_back(cli: Cli, secret: str) -> None:
    assert "Nothing has been kept" in cli("doctor").err
    add = ("journal", "add", "win", "It went well.", "--passphrase-file", secret)
    assert (cli(*add).status, cli(*add).status) == (0, 0)
    ended = cli("doctor", "--passphrase-file", secret)
    assert ended.status == 0
    assert "all of it can be read" in ended.out
    store = cli.home / "data" / "footing.db"
    whole = store.read_bytes()
    store.write_bytes(whole[:6000] + bytes(2000) + whole[8000:])
    ended = cli("doctor", "--passphrase-file", secret)
    assert ended.status == 1
    found = re.search(r"footing doctor --put-back (\S+)", ended.out)
    assert found
    ended = cli("doctor", "--put-back", found[1], "--passphrase-file", secret)
    assert ended.status == 0
    assert "kept beside it" in ended.out
    assert cli("journal", "list", "--passphrase-file", secret).out.count("It went well.") == 1


def test_the_doctor_asks_for_no_passphrase_where_there_is_none(cli: Cli) -> None:
    cli("journal", "add", "win", "It went well.", "--no-passphrase")
    assert "all of it can be read" in cli("doctor").out


def test_a_wrong_passphrase_and_an_unknown_day_are_said(cli: Cli, secret: str) -> None:
    cli("journal", "add", "win", "It went well.", "--passphrase-file", secret)
    Path("wrong").write_text("wrong", "utf-8")
    assert "does not open" in cli("doctor", "--passphrase-file", "wrong").err
    ended = cli("doctor", "--put-back", "2020-01-01", "--passphrase-file", secret)
    assert "There is no copy of" in ended.err


def test_what_is_not_protected_is_said(cli: Cli) -> None:
    said = " ".join(cli("protected").out.split())
    for words in ("employer manages", "watch your keys", "subpoena", "history of your terminal"):
        assert words in said
