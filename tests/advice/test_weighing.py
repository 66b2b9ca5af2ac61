from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.advice.beside import load_beside
from footing.advice.decision_file import DecisionFile, Weights
from footing.advice.said_decision import Outlook, in_hundred, outlook
from footing.advice.weighing import FIRM, questions, weigh
from footing.kernel.errors import FootingError
from tests.advice.making import NIGHTS, decision


def told(given: DecisionFile) -> Outlook:
    return outlook(weigh(given), load_beside())


def counting(given: DecisionFile, **points: float) -> DecisionFile:
    """The decision with these points as weights."""
    return replace(given, weights=Weights(sliders=points))


SLEEP = {"sleep": 60.0, "pay": 20.0, "people": 20.0}


def test_a_clear_lead_is_firm_and_says_so() -> None:
    found = weigh(counting(decision(NIGHTS), **SLEEP))
    assert found.leader == "clinic"
    assert found.acceptability["clinic"] >= FIRM
    assert found.firm
    said = outlook(found, load_beside())
    assert said.head.endswith("that is firm.")
    assert said.offer == ""


def test_what_is_not_firm_offers_to_ask_first_with_the_questions() -> None:
    text = NIGHTS.replace(
        "pay = 4,", 'pay = { between = [2, 9], ask = "What is the night bonus?" },'
    )
    found = weigh(counting(decision(text), sleep=35, pay=40, people=25))
    assert not found.firm
    said = outlook(found, load_beside())
    assert "tell me more first" in said.offer
    assert said.ask[0] == "What is the night bonus?"


def test_a_must_have_rules_out_whatever_the_weights() -> None:
    text = NIGHTS.replace(
        "school = true }\nscores = { sleep = 8", "school = false }\nscores = { sleep = 8"
    )
    found = weigh(counting(decision(text), **SLEEP))
    assert found.ruled_out == {"clinic": ("school",)}
    assert "clinic" not in found.acceptability
    assert "clinic" not in found.grid.options
    lines = told(counting(decision(text), **SLEEP)).lines
    assert lines[0] == (
        "“Go to the day clinic” is ruled out: it does not meet “I can take Lena to school twice "
        "a week”. No weight changes that."
    )


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from([True, False, "unknown"]), min_size=3, max_size=3),
    st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any),
)
def test_what_is_ruled_out_is_never_ranked(met: list[bool | str], points: list[int]) -> None:
    given = decision(NIGHTS)
    options = {
        key: replace(option, must_haves={"school": one})  # type: ignore[dict-item]
        for (key, option), one in zip(given.option.items(), met, strict=True)
    }
    given = replace(
        given,
        option=options,
        weights=Weights(sliders=dict(zip(given.criterion, map(float, points), strict=True))),
    )
    if not any(met):
        with pytest.raises(FootingError, match="Every option is ruled out"):
            weigh(given)
        return
    found = weigh(given, samples=300)
    out = {key for key, one in zip(options, met, strict=True) if one is False}
    assert set(found.ruled_out) == out
    assert not out & (set(found.acceptability) | {found.leader} | {one.to for one in found.turning})
    assert sum(found.acceptability.values()) == pytest.approx(1)
    if found.firm:
        assert options[found.leader].must_haves["school"] is True


def test_all_ruled_out_says_what_to_do() -> None:
    with pytest.raises(FootingError) as raised:
        weigh(decision(NIGHTS.replace("school = true", "school = false")))
    assert "“Stay on nights” by “I can take Lena to school twice a week”" in raised.value.what
    assert "a strong wish is a criterion" in raised.value.todo


def test_a_lead_with_an_open_must_have_is_not_firm() -> None:
    text = NIGHTS.replace(
        "must_haves = { school = true }\nscores = { sleep = 8", "scores = { sleep = 8"
    )
    given = counting(decision(text), **SLEEP)
    found = weigh(given)
    assert found.open_musts == {"clinic": ("school",)}
    assert not found.firm
    assert "It is not known yet whether" in told(given).head
    assert "would this be met" in questions(found)[0]


