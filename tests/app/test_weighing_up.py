"""Filling in a decision: nothing typed gets lost, and what hangs on nothing goes away."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.app import weighing_up as up
from footing.app.decisions import as_toml, read

TWO: dict[str, Any] = {
    "title": "Mine",
    "option": {
        "go": {"name": "Go", "scores": {"pay": 7}, "must_haves": {"home": True}},
        "stay": {"name": "Stay", "today": True},
    },
    "criterion": {"pay": {"name": "Pay"}, "way": {"name": "The way there"}},
    "must_have": {"home": {"name": "Home by five"}},
    "weights": {"sliders": {"pay": 10, "way": 30}},
    "chosen": "go",
}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("7", {"score": 7.0}),
        ("7,5", {"score": 7.5}),
        ("4-8", {"between": [4.0, 8.0]}),
        ("4 to 8 I only heard of it", {"between": [4.0, 8.0], "why": "I only heard of it"}),
        ("7 because I know the team", {"score": 7.0, "why": "I know the team"}),
        ("7: known", {"score": 7.0, "why": "known"}),
        ("", None),
        (" ? ", None),
    ],
)
def test_scores_as_people_write_them(typed: str, read: object) -> None:
    assert up.score(typed) == read


@pytest.mark.parametrize("typed", ["11", "8-4", "good", "-3", "1e9", "7 8 9-x-", "nan"])
def test_what_is_no_score_is_told(typed: str) -> None:
    found = up.score(typed)
    if typed == "7 8 9-x-":
        assert found == {"score": 7.0, "why": "8 9-x-"}
    else:
        assert isinstance(found, str)
        assert found.endswith(".")


@given(st.text(max_size=40), st.lists(st.text(max_size=10), max_size=4))
def test_a_key_is_plain_and_new(name: str, taken: list[str]) -> None:
    found = up.key_of(name, taken)
    assert found.isascii()
    assert found.replace("_", "a").isalnum()
    assert found not in taken


def test_a_form_gives_back_what_it_shows() -> None:
    shown = up.rows(TWO, "option")
    assert up.options_of(TWO, shown, today=1)["option"]["go"]["scores"] == {"pay": 7}
    assert up.scores_of(TWO, up.typed_scores(TWO))["option"]["go"]["must_haves"] == {"home": True}
    made = up.matters_of(TWO, up.rows(TWO, "must_have"), up.rows(TWO, "criterion"))
    assert made["weights"] == TWO["weights"]
    assert list(made["criterion"]) == ["pay", "way"]


def test_a_renamed_option_keeps_its_scores_and_an_emptied_one_goes_away() -> None:
    shown = [{**row} for row in up.rows(TWO, "option")]
    shown[0]["name"] = "Really go"
    made = up.options_of(TWO, [*shown, {"name": "New one"}], today=-1)
    assert made["option"]["go"] == {
        **TWO["option"]["go"],
        **{"name": "Really go", "stance": "", "undo": "", "pros": [], "cons": [], "today": False},
    }
    assert made["option"]["new_one"]["name"] == "New one"
    shown[0]["name"] = " "
    gone = up.options_of(TWO, shown, today=0)
    assert list(gone["option"]) == ["stay"]
    assert "chosen" not in gone


def test_what_hangs_on_a_criterion_goes_away_with_it() -> None:
    made = up.with_criteria(TWO, ["The way there", "Sleep"])
    assert list(made["criterion"]) == ["way", "sleep"]
    assert made["option"]["go"]["scores"] == {}
    assert made["weights"] == {}
    assert up.with_musts(TWO, [])["option"]["go"]["must_haves"] == {}
    assert up.with_musts(TWO, None)["must_have"] == TWO["must_have"]


def test_lines_for_and_against_are_told_apart_and_not_doubled() -> None:
    lines = ["+ more pay", "- new team", "a key to the roof", "– far away"]
    once = up.with_sides(TWO, "go", lines)
    assert once["option"]["go"]["pros"] == ["more pay", "a key to the roof"]
    assert once["option"]["go"]["cons"] == ["new team", "far away"]
    assert up.with_sides(once, "go", lines) == once


def test_a_form_with_a_fault_takes_nothing() -> None:
    form = {"score.go.pay": "lots", "score.stay.pay": "3"}
    with pytest.raises(up.TypedError) as raised:
        up.scores_of(TWO, form)
    assert [name for name, _ in raised.value.faults] == ["score.go.pay"]
    assert raised.value.text().startswith("Go, Pay: “lots” is no score. Write a number")


def test_comparisons_by_form_and_back() -> None:
    three = up.with_criteria(TWO, ["Pay", "The way there", "Sleep"])
    form = {"pair.pay.way": "3", "pair.way.sleep": "-2", "pair.sleep.pay": "1"}
    made = up.pairs_of(three, form)
    assert made["weights"]["pairs"] == [
        {"more": "pay", "less": "way", "times": 3},
        {"more": "sleep", "less": "way", "times": 2},
        {"more": "sleep", "less": "pay", "times": 1},
    ]
    assert {one.field: one.times for one in up.asked(made)} == form
    assert up.way_of(made) == "pairs"
    with pytest.raises(up.TypedError, match="Choose one"):
        up.pairs_of(three, {})


@given(st.permutations(list("abcdef")), st.integers(2, 6))
def test_a_ring_touches_each_twice(keys: list[str], count: int) -> None:
    found = up.ring(keys[:count])
    assert len(found) == (1 if count == 2 else count)
    assert {end for pair in found for end in pair} == set(keys[:count])


def test_a_decision_written_as_a_file_reads_the_same() -> None:
    import tomllib

    assert tomllib.loads(as_toml(TWO)) == TWO
    found, faults = read(TWO)
    assert found is not None
    assert faults == ()
    assert read(up.with_criteria(TWO, []))[1] == (
        "There is no criterion; write down what matters to you, such as pay or time at home.",
    )
