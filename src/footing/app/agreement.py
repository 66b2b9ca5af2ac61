"""The agreement from a pasted text or a file, as the answer that the person then corrects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footing.app.typed import typed
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.typed import Typed
    from footing.playbooks.model import Playbook

MOST_BYTES = 12_000_000
NOTHING = (
    "No agreement was found in this text. Write below what was agreed, or paste the part that "
    "says what is to be done."
)


@dataclass(frozen=True)
class Found:
    """What was found: the step it answers, its value as in an answer file, and the same typed.

    ``unit`` is the step and the choice that says what the hours count, where the text says it.
    """

    step: str
    value: list[dict[str, Any]]
    shown: Typed
    unit: tuple[str, str] | None


def find(playbook: Playbook, text: str) -> Found:
    """The agreement in ``text`` for this playbook.

    FootingError where the playbook asks for no agreement, or the text holds none.
    """
    from footing.playbooks.agreement import read_agreement
    from footing.playbooks.widen import widened_answer

    step = playbook.find(playbook.scope.agreed) if playbook.scope else None
    if playbook.scope is None or step is None:
        raise FootingError(
            f"“{playbook.title}” asks for no agreement.", todo="Leave the agreement out."
        )
    found = read_agreement(text)
    if not found.pieces:
        raise FootingError(NOTHING)
    value = widened_answer(step, list(found.pieces))
    unit = (playbook.scope.unit, found.hours_are) if found.hours_are else None
    return Found(step.key, value, typed(step, value), unit)


def read_file(path: Path) -> str:
    """The text of a file; FootingError where it is missing, too large, or no text."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise FootingError(
            f"The agreement cannot be read ({error.strerror}).",
            where=str(path),
            todo="Check the name and the folder.",
        ) from None
    if size > MOST_BYTES or data.startswith((b"%PDF", b"PK")) or b"\0" in data[:4096]:
        raise FootingError(
            "This is not plain text that can be read as an agreement.",
            where=str(path),
            todo="Open it, copy its text into a .txt file, and name that one.",
        )
    return data.decode("utf-8", "replace")
