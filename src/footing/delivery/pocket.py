"""The page for the phone: how the talk begins and the if-then cards, as HTML and as PDF.

Each is one file that loads nothing. Nothing of what is feared stands on it, since a phone lies
on the table.
"""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import Any, Final

from footing.delivery.typesetting import clean, set_pdf
from footing.playbooks.holding import Pocket
from footing.playbooks.model import Source

_WORDS: Final = {"opening": "How I begin", "cards": "If this comes", "why": "Why cards"}


def pocket_html(pocket: Pocket) -> bytes:
    """One HTML page in big type, light or dark as the phone is; its own policy loads nothing."""
    page = (resources.files("footing.delivery") / "data" / "pocket.html").read_text("utf-8")
    title = _text(pocket.title)
    body = [f"<h1>{title}</h1>"]
    body += [f'<p class="when">{_text(pocket.when)}</p>'] if pocket.when else []
    if pocket.opening:
        body.append(f"<h2>{_WORDS['opening']}</h2>")
        body += [f'<p class="opening">{_text(one)}</p>' for one in pocket.opening]
    if pocket.cards:
        body += [f"<h2>{_WORDS['cards']}</h2>", "<dl>"]
        body += [
            f"<div><dt>{_text(card.when)}</dt><dd>{_text(card.then)}</dd></div>"
            for card in pocket.cards
        ]
        body.append("</dl>")
    if pocket.source:
        body.append(f"<footer><p>{_WORDS['why']}: {_text(said_source(pocket.source))}</p></footer>")
    filled = page.replace("<!-- title -->", title).replace("<!-- body -->", "\n".join(body))
    return filled.encode("utf-8", "replace")


def pocket_pdf(pocket: Pocket) -> bytes:
    """One PDF page as wide as a phone and as long as it has to be (PDF/UA-1)."""
    return set_pdf("pocket.typ", _sheet(pocket), name="cards.pdf")


def said_source(source: Source) -> str:
    """A source in one line: its title, where it is found, and its size and limits."""
    return f"{source.title}. {source.where}. {source.limits}"


def _text(words: str) -> str:
    return escape(clean(words)).replace("\n", "<br>")


def _sheet(pocket: Pocket) -> dict[str, Any]:
    return {
        "title": " ".join(clean(pocket.title).split()) or "Cards",
        "when": clean(pocket.when),
        "opening": [clean(one) for one in pocket.opening],
        "cards": [[clean(card.when), clean(card.then)] for card in pocket.cards],
        "why": clean(f"{_WORDS['why']}: {said_source(pocket.source)}") if pocket.source else "",
        "lost": "",
        "words": _WORDS,
    }
