"""Two answer files as a person would write them, for the tests to change."""

from __future__ import annotations

OWN_UP = """
playbook = "own-up"

[people]
me = "Kim"
leader = "Sharon"
leader_pronoun = "she"

[answers]
aim = "My role is to bring in enough leads that sales can open the new market."
period = "past month"
mistakes = [
  { date = 2026-11-03, what = "I sent the wrong price list to two customers", noticed_by = "leader", effect = "one of them cancelled", done = "I called both the same day", prevention = "Priya reads every list before it goes out" },
  { date = 2026-11-17, what = "missed the deadline for the trade fair", noticed_by = "me", done = "asked for two more days", prevention = "I keep every deadline in the shared calendar" },
]
alternatives = ["I could hand over the fairs and keep the online campaigns.", "I could go back to my old tasks."]
help = ["I need your view on the first three fairs.", "the monthly figures"]
checkins = { every = "week", minutes = 30, first = 2026-12-01T09:00:00, until = 2027-02-28, timezone = "Europe/London" }
their_part = "My onboarding was three days."
fear = "She puts me out on the street."
fear_odds = 60
meeting = { channel = "in person", when = 2026-11-25T10:00:00, minutes = 30 }
"""  # noqa: E501

SECOND_CHANCE = """
playbook = "second-chance"

[people]
me = "Kim"
leader = "Joe"
leader_pronoun = "he"

[answers]
asked = "What about you?"
asked_on = 2026-11-20
answered = "We would have to talk about it."
pros = ["a bigger kitchen"]
cons = ["no more evenings"]
stance = "yes"
account = "Your question caught me off guard."
interest = "I would like to lead the team."
assets = [
  { what = "I kept both systems running", proof = "We had no outage in two years." },
  { what = "I know which reports nobody reads" },
]
weakness = "I am slow at learning."
weakness_turned = "I have been here fifteen years and changed the way we work three times."
ideas = ["I would start with one shared list.", "I would pair the new with the old."]
questions = ["How many people would report to the position?"]
fine_too = ["If you hire from outside, I will gladly work with that person."]
fear = "He laughs at me."
fear_odds = 40
meeting = { channel = "in person", when = 2026-11-25T09:00:00, minutes = 20 }
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The answer file with some of its text replaced; each must occur."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def with_answer(text: str, key: str, value: str) -> str:
    """The answer file with another answer to one step, as TOML; an empty one takes it away."""
    lines: list[str] = []
    inside = False
    for line in text.splitlines():
        if line.startswith(f"{key} ="):
            inside = line.rstrip().endswith("[")
            continue
        if inside:
            inside = line.strip() != "]"
            continue
        lines.append(line)
        if line == "[answers]" and value:
            lines.append(f"{key} = {value}")
    return "\n".join(lines)
