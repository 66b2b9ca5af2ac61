"""The program listens on this machine only, and prints links that work."""

from __future__ import annotations

import socket
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError
from footing.web.server import serve
from tests.web.driving import running


def browser() -> OpenerDirector:
    """Something that keeps cookies and follows redirects."""
    return build_opener(HTTPCookieProcessor(CookieJar()))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])  # noqa: S104
def test_other_machines_are_never_served(space: Workspace, host: str) -> None:
    """Any address but this machine's own is refused before anything listens."""
    with pytest.raises(FootingError, match="only listens on this machine"):
        serve(space, open_browser=False, host=host, announce=print)


def test_a_taken_port_is_said_plainly(space: Workspace) -> None:
    """With what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FootingError, match=f"Port {port}"):
            serve(space, open_browser=False, port=port, announce=print)


def test_a_fresh_link_is_printed_when_one_was_used(tmp_path: Path) -> None:
    """Each works once and in one browser; who is in stays in."""
    with running(tmp_path) as site:
        first = site.link()
        inside = browser()
        with inside.open(first) as answer:
            assert "What has happened?" in answer.read().decode()
        second = site.link()
        assert second != first
        with pytest.raises(HTTPError, match="403") as refused:
            browser().open(first)
        refused.value.close()
        with browser().open(second) as answer:
            assert answer.url == site.root + "/"
        with inside.open(site.root + "/today") as answer:
            assert answer.status == 200
