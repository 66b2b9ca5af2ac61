"""Locked after idle time or by a button, hidden at once, and words that wait meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from footing.app import journal
from footing.app.settings import Settings, settings
from footing.app.workspace import Workspace
from footing.kernel.errors import DataError
from footing.web import locking
from footing.web.access import Access
from footing.web.application import build
from footing.web.locking import Watch, keep_watch
from tests.web.conftest import HOST, Visitor

PHRASE = "four words of mine"
LINE = {"kind": "worry", "text": "What I was writing.", "day": "2026-11-22"}


class Ticks:
    """Seconds that a test moves on."""

    now = 0.0

    def __call__(self) -> float:
        """The seconds now."""
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def watch(ticks: Ticks) -> Watch:
    return Watch(15, now=ticks)


@pytest.fixture
def visitor(space: Workspace, access: Access, watch: Watch) -> Iterator[Visitor]:
    """A browser inside, with a clock for idle time."""
    app = build(space, access, hosts=[HOST], watch=watch)
    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield Visitor(client, access)


@pytest.fixture
def kept(visitor: Visitor, space: Workspace) -> Visitor:
    journal.add(space, "win", "It went well.")
    visitor.post("/keep", {"passphrase": PHRASE, "again": PHRASE})
    return visitor


def test_it_locks_after_idle_time_and_not_before(
    kept: Visitor, space: Workspace, ticks: Ticks
) -> None:
    ticks.now = 14 * 60
    assert "It went well." in kept.get("/journal")
    ticks.now += 14 * 60
    assert kept.client.post("/awake", data={"token": kept.access.form}).status_code == 403
    kept.post("/awake", status=204)
    ticks.now += 14 * 60
    assert "It went well." in kept.get("/journal")
    ticks.now += 16 * 60
    for path in ("/journal", "/", "/export/footing.json", "/today", "/keep"):
        page = kept.get(path)
        assert "Open what you kept" in page, path
        assert "It went well." not in page
    assert space.shut
    kept.post("/awake", status=423)


def test_help_can_be_read_while_it_is_locked(kept: Visitor, ticks: Ticks) -> None:
    ticks.now = 16 * 60
    assert "Somebody to talk to now" in kept.get("/elsewhere")
    assert "About and privacy" in kept.get("/about")


def test_what_was_typed_waits_and_is_put_back(
    kept: Visitor, space: Workspace, ticks: Ticks
) -> None:
    """A form that comes too late is not lost, and is nowhere on the disk meanwhile."""
    ticks.now = 16 * 60
    page = kept.post("/journal", {**LINE})
    assert "What you were writing waits" in page
    assert "What I was writing." not in page
    assert "Go on without it" not in page
    page = kept.post("/unlock", {"passphrase": PHRASE})
    assert kept.url == "/held"
    assert "What I was writing." in page
    assert 'action="/journal"' in page
    assert "Look at them" in kept.get("/today")
    kept.post("/journal", {**LINE})
    assert [one.text for one in journal.list_(space, kind="worry")] == ["What I was writing."]
    assert "Nothing waits" in kept.get("/held")


def test_words_go_along_with_the_lock_and_can_be_let_go_of(kept: Visitor, watch: Watch) -> None:
    kept.post("/lock", {**LINE, "held": "/journal"})
    assert watch.held[0].fields == tuple(LINE.items())
    kept.post("/unlock", {"passphrase": PHRASE})
    kept.post("/held")
    assert watch.held == []
    for path in ("//evil.example", "https://evil.example", ""):
        watch.hold(path, [("a", "words")], token="token")
    assert watch.held == []
    for number in range(locking.MOST_HELD + 3):
        watch.hold("/journal", [("text", str(number))], token="token")
    assert len(watch.held) == locking.MOST_HELD


def test_it_locks_while_nobody_asks_for_a_page(
    kept: Visitor, space: Workspace, ticks: Ticks, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "LOOKS", 0.001)
    ticks.now = 16 * 60

    async def some_time() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(keep_watch(watch, space), 0.05)

    asyncio.run(some_time())
    assert space.shut


def test_what_has_no_passphrase_or_never_locks_stays_open(
    visitor: Visitor, space: Workspace, ticks: Ticks, watch: Watch
) -> None:
    ticks.now = 10_000
    assert "What has happened?" in visitor.get("/")
    visitor.post("/keep", {"passphrase": PHRASE, "again": PHRASE})
    watch.minutes = 0
    ticks.now = 100_000
    visitor.get("/journal")
    assert space.kept


def test_the_minutes_are_set_on_the_page_and_stay(
    kept: Visitor, space: Workspace, watch: Watch
) -> None:
    assert 'data-lock-after="15"' in kept.get("/")
    kept.post("/keep/lock-after", {"minutes": "5"})
    assert 'data-lock-after="5"' in kept.get("/")
    assert settings(space.folders) == Settings(5)
    for wrong in ("", "x", "-1", "601", "9" * 5000):
        kept.post("/keep/lock-after", {"minutes": wrong}, status=422)
    assert settings(space.folders) == Settings(5)
    (space.folders.config / "settings.toml").write_text("lock_after = 700\n", "utf-8")
    with pytest.raises(DataError, match=r"settings\.toml:1: lock_after: a whole number"):
        settings(space.folders)
    (space.folders.config / "settings.toml").write_text("lock = 7\n", "utf-8")
    with pytest.raises(DataError, match="lock: unknown key"):
        settings(space.folders)


def test_hidden_every_page_is_the_neutral_one(kept: Visitor, space: Workspace) -> None:
    """Nothing of Footing on it; the way back leads to the passphrase."""
    page = kept.post("/hide", {**LINE, "held": "/journal"})
    assert kept.url == "/units"
    assert "footing" not in page.lower()
    for path in ("/", "/journal", "/about", "/unlock", "/elsewhere", "/welcome"):
        assert kept.get(path) == page, path
    assert "<h1>Units</h1>" in kept.post("/journal", {**LINE, "text": "Another."})
    assert space.shut
    assert "Open what you kept" in kept.post("/back")
    page = kept.post("/unlock", {"passphrase": PHRASE})
    assert "What I was writing." in page
    assert "Another." in page


def test_what_is_in_memory_only_is_hidden_too(visitor: Visitor, space: Workspace) -> None:
    """There is no passphrase to ask for; nothing is lost."""
    journal.add(space, "win", "In memory.")
    visitor.post("/hide")
    assert "In memory." not in visitor.get("/journal")
    visitor.post("/back")
    assert visitor.url == "/"
    assert "In memory." in visitor.get("/journal")
