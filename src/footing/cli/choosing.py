"""Which matter a command is about, where it may be left to the only open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footing.cli import asking, say
from footing.cli.access import asks
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace


def open_matter(ws: Workspace, matter: str | None, command: str) -> str:
    """The id of the matter that is meant: the one named, or the only open one.

    Where there are several it is asked; ``command`` is named in the error where nobody can be.
    """
    from footing.app import matters

    if matter:
        return matters.show(ws, matter).id
    found = [one for one in matters.list_(ws) if one.matter.state == "open"]
    if len(found) == 1:
        say.say(f"This is about: {found[0].title} ({found[0].matter.id}).")
        return found[0].matter.id
    if not found:
        raise FootingError("There is no open matter.", todo="See “footing matters list”.")
    if not asks():
        raise FootingError("Several matters are open.", todo=f"Name one: footing {command} ID.")
    say.say("Which talk?")
    return asking.choice({one.matter.id: one.title for one in found})
