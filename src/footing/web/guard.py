"""The door of the local web page: who may ask, from where, and what an answer may do.

Other programs and web pages on the same machine can reach a loopback port. The guard therefore
checks the host name (against DNS rebinding), the secret cookie of this run, and for every change
its origin and form token; and it tells the browser to load nothing from elsewhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footing.web.access import Access, same

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def policy(nonce: str = "") -> str:
    """The content security policy; style elements that carry ``nonce`` are let through."""
    if not nonce:
        return POLICY
    return POLICY.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")


HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": with it browsers send "Origin: null" with their own forms, and the
    # origin check would have to let that through. Nothing is sent to other sites either way.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
SAFE = ("GET", "HEAD")
TOKEN_FIELD = "token"  # noqa: S105  (the name of a field, not a secret)
FORM_LIMIT = 2 * 1024 * 1024
IMPORT_LIMIT = 64 * 1024 * 1024
UPLOAD_LIMIT = 1024 * 1024 * 1024
"""A table that is dropped into the page; it is never held in memory as a whole."""
FIELD_LIMIT = 5_000
"""Fields of one form; the longest of Footing's own has some hundreds."""
SECONDS, UPLOAD_SECONDS = 30.0, 900.0
"""How long a form, and a large file, may take to come in."""
FORM_KEY = "footing.form"
"""Where the application finds a form that was read here as it came in."""
URL_LIMIT = 4096

# A journal or an export that is sent in stays in memory: otherwise more than a megabyte of it would
# go, readable, to a temporary file. Only a table for a backlog, which may be huge, does.
MultiPartParser.spool_max_size = IMPORT_LIMIT

Refuse = Callable[[str], Response]
"""Gives the page for a refusal: host, stale, foreign, large, slow, upload or method."""