def test_one_that_is_left_is_not_the_weights_doing() -> None:
    text = NIGHTS.replace("school = true", "school = false", 2)
    said = told(decision(text))
    assert said.head == "Only “Half and half” is left. Your must-haves did that, not the weights."
    assert said.check == ""


def test_level_options_are_called_level() -> None:
    text = NIGHTS.replace("sleep = 8, pay = 4, people = 3", "sleep = 5, pay = 6, people = 5")
    found = weigh(counting(decision(text), sleep=1, pay=0, people=0))
    assert found.leader == ""
    assert not found.firm
    assert "are level" in outlook(found, load_beside()).head


def test_what_would_turn_it_is_told_with_how_far_it_is() -> None:
    said = told(counting(decision(NIGHTS), sleep=40, pay=30, people=30))
    # By pay and people the nights are 4 and 6 ahead, by sleep 6 behind: level at 5 / (5 + 6).
    assert said.lines[0] == (
        "What would turn it: “sleep” counts for 40 in 100 now. At 45 in 100 “Go to the day "
        "clinic” draws level."
    )
    near = told(counting(decision(NIGHTS), sleep=45, pay=27.5, people=27.5)).lines[0]
    assert "counts for 45.0 in 100 now. At 45.5 in 100" in near
    assert near.endswith(", which is near.")


def test_comparisons_that_pull_against_each_other_are_told() -> None:
    pairs = """
    [weights]
    pairs = [
      { more = "sleep", less = "pay", times = 9 },
      { more = "pay", less = "people", times = 5 },
      { more = "sleep", less = "people", times = 2 },
    ]
    """
    lines = told(decision(NIGHTS + pairs)).lines
    (line,) = (one for one in lines if "comparisons" in one)
    assert "pull against each other" in line
    assert "above 0.10" in line


def test_today_is_turned_round_and_each_stance_has_its_risk() -> None:
    said = told(counting(decision(NIGHTS), **SLEEP))
    assert said.check == (
        "Turn it round: if you had “Go to the day clinic” already, would you give it up for "
        "“Stay on nights”?"
    )
    assert [(option, risk.name.split(":")[0]) for option, risk in said.risks] == [
        ("Go to the day clinic", "The risk of a yes"),
        ("Stay on nights", "The risk of a no"),
    ]


def test_every_text_beside_the_figures_names_a_source_with_its_limits() -> None:
    beside = load_beside()
    for one in (*beside.now.evidence, *beside.friend.evidence):
        _, source = beside.cited(one)
        assert source.where
        assert source.limits
    for risk in beside.risk.values():
        assert beside.sources[risk.source].limits
        assert all(question.endswith("?") for question in risk.ask)


@pytest.mark.parametrize(
    ("share", "said"),
    [(1.0, "all"), (0.999, "nearly all"), (0.62, "62 in 100"), (0.002, "hardly any"), (0, "none")],
)  # fmt: skip
def test_shares_as_people_say_them(share: float, said: str) -> None:
    assert in_hundred(share) == said


def test_without_a_word_about_weights_all_are_possible() -> None:
    said = told(decision(NIGHTS))
    assert "all possible weights" in said.head
    assert not any("If any weights were possible" in line for line in said.lines)
    assert any(
        "If any weights were possible" in line
        for line in told(counting(decision(NIGHTS), **SLEEP)).lines
    )


def test_many_that_are_open_are_named_shortly() -> None:
    rows = "".join(
        f"[option.o{at}]\nscores = {{ c{at} = 10, c{(at + 1) % 5} = 2 }}\n" for at in range(5)
    )
    text = 'title = "Five"\n' + "".join(f"[criterion.c{at}]\n" for at in range(5)) + rows
    head = told(decision(text)).head
    assert head.startswith("It is open. Of all possible weights, “o") or "are level" in head
    weighted = told(counting(decision(text), c0=22, c1=20, c2=20, c3=19, c4=19)).head
    assert weighted.count("“") == 3
    assert "others under" in weighted
