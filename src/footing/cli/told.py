"""A matter from three sides, as the terminal shows it: decided, followed, happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footing.cli import say
from footing.kernel.saying import said_day

if TYPE_CHECKING:
    from footing.app.outcome import Outcome
    from footing.followup.debrief import Debrief

NAMES = {"talk": "After the talk", "day": "A day later", "weeks": "Two weeks later"}


def told(found: Outcome) -> None:
    """Print the three sides one below the other."""
    say.say(found.title)
    say.heading("Decided")
    for decision in found.decided:
        say.say(f"{decision.title}: {decision.chosen or 'nothing was chosen yet'}", "  ")
        say.say(decision.text, "    ")
    if not found.decided:
        say.say("Nothing was weighed.", "  ")
    say.heading("Advice that was followed")
    for origin in found.followed:
        say.say(f"{origin.move}: {origin.source}", "  ")
    if not found.followed:
        say.say("None was taken over.", "  ")
    say.heading("What happened")
    if found.fear:
        odds = f" (put at {found.odds} in 100)" if found.odds is not None else ""
        say.say(f"Feared: {found.fear}{odds}", "  ")
    for one in found.record:
        _record(one)
    if not found.record:
        say.say("Nothing is on record yet.", "  ")
    for stood in found.promises:
        say.say(f"{stood.who} promised: {stood.promise.what}. {stood.text}", "  ")


def _record(one: Debrief) -> None:
    say.say(f"{NAMES[one.stage]}, {said_day(one.day)}", "  ")
    for title, text in (
        ("Said" if one.stage == "talk" else "Changed", one.said),
        ("Acknowledged", one.acknowledged),
        ("The fear came true", one.happened),
        ("Relief", "" if one.relief is None else f"{one.relief} of 10"),
        ("Differently next time", one.lesson),
        ("Note", one.note),
    ):
        if text:
            say.say(f"{title}: {text}", "    ")
