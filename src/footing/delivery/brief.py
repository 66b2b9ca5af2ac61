"""The brief as a PDF: one A4 page, tagged, PDF/UA-1, set by Typst from plain data."""

from __future__ import annotations

from typing import Any

from footing.delivery.typesetting import clean, set_pdf
from footing.delivery.words import odds_text, sheet_words
from footing.playbooks.page import Brief


def brief_pdf(brief: Brief) -> bytes:
    """One tagged A4 page (PDF/UA-1, English, titled) for one's own eyes.

    The text shrinks in steps from 11.5 to 8.5 points until it fits. A brief that is longer still
    leaves off whole sections, the least important first, and says so on the page; no sentence is
    ever cut. Letters that the fonts inside Typst lack are taken from the fonts of the machine;
    those that no font has are shown as □, with a line that says so. The same brief gives the same
    page wherever the first kind of font suffices.

    Raises FootingError where not even the title fits on a page.
    """
    return set_pdf("brief.typ", _sheet(brief), name="brief.pdf")


def _sheet(brief: Brief) -> dict[str, Any]:
    """The brief in the shape that the template reads, every text without control characters."""
    sections = {
        "when": brief.when,
        "aim": brief.aim,
        "points": [text for point in brief.points if (text := clean(point))],
        "numbers": [[clean(name), clean(value)] for name, value in brief.numbers],
        "questions": [[clean(q.question), clean(q.answer)] for q in brief.questions],
        "cards": [[clean(card.when), clean(card.then)] for card in brief.cards],
        "traits": [[clean(trait.name), clean(trait.sentence)] for trait in brief.traits],
        "notes": [text for note in brief.notes if (text := clean(note))],
        "fear": brief.fear,
    }
    texts = {
        key: clean(value) if isinstance(value, str) else value for key, value in sections.items()
    }
    return {
        **texts,
        "title": " ".join(clean(brief.title).split()) or "Brief",
        "odds": odds_text(brief.fear_odds),
        "has": [key for key, value in texts.items() if value],
        "lost": "",
        "words": sheet_words(),
    }
