"""The words of the brief's frame: its headings and the lines to fill in by hand.

They are the only text on the brief that is not the person's or the playbook's, and the printed
page and the Markdown file share them.
"""

from __future__ import annotations

from typing import Any, Final

HEADINGS: Final = {
    "aim": "Aim",
    "points": "In this order",
    "numbers": "Numbers",
    "questions": "If they ask",
    "cards": "If this happens",
    "traits": "What this shows",
    "notes": "Notes",
    "fear": "What I fear",
    "after": "What happened",
}
"""The heading of each section, by its key."""

AFTERWARDS: Final = ("Held on", "What they acknowledged", "Who promised what, by when")
"""Lines to fill in by hand after the talk."""

CAME_TRUE: Final = ("Did it come true?", ("no", "partly", "yes"))
"""The question about the fear, and its boxes to tick."""

RELIEF: Final = "Relief, 0 to 10"
"""The line for how it felt, to fill in by hand."""

UNANSWERED: Final = "My answer"
"""Stands before an empty line where a likely question has no answer yet."""

FOOTER: Final = "For my own eyes. Nothing on this page is sent."
"""The foot of the page."""


def odds_text(odds: int | None) -> str:
    """The odds that the person gave the fear beforehand (0..100); empty where not given."""
    return "" if odds is None else f"Before the talk I give it {odds} in 100."


def sheet_words() -> dict[str, Any]:
    """All words that the printed page needs, by the names that its template uses."""
    question, choices = CAME_TRUE
    return {
        **HEADINGS,
        "footer": FOOTER,
        "unanswered": UNANSWERED,
        "happened": AFTERWARDS,
        "came_true": question,
        "came_true_choices": choices,
        "relief": RELIEF,
        "left_off": "Left off for space: ",
        "left_off_where": ". brief.md has it all.",
        "and_": " and ",
        "when": "When",
    }
