"""The reply form: one HTML page that works offline and saves what was written as a file."""

from __future__ import annotations

from html import escape
from importlib import resources

from footing.delivery.sheet import Sheet, sheet_body

_TITLE = "<h1>What would you do?</h1>\n"


def reply_form(question: str) -> bytes:
    """The page for an adviser, with the question in it as text.

    It loads nothing and sends nothing: its own policy forbids both. “Save” writes a small JSON
    file (``footing.reply/1``), which the adviser sends back.
    """
    paragraphs = "\n".join(
        f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in question.split("\n\n")
    )
    return _page().replace("<!-- question -->", paragraphs).encode()


def reply_sheet(sheet: Sheet) -> bytes:
    """The same form under a whole page, for a mentor."""
    page = _page().replace(_TITLE, "")
    return page.replace("<!-- question -->", sheet_body(sheet)).encode("utf-8", "replace")


def _page() -> str:
    return (resources.files("footing.delivery") / "data" / "reply-form.html").read_text("utf-8")
