from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks.register import pick, register_of

PLAIN = "Loaded door 9 for Tulsa. Should have been Tupelo. Rode with the reload myself."
WARM = "I'd really love to, I'm so grateful that you asked and I'd be happy to try."
FORMAL = (
    "I propose to provide an additional report prior to each meeting, and shall remain at work."
)


@pytest.mark.parametrize(
    ("text", "register"), [(PLAIN, "plain"), (WARM, "warm"), (FORMAL, "formal"), ("", "plain")]
)
def test_the_register_is_how_the_person_writes(text: str, register: str) -> None:
    assert register_of([text]) == register
    assert register_of([text] * 9) == register


@given(st.lists(st.text(), min_size=1, unique=True), st.text(), st.text(), st.integers(0, 50))
def test_a_choice_is_stable_and_turns_through_all(
    choices: list[str], person: str, place: str, turn: int
) -> None:
    assert pick(choices, person=person, place=place, turn=turn) in choices
    turns = range(turn, turn + len(choices))
    made = [pick(choices, person=person, place=place, turn=one) for one in turns]
    assert made[0] == pick(choices, person=person, place=place, turn=turn)
    assert set(made) == set(choices)


def test_different_people_choose_differently() -> None:
    made = {pick("abc", person=f"person {one}", place="opening") for one in range(30)}
    assert made == set("abc")
