"""The program in a process of its own, with folders of its own, and a plain client for it."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.documents import ROOT

BOUNDARY = "----a-line-between"


@dataclass(frozen=True)
class Answer:
    """What came back; ``text`` is the body as far as it is text."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, whatever it is."""
        return self.body.decode("utf-8", "replace")


@dataclass
class Program:
    """A running Footing: where it listens, its folders, and the cookie and token once inside."""

    process: subprocess.Popen[bytes]
    folder: Path
    host: str = ""
    port: int = 0
    cookie: str = ""
    token: str = ""
    printed: list[str] = field(default_factory=list)

    def enter(self) -> None:
        """Follow the link that the program printed."""
        link = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed.append(line.decode())
            if found := re.search(r"http://\S+/enter\?key=\S+", self.printed[-1]):
                link = found[0]
                break
        place = urlsplit(link)
        assert place.hostname
        assert place.port
        self.host, self.port = place.netloc, place.port
        answer = self.ask("GET", f"{place.path}?{place.query}")
        assert answer.status == 303, answer.text
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        found = re.search(r'name="token" value="([^"]+)"', self.get("/journal").text)
        assert found is not None
        self.token = found[1]

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request, with the cookie if there is one."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"host": self.host, **({"cookie": self.cookie} if self.cookie else {})}
        try:
            connection.request(method, path, body or None, {**sent, **(headers or {})})
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, names, answer.read())
        finally:
            connection.close()

    def get(self, path: str, status: int = 200) -> Answer:
        """A page; led on from there as a browser is."""
        answer = self.ask("GET", path)
        if answer.status in (303, 307) and status == 200:
            return self.get(answer.headers["location"])
        assert answer.status == status, (path, answer.status, answer.text)
        return answer

    def post(
        self, path: str, fields: Mapping[str, str], status: int = 303, file: bytes | None = None
    ) -> Answer:
        """A form, with a file if one is given; the answer itself, not where it leads."""
        whole = {"token": self.token, **fields}
        kind, body = "application/x-www-form-urlencoded", urlencode(whole).encode()
        if file is not None:
            kind, body = f"multipart/form-data; boundary={BOUNDARY}", multipart(whole, file)
        headers = {"content-type": kind, "origin": f"http://{self.host}"}
        answer = self.ask("POST", path, body, headers)
        assert answer.status == status, (path, answer.status, answer.text)
        return answer

    def opened(self) -> list[Path]:
        """Every file that was opened to write into, from the start to now."""
        lines = (self.folder / "opened.log").read_text("utf-8").splitlines()
        return [Path(json.loads(line)) for line in lines]


def multipart(fields: Mapping[str, str], file: bytes) -> bytes:
    """A form with one file in the field ``file``."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = 'Content-Disposition: form-data; name="file"; filename="file"'
    parts.append(f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + file + b"\r\n")
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def _dumps_allowed() -> None:
    """As on a system that writes the memory of crashed programs to files."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


@contextmanager
def started(folder: Path, **environment: str) -> Iterator[Program]:
    """Footing as a person starts it, but in folders below ``folder``; stopped when this ends.

    Its standard error goes to ``folder/err.log``. FOOTING_DEBUG is off.
    """
    for name in ("home", "tmp", "here"):
        (folder / name).mkdir(exist_ok=True)
    own = {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "FOOTING_HOME": str(folder / "home" / "footing"),
        "FOOTING_OPENED": str(folder / "opened.log"),
        "PYTHONPATH": os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(ROOT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    with (folder / "err.log").open("ab") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.prove.watched", "--no-browser"],
            cwd=folder / "here",
            env={**kept, **own, **environment},
            stdout=subprocess.PIPE,
            stderr=err,
            preexec_fn=_dumps_allowed,  # noqa: PLW1509  (no threads are about)
        )
    program = Program(process, folder)
    try:
        program.enter()
        yield program
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdout is not None
        program.printed.extend(line.decode() for line in process.stdout)
        process.stdout.close()
        (folder / "out.log").write_text("".join(program.printed), "utf-8")
