from __future__ import annotations

import errno
import os
import subprocess
from pathlib import Path

import click
import pytest

from footing.cli.root import footing
from footing.kernel.errors import FootingError
from tests.cli.conftest import Cli, answer_file, command

HEAVY = (
    "pydantic", "sqlalchemy", "alembic", "sqlcipher3", "rich", "typst", "icalendar", "HanTa",
    "numpy", "nupunkt", "starlette", "uvicorn", "jinja2", "keyring", "tree_sitter", "re2",
)  # fmt: skip


def test_help_names_every_command_and_loads_nothing_heavy(home: Path) -> None:
    script = (
        "import sys, contextlib, io\n"
        "from footing.cli.main import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        f"print('loaded', sorted(set(sys.modules) & set({HEAVY!r})))\n"
    )
    ran = subprocess.run(
        [command()[0], "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.endswith("loaded []\n")
    for name in footing.commands or footing.list_commands(click.Context(footing)):
        assert f"  {name}" in ran.stdout


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name in group.list_commands(click.Context(group)):
        one = group.get_command(click.Context(group), name)
        found.append((*path, name))
        if isinstance(one, click.Group):
            found += every_command(one, (*path, name))
    return found


@pytest.mark.parametrize("path", every_command(footing), ids=" ".join)
def test_every_command_has_help(cli: Cli, path: tuple[str, ...]) -> None:
    ended = cli(*path, "--help")
    assert ended.status == 0
    assert "Usage: footing" in ended.out
    assert len(ended.out.splitlines()) > 3


def test_an_unknown_command_is_answered_with_the_nearest(cli: Cli) -> None:
    ended = cli("prepar")
    assert ended.status == 2
    assert "Did you mean “prepare”?" in ended.err


def broken(cli: Cli, error: BaseException) -> tuple[int, str]:
    def fail(*_: object, **__: object) -> None:
        raise error

    cli.monkeypatch.setattr("footing.app.playbooks.list_", fail)
    ended = cli("playbooks", "list")
    assert "Traceback" not in ended.err + ended.out
    return ended.status, ended.err


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x.db"), 2, "The disk is full"),
        (OSError(errno.EACCES, os.strerror(errno.EACCES), "x.db"), 2, "x.db: You may not"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), 2, "The system says"),
        (FootingError("It broke.", where="here", todo="Mend it."), 2, "here: It broke. Mend it."),
        (ZeroDivisionError("x"), 2, "a fault of Footing"),
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.Abort(), 130, "Stopped."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_end_is_a_clear_sentence(
    cli: Cli, error: BaseException, status: int, said: str
) -> None:
    found = broken(cli, error)
    assert found[0] == status
    assert said in found[1]


def test_the_traceback_is_shown_on_request(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTING_DEBUG", "1")

    def fail(*_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("footing.app.playbooks.list_", fail)
    assert "Traceback" in cli("playbooks", "list").err


def test_a_reader_that_has_seen_enough_is_no_error(home: Path, tmp_path: Path) -> None:
    source = answer_file(tmp_path)
    with subprocess.Popen(
        [*command(), "prepare", "--answers", str(source), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 0


def test_letters_that_the_terminal_lacks_are_no_error(home: Path, tmp_path: Path) -> None:
    source = answer_file(tmp_path)
    text = source.read_text("utf-8").replace("Sam", "Zoë Łukasz 王")
    source.write_text(text, "utf-8")
    ran = subprocess.run(
        [*command(), "prepare", "--answers", str(source)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0
