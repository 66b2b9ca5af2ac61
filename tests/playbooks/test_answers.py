from __future__ import annotations

import tomllib
from datetime import date, datetime
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings

from footing.kernel.declared import located
from footing.playbooks.answers import read
from footing.playbooks.compose import compose
from footing.playbooks.faults import faults
from footing.playbooks.model import Playbook
from footing.playbooks.page import PARTS
from tests.playbooks.making import NOW, OWN_UP, SECOND_CHANCE, files_for, nothing_against, values_of


def found(source: str, playbook: Playbook = OWN_UP) -> list[tuple[int, str]]:
    """Line and place of every fault of an answer file."""
    problems = located(source.encode(), faults(playbook, tomllib.loads(source)))
    assert all(problem.text for problem in problems)
    return sorted((problem.line, problem.path) for problem in problems)


HEAD = 'playbook = "own-up"\n[answers]\n'


@pytest.mark.parametrize(
    ("source", "line", "place"),
    [
        ('playbook = "second-chance"\n[answers]\naim = "x"', 1, "playbook"),
        ('[answers]\naim = "x"', 0, "playbook"),
        ('playbook = "own-up"\nanswer = 1\n[answers]\naim = "x"', 2, "answer"),
        ('playbook = "own-up"\n[answers]', 2, "answers"),
        ('playbook = "own-up"\nanswers = 3', 2, "answers"),
        ('playbook = "own-up"', 0, "answers"),
        ('playbook = "own-up"\npeople = 3\n[answers]\naim = "x"', 2, "people"),
        ('playbook = "own-up"\n[answers]\naim = "x"\n[people]\nboss = "S"', 5, "people.boss"),
        ('playbook = "own-up"\n[answers]\naim = "x"\n[people]\nme = 3', 5, "people.me"),
        (
            'playbook = "own-up"\n[answers]\naim = "x"\n[people]\nme = "a\\nb"',
            5,
            "people.me",
        ),
        (
            'playbook = "own-up"\n[answers]\naim = "x"\n[people]\nleader_pronoun = "it"',
            5,
            "people.leader_pronoun",
        ),
        (HEAD + "ambition = 'x'", 3, "answers.ambition"),
        (HEAD + "aim = 3", 3, "answers.aim"),
        (HEAD + "aim = {say = 'x', note = 'y'}", 3, "answers.aim.note"),
        (HEAD + "aim = {say = 3}", 3, "answers.aim.say"),
        (HEAD + "period = ['x']", 3, "answers.period"),
        (HEAD + "help = 'x'", 3, "answers.help"),
        (HEAD + "help = [\n'x',\n3]", 5, "answers.help[2]"),
        (HEAD + "help = [\n'x',\n{says = 'y'}]", 5, "answers.help[2].says"),
        (HEAD + "mistakes = 'x'", 3, "answers.mistakes"),
        (HEAD + "mistakes = [\n'x']", 4, "answers.mistakes[1]"),
        (HEAD + "[[answers.mistakes]]\nwhat = 'x'\nhow = 'y'", 5, "answers.mistakes[1].how"),
        (HEAD + "[[answers.mistakes]]\ndone = 'x'", 3, "answers.mistakes[1]"),
        (HEAD + "[[answers.mistakes]]\nwhat = 3", 4, "answers.mistakes[1].what"),
        (
            HEAD + "[[answers.mistakes]]\nwhat = 'x'\ndate = '2026-11-03'",
            5,
            "answers.mistakes[1].date",
        ),
        (
            HEAD + "[[answers.mistakes]]\nwhat = 'x'\nnoticed_by = 'nobody'",
            5,
            "answers.mistakes[1].noticed_by",
        ),
        (HEAD + "fear_odds = 101", 3, "answers.fear_odds"),
        (HEAD + "fear_odds = 1.5", 3, "answers.fear_odds"),
        (HEAD + "fear_odds = true", 3, "answers.fear_odds"),
        (HEAD + "include_their_part = 'yes'", 3, "answers.include_their_part"),
        (HEAD + "meeting = 'soon'", 3, "answers.meeting"),
        (HEAD + "meeting = {where = 'here'}", 3, "answers.meeting.where"),
        (HEAD + "meeting = {channel = 'letter'}", 3, "answers.meeting.channel"),
        (HEAD + "meeting = {when = '2026-11-25'}", 3, "answers.meeting.when"),
        (HEAD + "meeting = {minutes = 0}", 3, "answers.meeting.minutes"),
        (HEAD + "[answers.checkins]\nminutes = 30", 3, "answers.checkins.every"),
        (HEAD + "checkins = 'weekly'", 3, "answers.checkins"),
        (HEAD + "[answers.checkins]\nevery = 'hour'", 4, "answers.checkins.every"),
        (HEAD + "[answers.checkins]\nevery = 'week'\nday = 'Monday'", 5, "answers.checkins.day"),
        (HEAD + "[answers.checkins]\nevery = 'week'\nfirst = 'now'", 5, "answers.checkins.first"),
        (
            HEAD + "[answers.checkins]\nevery = 'week'\nuntil = 2026-12-01\nfirst = 2026-12-02",
            5,
            "answers.checkins.until",
        ),
        (
            HEAD + "[answers.checkins]\nevery = 'week'\ntimezone = 'Mars/Base'",
            5,
            "answers.checkins.timezone",
        ),
        (
            HEAD + "[answers.checkins]\nevery = 'week'\nminutes = 'long'",
            5,
            "answers.checkins.minutes",
        ),
    ],
)
def test_every_kind_of_fault_is_found_at_its_place(source: str, line: int, place: str) -> None:
    assert found(source) == [(line, place)]


