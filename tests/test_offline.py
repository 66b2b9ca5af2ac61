"""No test reaches another machine, nor does any Python process that a test starts."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ATTEMPTS
from tests.offline.sitecustomize import OutsideError, at_home

OUTSIDE = "198.51.100.7"  # RFC 5737: for documentation, so it is nobody's
NAME = "elsewhere.example"


def _attempts() -> list[str]:
    """What was tried, taken off the list: these tests try it on purpose."""
    found = ATTEMPTS.read_text("utf-8").splitlines()
    ATTEMPTS.write_text("", "utf-8")
    return found


def test_a_socket_to_elsewhere_is_an_error() -> None:
    with socket.socket() as one, pytest.raises(OutsideError):
        one.connect((OUTSIDE, 80))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, pytest.raises(OutsideError):
        one.sendto(b"x", (OUTSIDE, 53))
    with socket.socket(socket.AF_INET6) as one, pytest.raises(OutsideError):
        one.connect(("2001:db8::1", 80))
    with socket.socket() as one, pytest.raises(OutsideError):
        one.bind(("", 0))
    with pytest.raises(OutsideError):
        socket.getaddrinfo(NAME, 80)
    with pytest.raises(OutsideError):
        socket.gethostbyname(NAME)
    assert len(_attempts()) == 6


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
        server.accept()[0].close()
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"
    assert at_home("::1")
    assert not at_home("127.0.0.1.elsewhere.example")
    assert not at_home("0.0.0.0")  # noqa: S104
    assert not at_home("")


PROGRAM = f"""
import socket, subprocess, sys
def attempt():
    try:
        socket.create_connection(({OUTSIDE!r}, 443), timeout=1)
    except BaseException as error:
        print(type(error).__name__)
attempt()
if len(sys.argv) == 1:
    subprocess.run([sys.executable, "-c", open(__file__).read(), "child"], check=True)
"""


def test_it_holds_in_processes_and_in_those_that_they_start(tmp_path: Path) -> None:
    """Also where the program swallows the error: the attempt is on the list."""
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, "utf-8")
    done = subprocess.run(
        [sys.executable, script], capture_output=True, check=True, text=True, timeout=60
    )
    assert done.stdout.split() == ["OutsideError"] * 2
    assert len(_attempts()) == 2
