"""Briefs and pages that the delivery tests share."""

from __future__ import annotations

from datetime import UTC, datetime

from footing.playbooks.page import Brief, Card, Likely, Page, Trait

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)

at = datetime.fromisoformat
"""A moment as answer files have it, mostly without a zone."""

BRIEF = Brief(
    title="Talk with Sharon about my first months in the role",
    when="Wednesday, 25 November at 10 am, in person, 30 minutes",
    aim="My role is to bring the mid-market pipeline to 4 million by June.",
    points=(
        "In the past month I made four mistakes, and I own them.",
        "On 3 November I sent the old price list; each customer has the new one now.",
        "I ask for 30 minutes with you each week until the end of February.",
    ),
    numbers=(("mistakes in the past month", "4"), ("time to say it", "1 min 40 s")),
    questions=(
        Likely("Why do you tell me this now?", "Because I would rather you hear it from me."),
        Likely("Is this too much for you?", ""),
    ),
    cards=(
        Card("If Sharon is in a hurry", "I ask for ten minutes today."),
        Card("If I lose my thread", "I look at this page and go on with the next number."),
        Card("If she is angry about the prices", "I say that I understand, and stop talking."),
    ),
    fear="She will say that I am the wrong person for this.",
    fear_odds=60,
    traits=(
        Trait("Self-awareness", "I am new to this field and it shows."),
        Trait("Proactiveness", "I ask for half an hour each week."),
    ),
    notes=("Bring the new price list.",),
)

PAGE = Page(
    playbook="own-up",
    invite="Could we talk on Wednesday?\n\nIt is about my first months.",
    spoken="Thank you for the time.\n\nHere is what I got wrong.",
    spoken_seconds=100,
    message="Dear Sharon,\n\nFour things went wrong – all mine.",
    confirm="Thank you for the talk, José.",
    brief=BRIEF,
    subjects={"invite": "A talk this week", "message": "My first months", "confirm": "Thank you"},
)
