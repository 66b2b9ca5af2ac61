"""Take everything out, and put it back in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import exchange
from footing.kernel.errors import FootingError
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.exchange import Imported


@dataclass(frozen=True)
class ExchangePage:
    """Export and import; ``done`` says what was just read in."""

    template: ClassVar[str] = "exchange.html"
    section: ClassVar[str] = "keep"
    done: Imported | None = None
    fault: str = ""


def look(visit: Visit) -> Response:
    """GET /export"""
    return visit.show(ExchangePage())


def as_json(visit: Visit) -> Response:
    """GET /export/footing.json: everything, so that it can be read in again."""
    data = exchange.export(visit.workspace).json.encode()
    return attachment("footing.json", "application/json", data)


def as_markdown(visit: Visit) -> Response:
    """GET /export/footing.md: everything, to be read."""
    data = exchange.export(visit.workspace).markdown.encode()
    return attachment("footing.md", "text/markdown; charset=utf-8", data)


def take_in(visit: Visit) -> Response:
    """POST /import"""
    data = visit.files.get("file", b"")
    fault = "" if data else "Choose a file that Footing exported (footing.json)."
    if not fault:
        try:
            return visit.show(ExchangePage(exchange.import_(visit.workspace, data.decode())))
        except UnicodeDecodeError:
            fault = "This file is not text. Choose a footing.json that Footing exported."
        except FootingError as error:
            fault = str(error)
    return visit.show(ExchangePage(fault=fault), 422)


ROUTES = (
    route("/export", look),
    route("/export/footing.json", as_json),
    route("/export/footing.md", as_markdown),
    route("/import", look, take_in),
)
