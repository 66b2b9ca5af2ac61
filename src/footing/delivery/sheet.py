"""A page for a mentor as one file: HTML that loads nothing and runs nothing, or Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from footing.delivery.markdown import escaped_line, escaped_text

ANSWER = (
    "You can answer by mail, in your own words. What would you say differently, what is missing, "
    "and what would you keep? Say where you speak from, if you like."
)
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; }
p, li { overflow-wrap: anywhere; }
.ask { border-left: 4px solid #5b7b6f; padding-left: 1rem; }
"""


@dataclass(frozen=True)
class Section:
    """One part of the page: its key, its title, and its paragraphs, or its points if ``listed``."""

    key: str
    title: str
    lines: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True)
class Sheet:
    """The page: its title, what the mentor is asked, and its sections."""

    title: str
    ask: str
    sections: tuple[Section, ...]


def sheet_html(sheet: Sheet) -> bytes:
    """The page as one HTML file without script, remote parts or forms; its own policy says so."""
    return (
        "<!doctype html>\n"
        '<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{sheet_body(sheet)}\n<h2>How to answer</h2>\n<p>{escape(ANSWER)}</p>\n"
        "</body>\n</html>\n"
    ).encode("utf-8", "replace")


def sheet_body(sheet: Sheet) -> str:
    """What stands inside the page, as HTML in which nothing that was written is markup."""
    parts = [f"<h1>{escape(sheet.title)}</h1>"]
    if sheet.ask:
        parts.append(f'<p class="ask">{_lines(sheet.ask)}</p>')
    for section in sheet.sections:
        parts.append(f"<h2>{escape(section.title)}</h2>")
        if section.listed:
            items = "".join(f"<li>{_lines(line)}</li>" for line in section.lines)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts += [f"<p>{_lines(line)}</p>" for line in section.lines]
    return "\n".join(parts)


def sheet_markdown(sheet: Sheet) -> bytes:
    """The same as CommonMark."""
    lines = [f"# {escaped_line(sheet.title)}", ""]
    if sheet.ask:
        lines += [f"> {escaped_line(sheet.ask)}", ""]
    for section in sheet.sections:
        lines += [f"## {escaped_line(section.title)}", ""]
        if section.listed:
            lines += [*(f"- {escaped_line(line)}" for line in section.lines), ""]
        else:
            lines += [part for line in section.lines for part in (escaped_text(line), "")]
    lines += ["## How to answer", "", ANSWER]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
