"""Which matter is meant: the one named, the only one that fits, or the one that is picked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from footing.cli import asking, say
from footing.cli.access import asks
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace
    from footing.playbooks.matter import Matter


def which(
    ws: Workspace,
    matter: str | None,
    fits: Callable[[Matter], bool],
    *,
    none: FootingError,
    several: str,
) -> str:
    """The id of the matter; ``none`` is raised where none fits, ``several`` says how to name it."""
    from footing.app import matters

    if matter:
        return matters.show(ws, matter).id
    found = [one for one in matters.list_(ws) if fits(one.matter)]
    if len(found) == 1:
        say.say(f"This is about: {found[0].title} ({found[0].matter.id}).")
        return found[0].matter.id
    if not found:
        raise none
    if not asks():
        raise FootingError("It could be about several matters.", todo=f"Name one: {several}.")
    say.say("Which talk?")
    return asking.choice({one.matter.id: one.title for one in found})


def open_matter(ws: Workspace, matter: str | None, command: str) -> str:
    """The id of the matter that is meant: the one named, or the only open one."""
    none = FootingError("There is no open matter.", todo="See “footing matters list”.")
    return which(
        ws, matter, lambda one: one.state == "open", none=none, several=f"footing {command} ID"
    )
