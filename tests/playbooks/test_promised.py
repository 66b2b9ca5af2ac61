from __future__ import annotations

from datetime import date

import pytest

from footing.playbooks.compose import Agreed
from footing.playbooks.promised import said_promise

ON = date(2026, 11, 25)
DUE = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("who", "what", "said"),
    [
        ("me", "send you the list", "I will send you the list."),
        ("me", "- send you the list ", "I will send you the list."),
        ("me", "I will send the list", "I will send the list."),
        ("me", "will send the list.", "I will send the list."),
        ("me", "to send the list", "I agreed to send the list."),
        ("leader", "look at the list", "You will look at the list."),
        ("leader", "you will look at the list.", "You will look at the list."),
        ("leader", "to look at the list", "You agreed to look at the list."),
    ],
)
def test_a_promise_is_one_sentence_to_the_leader(who: str, what: str, said: str) -> None:
    assert said_promise(Agreed(who, what), ON, {}) == said
    dated = said_promise(Agreed(who, what, DUE), ON, {})
    assert dated == f"{said[:-1]} by Tuesday, 1 December."


@pytest.mark.parametrize("what", ["a decision on the fairs", "weekly numbers"])
def test_what_is_no_sentence_still_says_who(what: str) -> None:
    mine, theirs = (said_promise(Agreed(who, what), ON, {}) for who in ("me", "leader"))
    assert what in mine
    assert what in theirs
    assert mine != theirs
    assert mine[0].isupper()
    assert mine.endswith(".")


def test_a_day_far_away_has_its_year() -> None:
    far = Agreed("me", "send the list", date(2028, 12, 1))
    assert said_promise(far, ON, {}).endswith("by Friday, 1 December 2028.")
