"""A résumé as Markdown and as a PDF of one or two pages."""

from __future__ import annotations

from typing import Any, Final

from footing.delivery.markdown import escaped_line, escaped_text
from footing.delivery.typesetting import clean, pages_of, set_pdf
from footing.kernel.errors import FootingError
from footing.resume.page import Section, Sheet

SIZES: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
"""Sizes of type in points, tried one after the other until the page fits."""
MOST_PAGES: Final = 2


def resume_pdf(sheet: Sheet) -> bytes:
    """One or two tagged A4 pages (PDF/UA-1), in the largest type in which they suffice.

    Nothing is ever cut. Raises FootingError where the smallest type needs more pages, or where
    there is no name to put on top.
    """
    if not sheet.name.strip():
        raise FootingError(
            "There is no name to put on the page.", where="basics.name",
            todo="Add it to the résumé.",
        )  # fmt: skip
    pages = 0
    for size in SIZES:
        made = set_pdf("resume.typ", _values(sheet, size), name="resume.pdf")
        pages = pages_of(made)
        if pages <= MOST_PAGES:
            return made
    raise FootingError(
        f"Even in small type it takes {pages} pages, so no PDF was made.",
        todo="Tell fewer years in full, or fewer at all. The Markdown has everything.",
    )


def resume_markdown(sheet: Sheet) -> str:
    """The same as CommonMark, in which nothing that a person wrote becomes markup."""
    lines = [f"# {escaped_line(sheet.name) or 'Résumé'}", ""]
    if sheet.label:
        lines += [f"**{escaped_line(sheet.label)}**", ""]
    if sheet.contact:
        lines += [" · ".join(escaped_line(one) for one in sheet.contact), ""]
    if sheet.summary:
        lines += [escaped_text(sheet.summary), ""]
    for section in sheet.sections:
        lines += _section(section)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(section: Section) -> list[str]:
    lines = [f"## {escaped_line(section.title)}", ""]
    for one in section.entries:
        head = ", ".join(escaped_line(part) for part in (one.title, one.at) if part)
        lines += [f"### {head}", ""] if head else []
        lines += [escaped_line(one.when), ""] if one.when else []
        lines += [escaped_text(one.text), ""] if one.text else []
        if one.points:
            lines += [*(f"- {escaped_line(point)}" for point in one.points), ""]
    if section.lines:
        rows = [(escaped_line(text), escaped_line(when)) for text, when in section.lines if text]
        lines += [*(f"- {text}, {when}" if when else f"- {text}" for text, when in rows), ""]
    return lines


def _values(sheet: Sheet, size: float) -> dict[str, Any]:
    """The résumé in the shape that the template reads, every text without control characters."""
    return {
        "size": size,
        "name": " ".join(clean(sheet.name).split()),
        "label": clean(sheet.label),
        "contact": [clean(one) for one in sheet.contact],
        "summary": clean(sheet.summary),
        "sections": [
            {
                "title": one.title,
                "entries": [
                    {
                        "title": clean(entry.title),
                        "at": clean(entry.at),
                        "when": entry.when,
                        "text": clean(entry.text),
                        "points": [clean(point) for point in entry.points],
                    }
                    for entry in one.entries
                ],
                "lines": [[clean(text), when] for text, when in one.lines if text],
            }
            for one in sheet.sections
        ],
        "lost": "",
    }
