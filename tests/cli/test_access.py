from __future__ import annotations

from pathlib import Path

import httpx2 as httpx
import pytest

from tests.cli.conftest import Cli, Ended, Terminal


def add(cli: Cli, *options: str) -> Ended:
    return cli("journal", "add", "win", "It went well.", *options)


def test_the_first_keep_needs_a_passphrase_or_a_clear_no(cli: Cli) -> None:
    ended = add(cli)
    assert ended.status == 2
    assert "--passphrase-file" in ended.err
    assert not cli.home.exists()


def test_a_passphrase_file_serves_scripts_by_option_and_by_environment(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("four plain words\nanother line\n", "utf-8")
    assert add(cli, "--passphrase-file", str(secret)).status == 0
    ended = cli("journal", "list")
    assert (ended.status, "locked" in ended.err) == (2, True)
    assert "It went well." in cli("--passphrase-file", str(secret), "journal", "list").out
    monkeypatch.setenv("FOOTING_PASSPHRASE_FILE", str(secret))
    assert "It went well." in cli("journal", "list").out
    assert b"It went well." not in (cli.home / "data" / "footing.db").read_bytes()


def test_a_wrong_missing_or_empty_passphrase_file_is_explained(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "right").write_text("right", "utf-8")
    (tmp_path / "wrong").write_text("wrong", "utf-8")
    (tmp_path / "empty").write_text("\nx", "utf-8")
    add(cli, "--passphrase-file", "right")
    for name, said in (
        ("wrong", "does not open"),
        ("none", "no such passphrase file"),
        ("empty", "is empty"),
        (".", "cannot be read"),
    ):
        ended = cli("journal", "list", "--passphrase-file", name)
        assert ended.status == 2
        assert said in ended.err
    assert "It went well." in cli("journal", "list", "--passphrase-file", "right").out


def test_without_a_passphrase_it_opens_alone(cli: Cli) -> None:
    add(cli, "--no-passphrase")
    assert "It went well." in cli("journal", "list").out
    ended = cli("journal", "list", "--no-passphrase", "--keyring")
    assert (ended.status, "no other passphrase option" in ended.err) == (2, True)


def test_a_file_of_a_newer_footing_or_of_nobody_is_left_alone(cli: Cli) -> None:
    add(cli, "--no-passphrase")
    store = cli.home / "data" / "footing.db"
    store.write_bytes(b"nothing of ours, long enough to be read")
    ended = cli("journal", "list", "--no-passphrase")
    assert ended.status == 2
    assert "not a file of Footing" in ended.err
    assert store.read_bytes().startswith(b"nothing of ours")


def test_three_wrong_passphrases_end_it(terminal: type[Terminal], cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "right").write_text("right", "utf-8")
    add(cli, "--passphrase-file", "right")
    one = terminal("journal", "list")  # type: ignore[call-arg, arg-type]
    for _ in range(3):
        one.answer("Passphrase", "wrong")
    assert one.end() == 2
    assert "Traceback" not in one.shown


def test_the_page_opens_and_ctrl_c_ends_it(terminal: type[Terminal], home: Path) -> None:
    one = terminal("--no-browser")  # type: ignore[call-arg, arg-type]
    one.wait_for("Footing is open at ")
    address = one.wait_for("\n").strip()
    assert address.startswith("http://127.0.0.1:")
    with httpx.Client(follow_redirects=True, timeout=20) as browser:
        assert "What has happened?" in browser.get(address).text
    one.wait_for("Another window: http://127.0.0.1:")
    one.press_ctrl_c()
    assert one.end() == 0
    assert not home.exists()
