"""The names that findings go by: families, their kinds, and the occasions of a draft."""

from __future__ import annotations

from typing import Literal

Kind = Literal["problem", "strength", "missing"]
Occasion = Literal["second-chance", "own-up", "renegotiate", "ask-help", "backlog", "after-meeting"]

PROBLEMS = (
    "hedge",
    "self-undermining",
    "over-apology",
    "non-apology",
    "excuse",
    "blame",
    "agentless",
    "put-down",
    "absolute",
    "pressure",
    "vague-ask",
)
STRENGTHS = ("purpose", "owns", "repair", "ask", "check-in", "interest", "evidence", "thanks")
MISSING = (
    "no-ask",
    "buried-ask",
    "no-ownership",
    "no-repair",
    "no-interest",
    "no-evidence",
    "too-long",
)
OCCASIONS: tuple[Occasion, ...] = (
    "second-chance",
    "own-up",
    "renegotiate",
    "ask-help",
    "backlog",
    "after-meeting",
)

KINDS: dict[str, Kind] = {
    **dict.fromkeys(PROBLEMS, "problem"),
    **dict.fromkeys(STRENGTHS, "strength"),
    **dict.fromkeys(MISSING, "missing"),
}
"""The kind of every family."""
