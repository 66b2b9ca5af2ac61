from __future__ import annotations

import pytest

from footing.advice.decision_file import LEAST, MOST, Score
from footing.kernel.errors import DataError
from tests.advice.making import NIGHTS, decision


def faults(text: str) -> list[str]:
    with pytest.raises(DataError) as raised:
        decision(text)
    return [f"{one.line} {one.path}: {one.text}" for one in raised.value.problems]


def test_scores_can_be_a_number_a_range_a_table_or_not_known() -> None:
    given = decision(
        """
        title = "Two offers"
        [criterion.pay]
        [criterion.way]
        [criterion.team]
        [criterion.hours]
        [option.one]
        scores = { pay = 7, way = [3, 6.5], team = { score = 2, why = "I met them." } }
        [option.two]
        scores = { hours = { between = [0, 4], ask = "How late?" }, team = { ask = "Who?" } }
        """
    )
    one, two = given.option["one"], given.option["two"]
    assert one.score("pay") == Score(7, 7)
    assert one.score("way") == Score(3, 6.5)
    assert one.score("team") == Score(2, 2, "I met them.")
    assert one.score("hours") == Score(LEAST, MOST)
    assert two.score("hours") == Score(0, 4, ask="How late?")
    assert two.score("team") == Score(LEAST, MOST, ask="Who?")
    assert two.score("way").middle == 5


def test_every_fault_is_told_at_once_with_its_line() -> None:
    found = faults(
        """title = "Mine"
colour = "red"
[criterion.pay]
[option.go]
stance = "perhaps"
[option.stay]
scores = { pay = 7 }
"""
    )
    assert [one.split(":")[0] for one in found] == ["2 colour", "5 option.go.stance"]
    found = faults(
        """title = "Mine"
[criterion.pay]
[option.go]
must_haves = { home = true }
scores = { pay = 11 }
[option.stay]
today = true
scores = { fun = 3, pay = "much" }
[option.wait]
today = true
[weights]
sliders = { pay = 0 }
order = ["pay", "pay", "fame"]
ranges = { pay = [40, 20] }
"""
    )
    assert found == [
        "4 option.go.must_haves.home: there is no “home” in this file; known are none yet",
        "5 option.go.scores.pay: a score lies between 0 and 10, the lower end of a range first",
        "8 option.stay.scores.fun: there is no “fun” in this file; known are pay",
        "8 option.stay.scores.pay: a number from 0 to 10 is needed here, or a range like [3, 7]",
        "10 option.wait.today: how things are now is already “stay”",
        "12 weights.sliders: all weights are zero; give the criterion that matters some",
        "13 weights.order: pay stands there twice",
        "13 weights.order: the weights are already given as sliders; one way is enough",
        "13 weights.order: there is no “fame” in this file; known are pay",
        "14 weights.ranges.pay: a range is in percent, like [10, 30]",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "x"\n[criterion.pay]\n[option.go]\n', "a decision needs two options at least"),
        ('title = "x"\ncriterion = {}\n[option.go]\n[option.stay]\n', "there is no criterion"),
        (NIGHTS.replace("Half and half", "Stay on nights"), "“Stay on nights” is there already"),
        (NIGHTS + "[weights]\nsliders = { sleep = 3, pay = 1 }\n", "people has no weight here"),
        (NIGHTS + '[weights]\npairs = [{ more = "pay", less = "pay" }]\n', "compared with itself"),
        (NIGHTS + '[weights]\npairs = [{ more = "pay", less = "fun" }]\n', "there is no “fun”"),
        (NIGHTS + '[weights]\npairs = [{ more = "pay", less = "sleep", times = 12 }]', "times go"),
        (NIGHTS + "[weights]\nsliders = { sleep = nan, pay = 1, people = 1 }\n", "points go from"),
        (NIGHTS + "[weights]\ngive = 0.5\n", "exactly as stated"),
        (NIGHTS.replace("title", "seed = -4\ntitle"), "a whole number from 0"),
        (NIGHTS.replace("title", 'chosen = "x"\ntitle'), "there is no “x”"),
        (NIGHTS.replace("pay = 4", "pay = true"), "a number from 0 to 10"),
        (NIGHTS.replace("pay = 4", "pay = { score = 4, between = [1, 2] }"), "not both"),
        (NIGHTS.replace("pay = 4", "pay = { points = 4 }"), "unknown key points"),
        (NIGHTS.replace("pay = 4", "pay = nan"), "between 0 and 10"),
    ],
)  # fmt: skip
def test_bad_input_is_told_plainly(text: str, said: str) -> None:
    assert any(said in one for one in faults(text))


def test_a_name_is_what_is_said_and_the_key_where_there_is_none() -> None:
    given = decision(NIGHTS)
    assert given.said("clinic") == "Go to the day clinic"
    assert given.said("pay") == "pay"
    assert given.said("school").startswith("I can take Lena")
