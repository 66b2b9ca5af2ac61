"""A plan that is kept in a file of the person's choice, so that a list of work moves on.

Nothing is kept unless the person asks for it. The file is plain JSON beside the export: it holds
ids, days and counts, no texts of customers, and needs no passphrase.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from footing.app.backlog import Asked
from footing.app.files import write_all
from footing.app.wishes import Wishes
from footing.kernel.errors import FootingError, NotFoundError

ENDING = ".plan.json"
MOST_BYTES = 256 * 1024 * 1024
_MARK = b"footing.plan/1"
EXACT = {"extra": "forbid"}
"""Unknown keys are faults, and an id keeps its spaces."""


@dataclass(frozen=True)
class Course:
    """How something goes on from day to day: the middle of the runs, and eight in ten of them."""

    __pydantic_config__ = EXACT

    p10: tuple[float, ...]
    p50: tuple[float, ...]
    p90: tuple[float, ...]

    def at(self, number: int) -> tuple[float, float, float]:
        """The three at the end of a day."""
        return self.p10[number], self.p50[number], self.p90[number]


@dataclass(frozen=True)
class Expected:
    """What the forecast of the first day said: what is open, and what was done by then.

    The first of ``day`` is the last day of the export.
    """

    __pydantic_config__ = EXACT

    day: tuple[date, ...]
    open: Course
    done: Course

    def number(self, day: date) -> int | None:
        """The place of a day; of those that are told, the last one not after it. None: beyond."""
        if not self.day or not self.day[0] <= day <= self.day[-1]:
            return None
        return bisect_right(self.day, day) - 1


@dataclass(frozen=True)
class Mark:
    """An item that was done, by its id, and when."""

    __pydantic_config__ = EXACT

    id: str
    day: date


@dataclass(frozen=True)
class KeptPlan:
    """A plan from the day on which it was made.

    ``asked`` and ``wishes`` are how the export is read and what is assumed, ``policy`` the order
    of work; ``made`` is the day of the plan, ``start`` the last day of the export it was made from,
    with ``open`` items then, and ``capacity`` a day. ``done`` are the items marked since.
    """

    __pydantic_config__ = EXACT

    schema: Literal["footing.plan/1"]
    made: date
    start: date
    open: int
    capacity: float
    policy: str
    asked: Asked
    wishes: Wishes
    expected: Expected
    done: tuple[Mark, ...] = field(default=())

    @property
    def ids(self) -> frozenset[str]:
        """The ids of what is marked as done."""
        return frozenset(one.id for one in self.done)


def is_plan(path: Path) -> bool:
    """Whether a file is a kept plan: by its first bytes."""
    try:
        with path.open("rb") as file:
            return path.suffix == ".json" and _MARK in file.read(200)
    except OSError:
        return False


def beside(export: Path) -> Path:
    """Where the plan of an export is kept, unless the person says otherwise."""
    return export.with_name(export.name + ENDING)


def the_one_in(folder: Path) -> Path:
    """The only plan of a folder; NotFoundError where there is none, or more than one."""
    found = sorted(folder.glob(f"*{ENDING}"))
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(
            f"There are {len(found)} plans here: {', '.join(one.name for one in found[:5])}.",
            todo="Say which one with --plan FILE.",
        )
    raise NotFoundError(
        "No plan is kept in this folder.",
        todo="Name the export: footing backlog work FILE. With --plan FILE it is kept.",
    )


def read(path: Path) -> KeptPlan:
    """The plan in a file; FootingError where it is none. Its export's path is a whole path."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FootingError("This file is too large to be a plan.", where=str(path))
        content = path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(
            "There is no such plan.", where=str(path), todo="Check the name and the folder."
        ) from None
    kept = parsed(content, str(path))
    export = kept.asked.path
    if export is None:
        return kept
    return replace(kept, asked=replace(kept.asked, path=path.absolute().parent / export))


def parsed(content: bytes, where: str) -> KeptPlan:
    """The plan as it stands in a file; FootingError with its first fault where it is none."""
    from pydantic import TypeAdapter, ValidationError

    try:
        kept: KeptPlan = TypeAdapter(KeptPlan).validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise FootingError(
            f"This is no plan that Footing kept ({place}: {first['msg']}).",
            where=where,
            todo="Name another file, or make a new plan from the export.",
        ) from None
    return kept


def write(path: Path, plan: KeptPlan) -> None:
    """Keep a plan, as a whole or not at all; only the owner may read it.

    The export's path is kept as seen from the plan's folder.
    """
    folder, asked = path.absolute().parent, plan.asked
    if asked.path is not None:
        asked = replace(asked, path=_seen_from(folder, asked.path.absolute()))
    write_all(folder, {path.name: text(replace(plan, asked=asked))})


def text(plan: KeptPlan) -> bytes:
    """A plan as it stands in its file.

    The address of a database is left out: it may hold a password.
    """
    from pydantic import TypeAdapter

    safe = replace(plan, asked=replace(plan.asked, connect=""))
    return TypeAdapter(KeptPlan).dump_json(safe) + b"\n"


def _seen_from(folder: Path, path: Path) -> Path:
    try:
        return Path(os.path.relpath(path, folder))
    except ValueError:  # another drive of Windows
        return path
