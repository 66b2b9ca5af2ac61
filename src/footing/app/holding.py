"""Holding the talk: the page for the phone, and the rehearsal aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footing.app import checking, matters
from footing.app.files import write_all
from footing.app.prepare import prepare
from footing.app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from footing.playbooks.holding import Pocket, Rehearsal
    from footing.playbooks.matter import Matter
    from footing.playbooks.page import Page


@dataclass(frozen=True)
class Holding:
    """What helps to hold one talk; ``matter`` is None where the answers came from a file."""

    matter: Matter | None
    pocket: Pocket
    rehearsal: Rehearsal


def holding(ws: Workspace, matter_id: str) -> Holding:
    """What helps to hold the talk of a matter, with the person's edits; errors as matters.page."""
    view = matters.page(ws, matter_id)
    return _of(view.page, view.matter)


def from_file(ws: Workspace, answers: Path | str, stdin: bytes = b"") -> Holding:
    """The same from an answer file (``-`` for ``stdin``); errors as prepare.prepare."""
    done = prepare(
        str(answers),
        None,
        library=ws.library,
        now=ws.clock(),
        stdin=stdin,
        screen=checking.screen(ws),
    )
    return _of(done.page, None)


def write(pocket: Pocket, out: Path) -> tuple[Path, ...]:
    """Write the page for the phone into a folder, as HTML and as PDF."""
    from footing.delivery.pocket import pocket_html, pocket_pdf

    return write_all(out, {"cards.html": pocket_html(pocket), "cards.pdf": pocket_pdf(pocket)})


def _of(page: Page, matter: Matter | None) -> Holding:
    from footing.playbooks.holding import pocket, rehearsal

    return Holding(matter, pocket(page), rehearsal(page))
