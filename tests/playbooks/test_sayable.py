"""Each named reason for which an answer is given back, and that nothing else is lost by it."""

from __future__ import annotations

import tomllib

import pytest

from footing.app.composing import shipped_screen as screen
from footing.playbooks.compose import compose
from footing.playbooks.page import PARTS, Page
from footing.playbooks.sayable import Screen, sift
from tests.playbooks import inputs
from tests.playbooks.inputs import with_answer
from tests.playbooks.making import LIBRARY, NOW, against, answered, nothing_against, values_of

LONG = " ".join(["I looked at all of the lists again and again"] * 7)
BREATHLESS = " ".join(["and then the list"] * 13)


def composed(text: str, with_screen: Screen = screen) -> Page:
    playbook, people, answers = answered(text)
    return compose(playbook, people, answers, now=NOW, screen=with_screen)


def mistake(what: str = "I sent the wrong list", day: str = "", **fields: str) -> str:
    """One mistake, as TOML."""
    made = [f"{key} = {value!r}" for key, value in {"what": what, **fields}.items()]
    return "[{" + ", ".join([*made, *([f"date = {day}"] if day else [])]) + "}]"


FIRST = "mistakes[1]"
REASONS = [
    ("only notes", "aim", '{notes = "zebra"}', "aim", "notes"),
    ("too long", "aim", f'"{LONG} zebra."', "aim", "words long"),
    ("too long", "help", f'["the figures", "{LONG} zebra."]', "help[2]", "seconds"),
    ("too many sentences", "aim", '"I sell. I buy. I count. I zebra."', "aim", "sentences"),
    ("one breath", "aim", f'"I write {BREATHLESS} zebra."', "aim", "One sentence"),
    ("no words", "aim", '"x &"', "aim", "not a sentence"),
    ("fragment", "help", '["the zebra with the"]', "help[1]", "not a whole sentence"),
    ("excuse", "aim", '"I had no choice but the zebra."', "aim", "had no choice"),
    ("excuse", "mistakes", mistake(done="I had no choice, zebra"), f"{FIRST}.done", "choice"),
    ("blame", "mistakes", mistake("Priya gave me the wrong zebra"), f"{FIRST}.what", "Priya"),
    ("nobody", "mistakes", mistake("zebra mistakes were made"), f"{FIRST}.what", "were made"),
    ("no apology", "mistakes", mistake("I am sorry if any zebra was hurt"), f"{FIRST}.what", "if"),
    ("threat", "alternatives", '["Otherwise I will quit, zebra."]', "alternatives[1]", "quit"),
    ("put-down", "help", '["unlike Bob I never leave the zebra"]', "help[1]", "Bob"),
    ("patient", "mistakes", mistake("I lost Mr Zebra, our patient"), f"{FIRST}.what", "Mr Zebra"),
    ("outside", "mistakes", mistake("I lost the zebra", "2026-06-03"), FIRST, "3 June"),
    ("not yet", "mistakes", mistake("I lost the zebra", "2026-12-03"), FIRST, "not come yet"),
    ("unclear", "mistakes", mistake("Sharon told Bob she lost a zebra"), f"{FIRST}.what", "“she”"),
]


@pytest.mark.parametrize(
    ("key", "value", "place", "reason"),
    [case[1:] for case in REASONS],
    ids=[f"{case[0]}-{case[3]}" for case in REASONS],
)
def test_what_cannot_be_said_is_given_back_whole_and_the_rest_is_composed(
    key: str, value: str, place: str, reason: str
) -> None:
    text = with_answer(inputs.OWN_UP, key, value)
    page = composed(text)
    (back,) = page.rework
    assert back.step == f"answers.{place}"
    assert reason in back.reason
    assert "?" in back.question
    assert all("zebra" not in page.part(name).lower() for name in PARTS)
    assert all(page.part(name) for name in PARTS)
    assert any(f"answers.{key}" not in one.origin for one in page.sentences)
    assert page.missing in {(), (key,)}
    _, _, answers = answered(text)
    assert answers[key] == tomllib.loads(f"x = {value}")["x"]


def test_the_reason_for_the_other_playbook_too() -> None:
    text = with_answer(inputs.SECOND_CHANCE, "account", '"I was tired. I was also late."')
    (back,) = composed(text).rework
    assert back.step == "answers.account"
    assert "one" in back.question


def test_what_one_step_may_not_say_another_may() -> None:
    excuse = '"My onboarding was rushed, so I had no choice."'
    said = with_answer(inputs.OWN_UP, "their_part", excuse)
    assert composed(said).rework == ()
    assert composed(with_answer(inputs.OWN_UP, "aim", excuse)).rework != ()


def test_a_starter_is_offered_where_there_is_one() -> None:
    (back,) = composed(with_answer(inputs.OWN_UP, "help", '["the with the"]')).rework
    step = LIBRARY.get("own-up").find("help")
    assert step is not None
    assert back.starter == step.starter
    assert step.starter in back.question


@pytest.mark.parametrize("family", ["excuse", "blame", "pressure", "put-down", "unheard-of"])
def test_only_the_families_that_a_step_names_are_against_it(family: str) -> None:
    step = LIBRARY.get("own-up").find("aim")
    assert step is not None
    page = composed(inputs.OWN_UP, against(family, "open the new market"))
    assert bool(page.rework) == (family in step.must_not)


def test_a_mistake_counts_only_where_it_can_be_said() -> None:
    text = inputs.OWN_UP.replace("2026-11-03", "2026-06-03")
    page = composed(text)
    assert [one.step for one in page.rework] == ["answers.mistakes[1]"]
    assert "one mistake" in page.spoken
    assert "price list" not in page.message
    assert dict(page.brief.numbers)["Mistakes"].startswith("one")


def test_a_field_that_cannot_be_said_takes_nothing_else_of_its_record_away() -> None:
    value = """[{
      what = "I sent the wrong list",
      done = {notes = "later"},
      prevention = "I check each list twice"
    }]""".replace("\n", " ")
    page = composed(with_answer(inputs.OWN_UP, "mistakes", value))
    assert [one.step for one in page.rework] == ["answers.mistakes[1].done"]
    assert "I sent the wrong list" in page.spoken
    assert "I check each list twice" in page.spoken


def test_an_answer_that_is_really_a_list_is_several_items() -> None:
    playbook, people, _ = answered(inputs.OWN_UP)
    values = values_of(with_answer(inputs.OWN_UP, "help", '["the plan; the figures"]'))
    sayable = sift(playbook, people, values, NOW.date(), nothing_against)
    (unit,) = sayable.lists["help"]
    assert [[piece.text for piece in item] for item in unit.items] == [
        ["the plan"],
        ["the figures"],
    ]


def test_a_beginning_that_the_playbook_says_stands_once() -> None:
    for own in ("My role here is to sell the tickets", "sell the tickets", "to sell the tickets"):
        page = composed(with_answer(inputs.OWN_UP, "aim", f'"{own}"'))
        assert page.rework == ()
        assert page.spoken.lower().count("sell the tickets") == 1
        assert "is to is to" not in page.spoken
        assert "to to" not in page.spoken
