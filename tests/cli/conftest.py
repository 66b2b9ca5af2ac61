from __future__ import annotations

import fcntl
import io
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import tomli_w

from footing.cli.main import main
from footing.playbooks.library import load_library


@dataclass(frozen=True)
class Ended:
    """How a run ended: its status and what it printed."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Cli:
    """Runs ``footing`` in this process, through the top-level handler, without a terminal."""

    home: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: str, typed: str = "") -> Ended:
        stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        self.monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(SystemExit) as end:
            main(arguments)
        out, err = self.capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Ended(end.value.code, out, err)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for Footing, and no settings of whoever runs the tests."""
    monkeypatch.setenv("FOOTING_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("FOOTING_PASSPHRASE_FILE", raising=False)
    monkeypatch.delenv("FOOTING_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def cli(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    return Cli(home, capsys, monkeypatch)


def answer_file(folder: Path, playbook: str = "own-up") -> Path:
    """The playbook's own worked example as an answer file."""
    example = load_library().get(playbook).example
    tables = {"playbook": playbook, "people": example.people, "answers": example.answers}
    path = folder / f"{playbook}.toml"
    path.write_bytes(tomli_w.dumps(tables).encode())
    return path


def command() -> list[str]:
    """The program as a person starts it."""
    return [sys.executable, "-m", "footing"]


@dataclass
class Terminal:
    """A real terminal with ``footing`` in it: type, and wait for what is printed."""

    process: subprocess.Popen[bytes]
    handle: int
    shown: str = field(default="")

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """Wait until ``text`` was printed since the last wait; returns all up to it."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            left = end - time.monotonic()
            ready, _, _ = select.select([self.handle], [], [], max(left, 0))
            assert ready, f"waited for {text!r} and saw:\n{self.shown}"
            try:
                chunk = os.read(self.handle, 4096)
            except OSError:  # Linux: the other side has ended
                chunk = b""
            assert chunk, f"ended before {text!r}:\n{self.shown}"
            self.shown += chunk.decode("utf-8", "replace").replace("\r\n", "\n")
        before, _, self.shown = self.shown.partition(text)
        return before

    def type(self, text: str) -> None:
        """Type a line."""
        os.write(self.handle, f"{text}\n".encode())

    def press_ctrl_c(self) -> None:
        """Ctrl-C, as a person presses it: once the question stands there."""
        time.sleep(0.5)
        os.write(self.handle, b"\x03")

    def answer(self, waited_for: str, text: str) -> None:
        """Wait for a question and answer it."""
        self.wait_for(waited_for)
        self.type(text)

    def end(self) -> int:
        """Read to the end; the exit status."""
        while True:
            try:
                chunk = os.read(self.handle, 4096)
            except OSError:
                break
            if not chunk:
                break
            self.shown += chunk.decode("utf-8", "replace").replace("\r\n", "\n")
        return self.process.wait(20)


@pytest.fixture
def terminal(home: Path) -> Iterator[type[Terminal]]:
    """Starts ``footing`` in a terminal of its own; call it with the arguments."""
    started: list[Terminal] = []

    def start(*arguments: str) -> Terminal:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": "200", "LINES": "50"}
        process = subprocess.Popen(
            [*command(), *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - one thread at this point
        )
        os.close(theirs)
        started.append(Terminal(process, ours))
        return started[-1]

    yield start  # type: ignore[misc]
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
        os.close(one.handle)


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
