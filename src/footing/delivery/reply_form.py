"""The reply form: one HTML page that works offline and saves what was written as a file."""

from __future__ import annotations

from html import escape
from importlib import resources


def reply_form(question: str) -> bytes:
    """The page for an adviser, with the question in it as text.

    It loads nothing and sends nothing: its own policy forbids both. “Save” writes a small JSON
    file (``footing.reply/1``), which the adviser sends back.
    """
    page = (resources.files("footing.delivery") / "data" / "reply-form.html").read_text("utf-8")
    paragraphs = "\n".join(
        f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in question.split("\n\n")
    )
    return page.replace("<!-- question -->", paragraphs).encode()
