"""The whole web application: its routes, its guard, and pages for errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from footing.kernel.errors import FootingError, NotFoundError
from footing.web.access import Access
from footing.web.guard import Guard
from footing.web.locking import Watch
from footing.web.pages import (
    about,
    advice,
    advice_ask,
    after,
    again,
    backlog,
    changeover,
    check,
    checkins,
    contact,
    contacts,
    contacts_import,
    decide,
    decide_parts,
    elsewhere,
    evidence,
    exchange,
    files,
    gate,
    hiding,
    hold,
    journal,
    journal_import,
    keep,
    load,
    log,
    matters,
    mentor,
    months,
    outcome,
    people,
    plan,
    promises,
    removal,
    result,
    resume,
    start,
    steps,
    then_and_now,
    today,
    unprepared,
    work,
)
from footing.web.pages.trouble import REFUSED, TroublePage
from footing.web.render import STATIC, Frame, html
from footing.web.visit import Visit

if TYPE_CHECKING:
    from footing.app.workspace import Workspace

PAGES = (
    start, gate, elsewhere, log, people, steps, matters, result, files, hold, after,
    advice_ask, advice, check, decide, decide_parts, today, journal_import, journal, keep, hiding,
    removal, exchange, backlog, work, plan, changeover, evidence, then_and_now, load, mentor,
    months, about, again, promises, checkins, outcome, unprepared, resume,
    contacts, contacts_import, contact,
)  # fmt: skip


def _nothing(_: str = "") -> None:
    """What happens where nobody waits to be told."""


def build(
    workspace: Workspace,
    access: Access,
    *,
    hosts: Iterable[str],
    cookie_name: str = "footing",
    used: Callable[[str], None] = _nothing,
    stop: Callable[[], None] = _nothing,
    watch: Watch | None = None,
) -> Guard:
    """The application behind its guard; see :class:`footing.web.guard.Guard` for the arguments.

    ``stop`` ends the program when the person asks for it on a page; ``watch`` says when it locks.
    """
    routes = [one for page in PAGES for one in page.ROUTES]
    app = Starlette(
        routes=[*routes, Mount("/static", StaticFiles(directory=STATIC))],
        exception_handlers={
            FootingError: _footing_error,
            HTTPException: _http_error,
            Exception: _unforeseen,
        },
    )
    app.state.workspace = workspace
    app.state.access = access
    app.state.stop = stop
    app.state.watch = watch if watch is not None else Watch()
    return Guard(
        app, access=access, hosts=hosts, cookie_name=cookie_name, refuse=_refusal, used=used
    )


def _refusal(reason: str) -> Response:
    status, page = REFUSED[reason]
    return HTMLResponse(html(page, Frame(token="")), status)


def _footing_error(request: Request, error: Exception) -> Response:
    if isinstance(error, NotFoundError):
        return _trouble(request, "That is not here", str(error), 404)
    return _trouble(request, "That did not work", str(error), 409)


def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return _trouble(request, "There is no such page", "Nothing was changed.", status)
    return _trouble(request, "That did not work", "Go back one page and try again.", status)


def _unforeseen(request: Request, error: Exception) -> Response:
    text = (
        f"Something happened that Footing did not foresee ({type(error).__name__}). What you kept "
        "is safe. Go back one page and try again; if it happens again, please report it."
    )
    return _trouble(request, "That did not work", text, 500)


def _trouble(request: Request, title: str, text: str, status: int) -> Response:
    state = request.app.state
    visit = Visit(
        state.workspace,
        state.access.form,
        request.path_params,
        request.query_params,
        watch=state.watch,
    )
    return visit.show(TroublePage(title, text), status)