class Guard:
    """ASGI middleware around the whole application.

    ``hosts`` are the host names with port that the browser may use; ``cookie_name`` carries the
    port, because cookies of one host are shared by all of its ports. ``used`` is called with
    the key of a link that was just used up, so that the terminal can print a fresh one.
    ``large`` are the paths that take large files, ``home`` is where a link leads.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        access: Access,
        hosts: Iterable[str],
        cookie_name: str,
        refuse: Refuse,
        used: Callable[[str], None] = lambda _: None,
        large: Iterable[str] = ("/import", "/journal/import"),
        streamed: Iterable[str] = ("/backlog/file",),
        home: str = "/welcome",
    ) -> None:
        self.app = app
        self.access = access
        self.hosts = frozenset(hosts)
        self.cookie_name = cookie_name
        self.refuse = refuse
        self.used = used
        self.large = frozenset(large)
        self.streamed = frozenset(streamed)
        self.home = home

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or refuse one request; anything that is not HTTP is closed unanswered."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        send = _with_headers(send)
        answer = self._gate(scope)
        if answer is None and scope["method"] not in SAFE:
            if scope["path"] in self.streamed:
                await self._stream(scope, receive, send)
                return
            try:
                async with asyncio.timeout(SECONDS):
                    body = await _read(receive, self._limit(scope["path"]))
            except TimeoutError:
                await self.refuse("slow")(scope, receive, send)
                return
            if body is None or body.count(b"&") >= FIELD_LIMIT:
                answer = self.refuse("large")
            elif not await self._token_fits(scope, body):
                answer = self.refuse("foreign")
            else:
                receive = _replay(body, receive)
        await (answer or self.app)(scope, receive, send)

    def _gate(self, scope: Scope) -> Response | None:
        """What can be decided before the body is read; None lets the request through."""
        headers = Headers(scope=scope)
        wrong = self._wrong(scope, headers)
        if wrong:
            return self.refuse(wrong)
        inside = self._inside(headers)
        if scope["path"] == "/enter":
            return self._enter(scope, inside)
        if not inside and not scope["path"].startswith("/static/"):
            return self.refuse("stale")
        return None

    def _wrong(self, scope: Scope, headers: Headers) -> str:
        """Why a request is refused whoever sends it, or nothing."""
        address = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        found = {
            "host": headers.get("host", "").lower() not in self.hosts,
            "method": scope["method"] not in (*SAFE, "POST"),
            "large": address > URL_LIMIT,
            "foreign": self._from_elsewhere(scope, headers),
        }
        return next((reason for reason, wrong in found.items() if wrong), "")

    def _from_elsewhere(self, scope: Scope, headers: Headers) -> bool:
        site = headers.get("sec-fetch-site", "same-origin")
        if scope["method"] in SAFE:
            # A link on another page may lead here (without our cookie it ends at the stale
            # page), but another page may not load our files and so learn that Footing runs.
            return site in ("cross-site", "same-site") and (
                headers.get("sec-fetch-mode") != "navigate"
            )
        origin = headers.get("origin")
        if origin is None:
            return "sec-fetch-site" not in headers or site != "same-origin"
        return origin.removeprefix("http://").lower() not in self.hosts or site != "same-origin"

    def _inside(self, headers: Headers) -> bool:
        cookies: SimpleCookie = SimpleCookie()
        try:
            cookies.load(headers.get("cookie", ""))
        except CookieError:
            return False
        held = cookies.get(self.cookie_name)
        return held is not None and same(held.value, self.access.cookie)

    def _enter(self, scope: Scope, inside: bool) -> Response:
        """Exchange the key of a link for the cookie, and leave the key out of the address.

        This is the one GET that changes something: a link is used up by it.
        """
        query = parse_qs(scope["query_string"].decode("latin-1"))
        key = query.get("key", [""])[0]
        if self.access.redeem(key):
            self.used(key)
        elif not inside:
            return self.refuse("stale")
        home = RedirectResponse(self.home, status_code=303)
        home.set_cookie(self.cookie_name, self.access.cookie, httponly=True, samesite="strict")
        return home

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take in a form with one large file, which goes to a temporary file as it comes in."""
        request = Request(scope, _limited(receive, UPLOAD_LIMIT))
        try:
            async with asyncio.timeout(UPLOAD_SECONDS):
                form = await request.form(max_files=1, max_fields=50)
        except ClientDisconnect:
            return
        except TimeoutError:
            await self.refuse("slow")(scope, receive, send)
            return
        except _TooLargeError:
            await self.refuse("upload")(scope, receive, send)
            return
        except (MultiPartException, ValueError, RecursionError):
            await self.refuse("foreign")(scope, receive, send)
            return
        try:
            token = form.get(TOKEN_FIELD, "")
            fits = isinstance(token, str) and same(token, self.access.form)
            answer = self.app if fits else self.refuse("foreign")
            await answer({**scope, FORM_KEY: form}, receive, send)
        finally:
            await form.close()

    def _limit(self, path: str) -> int:
        return IMPORT_LIMIT if path in self.large else FORM_LIMIT

    async def _token_fits(self, scope: Scope, body: bytes) -> bool:
        request = Request(scope, _replay(body, None))
        try:
            async with request.form() as form:
                token = form.get(TOKEN_FIELD, "")
        except (MultiPartException, ValueError, RecursionError):
            return False
        except Exception as error:  # Starlette wraps a broken form in its own HTTP error
            if getattr(error, "status_code", None) == 400:
                return False
            raise
        return isinstance(token, str) and same(token, self.access.form)


class _TooLargeError(Exception):
    """More was sent than is taken."""


def _limited(receive: Receive, limit: int) -> Receive:
    """The same ``receive``, which stops a body of more than ``limit`` bytes."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise _TooLargeError
        return message

    return counted


async def _read(receive: Receive, limit: int) -> bytes | None:
    """The whole body, or None where it is larger than ``limit`` bytes."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, after: Receive | None) -> Receive:
    """A ``receive`` that gives the body that was already read, then goes on with ``after``."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if given and after is not None:
            return await after()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            own = headers.get("content-security-policy", POLICY)
            for name, value in HEADERS.items():
                headers[name] = value
            headers["content-security-policy"] = own
        await send(message)

    return sender
