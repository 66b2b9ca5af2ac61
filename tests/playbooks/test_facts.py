from __future__ import annotations

from datetime import date

import pytest

from footing.playbooks.facts import KNOWN_SLOTS, Facts, facts
from footing.playbooks.sayable import sift
from tests.playbooks import inputs
from tests.playbooks.inputs import changed, with_answer
from tests.playbooks.making import NOW, answered, nothing_against, values_of

HERE = Facts({"part": "spoken", "leader": "yes", "mistakes.count": "one"}, {}, NOW.date())


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("leader", True),
        ("!leader", False),
        ("team", False),
        ("!team", True),
        ("part=spoken", True),
        ("part=message", False),
        ("part!=message", True),
        ("part!=spoken", False),
        ("team=north", False),
        ("team!=north", True),
        ("mistakes.count=one", True),
    ],
)
def test_a_condition(condition: str, holds: bool) -> None:
    assert HERE.hold([condition]) == holds
    assert HERE.hold(["leader", condition]) == holds
    assert HERE.hold([]) is True


def known(text: str, part: str = "spoken", on: date = date(2026, 11, 25)) -> Facts:
    playbook, people, _ = answered(text)
    values = values_of(text)
    sayable = sift(playbook, people, values, on, nothing_against)
    return facts(playbook, people, values, sayable, part=part, on=on)


def test_what_is_known_of_own_up() -> None:
    found = known(inputs.OWN_UP)
    assert found.slots["mistakes_of"] == "two mistakes"
    assert found.slots["period"] == "in the past month"
    assert found.slots["made"] == "have made"
    assert found.slots["noticed_by_leader"] == "one"
    assert found.slots["noticed_by_not_leader"] == "one"
    assert found.slots["when"] == "Wednesday, 25 November at 10 am"
    assert found.slots["minutes"] == "30 minutes"
    assert found.conditions["mistakes.count"] == "many"
    assert found.conditions["mistakes.noticed_by.leader"] == "some"
    assert "mistakes.noticed_by.other" not in found.conditions
    assert "include_their_part" not in found.conditions


def test_one_mistake_is_one() -> None:
    text = with_answer(inputs.OWN_UP, "mistakes", '[{what = "I was late", noticed_by = "leader"}]')
    found = known(text)
    assert found.slots["mistakes_of"] == "one mistake"
    assert found.conditions["mistakes.count"] == "one"
    assert found.conditions["mistakes.noticed_by.leader"] == "all"


@pytest.mark.parametrize(
    ("period", "made"), [("past month", "have made"), ("October", "made"), ("last month", "made")]
)
def test_a_period_that_is_over_is_spoken_of_as_over(period: str, made: str) -> None:
    assert known(with_answer(inputs.OWN_UP, "period", f'"{period}"')).slots["made"] == made


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Will you lead the team?", "Will you lead the team?"),
        ("“Well, will you lead the team?”", "Will you lead the team?"),
        ("You skipped yourself. So, would you lead them?", "Would you lead them?"),
        ("You skipped yourself.", None),
        ("Would you, if it came to that, and if we found somebody for the rest, do it then?", None),
    ],
)
def test_a_short_question_reminds_the_other_of_it(asked: str, words: str | None) -> None:
    found = known(with_answer(inputs.SECOND_CHANCE, "asked", f'"{asked}"'))
    assert found.slots.get("asked_words") == words


def test_the_day_of_the_question_is_said_from_the_day_of_the_talk() -> None:
    assert known(inputs.SECOND_CHANCE).slots["asked_day"] == "on Friday"
    text = changed(inputs.SECOND_CHANCE, ("asked_on = 2026-11-20", "asked_on = 2026-11-24"))
    assert known(text).slots["asked_day"] == "yesterday"
    assert known(text, "message").slots["asked_day"] == "on Tuesday"
    later = changed(inputs.SECOND_CHANCE, ("asked_on = 2026-11-20", "asked_on = 2026-12-24"))
    assert "asked_day" not in known(later).slots


@pytest.mark.parametrize("text", [inputs.OWN_UP, inputs.SECOND_CHANCE])
def test_every_slot_is_one_that_a_playbook_may_use(text: str) -> None:
    made = ("mistakes_", "assets_", "noticed_by_")
    assert all(slot in KNOWN_SLOTS or slot.startswith(made) for slot in known(text).slots)
    assert all(known(text).slots.values())
