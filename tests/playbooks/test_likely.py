from __future__ import annotations

from pathlib import Path

import pytest

from footing.playbooks.compose import compose
from footing.playbooks.library import check_file, shipped
from footing.playbooks.page import Likely, Page
from tests.playbooks import inputs
from tests.playbooks.inputs import changed, with_answer
from tests.playbooks.making import LIBRARY, NOW, nothing_against, page_of


def by_key(page: Page) -> dict[str, Likely]:
    return {one.key: one for one in page.likely}


@pytest.mark.parametrize("name", list(LIBRARY.playbooks))
def test_every_playbook_has_six_to_nine_and_its_example_answers_most(name: str) -> None:
    playbook = LIBRARY.get(name)
    assert 6 <= len(playbook.likely) <= 9
    example = playbook.example
    page = compose(playbook, example.people, example.answers, now=NOW, screen=nothing_against)
    assert sum(bool(one.answer) for one in page.likely) >= len(page.likely) - 2
    assert page.brief.questions == page.likely[:4]


def test_an_answer_is_what_the_talk_says_from_those_steps() -> None:
    page = page_of(inputs.OWN_UP)
    need = by_key(page)["need"]
    assert need.steps == ("help", "checkins")
    assert "monthly figures" in need.answer
    assert "every week" in need.answer
    assert by_key(page)["how-come"].answer.count(".") == 2  # one sentence for each mistake


def test_what_is_kept_for_when_they_ask_answers_though_it_is_not_in_the_talk() -> None:
    page = page_of(inputs.OWN_UP)
    assert "onboarding" not in page.spoken
    assert "onboarding" in by_key(page)["our-side"].answer


def test_what_waits_to_be_reworded_answers_nothing() -> None:
    page = page_of(with_answer(inputs.OWN_UP, "help", '["", "the thing with the"]'))
    assert any(one.step.startswith("answers.help") for one in page.rework)
    assert "thing with the" not in by_key(page)["need"].answer


def test_without_an_answer_it_says_nothing_yet() -> None:
    page = page_of(with_answer(inputs.OWN_UP, "alternatives", ""))
    assert by_key(page)["not-better"] == Likely(
        "And if it does not get better?", "", "not-better", ("alternatives",)
    )


def test_the_questions_fit_the_decision() -> None:
    def keys(stance: str) -> set[str]:
        return set(by_key(page_of(changed(inputs.SECOND_CHANCE, ('"yes"', f'"{stance}"')))))

    assert "first" in keys("yes")
    assert "decide" in keys("tell-me-more")
    assert not {"first", "decide", "bring"} & keys("not-now")


def test_a_full_week_answers_that_it_cannot_be_fitted_in() -> None:
    playbook = LIBRARY.get("renegotiate")
    example = playbook.example
    page = compose(playbook, example.people, example.answers, now=NOW, screen=nothing_against)
    assert "three hours too few" in by_key(page)["fit-in"].answer


def test_a_playbook_from_before_keeps_the_questions_of_its_brief(tmp_path: Path) -> None:
    (own_up,) = (file for file in shipped() if file.stem == "own-up")
    before, _, rest = own_up.read_text("utf-8").partition("[[likely]]")
    asked = '[[brief.questions]]\nquestion = "What now?"\nanswer_from = ["help", "checkins"]\n\n'
    _, mark, example = rest.partition("[example]")
    old = tmp_path / "own-up.toml"
    old.write_text(before + asked + mark + example, "utf-8")
    playbook = check_file(old)
    one = playbook.example
    page = compose(playbook, one.people, one.answers, now=NOW, screen=nothing_against)
    (question,) = page.brief.questions
    assert question.question == "What now?"
    assert "every week" in question.answer
