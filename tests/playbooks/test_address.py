from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks.address import to_you

SHE = {"leader": "Sharon", "leader_pronoun": "she"}
HE = {"leader": "Sam", "leader_pronoun": "he"}
THEY = {"leader": "Sam", "leader_pronoun": "they"}
BARE = {"leader": "Sharon"}
TITLED = {"leader": "Mr Okafor", "leader_pronoun": "he"}
NOBODY: dict[str, str] = {}


@pytest.mark.parametrize(
    ("people", "written", "said"),
    [
        (SHE, "Sharon noticed it", "You noticed it"),
        (SHE, "sharon noticed it", "You noticed it"),
        (SHE, "I told Sharon, and she was calm", "I told you, and you were calm"),
        (SHE, "Sharon has helped", "You have helped"),
        (SHE, "Sharon doesn't know", "You don't know"),
        (SHE, "Sharon usually knows", "You usually know"),
        (SHE, "She notices it", "You notice it"),
        (SHE, "she's waiting", "You are waiting"),
        (SHE, "she's seen it", "You have seen it"),
        (SHE, "Sharon's deck was late", "Your deck was late"),
        (SHE, "Sharon’s deck was late", "Your deck was late"),
        (SHE, "I sent her the list", "I sent you the list"),
        (SHE, "I sent her report", "I sent your report"),
        (SHE, "the idea was hers", "the idea was yours"),
        (SHE, "It was Sharon who noticed", "It was you who noticed"),
        (SHE, "Sharon can decide", "You can decide"),
        (HE, "I asked Sam for his view, he gave it", "I asked you for your view, you gave it"),
        (THEY, "Sam noticed it and they were angry", "You noticed it and you were angry"),
        (BARE, "I asked Sharon and she agreed", "I asked you and you agreed"),
        (TITLED, "Mr Okafor's report", "Your report"),
        (TITLED, "Mr. Okafor noticed it", "You noticed it"),
        (BARE, "my boss was there", "You were there"),
        (NOBODY, "my manager noticed it", "You noticed it"),
    ],
)  # fmt: skip
def test_the_leader_becomes_you_and_the_verb_agrees(
    people: dict[str, str], written: str, said: str
) -> None:
    found = to_you(written, people)
    assert found.text == said
    assert not found.unclear


@pytest.mark.parametrize(
    ("written", "said"),
    [("Sharon, I am sorry", "I am sorry"), ("I am sorry, Sharon.", "I am sorry.")],
)
def test_a_form_of_address_is_left_out(written: str, said: str) -> None:
    assert to_you(written, SHE).text == said


@pytest.mark.parametrize(
    ("people", "written"),
    [
        (SHE, "I wrote “Sharon is late” by mistake"),
        (SHE, 'I wrote "ask Sharon" by mistake'),
        (SHE, "Sharon Becker called me"),
        (SHE, "The customer was upset and she complained"),
        (THEY, "the customers called and they were angry"),
        (HE, "a customer asked him, he was swearing"),
        ({"leader": "Will"}, "I will do it"),
        ({"leader": "Will"}, "nobody will mark it"),
        (NOBODY, "she was late"),
        (NOBODY, "Sharon was late"),
    ],
)
def test_quotes_and_other_people_stay_as_they_are(people: dict[str, str], written: str) -> None:
    found = to_you(written, people)
    assert found.text == written
    assert not found.unclear


@pytest.mark.parametrize(
    ("people", "written", "pronoun"),
    [
        (SHE, "Between Sharon and Bob she chose", "she"),
        (BARE, "Sharon told Priya that she was late", "she"),
    ],
)
def test_a_pronoun_that_could_be_another_is_asked_about(
    people: dict[str, str], written: str, pronoun: str
) -> None:
    found = to_you(written, people)
    assert found.text == written
    assert found.unclear == pronoun


def test_a_leader_named_in_the_field_before_is_still_meant() -> None:
    assert to_you("she was calm", BARE, "I told Sharon at once").text == "You were calm"
    assert to_you("she was calm", BARE).text == "she was calm"


@given(st.text(st.sampled_from("abc wrote .,“”\"'"), max_size=40))
def test_without_the_leader_nothing_is_changed(text: str) -> None:
    assert to_you(text, {"leader": "Sharon"}).text == text
