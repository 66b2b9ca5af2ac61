"""``footing elsewhere`` and ``footing log``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_help_needs_no_passphrase_and_knows_the_country(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("journal", "add", "win", "x", "--no-passphrase")
    monkeypatch.setenv("LC_ALL", "en_IE.UTF-8")
    ended = cli("elsewhere")
    assert ended.status == 0
    assert "Ireland. Emergency: 112 or 999" in ended.out
    assert "whistle-blowing: Reporting something" in ended.out
    assert "cannot reliably tell" in " ".join(ended.out.split())
    assert "Lifeline: 13 11 14" in cli("elsewhere", "--country", "australia").out
    ended = cli("elsewhere", "--country", "Mars")
    assert (ended.status, "Find A Helpline" in ended.err) == (2, True)


def test_a_kind_says_why_and_stops_a_matter(cli: Cli) -> None:
    assert "off the clock" in " ".join(cli("elsewhere", "wage").out.split())
    assert "The kinds are: harassment" in cli("elsewhere", "love").err
    cli("after", "--unprepared", "own-up", "--with", "Sharon", "--held", "--no-passphrase")
    matter = next(
        line.split()[0] for line in cli("matters", "list").out.splitlines() if "Sharon" in line
    )
    ended = cli("elsewhere", "disciplinary", "--stop", matter)
    assert "put on file" in ended.out
    assert "Whom to turn to first" in ended.out
    assert "not coached" in cli("matters", "list").out


def test_the_log_is_kept_shown_and_written(cli: Cli, tmp_path: Path) -> None:
    cli("log", "add", "He", "shouted.", "--day", "2026-11-20", "--no-passphrase")
    assert "nothing to log" in cli("log", "add").err
    shown = cli("log", "list").out
    assert "What was said or done: He shouted." in shown
    assert "Written: " in shown
    assert "not encrypted" in cli("log", "export").out
    text = (tmp_path / "factual-log" / "factual-log.md").read_text("utf-8")
    assert "He shouted" in text
