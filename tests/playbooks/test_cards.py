from __future__ import annotations

import pytest

from footing.playbooks.compose import compose
from footing.playbooks.page import Page
from tests.playbooks import inputs
from tests.playbooks.inputs import changed, with_answer
from tests.playbooks.making import LIBRARY, NOW, nothing_against, page_of

MAY_COME = ("silence", "an", "tears", "interrupted", "not now", "something else instead", "I ")


def then(page: Page, what: str) -> str:
    """What the card says whose “if” holds these words; there is one."""
    (found,) = (card.then for card in page.cards if what in card.when)
    return found


@pytest.mark.parametrize("name", list(LIBRARY.playbooks))
def test_every_playbook_has_a_card_for_what_may_come(name: str) -> None:
    playbook = LIBRARY.get(name)
    example = playbook.example
    page = compose(playbook, example.people, example.answers, now=NOW, screen=nothing_against)
    for what in MAY_COME:
        assert any(what in card.when for card in page.cards), what
    assert len({card.when for card in page.cards}) == len(page.cards)
    assert page.brief.cards == page.cards[:3]
    assert "{" not in repr(page.cards)


def test_a_card_says_the_persons_own_sentence() -> None:
    page = page_of(inputs.OWN_UP)
    assert "I could hand over the fairs and keep the online campaigns." in then(page, "not enough")
    assert "Priya reads every list" in then(page, "anger")


def test_without_the_answer_a_card_has_words_of_its_own() -> None:
    page = page_of(with_answer(inputs.OWN_UP, "alternatives", ""))
    assert then(page, "not enough") == "I ask: “What would be enough for you?”"


def test_the_hours_that_are_left_stand_on_the_card() -> None:
    playbook = LIBRARY.get("renegotiate")
    example = playbook.example
    page = compose(playbook, example.people, example.answers, now=NOW, screen=nothing_against)
    assert "My week leaves me eight hours." in then(page, "something else")
    less = {key: value for key, value in example.answers.items() if key != "load"}
    page = compose(playbook, example.people, less, now=NOW, screen=nothing_against)
    assert then(page, "something else") == "I ask: “What would drop out for it?”"


def test_the_cards_fit_the_decision() -> None:
    not_now = page_of(changed(inputs.SECOND_CHANCE, ('"yes"', '"not-now"')))
    assert any("talked into it" in card.when for card in not_now.cards)
    assert not any("too late" in card.when for card in not_now.cards)


@pytest.mark.parametrize("name", list(LIBRARY.playbooks))
def test_what_is_known_about_such_cards_has_its_size_and_limits(name: str) -> None:
    playbook = LIBRARY.get(name)
    source = playbook.sources[playbook.brief.cards_source]
    for part in ("94 tests", "0.65", "not about talks", "does not show how such a talk goes"):
        assert part in source.limits
