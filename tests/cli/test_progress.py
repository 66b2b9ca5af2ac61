from __future__ import annotations

import time

import pytest

from footing.cli import backlog_options as backlog


def test_a_bar_comes_only_where_the_work_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with backlog.progress(shown=True) as tell:
        assert tell is not None
        tell("Counting by day", None)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(backlog, "PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")  # as in a terminal
    with backlog.progress(shown=True) as tell:
        assert tell is not None
        tell("Counting by day", 0.5)
        time.sleep(0.3)
        tell("Counting by day", 0.9)
    assert "Counting by day" in capsys.readouterr().err
    with backlog.progress(shown=False) as tell:
        assert tell is None
