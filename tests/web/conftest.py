"""A workspace in a folder of its own, and a client that is let in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from httpx2 import Response
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from footing.app import matters
from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.settings import Folders
from footing.web.access import Access
from footing.web.application import build
from tests.web.driving import Site, launched, running

HOST = "127.0.0.1:8000"
NOW = datetime.fromisoformat("2026-11-22T10:00:00+00:00")


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace in memory whose clock stands still."""
    made = Workspace.fresh(Folders(tmp_path / "data", tmp_path / "config"), clock=fixed(NOW))
    made.desk.patience = 60.0  # a busy machine changes no page
    yield made
    made.close()


@pytest.fixture
def access() -> Access:
    """The secrets of one run."""
    return Access()


class Visitor:
    """A browser that was let in: it sends the cookie, its origin and the form token."""

    def __init__(self, client: TestClient, access: Access) -> None:
        self.client = client
        self.access = access
        client.cookies.set("footing", access.cookie)

    def get(self, path: str, status: int = 200) -> str:
        """The page at ``path``, which has to answer with ``status``."""
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(
        self,
        path: str,
        fields: dict[str, str | list[str]] | None = None,
        status: int = 200,
        files: dict[str, tuple[str, bytes]] | None = None,
    ) -> str:
        """Send a form and follow where it leads; the last page has to answer with ``status``."""
        answer = self.answer(path, fields, files)
        assert answer.status_code == status, answer.text
        self.url = answer.url.path
        return answer.text

    def answer(
        self,
        path: str,
        fields: dict[str, str | list[str]] | None = None,
        files: dict[str, tuple[str, bytes]] | None = None,
    ) -> Response:
        """The whole answer to a form, such as a file to take along."""
        return self.client.post(
            path,
            data={"token": self.access.form, **(fields or {})},
            files=files,
            headers={"origin": f"http://{HOST}"},
        )


@pytest.fixture
def visitor(space: Workspace, access: Access) -> Iterator[Visitor]:
    """A browser inside."""
    with TestClient(build(space, access, hosts=[HOST]), base_url=f"http://{HOST}") as client:
        yield Visitor(client, access)


@pytest.fixture
def matter(space: Workspace) -> str:
    """The id of an own-up matter that is through the gate."""
    begun = matters.begin(space, "own-up", {"me": "Jason", "leader": "Sharon"})
    matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
    return begun.id


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a file."""
    with launched() as started:
        yield started


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The program, running with nothing kept."""
    with running(tmp_path) as started:
        yield started
        assert started.complaints == []
