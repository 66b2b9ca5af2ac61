"""A job that outgrew its agreement: what people write, and what is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from footing.playbooks.compose import compose
from footing.playbooks.faults import faults
from footing.playbooks.page import Page
from footing.playbooks.widen import widened
from tests.playbooks.making import LIBRARY, NOW, nothing_against

RENEGOTIATE = LIBRARY.get("renegotiate")
PEOPLE = {"me": "Alex", "leader": "Sam", "leader_pronoun": "she"}
ANSWERS: dict[str, Any] = {
    "agreed": [{"what": "four modules of the course", "hours": 6}],
    "asked_since": [{"what": "a workbook", "who": "Sam", "hours": 3}],
    "hours_are": "week",
    "want": "go back to the four modules",
    "options": ["move the date to February"],
    "meeting": {"channel": "call"},
}


def page(people: dict[str, str] | None = None, **answers: Any) -> Page:
    """The page of the answers above, with some of them replaced; None leaves one out."""
    given = {key: one for key, one in {**ANSWERS, **answers}.items() if one is not None}
    raw = widened(RENEGOTIATE, given)
    tables = {"playbook": "renegotiate", "people": people or PEOPLE, "answers": raw}
    assert faults(RENEGOTIATE, tables) == []
    return compose(RENEGOTIATE, people or PEOPLE, raw, now=NOW, screen=nothing_against)


def said(**answers: Any) -> str:
    """What is spoken, and nothing given back."""
    made = page(**answers)
    assert made.rework == ()
    return made.spoken


def asked(what: str, who: str = "Sam", **more: Any) -> str:
    """What is said of one thing that was asked."""
    return said(asked_since=[{"what": what, "who": who, **more}])


def test_the_ask_comes_first_and_nothing_is_excused() -> None:
    made = page()
    first = made.message.split("\n\n")[1]
    assert first.endswith("to go back to the four modules.")
    assert "sorry" not in (made.spoken + made.message).lower()


@pytest.mark.parametrize(
    ("what", "heard"),
    [
        ("booking form", "you asked for a booking form."),
        ("EV charger", "you asked for an EV charger."),
        ("menu, 6 pages", "you asked for a menu, 6 pages."),
        ("business cards", "you asked for business cards."),
        ("booking all the travel", "you asked me to book all the travel."),
        ("doing the off-duty rota", "you asked me to do the off-duty rota."),
        ("safeguarding training for new leaders", "you asked for safeguarding training for new"),
        ("on call every second week", "you asked me to be on call every second week."),
        ("the falls audit every month", "you asked for the falls audit every month."),
        ("review two papers", "you asked me to review two papers."),
        ("cook dinner for all of you", "you asked me to cook dinner for all of you."),
        ("quartermaster, i.e. all the tents", "you asked me to be quartermaster, i.e. all the"),
        ("drawing the plans for each job", "you asked me to draw the plans for each job."),
        ("proof read every report", "you asked me to proofread every report."),
        ("bookkeeping", "you asked for bookkeeping."),
        ("posting on LinkedIn 3x a week", "you asked me to post on LinkedIn 3x a week."),
        ("12 more boxes turned up", "12 more boxes turned up."),
        ("can you also do the sign", "you asked: “Can you also do the sign?”"),
    ],
)
def test_an_addition_is_told_as_one_would_say_it(what: str, heard: str) -> None:
    assert heard.lower() in asked(what).lower()


@pytest.mark.parametrize(
    ("who", "heard"),
    [
        ("Sam", "You asked"),
        ("Finance", "Finance asked"),
        ("CTO", "The CTO asked"),
        ("matron", "The matron asked"),
        ("support", "Support asked"),
        ("Sam's wife", "Your wife asked"),
        ("comms", "Comms asked"),
        ("me", "I offered to translate"),
    ],
)
def test_who_asked_stands_as_one_names_them(who: str, heard: str) -> None:
    assert heard in asked("translate everything", who)


def test_a_name_keeps_its_capital_behind_a_day() -> None:
    assert "In October Finance asked" in asked("a report", "Finance", date="October")


@pytest.mark.parametrize(
    ("what", "heard"),
    [
        ("staff nurse on Ward 7, three long days", "My role was staff nurse on Ward 7"),
        ("managing the Hull store", "I was to manage the Hull store."),
        ("to care for your mother in the morning", "I was to care for your mother"),
        ("on call one week in six", "I was to be on call one week in six."),
        ("curate one exhibition", "I was to curate one exhibition."),
        ("vet three days a week", "My role was vet three days a week."),
        ("line-manage three people", "I was to line-manage three people."),
        ("logo and business cards", "We agreed on a logo and business cards."),
        ("Four workshops with clinic leads", "We agreed on four workshops with clinic leads."),
        ("I was hired to teach five sections.", "I was hired to teach five sections."),
    ],
)
def test_what_was_agreed_is_told_by_what_it_is(what: str, heard: str) -> None:
    assert heard in said(agreed=[{"what": what}])


@pytest.mark.parametrize(
    ("risk", "heard"),
    [
        ("v3 slips to Q1", "The risk is that v3 slips to Q1."),
        ("lost two good staff already", "We lost two good staff already."),
        ("my mocks in January", "my mocks in January at risk."),
        ("the front desk, it was empty twice", "the front desk at risk. It was empty twice."),
        ("the loans from Oslo, which need reports", "What it puts at risk is the loans from Oslo"),
        ("the other two clients I promised December to", "I promised December to at risk."),
        (
            "the twins are in the buggy because of the dog",
            "The risk is that the twins are in the buggy because of the dog.",
        ),
        ("somebody slipping on the ice", "there is a risk of somebody slipping on the ice."),
        ("customers going elsewhere", "there is a risk of customers going elsewhere."),
        ("I get ill again", "The risk is that I get ill again."),
        ("The quality drops.", "The risk is that the quality drops."),
        ("My knees are already bad.", "My knees are already bad."),
    ],
)
def test_a_risk_is_told_as_one(risk: str, heard: str) -> None:
    assert heard in said(at_risk=[risk])


def test_aims_stand_beside_each_other_without_a_joint_that_hangs() -> None:
    spoken = said(aims=["A report that is used.", "staying within the budget"])
    assert "What matters to me in this is a report that is used." in spoken
    assert "I also care about staying within the budget." in spoken
    spoken = said(aims=["The migration lands without a customer noticing."])
    assert "What matters to me is that the migration lands without a customer noticing." in spoken


def test_an_aim_to_do_something_is_no_hope_for_others() -> None:
    spoken = said(aims=["to learn how a report is made from start to finish"])
    assert "to learn how a report is made from start to finish." in spoken
    assert "that to learn" not in spoken


@pytest.mark.parametrize(
    ("want", "heard"),
    [
        (
            "back to one 30 min edit a week, or $480",
            "to go back to one 30 min edit a week, or $480.",
        ),
        ("hand Beverley back by 1 December", "to hand Beverley back by 1 December."),
        ("just the twins, like we said", "Just the twins, like we said."),
        ("fewer nights", "fewer nights."),
        ("out of the rota", "I would like this: out of the rota."),
    ],
)
def test_what_is_wanted_is_never_left_out(want: str, heard: str) -> None:
    assert heard in said(want=want)


def test_ways_in_fragments_become_sentences() -> None:
    spoken = said(options=["a day rate", "more pay for the nights and a day off after each"])
    assert "Another way would be more pay for the nights" in spoken
    assert "One way would be that someone else does the clips." in said(
        options=["someone else does the clips"]
    )
    assert "We could make a rota of four." in said(options=["Let's make a rota of four."])


def test_pay_and_days_are_said_however_short_they_are_written() -> None:
    spoken = said(agreed={"what": "the new site", "due": "10 dec", "pay": 4800})
    assert "We agreed on the new site by 10 December. The pay for it was 4,800." in spoken


def test_another_of_the_same_surname_is_not_you() -> None:
    people = {"me": "Hye-jin", "leader": "Mrs. Carmody", "leader_pronoun": "she"}
    made = page(people, asked_since=[{"who": "Mr. Carmody", "what": "send a report"}])
    assert "Mr. Carmody asked me to send a report." in made.spoken


def test_somebody_else_of_whom_she_may_speak_stays_she() -> None:
    spoken = said(
        agreed=[{"what": "to care for your mother"}],
        at_risk=["When I clean I cannot watch her."],
        asked_since=[{"who": "the postdoc", "what": "run her experiments when she travels"}],
    )
    assert "I cannot watch her." in spoken
    assert "The postdoc asked me to run her experiments when she travels." in spoken


def test_hours_are_held_against_the_week_only_where_the_sum_is_sure() -> None:
    load = [{"what": "my job", "hours": 40}]
    spoken = said(load=load, hours_per_week=47)
    assert "It was six hours a week. Now it is nine hours a week." in spoken
    assert "leaves me seven hours for it. That is two hours too few." in spoken
    # Not even what was agreed fits: it may stand among the load, too.
    spoken = said(load=load, hours_per_week=44)
    assert "leaves me four hours for it." in spoken
    assert "too few" not in spoken
    assert "I have eight hours a week. That is one hour too few." in said(hours_per_week=8)


def test_without_a_word_on_what_the_hours_count_the_hours_stand_alone() -> None:
    assert "It was six hours. Now it is nine hours." in said(hours_are=None)
    spoken = said(hours_are=None, agreed="four modules, six hours a week")
    assert "It was six hours a week. Now it is nine hours a week." in spoken


def test_missing_hours_give_no_sum() -> None:
    made = page(asked_since=[{"what": "a workbook", "hours": 3}, {"what": "record the modules"}])
    assert "Now it is" not in made.spoken
    assert made.scope is not None
    assert made.scope.now is None
    assert made.scope.finding == "Two things have been added since it was agreed."


@pytest.mark.parametrize(
    "options",
    [
        "back to the original",
        ["Back to the original."],
        [{"name": "back to the original"}],
        ["original agreement"],
    ],
)
def test_a_way_that_is_only_named_gets_its_ready_words(options: Any) -> None:
    made = page(options=options)
    assert "We could go back to what we agreed, and leave out what was added." in made.spoken


def test_every_ready_wording_can_be_said_unchanged() -> None:
    step = RENEGOTIATE.find("options")
    assert step is not None
    names = [one.name for one in step.offers]
    assert len(names) == 5
    assert page(options=[one.say for one in step.offers]).rework == ()
    spoken = page(options=names).spoken
    assert all(one.say in spoken for one in step.offers)


def test_a_person_named_as_a_title_signs_with_the_name() -> None:
    made = page({"me": "Dean", "leader": "Big Steve"}, options=["more time"])
    assert made.message.endswith("Dean")
