"""The linear model: words and classes, features by name and by row agree, findings name words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing import wording
from footing.wording.gate import Gate
from footing.wording.model import (
    cues,
    features,
    load_model,
    pairs,
    place_names,
    place_of,
    says,
    together,
)
from footing.wording.patterns import expand, fault
from footing.wording.scoring import Codes, Scorer
from footing.wording.sentences import sentences
from footing.wording.tokens import lexicon

RULES = wording.load_rules()
MODEL = load_model()
TEXTS = (
    "I have called the carrier, and the pallets go out again on Thursday.",
    "There are 1,480 open claims in the queue; a year ago it was 610.",
    "Since Olga left I have done the payroll of 140 people as well as my own desk.",
    "The corrected drawing is attached, and Ines has checked it twice.",
    "HELLO there, Dana's twenty minutes: £300?",
)


def test_words_have_classes_and_spans() -> None:
    words = lexicon().read("I didn't call Dana about £3,200 at 9:30.")
    assert words[:4] == [("i", "i"), ("did", "did"), ("n't", "n't"), ("call", "say")]
    assert ("NAME", "NAME") in words
    assert [kind for _, kind in words if kind in ("CUR", "BIG", "TIME")] == ["CUR", "BIG", "TIME"]
    assert len(lexicon().spans("I didn't call Dana.")) == len(lexicon().read("I didn't call Dana."))
    assert lexicon().kind("approving") == lexicon().kind("approve") + "-ing"
    assert lexicon().kind("forgot").endswith("-ed")


@pytest.mark.parametrize("name", list(cues()))
def test_a_cue_is_safe(name: str) -> None:
    whole = expand(cues()[name], RULES.words, strict=False)
    said = fault(whole, gate=True, part=True)
    assert said == "" or "very long" in said  # RE2 alone runs them, in linear time


def test_pairs_name_cues_that_exist() -> None:
    both, without = pairs()
    for one, other in (*both.values(), *without.values()):
        assert {one, other} <= set(cues())
    assert set(together(["num-fact"], pairs())) >= {"num-fact", "fact-plain"}
    assert "fact-plain" not in together(["num-fact", "plan-or-ask"], pairs())


@pytest.mark.parametrize("occasion", [None, "own-up", "backlog"])
def test_the_quick_sum_is_the_sum_of_the_named_weights(occasion: wording.Occasion | None) -> None:
    assert MODEL is not None
    low = replace(MODEL, thresholds=tuple(-99.0 for _ in MODEL.families))
    own = sentences(" ".join(TEXTS))
    gate = Gate([expand(one, RULES.words, strict=False) for one in MODEL.cues.values()])
    hits = [gate.hits(one.plain) for one in own]
    read = [one.plain.split() for one in own]
    possible = [gate.candidates(one) for one in read]
    scores = Scorer(Codes(low), occasion).over(own, read, possible, hits.__getitem__)
    for number, one in enumerate(own):
        some = together([MODEL.cue_names[hit] for hit in hits[number]], MODEL.pairs)
        where = place_names(*place_of(number, len(own), len(one.plain)))
        named = set(features(lexicon().read(one.plain), some, where, occasion))
        for family, score in scores[number]:
            bias = MODEL.bias[MODEL.families.index(family)]
            total = bias + sum(MODEL.weight(name, family) for name in named)
            assert score - 99 == pytest.approx(total, abs=1e-6)
        assert len(scores[number]) == len(MODEL.families)


@pytest.mark.parametrize("occasion", [None, "own-up"])
def test_cues_that_cannot_change_anything_are_not_asked_and_nothing_is_lost(
    occasion: wording.Occasion | None,
) -> None:
    assert MODEL is not None
    own = sentences(" ".join(TEXTS))
    gate = Gate([expand(one, RULES.words, strict=False) for one in MODEL.cues.values()])
    hits = [gate.hits(one.plain) for one in own]
    read = [one.plain.split() for one in own]
    everything = [range(len(MODEL.cues))] * len(own)  # every cue is thought possible, so all asked
    asked: list[int] = []

    def occurs(number: int) -> list[int]:
        asked.append(number)
        return hits[number]

    quick = Scorer(Codes(MODEL), occasion).over(
        own, read, [gate.candidates(one) for one in read], occurs
    )
    assert len(asked) < len(own)
    assert quick == Scorer(Codes(MODEL), occasion).over(own, read, everything, hits.__getitem__)


def test_a_finding_of_the_model_names_words_that_stand_in_the_sentence() -> None:
    found = [
        one
        for text in TEXTS
        for one in wording.check(text, RULES, "backlog").findings
        if one.rule.endswith(".model")
    ]
    assert found
    for one in found:
        assert one.words in one.sentence
        assert "Heard in “" in one.reason
        assert one.kind == "strength"


def test_the_model_can_be_switched_off_by_family() -> None:
    quiet = replace(RULES, off=frozenset(f"{name}.model" for name in wording.STRENGTHS))
    for text in TEXTS:
        rules = {one.rule for one in wording.check(text, quiet, "backlog").findings}
        assert not any(rule.endswith(".model") for rule in rules)


def test_every_family_of_the_model_has_something_to_say() -> None:
    assert MODEL is not None
    assert set(MODEL.families) <= set(says())
    assert all(said.reason.endswith(".") and said.source for said in says().values())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_spans_fit_on_any_text(text: str) -> None:
    words = lexicon().read(text)
    spans = lexicon().spans(text)
    assert len(words) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
