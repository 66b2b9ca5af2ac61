"""Playbooks for people who use them, and for people who write their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from footing.app.files import write_all
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID = re.compile(r"^id *= *.*$", re.MULTILINE)

if TYPE_CHECKING:
    from footing.playbooks.model import Playbook


def list_(ws: Workspace) -> tuple[Playbook, ...]:
    """Footing's own playbooks and the person's, in the order in which they are offered."""
    return tuple(ws.library.playbooks.values())


def broken(ws: Workspace) -> tuple[FootingError, ...]:
    """The faults of the person's own playbooks that cannot be used, one error a file."""
    return tuple(ws.library.broken.values())


def show(ws: Workspace, playbook_id: str) -> Playbook:
    """One playbook; NotFoundError where there is none of this name."""
    return ws.library.get(playbook_id)


def check(path: Path) -> Playbook:
    """Check a playbook file; DataError with every fault and its place."""
    from footing.playbooks.library import check_file

    return check_file(path)


def new(ws: Workspace, playbook_id: str, *, like: str = "own-up") -> Path:
    """Write a playbook of one's own into the config folder, as a copy of a shipped one to change.

    It is complete and faultless from the start. NotFoundError where ``like`` is not a shipped
    playbook; FootingError for a name that is no file name, or that is taken.
    """
    from footing.playbooks.library import own_folder, shipped

    if not _NAME.fullmatch(playbook_id):
        raise FootingError(
            f"“{playbook_id}” cannot be the name of a playbook.",
            todo="Use small letters, digits and hyphens, such as ask-for-leave.",
        )
    models = {path.stem: path for path in shipped()}
    if like not in models:
        raise NotFoundError(
            f"Footing has no playbook “{like}” of its own.", todo=f"It has {', '.join(models)}."
        )
    path = own_folder(ws.folders.config) / f"{playbook_id}.toml"
    if playbook_id in ws.library.playbooks or path.exists():
        raise FootingError(
            "There is a playbook of this name already.",
            where=str(path),
            todo="Choose another name, or change that one.",
        )
    text = models[like].read_text(encoding="utf-8")
    write_all(path.parent, {path.name: _ID.sub(f'id = "{playbook_id}"', text, count=1).encode()})
    return path
