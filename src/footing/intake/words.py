"""The words of a status or outcome column: which mean finished, open, taken back, lapsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from footing.intake.layouts import declared

if TYPE_CHECKING:
    from footing.intake.source import Source

UNKNOWN, FINISHED, OPEN = 0, 1, 2
MOST_WORDS = 1_000
MOST_GROUPS = 200


@dataclass(frozen=True)
class Spoken:
    """The words of one column, in small letters, with how often each occurs."""

    column: str
    counts: Mapping[str, int]

    def among(self, words: Sequence[str]) -> list[str]:
        """Those of ``words`` that occur."""
        return sorted(word for word in {one.lower() for one in words} if word in self.counts)


def spoken(source: Source, column: str) -> Spoken | None:
    """The words of a column; None where there are too many to be words."""
    import ibis

    table = source.table
    words = table.select(word=table[column].cast("string").strip().lower())
    words = words.filter(words.word.notnull() & (words.word != ""))
    found = source.rows(
        words.group_by("word").agg(n=lambda t: t.count()).order_by(ibis.desc("n"), "word")
        .limit(MOST_WORDS + 1)
    )  # fmt: skip
    if len(found) > MOST_WORDS:
        return None
    nothing = set(declared().nothing)
    return Spoken(column, {str(word): int(n) for word, n in found if str(word) not in nothing})


def classed(table: Any, column: str, first: Sequence[str], second: Sequence[str]) -> Any:
    """1 where the column's word is among ``first``, 2 among ``second``, else 0."""
    import ibis

    word = table[column].cast("string").strip().lower()
    cases = [
        (word.isin(list(words)), ibis.literal(number, "int64"))
        for number, words in ((FINISHED, first), (OPEN, second))
        if words
    ]
    return ibis.cases(*cases, else_=ibis.literal(0, "int64")) if cases else ibis.literal(0, "int64")
