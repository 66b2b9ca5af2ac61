from __future__ import annotations

import random
from datetime import date

import pytest

from footing.app import after, matters
from footing.app.matters import GateError
from footing.app.typed import AnswerError
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from tests.app.conftest import cleared, worked


def test_an_unknown_playbook_is_named_with_the_known_ones(ws: Workspace) -> None:
    with pytest.raises(NotFoundError, match="own-up"):
        matters.begin(ws, "nonsense")
    assert matters.list_(ws) == ()


def test_the_gate_comes_before_the_first_answer(ws: Workspace) -> None:
    matter = matters.begin(ws, "own-up")
    with pytest.raises(GateError):
        matters.answer(ws, matter.id, "fear", "To be let go.")
    with pytest.raises(GateError):
        matters.page(ws, matter.id)


def test_one_yes_at_the_gate_ends_the_coaching_and_says_who_helps(ws: Workspace) -> None:
    matter = matters.begin(ws, "own-up")
    first, *rest = matters.questions()
    given = {first.key: True, **{question.key: False for question in rest}}
    passed = matters.pass_gate(ws, matter.id, given)
    assert not passed.verdict.coach
    assert passed.verdict.people
    assert passed.verdict.log_offer
    with pytest.raises(GateError, match="independent"):
        matters.answer(ws, matter.id, "fear", "To be let go.")


def test_an_answer_is_saved_and_taken_away(ws: Workspace) -> None:
    matter = cleared(ws)
    assert matters.answer(ws, matter.id, "fear", "To be let go.").answers == {
        "fear": "To be let go."
    }
    assert matters.answer(ws, matter.id, "fear", "").answers == {}


def test_faults_of_an_answer_are_said_all_at_once_and_nothing_is_saved(ws: Workspace) -> None:
    matter = cleared(ws)
    wrong = [{"date": "yesterday", "what": "Sent it late.", "who": "me"}]
    with pytest.raises(AnswerError) as caught:
        matters.answer(ws, matter.id, "mistakes", wrong)
    assert len(caught.value.faults) == 2
    assert any("1, date" in fault for fault in caught.value.faults)
    assert matters.show(ws, matter.id).answers == {}


def test_an_unknown_step_is_named_with_the_known_ones(ws: Workspace) -> None:
    with pytest.raises(NotFoundError, match="fear"):
        matters.answer(ws, cleared(ws).id, "nonsense", "x")


def test_who_is_who_is_checked(ws: Workspace) -> None:
    matter = cleared(ws)
    with pytest.raises(AnswerError, match="leader_pronoun"):
        matters.set_people(ws, matter.id, {"leader_pronoun": "it"})
    set_ = matters.set_people(ws, matter.id, {"me": " Ana  Maria ", "team": ""})
    assert set_.people == {"me": "Ana Maria"}


@pytest.mark.parametrize("playbook", ["own-up", "second-chance"])
def test_the_worked_example_gives_a_whole_page(ws: Workspace, playbook: str) -> None:
    view = matters.page(ws, worked(ws, playbook).id)
    assert view.page.invite
    assert view.page.spoken
    assert view.page.message
    assert view.page.confirm
    assert view.page.missing == ()
    assert view.page.rework == ()
    assert [part.name for part in view.parts] == ["invite", "spoken", "message", "confirm"]


def test_the_guide_goes_to_the_first_step_without_an_answer(ws: Workspace) -> None:
    matter = cleared(ws)
    guide = matters.guide(ws, matter.id)
    first, second = guide.steps[0].step.key, guide.steps[1].step.key
    assert guide.next_step == first
    example = ws.library.get("own-up").example.answers
    matters.answer(ws, matter.id, first, example[first])
    guide = matters.guide(ws, matter.id)
    assert guide.next_step == second
    assert guide.steps[0].answered


def test_what_cannot_be_said_is_given_back_with_its_step_and_can_be_said_again(
    ws: Workspace,
) -> None:
    matter = cleared(ws)
    matters.answer(ws, matter.id, "help", ["reading the report", {"notes": "Budget?"}])
    steps = {one.step.key: one for one in matters.guide(ws, matter.id).steps}
    (back,) = steps["help"].rework
    matters.say_again(ws, matter.id, back.step, "setting the budget")
    steps = {one.step.key: one for one in matters.guide(ws, matter.id).steps}
    assert steps["help"].rework == ()
    assert steps["help"].value == [
        "reading the report",
        {"say": "setting the budget", "notes": "Budget?"},
    ]


