"""Buried in a backlog: where the numbers come from."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from starlette.responses import Response

from footing.app import desk
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.desk import Work

PARTS = ("ibis", "duckdb", "vl_convert")
"""What the extra brings; without it there is only the way to install it."""


@dataclass(frozen=True)
class BacklogPage:
    """Four ways to say what is there; ``typed`` is what was typed, and ``faults`` say where."""

    template: ClassVar[str] = "backlog.html"
    section: ClassVar[str] = ""
    ready: bool
    works: tuple[Work, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def broken(self) -> frozenset[str]:
        """The fields that have a fault."""
        return frozenset(name for name, _ in self.faults)


def look(visit: Visit) -> Response:
    """GET /backlog"""
    return _page(visit)


def take_file(visit: Visit) -> Response:
    """POST /backlog/file: a file that was dropped."""
    upload = visit.uploads.get("file")
    if upload is None or not upload.name:
        return _page(visit, ("file", "Choose a file, or drop one here."))
    name = Path(upload.name.replace("\\", "/")).name
    try:
        copy = visit.workspace.desk.copied(upload.file, name)
    except FootingError as error:
        return _page(visit, ("file", str(error)))
    return _measured(visit, name, copy, path=copy)


def take_path(visit: Visit) -> Response:
    """POST /backlog/path: a file that is read where it lies."""
    typed = visit.sent("path").strip("\"'")
    if not typed:
        return _page(visit, ("path", "Write the path of a file."))
    path = Path(typed).expanduser()
    if not path.is_absolute():
        return _page(visit, ("path", "Write the whole path, from the first folder on."))
    if not path.is_file():
        return _page(visit, ("path", f"There is no file {path}. Check the name and the folder."))
    return _measured(visit, path.name, None, path=path)


def take_numbers(visit: Visit) -> Response:
    """POST /backlog/numbers: what somebody knows who has no list."""
    from footing.app.backlog import day
    from footing.app.rates import per_day

    faults: list[tuple[str, str]] = []

    def rate(name: str, what: str) -> float | None:
        try:
            return per_day(visit.sent(name))
        except FootingError:
            faults.append((name, f"{what}: write a number, 0 or more, like 40, or 6 a week."))
        return None

    text = visit.sent("open").replace(",", "")
    still = int(text) if text.isdecimal() and len(text) < 10 else None
    if still is None:
        faults.append(("open", "How many are open: write a number, 0 or more."))
    came = rate("arrivals", "How many come a day")
    done = rate("done", "How many are finished a day")
    oldest = None
    if text := visit.sent("oldest"):
        try:
            oldest = day(text)
        except FootingError as error:
            faults.append(("oldest", str(error)))
    if faults or still is None:
        return _page(visit, *faults)
    return _measured(visit, "Your numbers", None, open=still, arrivals=came, done=done,
                     oldest=oldest)  # fmt: skip


def take_counts(visit: Visit) -> Response:
    """POST /backlog/counts: a line for each period."""
    try:
        table = desk.counted(visit.sent("counts"))
        copy = visit.workspace.desk.copied(io.BytesIO(table), "counts.csv")
    except FootingError as error:
        return _page(visit, ("counts", str(error)))
    return _measured(
        visit, "Your counts", copy, path=copy, counts=True, period="period",
        arrivals_column="arrivals", completions_column="completions", open_column="open",
    )  # fmt: skip


def _measured(visit: Visit, name: str, copy: Path | None, **asked: Any) -> Response:
    from footing.app.backlog import Asked

    work = desk.look(visit.workspace, Asked(**asked), name, copy)
    return visit.go(f"/backlog/{work.id}")


def _page(visit: Visit, *faults: tuple[str, str]) -> Response:
    works = tuple(reversed(visit.workspace.desk.works.values()))
    ready = all(find_spec(name) is not None for name in PARTS)
    page = BacklogPage(ready, works, dict(visit.form), faults)
    return visit.show(page, 422 if faults else 200)


ROUTES = (
    route("/backlog", look),
    route("/backlog/file", look, take_file, apart=True),
    route("/backlog/path", look, take_path, apart=True),
    route("/backlog/numbers", look, take_numbers, apart=True),
    route("/backlog/counts", look, take_counts, apart=True),
)
