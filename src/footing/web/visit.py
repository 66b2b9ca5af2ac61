"""One request as a handler sees it, and the routes that lead to handlers."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from footing.web.guard import FORM_KEY, TOKEN_FIELD, policy
from footing.web.locking import Watch
from footing.web.render import Frame, PageContext, html

if TYPE_CHECKING:
    from footing.app.workspace import Workspace

SAID = {
    "kept": "Kept. It is saved on this computer now.",
    "unlocked": "Your kept work is open.",
    "saved": "Saved.",
    "removed": "Removed.",
    "dropped": "Let go of.",
    "all-removed": "Everything is removed, with the daily copies. Nothing of it is left here.",
    "closed": "Closed. It stays in your list of matters.",
    "reopened": "Open again.",
    "settled": "Noted.",
    "added": "Added.",
    "reset": "Back to what your answers give.",
    "forgotten": "Forgotten. The copy of the file is removed, if there was one.",
    "stance": "Taken over from your decision. The note beside it says so, and is never sent.",
    "recorded": "Recorded. Now you can look at what others say.",
    "taken": "Taken over into your answers, with a note of whose advice it was.",
    "picked": "Taken over from your journal.",
    "loaded": "Taken over from your load. Change it here as you like.",
}
"""Confirmations by key, so that an address can never put words on a page."""


@dataclass(frozen=True)
class Upload:
    """A file that may be large: its name as the person knows it, and its content to be read."""

    name: str
    file: BinaryIO


@dataclass(frozen=True)
class Visit:
    """One request: where to (``path`` parameters), what was asked and what was sent.

    ``form`` holds texts only, in the order sent; ``files`` the uploaded files by field, or
    ``uploads`` where the route takes large ones. ``languages`` are those of the browser, as it
    sends them; ``watch`` knows whether the page is hidden, and which words wait.
    """

    workspace: Workspace
    token: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Sequence[tuple[str, str]] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    stop: Callable[[], None] = lambda: None
    languages: str = ""
    watch: Watch = field(default_factory=Watch)

    def sent(self, name: str, default: str = "") -> str:
        """The first value of a form field, stripped, or ``default``."""
        return next((value.strip() for key, value in self.form if key == name), default)

    def given(self, name: str) -> str:
        """The first value of a form field as it was typed, spaces and all; empty for none."""
        return next((value for key, value in self.form if key == name), "")

    def sent_all(self, name: str) -> tuple[str, ...]:
        """Every value of a form field, in order."""
        return tuple(value for key, value in self.form if key == name)

    def show(self, page: PageContext, status: int = 200) -> Response:
        """The page, with the frame that the workspace's state calls for.

        A page that says it is ``styled`` has a script that adds styles: it gets a nonce for them,
        for this one answer.
        """
        space = self.workspace
        nonce = secrets.token_urlsafe(16) if getattr(page, "styled", False) else ""
        frame = Frame(
            token=self.token,
            kept=space.kept,
            passphrase_free=space.passphrase_free,
            locked=space.locked,
            said=SAID.get(self.query.get("said", ""), ""),
            nonce=nonce,
            lock_after=self.watch.minutes if space.kept and not space.passphrase_free else 0,
            waiting=bool(self.watch.held) and not space.shut,
        )
        headers = {"content-security-policy": policy(nonce)} if nonce else None
        return HTMLResponse(html(page, frame), status, headers)

    def go(self, where: str, said: str = "") -> Response:
        """Lead on after a change, so that reloading the next page repeats nothing."""
        path, mark, anchor = where.partition("#")
        query = ("&" if "?" in path else "?") + urlencode({"said": said}) if said else ""
        return RedirectResponse(path + query + mark + anchor, status_code=303)


Handler = Callable[[Visit], Response]


def route(
    path: str, get: Handler | None = None, post: Handler | None = None, *, apart: bool = False
) -> Route:
    """A route whose handlers are plain functions of a visit.

    They run one after the other on the server's own thread: there is one person, the store is
    used from one thread only, and every one of them takes milliseconds. ``apart`` is for handlers
    that take longer: they run in a thread beside it, may not touch the store, and get the files
    that were sent as ``uploads``.
    """

    async def endpoint(request: Request) -> Response:
        handler = post if request.method == "POST" else get
        assert handler is not None  # noqa: S101  (Starlette routes only the declared methods)
        if request.method != "POST":
            return await _handled(handler, request, FormData(), apart=apart)
        taken: FormData | None = request.scope.get(FORM_KEY)
        if taken is not None:
            return await _handled(handler, request, taken, apart=apart)
        async with request.form() as form:
            return await _handled(handler, request, form, apart=apart)

    methods = [name for name, handler in (("GET", get), ("POST", post)) if handler]
    return Route(path, endpoint, methods=methods)


async def _handled(handler: Handler, request: Request, form: FormData, *, apart: bool) -> Response:
    state = request.app.state
    watch: Watch = state.watch
    path, changes = request.url.path, request.method == "POST"
    watch.lock_if_idle(state.workspace)
    watch.touch()
    elsewhere = watch.stands_before(state.workspace, path, changes=changes)
    texts: list[tuple[str, str]] = []
    files: dict[str, bytes] = {}
    uploads: dict[str, Upload] = {}
    for key, value in form.multi_items():
        if not isinstance(value, UploadFile):
            texts.append((key, value.replace("\r\n", "\n")))
        elif elsewhere:
            files[key] = b""  # a file can be chosen again; it is not held
        elif apart:
            uploads[key] = Upload(value.filename or "", value.file)
        else:
            files[key] = await value.read()
    if elsewhere:
        if changes:
            watch.hold(path, texts, token=TOKEN_FIELD, files=bool(files))
        return RedirectResponse(elsewhere, status_code=303)
    if changes:  # what waited for this place is being sent there now
        watch.held = [one for one in watch.held if one.path != path]
    visit = Visit(
        workspace=state.workspace,
        token=state.access.form,
        path=dict(request.path_params),
        query=dict(request.query_params),
        form=tuple(texts),
        files=files,
        uploads=uploads,
        stop=state.stop,
        languages=request.headers.get("accept-language", "")[:200],
        watch=watch,
    )
    return await run_in_threadpool(handler, visit) if apart else handler(visit)
