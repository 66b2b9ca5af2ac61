"""Somebody else on the same machine, with a socket and an account of their own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.prove.measured import counted
from tests.prove.program import Program, started

SECRET = "canary-for-outsiders"
PHRASE = "four words of mine"


@pytest.fixture(scope="module")
def kept() -> Iterator[Program]:
    """A running program with a kept file and a secret, whose owner is inside.

    In a folder that others may look into, as pytest's own is closed to them anyway.
    """
    with TemporaryDirectory() as folder, started(Path(folder)) as program:
        Path(folder).chmod(0o755)
        program.post("/keep", {"passphrase": PHRASE, "again": PHRASE}, 200)
        program.post("/journal", {"kind": "worry", "text": SECRET, "day": "2026-11-22"})
        yield program


def raw(program: Program, sent: bytes, wait: float = 2.0) -> bytes:
    """All that comes back for some bytes, until the other side closes or nothing more comes."""
    with socket.create_connection(("127.0.0.1", program.port), timeout=wait) as one:
        got = b""
        try:
            one.sendall(sent)
            one.shutdown(socket.SHUT_WR)
            while more := one.recv(65536):
                got += more
        except OSError:
            pass
    return got


def requests(host: str, cookie: str) -> Iterator[bytes]:
    """Requests that two readers could understand differently, or that no browser would send."""
    head = f"Host: {host}\r\n".encode()
    inner = b"GET /journal HTTP/1.1\r\n" + head + f"Cookie: {cookie}\r\n\r\n".encode()
    length = f"Content-Length: {len(inner)}\r\n".encode()
    yield b"GET /journal HTTP/1.1\r\n" + head + b"\r\n"
    yield b"GET /journal HTTP/1.0\r\n\r\n"
    yield b"GET /journal\r\n"
    yield b"GET http://" + host.encode() + b"/journal HTTP/1.1\r\nHost: evil.example\r\n\r\n"
    yield b"GET http://evil.example/journal HTTP/1.1\r\n" + head + b"\r\n"
    yield b"GET /journal HTTP/1.1\r\n" + head + b"Host: evil.example\r\n\r\n"
    yield b"GET /journal HTTP/1.1\r\nHost : " + host.encode() + b"\r\n\r\n"
    yield b"GET /journal HTTP/1.1\r\n" + head + b"X: " + b"x" * 200_000 + b"\r\n\r\n"
    yield b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\n" + head + b"\r\n"
    yield b"GET /journal HTTP/1.1\r\n" + head + b"X: y\r\n" * 20_000 + b"\r\n"
    yield b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + head + b"\r\n"
    yield b"GET /static/../../../../etc/passwd HTTP/1.1\r\n" + head + b"\r\n"
    yield b"GET /static/%2e%2e%2f%2e%2e%2fguard.py HTTP/1.1\r\n" + head + b"\r\n"
    yield b"CONNECT " + host.encode() + b" HTTP/1.1\r\n" + head + b"\r\n"
    yield b"GET /journal HTTP/1.1\r\n" + head + b"Upgrade: websocket\r\nConnection: upgrade\r\n\r\n"
    yield b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    yield b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500)
    yield bytes(range(256)) * 100
    # Smuggling: a second request inside the body of a first one (RFC 9112, 11.2).
    for framing in (
        length + b"Transfer-Encoding: chunked\r\n",
        b"Content-Length: 0\r\n" + length,
        b"Content-Length: -1\r\n",
        b"Content-Length: 1e2\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Transfer-Encoding:\x0bchunked\r\n",
    ):
        for method in (b"POST", b"GET"):
            yield method + b" / HTTP/1.1\r\n" + head + framing + b"\r\n0\r\n\r\n" + inner


def test_odd_requests_get_an_outsider_nothing(kept: Program) -> None:
    """No secret, no traceback, and the program goes on."""
    asked = 0
    for request in requests(kept.host, "footing=guessed"):
        answer = raw(kept, request)
        assert SECRET.encode() not in answer
        assert b"Traceback" not in answer
        assert b"root:" not in answer
        for status in re.findall(rb"^HTTP/1\.1 (\d+)", answer, re.MULTILINE):
            assert status.startswith(b"4"), (request[:60], status)
        asked += 1
    assert SECRET in kept.get("/journal").text
    counted("odd requests over a real socket", asked)


def test_a_request_in_a_request_does_not_use_the_cookie_of_its_neighbour(kept: Program) -> None:
    """What the owner's browser sends next over its own connection is its own."""
    for request in requests(kept.host, "x=y"):
        raw(kept, request, 0.5)
        assert kept.ask("GET", "/journal", headers={"cookie": "x=y"}).status == 403
    assert kept.get("/journal").status == 200


def test_slow_requests_hold_nobody_up(kept: Program) -> None:
    """Two hundred connections that send half a request and wait: a page still comes at once."""
    half = b"POST /journal HTTP/1.1\r\nHost: " + kept.host.encode() + b"\r\nContent-Length: 99\r\n"
    held = []
    try:
        for number in range(200):
            one = socket.create_connection(("127.0.0.1", kept.port), timeout=5)
            one.sendall(half if number % 2 else half + b"\r\ntoken=")
            held.append(one)
        begun = time.monotonic()
        assert SECRET in kept.get("/journal").text
        assert time.monotonic() - begun < 5
    finally:
        for one in held:
            one.close()
    assert kept.get("/journal").status == 200


def test_nobody_listens_but_on_this_machine(kept: Program) -> None:
    """The port is bound to the loopback address and to nothing else."""
    listening = Path("/proc/net/tcp")
    if not listening.exists():
        pytest.skip("this system does not say in /proc/net/tcp what listens where")
    rows = [line.split() for line in listening.read_text("ascii").splitlines()[1:]]
    bound = {row[1] for row in rows if row[3] == "0A" and int(row[1][-4:], 16) == kept.port}
    assert bound == {f"0100007F:{kept.port:04X}"}


AS_ANOTHER = """
import encodings.idna, os, socket, sys
from pathlib import Path
port, pid, places = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
got = 0
for place in map(Path, places):
    try:
        os.listdir(place) if place.is_dir() else place.read_bytes()
        got += 1
    except PermissionError:
        pass
for place in ("environ", "mem", "maps", "fd"):
    try:
        here = Path("/proc") / pid / place
        os.listdir(here) if place == "fd" else here.open("rb").read(1)
        got += 1
    except OSError:
        pass
with socket.create_connection(("127.0.0.1", port)) as one:
    head = f"GET /journal HTTP/1.1\\r\\nHost: 127.0.0.1:{port}\\r\\n"
    one.sendall(head.encode() + b"Connection: close\\r\\n\\r\\n")
    answer = one.makefile("rb").read()
print(got, answer.split()[1].decode(), b"canary" in answer)
"""


def test_another_account_of_this_machine_reads_nothing(kept: Program) -> None:
    """Neither the files nor the memory of the program, and its page answers with a refusal."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can try it as somebody else")
    data = kept.folder / "home" / "footing" / "data"
    places = [data, *data.rglob("*")]
    assert len(places) >= 2
    done = subprocess.run(
        [sys.executable, "-c", AS_ANOTHER, str(kept.port), str(kept.process.pid), *places],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stdout.split() == ["0", "403", "False"], done.stderr
    counted("files and doors tried from another account", len(places) + 5)
