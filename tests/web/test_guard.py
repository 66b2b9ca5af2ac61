"""Who is let in, what a change needs, and what every answer says to the browser."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from footing.app import journal
from footing.app.workspace import Workspace
from footing.web import guard
from footing.web.access import Access
from footing.web.application import build
from tests.web.conftest import HOST, Visitor


@pytest.fixture
def stranger(space: Workspace, access: Access) -> TestClient:
    """A browser without the cookie."""
    return TestClient(build(space, access, hosts=[HOST]), base_url=f"http://{HOST}")


def test_a_link_is_exchanged_for_a_cookie(stranger: TestClient, access: Access) -> None:
    """The key leaves the address at once, and the cookie cannot be read or sent from elsewhere."""
    answer = stranger.get(f"/enter?key={access.link()}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/welcome"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200


def test_a_used_link_leads_to_a_kind_page(stranger: TestClient, access: Access) -> None:
    """Somebody with an old link reads what to do, and nothing of what was written."""
    key = access.link()
    access.redeem(key)
    for path in (f"/enter?key={key}", "/enter", "/", "/journal", "/matters/x", "/export"):
        answer = stranger.get(path)
        assert answer.status_code == 403
        assert "the last link that it shows there" in answer.text
        assert access.form not in answer.text


def test_a_used_link_does_not_shut_out_who_is_in(visitor: Visitor) -> None:
    """Going back to the first address in the same browser leads to the start."""
    assert "What has happened?" in visitor.get("/enter?key=used")


@pytest.mark.parametrize("cookie", ["", "footing=", "footing=wrong", 'a="; footing=x', "\x7f"])
def test_a_wrong_cookie_is_none(stranger: TestClient, cookie: str) -> None:
    """Anything but the secret of this run is refused."""
    assert stranger.get("/", headers={"cookie": cookie}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:9", "", "localhost"])
def test_only_our_own_host_name_is_answered(visitor: Visitor, host: str) -> None:
    """Another name that leads to this machine (DNS rebinding) is refused, cookie or not."""
    assert visitor.client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": f"https://{HOST}"},
        {"origin": "http://127.0.0.1:9"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_change_from_elsewhere_is_refused(
    visitor: Visitor, space: Workspace, headers: dict[str, str]
) -> None:
    """Even with cookie and token, a form of another page changes nothing."""
    fields = {"token": visitor.access.form, "kind": "win", "text": "x", "day": "2026-11-22"}
    answer = visitor.client.post("/journal", data=fields, headers=headers)
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text
    assert journal.list_(space) == ()


@pytest.mark.parametrize("token", ["", "wrong", "ä"])
def test_a_change_without_the_token_is_refused(
    visitor: Visitor, space: Workspace, token: str
) -> None:
    """The token of the form is needed besides the cookie and the origin."""
    fields = {"token": token, "kind": "win", "text": "x", "day": "2026-11-22"}
    answer = visitor.client.post("/journal", data=fields, headers={"origin": f"http://{HOST}"})
    assert answer.status_code == 403
    assert journal.list_(space) == ()


def test_bodies_that_are_no_form_are_refused(visitor: Visitor) -> None:
    """JSON, broken multipart and nothing at all hold no token."""
    for kind, body in (
        ("application/json", b"{}"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--b\r\n\r\n"),
        ("application/x-www-form-urlencoded", b""),
    ):
        headers = {"origin": f"http://{HOST}", "content-type": kind}
        assert visitor.client.post("/journal", content=body, headers=headers).status_code == 403


def test_another_page_cannot_load_our_files(stranger: TestClient) -> None:
    """So no website learns that Footing runs here."""
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert stranger.get("/static/footing.css", headers=headers).status_code == 403
    assert stranger.get("/static/footing.css").status_code == 200


def test_what_is_too_large_is_refused(visitor: Visitor) -> None:
    """A form, an address: each has its limit."""
    big = "x" * (guard.FORM_LIMIT + 1)
    assert "more than Footing takes" in visitor.post("/journal", {"text": big}, status=413)
    assert visitor.client.get("/journal?kind=" + "x" * guard.URL_LIMIT).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_get_and_post_are_known(visitor: Visitor, method: str) -> None:
    """Nothing else is let through."""
    assert visitor.client.request(method, "/").status_code == 405


def test_every_answer_is_closed_to_the_outside(visitor: Visitor, stranger: TestClient) -> None:
    """Pages, files, redirects and refusals carry the same strict headers."""
    for client, path in (
        (visitor.client, "/"),
        (visitor.client, "/static/footing.js"),
        (visitor.client, "/nowhere"),
        (visitor.client, "/export/footing.json"),
        (stranger, "/"),
    ):
        headers = client.get(path, follow_redirects=False).headers
        for name, value in guard.HEADERS.items():
            assert headers[name] == value, (path, name)
    assert "unsafe" not in guard.POLICY
    assert guard.POLICY.startswith("default-src 'none'")


def test_head_and_get_change_nothing(visitor: Visitor, space: Workspace) -> None:
    """Looking at every page with no matter leaves no trace."""
    before = space.store.everything()
    for path in ("/", "/begin/own-up", "/today", "/matters", "/journal", "/keep", "/end"):
        visitor.get(path)
        assert visitor.client.head(path).status_code in (200, 405)
    assert space.store.everything() == before
    assert not space.folders.store.exists()


def test_more_fields_than_any_form_has_are_refused(visitor: Visitor, space: Workspace) -> None:
    """In either way of sending a form, and before the form is read."""
    many = {f"x{number}": "" for number in range(guard.FIELD_LIMIT)}
    assert "more than Footing takes" in visitor.post("/journal", {**many}, status=413)
    answer = visitor.client.post(
        "/journal",
        data={"token": visitor.access.form, **many},
        files={"file": ("a", b"")},
        headers={"origin": f"http://{HOST}"},
    )
    assert answer.status_code == 403
    assert journal.list_(space) == ()


def test_a_form_that_does_not_end_is_given_up(
    space: Workspace, access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can keep the program waiting by sending byte after byte."""
    monkeypatch.setattr(guard, "SECONDS", 0.05)
    monkeypatch.setattr(guard, "UPLOAD_SECONDS", 0.05)
    app = build(space, access, hosts=[HOST])
    for path in ("/journal", "/backlog/file"):
        status: list[int] = []

        async def receive() -> dict[str, object]:
            await asyncio.sleep(0.01)
            return {"type": "http.request", "body": b"x", "more_body": True}

        async def send(message: MutableMapping[str, Any], status: list[int] = status) -> None:
            if message["type"] == "http.response.start":
                status.append(message["status"])

        headers = {
            "host": HOST,
            "origin": f"http://{HOST}",
            "cookie": f"footing={access.cookie}",
            "content-type": "application/x-www-form-urlencoded",
        }
        scope = {
            "type": "http", "method": "POST", "path": path, "raw_path": path.encode(),
            "query_string": b"", "app": app,
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip
        asyncio.run(app(scope, receive, send))
        assert status == [408], path


def test_framing_and_the_cookie(visitor: Visitor, stranger: TestClient, access: Access) -> None:
    """Nobody shows the page inside theirs; the cookie goes nowhere else and no script reads it."""
    headers = visitor.client.get("/").headers
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    answer = stranger.get(f"/enter?key={access.link()}", follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "domain=" not in cookie
    assert "expires" not in cookie
