"""Downloads: one file, or all of a matter in one archive."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from starlette.responses import Response

from footing.app import deliver, matters
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.deliver import Artifact

ALL = "footing.zip"


def look(visit: Visit) -> Response:
    """GET /matters/{id}/files/{name}; a file whose taking is noted is only offered again."""
    name = visit.path["name"]
    if name == ALL or deliver.noted(name):
        return visit.go(f"/matters/{visit.path['id']}#take")
    return take(visit)


def take(visit: Visit) -> Response:
    """POST /matters/{id}/files/{name}; ``footing.zip`` holds all of them."""
    matter = matters.show(visit.workspace, visit.path["id"])
    name = visit.path["name"]
    if name == ALL:
        return attachment(ALL, "application/zip", _zipped(visit, matter.id))
    found = deliver.artifact(visit.workspace, matter.id, name)
    return attachment(found.name, found.media_type, found.data)


def attachment(name: str, media_type: str, data: bytes) -> Response:
    """A file that the browser saves and never shows as a page."""
    plain = "".join(
        one if one.isascii() and (one.isalnum() or one in "-_.") else "-" for one in name
    )
    return Response(
        data,
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{plain}"'},
    )


def _zipped(visit: Visit, matter_id: str) -> bytes:
    made = io.BytesIO()
    now = visit.workspace.clock().timetuple()[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in deliver.artifacts(visit.workspace, matter_id):
            archive.writestr(_entry(one, now), one.data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _entry(one: Artifact, now: tuple[int, ...]) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second = now
    return zipfile.ZipInfo(one.name, (year, month, day, hour, minute, second))


ROUTES = (route("/matters/{id}/files/{name}", look, take),)
