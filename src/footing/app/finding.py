"""Finding things that were kept by their id, or by the beginning of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from footing.kernel.errors import NotFoundError


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The short id."""
        ...


T = TypeVar("T", bound=Named)


def by_id(things: Iterable[T], start: str, noun: str, todo: str) -> T:
    """The one thing whose id is ``start`` or begins with it; NotFoundError for none or several."""
    start = start.strip().lower()
    found = [thing for thing in things if start and thing.id.startswith(start)]
    exact = [thing for thing in found if thing.id == start]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if not found:
        raise NotFoundError(f"There is no {noun} “{start}”.", todo=todo)
    raise NotFoundError(f"Several of them begin with “{start}”.", todo="Give more letters of it.")
