"""Errors that a person can act on: what happened, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class FootingError(Exception):
    """Something went wrong that the person can understand and act on.

    ``what`` is one plain sentence, ``where`` names the file, line, step or part, and ``todo``
    says the next thing to do. Faces print these three and end with ``status``.
    """

    status = 2

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(self.text())

    def text(self) -> str:
        """The error as a person reads it: one short paragraph, no trailing newline."""
        place = f"{self.where}: " if self.where else ""
        return " ".join(part for part in (place + self.what, self.todo) if part)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a file that a person wrote: its line (1-based, 0 unknown), path and text."""

    line: int
    path: str
    text: str

    def said(self, source: str) -> str:
        """The problem with its place, as ``file:line: path: text``."""
        place = f"{source}:{self.line}" if self.line else source
        return f"{place}: {self.path}: {self.text}" if self.path else f"{place}: {self.text}"


class DataError(FootingError):
    """A declared file or an answer file has faults; ``problems`` holds all of them."""

    def __init__(self, source: str, problems: Iterable[Problem], *, todo: str = "") -> None:
        self.source = source
        self.problems: Sequence[Problem] = tuple(sorted(set(problems)))
        lines = "\n".join("  " + problem.said(source) for problem in self.problems)
        count = len(self.problems)
        noun = "thing" if count == 1 else "things"
        super().__init__(
            f"{count} {noun} to mend in {source}:\n{lines}",
            todo=("\n" + todo) if todo else "",
        )


class NotFoundError(FootingError):
    """What was asked for by name or id does not exist."""


class StoreError(FootingError):
    """The store could not be opened, read or written; nothing that was confirmed is lost."""


class WrongPassphraseError(StoreError):
    """The passphrase does not open the store."""


class StoreNewerError(StoreError):
    """The store was written by a newer Footing than this one."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""
