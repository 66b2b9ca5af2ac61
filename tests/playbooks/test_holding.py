from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.playbooks.holding import opening, pocket, rehearsal, said_seconds, took
from tests.playbooks import inputs
from tests.playbooks.inputs import changed
from tests.playbooks.making import page_of

BOTH = [inputs.OWN_UP, inputs.SECOND_CHANCE]


@pytest.mark.parametrize("text", BOTH)
def test_the_page_for_the_phone_begins_as_the_talk_does(text: str) -> None:
    page = page_of(text)
    held = pocket(page)
    assert page.spoken.startswith(held.opening[0])
    assert held.opening[1] in page.spoken
    assert page.brief.aim in " ".join(held.opening)
    assert held.cards == page.cards


def test_what_is_feared_is_not_on_the_phone() -> None:
    page = page_of(inputs.OWN_UP)
    assert page.brief.fear
    assert page.brief.fear not in repr(pocket(page))


@given(st.lists(st.sampled_from(["I sent it.", "It was late again, and I know.", "\n\n"])))
def test_an_opening_is_the_beginning_in_whole_sentences(parts: list[str]) -> None:
    spoken = " ".join(parts).strip()
    found = opening(spoken)
    assert bool(found) == bool(spoken)
    assert " ".join(spoken.split()).startswith(" ".join(found))
    assert sum(len(one.split()) for one in found) <= 50
    assert all(one.endswith(".") for one in found)


def test_one_very_long_sentence_is_not_cut() -> None:
    long = f"{'and so on ' * 40}it went."
    assert opening(f"{long}\n\nNext.") == (long,)


@pytest.mark.parametrize("text", BOTH)
def test_a_rehearsal_is_the_whole_talk_and_every_question(text: str) -> None:
    page = page_of(text)
    practice = rehearsal(page)
    assert "\n\n".join(one.text for one in practice.passages) == page.spoken
    spread = abs(sum(one.seconds for one in practice.passages) - practice.seconds)
    assert spread <= len(practice.passages)
    assert practice.questions == page.likely


def test_without_a_talk_there_are_the_questions() -> None:
    page = page_of(changed('playbook = "own-up"\n[answers]\nfear_odds = 5'))
    practice = rehearsal(page)
    assert len(practice.questions) == 9
    assert all(not one.answer for one in practice.questions)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 second"), (8.4, "8 seconds"), (60, "1 minute"), (94, "1 minute 34 seconds"),
     (121, "2 minutes 1 second")],
)  # fmt: skip
def test_a_time_as_a_person_says_it(seconds: float, said: str) -> None:
    assert said_seconds(seconds) == said


def test_the_whole_beside_two_minutes() -> None:
    assert took([40.2, 50.1], 100) == (
        "All of it took 1 minute 30 seconds. That is within two minutes."
    )
    over = took([40, 20, 75], 100)
    assert "2 minutes 15 seconds. That is longer than two minutes." in over
    assert "Part 3 was the longest, with 1 minute 15 seconds" in over


def test_what_was_not_said_aloud_is_no_time() -> None:
    said = took([1, 2, 1], 100)
    assert "Said aloud, it takes about 1 minute 40 seconds" in said
    assert "within" not in said
