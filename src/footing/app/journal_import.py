"""Taking the journal of another program into one's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from footing.app.workspace import Workspace
from footing.followup.entries import KINDS, Entry, Kind
from footing.kernel.errors import FootingError
from footing.kernel.ids import id_of
from footing.kernel.saying import counted

if TYPE_CHECKING:
    from footing.intake.journals import JournalLine

TAGS: Mapping[str, Kind] = {
    "win": "win", "wins": "win", "mistake": "mistake", "mistakes": "mistake", "worry": "worry",
    "worries": "worry", "promise": "promise", "promises": "promise",
}  # fmt: skip
"""Which tags say of what kind a line is; every other line is an observation."""


@dataclass(frozen=True)
class TakenIn:
    """What came of reading a journal: its program, how many lines of each kind were new, how many
    were here already, and what was left out and why."""

    program: str
    kinds: Mapping[Kind, int]
    there: int
    left_out: tuple[str, ...]

    @property
    def text(self) -> str:
        """The same said plainly."""
        many = sum(self.kinds.values())
        some = ", ".join(
            counted(count, kind, f"{kind[:-1]}ies" if kind.endswith("y") else "")
            for kind, count in self.kinds.items()
        )
        said = [f"Read as a journal of {self.program}: {counted(many, 'line')} added"]
        said[0] += f" ({some})." if some else "."
        if self.there:
            verb = "was" if self.there == 1 else "were"
            said.append(f"{self.there} {verb} here already, and not added again.")
        return " ".join((*said, *self.left_out))


def take_in(
    ws: Workspace, source: Path | bytes, name: str, tags: Mapping[str, str] | None = None
) -> TakenIn:
    """Add the lines of a journal of jrnl or Day One; ``tags`` say further which tag is which kind.

    A line that was taken in before is not added again, even where it was changed here since.
    JournalError where the file is none, FootingError for a kind that is not known.
    """
    from footing.intake.journals import read_journal

    known = {**TAGS, **_tags(tags or {})}
    journal = read_journal(source, name)
    fresh = ws.store.add_entries(_entry(line, known) for line in journal.lines)
    counts = Counter(entry.kind for entry in fresh)
    return TakenIn(
        journal.program,
        {kind: counts[kind] for kind in KINDS if counts[kind]},
        len(journal.lines) - len(fresh),
        journal.left_out,
    )


def tags_of(typed: Iterable[str]) -> dict[str, str]:
    """Tags and kinds as they are typed: ``proud=win``. FootingError for what is no such pair."""
    found = {}
    for one in typed:
        tag, equals, kind = one.partition("=")
        if not equals or not tag.strip():
            raise FootingError(
                f"“{one[:40]}” says of no tag what it is.", todo="Write it like proud=win."
            )
        found[tag] = kind
    return found


def _tags(given: Mapping[str, str]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for tag, kind in given.items():
        known = next((one for one in KINDS if one == kind.strip().lower()), None)
        if known is None:
            raise FootingError(
                f"“{kind.strip()[:40]}” is no kind of line.", todo=f"Known are {', '.join(KINDS)}."
            )
        found[tag.strip().lstrip("@#").casefold()] = known
    return found


def _entry(line: JournalLine, tags: Mapping[str, Kind]) -> Entry:
    kinds = [tag for tag in line.tags if tag in tags]
    text = line.text
    for tag in kinds:
        # At an end it was only a mark; inside a sentence it is one of the words.
        mark = rf"[@#]{re.escape(tag)}"
        text = re.sub(rf"^{mark}\b[\s:,-]*|\s*{mark}[.]?$", "", text, flags=re.IGNORECASE)
    kind = tags[kinds[0]] if kinds else "observation"
    return Entry(id_of(line.key), line.day, kind, text.strip() or line.text)
