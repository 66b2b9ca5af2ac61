from __future__ import annotations

import pytest

from tests.playbooks import inputs
from tests.playbooks.inputs import changed, with_answer
from tests.playbooks.making import LIBRARY, page_of

BOTH = [inputs.OWN_UP, inputs.SECOND_CHANCE]


def test_the_brief_of_own_up() -> None:
    page = page_of(inputs.OWN_UP)
    brief = page.brief
    assert "Sharon" in brief.title
    assert brief.when == "Wednesday, 25 November at 10 am"
    assert "enough leads" in brief.aim
    assert dict(brief.numbers)["Mistakes"] == "two in the past month"
    points = " ".join(brief.points)
    for word in ("price list", "trade fair", "hand over", "monthly figures", "every week"):
        assert word in points
    assert brief.fear == "She puts me out on the street."
    assert brief.fear_odds == 60
    assert any("onboarding" in note for note in brief.notes)


@pytest.mark.parametrize("text", BOTH)
def test_what_is_to_be_said_from_it_is_what_the_talk_says(text: str) -> None:
    page = page_of(text)
    for point in (page.brief.aim, *page.brief.points):
        assert all(piece in page.spoken for piece in point.split(". "))
    for trait in page.brief.traits:
        assert trait.sentence in page.spoken


@pytest.mark.parametrize("text", BOTH)
def test_it_has_three_cards_and_answers_to_likely_questions(text: str) -> None:
    brief = page_of(text).brief
    assert len(brief.cards) == 3
    assert all(card.when and card.then for card in brief.cards)
    assert len(brief.questions) >= 3
    assert any(one.answer for one in brief.questions)
    assert "{" not in repr(brief)


@pytest.mark.parametrize("text", BOTH)
def test_all_four_traits_are_shown_each_once(text: str) -> None:
    page = page_of(text)
    names = [trait.name for trait in page.brief.traits]
    assert names == list(LIBRARY.get(page.playbook).traits.values())


@pytest.mark.parametrize(
    ("stance", "others"), [("yes", "tell-me-more not-now"), ("not-now", "yes tell-me-more")]
)
def test_the_cards_fit_the_decision(stance: str, others: str) -> None:
    def cards(one: str) -> set[str]:
        page = page_of(changed(inputs.SECOND_CHANCE, ('"yes"', f'"{one}"')))
        return {card.then for card in page.brief.cards}

    assert all(cards(stance) != cards(other) for other in others.split())


def test_a_question_without_an_answer_says_so() -> None:
    page = page_of(with_answer(inputs.OWN_UP, "alternatives", ""))
    answers = {one.question: one.answer for one in page.brief.questions}
    assert "" in answers.values()


def test_doubts_notes_and_what_was_said_stand_beside_it() -> None:
    notes = " ".join(page_of(inputs.SECOND_CHANCE).brief.notes)
    for word in ("bigger kitchen", "no more evenings", "talk about it", "slow at learning"):
        assert word in notes


def test_a_brief_of_almost_nothing() -> None:
    brief = page_of('playbook = "own-up"\n[answers]\naim = "I sell tickets."').brief
    assert brief.aim == "I sell tickets."
    assert brief.when == ""
    assert brief.fear_odds is None
    assert "{" not in repr(brief)
