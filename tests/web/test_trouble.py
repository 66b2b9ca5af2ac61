"""Whatever goes wrong, a person reads a sentence."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from footing.app import journal, matters
from footing.app.workspace import Workspace
from footing.kernel.errors import StoreBusyError
from footing.web.access import Access
from footing.web.application import build
from footing.web.words import duration, paragraphs
from tests.web.conftest import HOST, Visitor


def test_an_error_of_the_store_says_what_to_do(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of a form that could not be saved keeps nothing back."""

    def busy(*_: object, **__: object) -> None:
        raise StoreBusyError("Another Footing is writing.", todo="Close it, then try again.")

    monkeypatch.setattr(matters, "set_people", busy)
    page = visitor.post("/matters/x/people", {"me": "Jason"}, status=409)
    assert "Another Footing is writing. Close it, then try again." in page


def test_the_unforeseen_shows_no_traceback(
    space: Workspace, access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the message, which could hold anything."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("inner secret")

    monkeypatch.setattr(journal, "list_", broken)
    client = TestClient(
        build(space, access, hosts=[HOST]),
        base_url=f"http://{HOST}",
        raise_server_exceptions=False,
        cookies={"footing": access.cookie},
    )
    answer = client.get("/journal")
    assert answer.status_code == 500
    assert "did not foresee (RuntimeError)" in answer.text
    assert "inner secret" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "about 10 seconds"),
        (48, "about 50 seconds"),
        (60, "about 1 minute"),
        (84, "about 1 minute 20 seconds"),
        (119, "about 2 minutes"),
    ],
)
def test_how_long_a_talk_takes(seconds: int, said: str) -> None:
    """To ten seconds, as nobody speaks more exactly."""
    assert duration(seconds) == said


def test_paragraphs_are_parted_by_empty_lines() -> None:
    """However many, and lines within a paragraph stay together."""
    assert paragraphs(" a\nb\n\n \n c \n") == ["a\nb", " c"]
