"""Calendar files that were given out: which version of a meeting a calendar may have by now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

IssueKind = Literal["meeting", "checkins"]


@dataclass(frozen=True)
class Issue:
    """The last version of one calendar file of a matter.

    ``sequence`` counts up with every version whose ``content`` differs from the one before
    (RFC 5545, 3.8.7.4), so that a calendar puts the newer one in the place of the older.
    """

    id: str
    matter: str
    kind: IssueKind
    sequence: int
    content: str


def reissued(last: Issue, content: str) -> Issue:
    """The next version; the same one where nothing has changed."""
    if last.content == content:
        return last
    return replace(last, sequence=last.sequence + 1, content=content)
