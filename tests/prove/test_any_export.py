"""Whatever an export holds that is taken in, every page can be shown afterwards."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from footing.app import exchange
from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.errors import FootingError
from footing.kernel.settings import Folders
from footing.store import Everything, to_json
from footing.web.access import Access
from footing.web.application import build
from tests.prove.measured import amount, counted
from tests.prove.test_walk import HOST, NOW
from tests.store.records import everythings

PAGES = ("/", "/today", "/matters", "/journal", "/promises", "/months", "/load", "/decide",
         "/export/footing.md", "/export/footing.json")  # fmt: skip
OF_A_MATTER = ("", "/hold", "/after", "/mentor", "/outcome", "/advice", "/checkins", "/steps/aim")


@settings(max_examples=amount(12, 300), suppress_health_check=[HealthCheck.too_slow])
@given(everythings())
def test_every_page_can_be_shown_after_any_import(everything: Everything) -> None:
    """Days of the year 1 and 9999, odd zones, texts of any letters, matters without answers."""
    space = Workspace.fresh(Folders(Path("none"), Path("none")), clock=fixed(NOW))
    access = Access()
    with TestClient(build(space, access, hosts=[HOST]), base_url=f"http://{HOST}") as client:
        client.cookies.set("footing", access.cookie)
        try:
            exchange.import_(space, to_json(everything))
        except FootingError:
            assert space.store.everything() == Everything()
        paths = [f"/matters/{one.id}{rest}" for one in everything.matters for rest in OF_A_MATTER]
        paths += [f"/decide/{one.id}" for one in everything.decisions]
        stopped = tuple(
            f"/matters/{one.id}/" for one in everything.matters if one.gate == "stopped"
        )
        for path in (*PAGES, *paths):
            answer = client.get(path)
            # What the gate stopped is refused in words.
            right = (200, 404, 409) if path.startswith(stopped) else (200, 404)
            assert answer.status_code in right, (path, answer.status_code, answer.text[-2000:])
    space.close()
    counted("pages shown after an import of any kind", len(PAGES) + len(paths))
