from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.declared import load
from footing.kernel.errors import DataError, FootingError
from footing.safety.gate import judge, load_gate, stop
from footing.safety.model import Gate, faults

ANSWERS = st.fixed_dictionaries({"serious": st.booleans(), "danger": st.booleans()})


def test_two_noes_open_the_gate_and_say_nothing() -> None:
    verdict = judge(load_gate(), {"serious": False, "danger": False})
    assert verdict.coach
    assert verdict.text == ""


@given(ANSWERS)
def test_any_yes_stops_and_names_help_and_a_log(answers: dict[str, bool]) -> None:
    verdict = judge(load_gate(), answers)
    assert verdict.coach == (not any(answers.values()))
    for given_part in (verdict.why, verdict.people, verdict.log_offer, verdict.sources):
        assert bool(given_part) != verdict.coach
    keys = [helper.key for helper in verdict.people]
    assert len(keys) == len(set(keys))


def test_a_serious_matter_names_independent_people() -> None:
    said = judge(load_gate(), {"serious": True, "danger": False}).text
    for help_ in ("union", "works council", "lawyer", "labour inspectorate", "equality body"):
        assert help_ in said
    assert "occupational doctor" in said
    assert "ombudsperson" in said
    assert "dated factual log" in said


def test_danger_comes_first_and_its_numbers_are_said_to_differ() -> None:
    verdict = judge(load_gate(), {"serious": True, "danger": True})
    assert [helper.key for helper in verdict.people[:2]] == ["emergency", "crisis"]
    assert verdict.why.startswith("Safety comes before")
    assert "differs by country" in verdict.people[0].what
    for number in ("112", "999", "911", "000"):
        assert number in verdict.people[0].what


def test_one_yes_is_enough_and_one_no_is_not() -> None:
    assert not judge(load_gate(), {"danger": True}).coach
    with pytest.raises(FootingError, match="in danger"):
        judge(load_gate(), {"serious": False})
    with pytest.raises(FootingError, match="no such question: dangr"):
        judge(load_gate(), {"serious": False, "danger": False, "dangr": True})


def test_the_question_covers_what_it_must() -> None:
    asked = load_gate().questions[0].ask
    for matter in ("harassment", "discrimination", "retaliation", "pay", "injury", "leave"):
        assert matter in asked
    assert "unlawful" in asked
    assert "disciplinary case" in asked


def test_every_kind_of_matter_has_its_own_reason_help_and_source() -> None:
    gate = load_gate()
    assert {one.key for one in gate.kinds} == {
        "harassment", "discrimination", "retaliation", "wage", "injury", "leave",
        "whistle-blowing", "disciplinary", "asked-unlawful",
    }  # fmt: skip
    for kind in gate.kinds:
        verdict = stop(gate, kind.key)
        assert not verdict.coach
        assert verdict.why == kind.why
        assert len(verdict.people) >= 3
        assert verdict.sources
        assert verdict.log_fields == gate.log.fields
    with pytest.raises(FootingError, match="no such kind: love"):
        stop(gate, "love")


def test_a_yes_to_the_first_question_leaves_the_kind_open() -> None:
    assert judge(load_gate(), {"serious": True}).kinds == load_gate().kinds
    assert judge(load_gate(), {"danger": True}).kinds == ()


def test_it_says_that_it_cannot_detect_such_things() -> None:
    assert "cannot reliably" in judge(load_gate(), {"serious": True}).limits


def test_texts_are_calm() -> None:
    gate = load_gate()
    texts = [gate.log.offer, gate.limits, gate.duty.text, *(one.text for one in gate.people)]
    texts += [text for one in gate.log.fields for text in (one.label, one.hint)]
    texts += [text for one in gate.kinds for text in (one.name, one.meaning, one.why)]
    for question in gate.questions:
        texts += [question.ask, question.why, *question.meaning]
    for text in texts:
        assert "!" not in text
        for sentence in re.split(r"(?<=[.?])\s+", text):
            assert len(sentence.split()) <= 40, sentence


def test_every_fault_of_a_gate_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    path.write_text(
        """
limits = "None."
people = [{key = "x", who = "A friend", what = "to talk to."}]
sources = []
[[questions]]
key = "q"
ask = "Is it?"
meaning = ["It."]
why = "Because."
people = ["nobody"]
sources = ["none"]
[[kinds]]
key = "k"
name = "A kind"
meaning = "It."
why = "Because."
people = ["x", "who"]
sources = ["none"]
[log]
offer = "Here."
fields = [{key = "a", label = "Day", hint = ""}]
[duty]
text = "Keep it."
sources = ["law"]
""",
        "utf-8",
    )
    with pytest.raises(DataError) as caught:
        load(Gate, path, faults)
    assert [(problem.line, problem.path) for problem in caught.value.problems] == [
        (10, "questions[1].people[1]"),
        (11, "questions[1].sources[1]"),
        (17, "kinds[1].people[2]"),
        (18, "kinds[1].sources[1]"),
        (21, "log.fields"),
        (24, "duty.sources[1]"),
    ]


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    path.write_text("questions = []\npeople = []\nsources = []\nextra = 1\n", "utf-8")
    with pytest.raises(DataError, match="extra: unknown key"):
        load(Gate, path, faults)