@pytest.mark.parametrize(
    ("answer", "place"),
    [("stance = 'maybe'", "answers.stance"), ("asked_on = '2026-11-20'", "answers.asked_on")],
)
def test_faults_of_the_other_playbook(answer: str, place: str) -> None:
    source = f'playbook = "second-chance"\n[answers]\n{answer}'
    assert found(source, SECOND_CHANCE) == [(3, place)]


def test_all_faults_are_told_at_once() -> None:
    source = HEAD + "aim = 3\nfear_odds = 200\nhelp = [1, 'x']\n[people]\nyou = 'S'\n"
    assert found(source) == [
        (3, "answers.aim"),
        (4, "answers.fear_odds"),
        (5, "answers.help[1]"),
        (7, "people.you"),
    ]


def test_an_unknown_key_names_those_that_there_are() -> None:
    texts = [text for _, text in faults(OWN_UP, {"playbook": "own-up", "answers": {"aims": "x"}})]
    assert all(key in texts[0] for key in ("aim", "mistakes", "meeting"))


@pytest.mark.parametrize("empty", ["", " \n", "-", "none", "N/A", "Nothing.", "?", "–"])
def test_a_text_that_says_nothing_is_no_answer(empty: str) -> None:
    values = read(
        OWN_UP, {"aim": empty, "help": [empty, "the plan"], "mistakes": [{"what": empty}]}
    )
    assert "aim" not in values.texts
    assert [said.say for said in values.lists["help"]] == ["the plan"]
    assert values.records["mistakes"] == ()


def test_the_values_that_a_file_holds() -> None:
    values = values_of("""
playbook = "own-up"
[answers]
aim = {say = " sell ", notes = "really"}
help = ["", "the plan", {notes = "ask Ana"}]
mistakes = [{what = "late", date = 2026-11-03T09:00:00, noticed_by = "leader"}]
include_their_part = false
fear_odds = 0
checkins = {every = "fortnight", first = 2026-12-01, until = 2027-02-28}
meeting = {when = 2026-11-25}
""")
    assert (values.texts["aim"].say, values.texts["aim"].notes) == ("sell", "really")
    assert [said.path for said in values.lists["help"]] == ["answers.help[2]", "answers.help[3]"]
    (record,) = values.records["mistakes"]
    assert (record.path, record.day) == ("answers.mistakes[1]", date(2026, 11, 3))
    assert record.choices == {"noticed_by": "leader"}
    assert values.flags == {"include_their_part": False}
    assert values.numbers == {"fear_odds": 0}
    assert values.checkins is not None
    assert values.checkins.every == "two weeks"
    assert values.checkins.first == datetime(2026, 12, 1)
    assert values.meeting is not None
    assert (values.meeting.channel, values.meeting.minutes) == ("in person", None)


def composes(playbook: Playbook, tables: dict[str, Any]) -> None:
    """An answer file of the declared form has no faults, also once written, and gives a page."""
    assert faults(playbook, tables) == []
    again = tomllib.loads(tomli_w.dumps(tables))
    assert faults(playbook, again) == []
    page = compose(playbook, again["people"], again["answers"], now=NOW, screen=nothing_against)
    for name in PARTS:
        said = [one.text for one in page.sentences if one.part == name]
        assert page.part(name).split() == " ".join(said).split()
    assert page == compose(
        playbook, tables["people"], tables["answers"], now=NOW, screen=nothing_against
    )


@settings(max_examples=60, deadline=None)
@given(files_for(OWN_UP))
def test_whatever_is_answered_to_own_up_composes(tables: dict[str, Any]) -> None:
    composes(OWN_UP, tables)


@settings(max_examples=60, deadline=None)
@given(files_for(SECOND_CHANCE))
def test_whatever_is_answered_to_second_chance_composes(tables: dict[str, Any]) -> None:
    composes(SECOND_CHANCE, tables)
