"""The picture of what was agreed beside what it has become, as a file or to draw in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from footing.app import matters, then_and_now
from footing.kernel.errors import NotFoundError
from footing.web.pages.files import attachment
from footing.web.pages.work import LEAST, MOST
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.delivery.charts import Theme

KINDS = ("json", "svg", "png")


def picture(visit: Visit) -> Response:
    """GET /matters/{id}/pictures/{name}: ``scope.svg``, ``.png``, or ``.json`` to draw it here.

    ``theme`` is light or dark. With a ``width`` (CSS pixels) it is shown in the page; without, it
    is a file with its title, to be taken along.
    """
    matter = matters.show(visit.workspace, visit.path["id"])
    name = visit.path["name"]
    chart, _, kind = name.partition(".")
    if chart != "scope" or kind not in KINDS:
        raise NotFoundError("There is no such picture here.")
    theme: Theme = "dark" if visit.query.get("theme") == "dark" else "light"
    asked = visit.query.get("width", "")
    width = min(max(int(asked), LEAST), MOST) if asked.isdecimal() and len(asked) < 6 else 0
    if kind == "json":
        found = then_and_now.picture_of(visit.workspace, matter.id)
        return JSONResponse(then_and_now.spec(found, theme, width or MOST))
    media_type, data = then_and_now.drawn(visit.workspace, matter.id, kind, theme, width)
    if width:
        return Response(data, media_type=media_type)
    return attachment(f"then-and-now.{kind}", media_type, data)


ROUTES = (route("/matters/{id}/pictures/{name}", picture),)