def test_one_field_of_a_record_and_its_day_can_be_said_again(ws: Workspace) -> None:
    matter = cleared(ws)
    matters.answer(ws, matter.id, "mistakes", [{"date": date(2026, 11, 3), "what": "I was late."}])
    matters.say_again(ws, matter.id, "answers.mistakes[1].what", "I sent it late.")
    matters.say_again(ws, matter.id, "answers.mistakes[1]", "2026-11-04")
    assert matters.show(ws, matter.id).answers["mistakes"] == [
        {"date": date(2026, 11, 4), "what": "I sent it late."}
    ]
    with pytest.raises(NotFoundError):
        matters.say_again(ws, matter.id, "answers.mistakes[7].what", "x")


def test_edits_survive_later_answers(ws: Workspace) -> None:
    matter = worked(ws)
    view = matters.page(ws, matter.id)
    own = "Sharon, I have something to tell you that I would rather say early."
    matters.edit_part(ws, matter.id, "spoken", own + "\n\n" + view.page.spoken)
    matters.answer(ws, matter.id, "help", ["I need your help with reading the pipeline report."])
    after_ = matters.page(ws, matter.id)
    assert after_.page.spoken.startswith(own)
    assert "pipeline report" in after_.page.spoken
    assert after_.part("spoken").edited
    assert after_.page.spoken_seconds > 0
    assert any(one.origin == "edited" for one in after_.page.sentences)
    reset = matters.reset_part(ws, matter.id, "spoken")
    assert not reset.part("spoken").edited
    assert own not in reset.page.spoken


def test_an_edit_that_changes_nothing_is_none(ws: Workspace) -> None:
    matter = worked(ws)
    text = matters.page(ws, matter.id).page.invite
    assert not matters.edit_part(ws, matter.id, "invite", text + "\r\n").part("invite").edited
    with pytest.raises(NotFoundError):
        matters.edit_part(ws, matter.id, "nonsense", "x")


def test_what_was_promised_stands_in_the_mail_for_afterwards(ws: Workspace) -> None:
    matter = worked(ws)
    given = after.Given("leader", "sit in on the next planning", date(2026, 12, 1))
    after.record(ws, matter.id, held=True, promises=[given])
    assert "planning" in matters.page(ws, matter.id).page.confirm


def test_the_beginning_of_an_id_is_enough_when_it_is_clear(ws: Workspace) -> None:
    first, second = cleared(ws), cleared(ws)
    assert matters.show(ws, first.id[:5]).id == first.id
    assert matters.show(ws, second.id.upper()).id == second.id
    with pytest.raises(NotFoundError):
        matters.show(ws, "")
    with pytest.raises(NotFoundError, match="no matter"):
        matters.show(ws, "zzzzzzzz")


def test_removed_closed_and_opened_again(ws: Workspace) -> None:
    matter = worked(ws)
    assert matters.close(ws, matter.id).state == "closed"
    assert matters.reopen(ws, matter.id).state == "open"
    assert matters.list_(ws)[0].title.startswith(ws.library.get("own-up").title)
    matters.remove(ws, matter.id)
    assert matters.list_(ws) == ()


def test_two_windows_on_one_file_keep_both_answers(ws: Workspace) -> None:
    ws.keep(None)
    matter = cleared(ws)
    other = Workspace.fresh(ws.folders, clock=ws.clock, rng=random.Random(8))
    other.unlock()
    matters.show(other, matter.id)
    matters.answer(ws, matter.id, "fear", "To be let go.")
    matters.answer(other, matter.id, "fear_odds", 40)
    matters.answer(ws, matter.id, "period", "past month")
    assert set(matters.show(other, matter.id).answers) == {"fear", "fear_odds", "period"}
    other.close()


def test_a_removed_matter_is_not_brought_back_by_an_answer(ws: Workspace) -> None:
    matter = cleared(ws)
    matters.remove(ws, matter.id)
    with pytest.raises(FootingError):
        matters.answer(ws, matter.id, "fear", "x")
