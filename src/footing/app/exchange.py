"""Everything that was kept, out as Markdown and JSON, and in again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from footing.app.workspace import Workspace
from footing.kernel.errors import DataError, FootingError, NotFoundError, Problem

if TYPE_CHECKING:
    from footing.playbooks.matter import Matter


@dataclass(frozen=True)
class Exported:
    """The same in two forms: ``markdown`` to read, ``json`` to import again without loss."""

    markdown: str
    json: str


@dataclass(frozen=True)
class Imported:
    """How many records of each kind were new here."""

    matters: int
    entries: int
    promises: int
    debriefs: int
    advice: int = 0
    decisions: int = 0
    commitments: int = 0
    contacts: int = 0


def export(ws: Workspace) -> Exported:
    """Everything that this workspace holds."""
    from footing.app.exported import markdown
    from footing.store import to_json

    everything = ws.store.everything()
    return Exported(markdown(everything, ws.clock()), to_json(everything))


def import_(ws: Workspace, text: str, *, name: str = "the export") -> Imported:
    """Add everything of an export in one go; what is here already is left as it is.

    DataError with every fault of the file; AlreadyThereError, and nothing added, where a record
    is here with other content.
    """
    from footing.store import from_json

    given = from_json(text, name)
    if problems := list(_answer_problems(ws, given.matters)):
        raise DataError(name, problems, todo="Nothing was imported.")
    added = ws.store.put_everything(given)
    return Imported(
        len(added.matters), len(added.entries), len(added.promises), len(added.debriefs),
        len(added.pieces), len(added.decisions), len(added.commitments), len(added.contacts),
    )  # fmt: skip


def read_export(file: Path, stdin: bytes = b"") -> tuple[str, str]:
    """The text of an export file and its name; ``-`` is ``stdin``. FootingError if unreadable."""
    name = "standard input" if str(file) == "-" else str(file)
    try:
        data = stdin if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig"), name
    except FileNotFoundError:
        raise FootingError("There is no such file.", where=name, todo="Check the name.") from None
    except IsADirectoryError:
        raise FootingError(
            "This is a folder.", where=name, todo="Name the file in it that ends in .json."
        ) from None
    except UnicodeDecodeError:
        raise FootingError(
            "This is not UTF-8 text, so it is no export of Footing.", where=name
        ) from None


def _answer_problems(ws: Workspace, matters: Iterable[Matter]) -> Iterable[Problem]:
    """What is wrong with answers; a page could not be made of them.

    A matter whose playbook is not here is kept as it is until the playbook is there again.
    """
    from footing.kernel.places import dotted
    from footing.playbooks.faults import answer_faults, people_faults

    for number, matter in enumerate(matters, 1):
        faults = people_faults(matter.people)
        try:
            playbook = ws.library.get(matter.playbook)
        except NotFoundError:
            continue
        for key, value in matter.answers.items():
            faults += answer_faults(playbook, key, value)
        for path, text in faults:
            yield Problem(0, f"matters[{number}].{dotted(path)}", text)
