"""One page for those who must be told: sentences and tables as PDF, and as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from footing.delivery.markdown import escaped_line, escaped_text
from footing.delivery.scope import Table
from footing.delivery.sheet import Section
from footing.delivery.typesetting import clean, set_pdf


@dataclass(frozen=True)
class Notice:
    """The page: its title, what it comes to in one sentence, sections, and at the end a table."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    table: Table | None = None


def notice_pdf(notice: Notice, name: str) -> bytes:
    """The page as PDF/UA-1, ``name`` being its file; the text shrinks until it fits on one A4 page.

    Raises FootingError where the title is longer than a page.
    """
    return set_pdf("notice.typ", _sheet(notice), name=name)


def notice_markdown(notice: Notice) -> bytes:
    """The same as CommonMark with a pipe table, in which nothing that was written is markup."""
    lines = [f"# {escaped_line(notice.title)}", "", escaped_text(notice.lead), ""]
    for section in notice.sections:
        lines += [f"## {escaped_line(section.title)}", ""]
        if section.listed:
            lines += [*(f"- {escaped_line(line)}" for line in section.lines), ""]
        else:
            lines += [part for line in section.lines for part in (escaped_text(line), "")]
    if notice.table:
        one = notice.table
        rows = [one.columns, ("---",) * len(one.columns), *one.shown]
        lines += [f"## {escaped_line(one.title)}", ""]
        lines += [f"| {' | '.join(cell if cell == '---' else escaped_line(cell) for cell in row)} |"
                  for row in rows]  # fmt: skip
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", "replace")


def _sheet(notice: Notice) -> dict[str, Any]:
    one = notice.table
    return {
        "title": clean(notice.title),
        "lead": clean(notice.lead),
        "sections": [
            {
                "title": clean(section.title),
                "lines": [clean(line) for line in section.lines],
                "listed": section.listed,
            }
            for section in notice.sections
        ],
        "tables": [
            {
                "title": clean(one.title),
                "columns": list(one.columns),
                "rows": [[clean(cell) for cell in row] for row in one.shown],
            }
        ]
        if one
        else [],
        "lost": "",
    }
