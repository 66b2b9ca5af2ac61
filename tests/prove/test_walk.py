"""A hostile walk over every route: what is not let in learns nothing, and changes nothing.

The routes are those of the application itself, so a new one is walked without being named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from footing.app import decisions, journal, load, matters
from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.settings import Folders
from footing.store import Everything
from footing.web import guard
from footing.web.access import Access
from footing.web.application import build
from tests.prove.measured import LONG, counted

T = TypeVar("T")
HOST = "127.0.0.1:8000"
NOW = datetime.fromisoformat("2026-11-22T10:00:00+00:00")
SECRET = "canary-on-the-walk"
EVIL = "\"'><script>alert(1)</script>"
FORM = "application/x-www-form-urlencoded"
ORIGIN = {"origin": f"http://{HOST}", "content-type": FORM}
REFUSALS = {400, 403, 404, 405, 411, 413, 414, 415, 421, 422, 431}


@dataclass
class House:
    """A workspace with a secret in it, its guard, and somebody who knocks."""

    space: Workspace
    access: Access
    client: TestClient
    routes: tuple[tuple[str, frozenset[str]], ...]
    ids: dict[str, str] = field(default_factory=dict)

    def path(self, pattern: str, fill: str = "") -> str:
        """An address for a route: with what is really there, or with ``fill`` at each place."""
        kind = pattern.split("/")[1]
        known = {"id": self.ids.get(kind, "x"), "entry": self.ids["journal"], "step": "aim"}
        known |= {"name": "footing.zip", "part": "invite", "playbook": "own-up"}
        return re.sub(r"\{(\w+)\}", lambda found: fill or known.get(found[1], "x"), pattern)

    @property
    def cookie(self) -> dict[str, str]:
        """The header that lets somebody in."""
        return {"cookie": f"footing={self.access.cookie}"}

    def kept(self) -> Everything:
        """All that is there."""
        return self.space.store.everything()


def house(folder: Path) -> House:
    """A house with one matter, decision, line, promise and commitment, each with the secret."""
    space = Workspace.fresh(Folders(folder / "data", folder / "config"), clock=fixed(NOW))
    matter = matters.begin(space, "own-up", {"me": SECRET, "leader": "Sharon"})
    matters.pass_gate(space, matter.id, {one.key: False for one in matters.questions()})
    matters.answer_typed(space, matter.id, "aim", {"say": f"I keep {SECRET}."})
    entry = journal.add(space, "win", SECRET, day=date(2026, 11, 22))
    decision = decisions.begin(space, {"question": SECRET})
    commitment = load.add(space, SECRET, 5)
    access = Access()
    built = build(space, access, hosts=[HOST])
    routes = tuple(
        (one.path, frozenset(one.methods or ()))
        for one in built.app.routes  # type: ignore[attr-defined]
        if isinstance(one, Route)
    )
    assert all(isinstance(one, (Route, Mount)) for one in built.app.routes)  # type: ignore[attr-defined]
    client = TestClient(built, base_url=f"http://{HOST}", raise_server_exceptions=False)
    client.follow_redirects = False
    ids = {"matters": matter.id, "journal": entry.id, "decide": decision.id, "load": commitment.id}
    return House(space, access, client, routes, ids)


def some(tries: Iterable[T], at: int, share: int = 3) -> list[T]:
    """All of the tries with `make prove`; else a share of them, other ones for the next route."""
    found = list(tries)
    return found if LONG else found[at % share :: share]


@pytest.fixture
def there(tmp_path: Path) -> Iterator[House]:
    """A house, left in order."""
    made = house(tmp_path)
    yield made
    made.client.close()
    made.space.close()


STRANGERS: tuple[dict[str, str], ...] = (
    {},
    {"cookie": "footing="},
    {"cookie": "footing=wrong"},
    {"cookie": "footing_8000=wrong; footing=wrong; footing=wrong"},
    {"cookie": 'a="; footing=x"; \x7f'},
    {"authorization": "Basic cm9vdDpyb290"},
    {"x-forwarded-for": "127.0.0.1", "x-original-url": "/journal"},
)
ELSEWHERE: tuple[dict[str, str], ...] = (
    {"host": "evil.example"},
    {"host": "127.0.0.1"},
    {"host": f"{HOST}.evil.example"},
    {"host": f"evil.example#{HOST}"},
    {"host": "evil.example", "x-forwarded-host": HOST},
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
    {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
)
"""Sent with the right cookie, as the browser would."""


def test_without_the_cookie_every_route_is_closed(there: House) -> None:
    """No page, no file, no change, and the same answer whether there is such a page or not."""
    before, asked = there.kept(), 0
    said = {there.client.get("/no/such/page").text}
    for pattern, methods in there.routes:
        for method in sorted(methods & {"GET", "POST"}):
            for headers in some(STRANGERS, asked):
                sent = {**ORIGIN, **headers} if method == "POST" else headers
                body = f"token={there.access.form}" if method == "POST" else None
                answer = there.client.request(
                    method, there.path(pattern), headers=sent, content=body
                )
                assert answer.status_code == 403, (pattern, headers)
                said.add(answer.text)
                asked += 1
    assert len(said) == 1
    assert SECRET not in said.pop()
    assert there.kept() == before
    counted("requests to every route without a right to them", asked)


def test_from_elsewhere_every_route_is_closed_even_with_the_cookie(there: House) -> None:
    """Another host name (DNS rebinding), another page: refused, and nothing told or changed."""
    before, asked = there.kept(), 0
    for pattern, methods in there.routes:
        for method in sorted(methods & {"GET", "POST"}):
            for headers in some(ELSEWHERE, asked):
                sent = {**there.cookie, **(ORIGIN if method == "POST" else {}), **headers}
                body = f"token={there.access.form}" if method == "POST" else None
                answer = there.client.request(
                    method, there.path(pattern), headers=sent, content=body
                )
                assert answer.status_code in (403, 421), (pattern, headers, answer.status_code)
                assert SECRET not in answer.text
                asked += 1
    assert there.kept() == before
    counted("requests to every route without a right to them", asked)


def _bodies(token: str) -> Iterator[tuple[dict[str, str], bytes]]:
    """What a forged or broken form can look like, with its headers."""
    good = f"token={token}".encode()
    multipart = {"content-type": "multipart/form-data; boundary=x"}
    yield {"content-type": FORM}, good  # no origin
    for origin in ("null", "http://evil.example", f"https://{HOST}", f"http://{HOST}.evil.example",
                   "http://127.0.0.1:9", f"http://user@{HOST}"):  # fmt: skip
        yield {"content-type": FORM, "origin": origin}, good
    for body in (b"", b"token=", b"token=wrong", b"token[]=" + good, b"token=\xff", b"\x00" * 100,
                 b"&" * 5000, b"=" * 5000, good + b"&token=wrong"):  # fmt: skip
        yield ORIGIN, body
    yield {**ORIGIN, "content-type": "application/json"}, b"[" * 100_000
    yield {**ORIGIN, "content-type": "text/plain"}, good
    yield {**ORIGIN, "content-type": "application/x-www-form-urlencoded; charset=utf-7"}, b"token"
    yield {**ORIGIN, "content-type": "", "transfer-encoding": "gzip"}, good
    yield {**ORIGIN, "content-encoding": "gzip"}, b"\x1f\x8b" + bytes(100)
    yield {**ORIGIN, **multipart}, b"--x\r\n\r\n"
    yield {**ORIGIN, **multipart}, b"--x\r\nContent-Disposition: form-data; name=token\r\n\r\nno"
    yield {**ORIGIN, **multipart}, b"--x\r\n" * 5000
    yield {**ORIGIN, "content-type": "multipart/form-data; boundary=" + "x" * 300}, b"--" * 500


def test_a_forged_or_broken_form_changes_nothing(there: House) -> None:
    """With the right cookie, but no origin, a wrong one, no token, or a body that is none."""
    before, asked = there.kept(), 0
    for pattern, methods in there.routes:
        if "POST" not in methods:
            continue
        for headers, body in some(_bodies(there.access.form), asked):
            sent = {**there.cookie, **headers}
            answer = there.client.post(there.path(pattern), headers=sent, content=body)
            assert answer.status_code in REFUSALS, (pattern, headers, body[:40], answer.status_code)
            assert SECRET not in answer.text
            assert "Traceback" not in answer.text
            asked += 1
        large = b"token=" + there.access.form.encode() + b"&x=" + b"x" * guard.FORM_LIMIT
        if pattern not in ("/import", "/journal/import", "/backlog/file"):
            answer = there.client.post(
                there.path(pattern), headers={**there.cookie, **ORIGIN}, content=large
            )
            assert answer.status_code == 413, pattern
            asked += 1
    assert there.kept() == before
    counted("forged or broken forms sent to every route", asked)


METHODS = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X" * 99)


def test_no_other_method_is_known(there: House) -> None:
    """And a look, or a look at the headers alone, changes nothing."""
    before, asked = there.kept(), 0
    for pattern, _ in there.routes:
        for method in some(METHODS, asked):
            answer = there.client.request(
                method, there.path(pattern), headers={**there.cookie, **ORIGIN}
            )
            assert answer.status_code == 405 or (method == "get" and answer.status_code < 500)
            assert method == "get" or SECRET not in answer.text
            asked += 1
    assert there.kept() == before
    counted("requests with other methods", asked)


FILLINGS = (
    *("..", "%2e%2e%2fetc%2fpasswd", "..%5c..%5cwin.ini", "%00", "%ff%fe", "\u202e", "x" * 900),
    *("%22%27%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "-1", "9" * 400, "$%7B7*7%7D", "{{7*7}}"),
    *("nul", "%0d%0aset-cookie:%20a=b"),
)
QUERIES = (
    *("", f"?said={EVIL}", "?lost=yes&key=x", "?" + "a=b&" * 500, "?%00=%ff", "?kind=%0d%0a"),
    *("?page=-1&day=9999-99-99&month=0000-00", "?said[]=1&said=2", "?option=..%2f..%2f"),
)


def test_a_look_never_changes_or_breaks_anything(there: House) -> None:
    """Odd names in every place of an address, and odd questions: a page or a refusal, in words."""
    before, asked = there.kept(), 0
    for pattern, methods in there.routes:
        if "GET" not in methods:
            continue
        tried = [there.path(pattern, fill) for fill in FILLINGS] if "{" in pattern else []
        tried += [there.path(pattern) + query for query in QUERIES]
        for path in some(tried, asked):
            answer = there.client.get(path, headers=there.cookie)
            assert answer.status_code in {200, 303, 307, *REFUSALS}, (path, answer.status_code)
            assert "Traceback" not in answer.text
            assert EVIL not in answer.text
            assert "set-cookie" not in answer.headers
            location = answer.headers.get("location", "/")
            assert location.startswith(("/", f"http://{HOST}/")), (path, location)
            assert not location.startswith("//"), path
            asked += 1
    assert there.kept() == before
    assert not there.space.folders.store.exists()
    counted("addresses with odd names and questions", asked)


def _fields() -> Iterator[dict[str, str]]:
    """Values for the fields of a form that nobody would type."""
    names = ("text", "day", "kind", "do", "say", "name", "what", "hours", "since", "open", "path",
             "counts", "pasted", "own_view", "passphrase", "again", "key", "every", "first",
             "until", "minutes", "timezone", "aim.say", "mistakes.0.what", "when",
             "mistakes.99999999999999999999.what", "mistakes.0.0.0.0.what", "promise.0.due",
             "criterion.0.name", "score.x.y", "weight.x", "relief", "happened", "held")  # fmt: skip
    values = (
        *("", "\x00", "9" * 5000, "-1", "1e999", "NaN", "9999-12-31", "0001-01-01T00:00", EVIL),
        *("../../etc/passwd", "=cmd|' /C calc'!A0", "a\r\nBcc: x@example.org", "\ud83d"),
        *("(" * 3000, "[" * 3000, "drop:x:-1", "add:", "read:", "%s%n{0}{{7*7}}"),
    )
    for value in values:
        yield dict.fromkeys(names, value.encode("utf-8", "replace").decode())


def test_what_nobody_would_type_breaks_nothing(tmp_path: Path) -> None:
    """Every route that takes a form, with each odd value in every field at once, from inside."""
    asked, number = 0, 0
    made = house(tmp_path / "0")
    for pattern, methods in made.routes:
        if "POST" not in methods or pattern in ("/keep", "/end"):
            continue
        for fields in some(_fields(), asked, 6):
            if made.ids["matters"] not in {one.id for one in made.space.store.matters()}:
                number += 1
                made.client.close()
                made.space.close()
                made = house(tmp_path / str(number))
            answer = made.client.post(
                made.path(pattern),
                data={**fields, "token": made.access.form},
                headers={**made.cookie, "origin": f"http://{HOST}"},
            )
            assert answer.status_code < 500, (pattern, fields["text"][:40], answer.text[-900:])
            assert "Traceback" not in answer.text
            assert "<script>alert" not in answer.text, pattern
            asked += 1
    for path in ("/", "/today", "/journal", "/matters", "/promises", "/load", "/months"):
        assert made.client.get(path, headers=made.cookie).status_code == 200, path
    made.client.close()
    made.space.close()
    counted("forms with odd values sent from inside", asked)


def test_every_route_was_walked(there: House) -> None:
    """The list is that of the application, and each address leads to the route it was made for."""
    assert len(there.routes) > 60
    for pattern, methods in there.routes:
        assert methods & {"GET", "POST"}, pattern
    counted("routes probed", len(there.routes))
