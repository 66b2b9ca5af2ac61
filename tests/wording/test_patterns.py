"""Patterns: fragments, RE2 safety, the bound on backtracking, the gate and its fallback."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing import wording
from footing.wording.gate import Gate
from footing.wording.patterns import FLAGS, MOST_WAYS, PIECE, expand, fault, finder


def test_fragments_nest_and_strict_ones_stand_in() -> None:
    words = {"a": "x{{b}}", "b": "y", "b_strict": "y(?!z)"}
    assert expand("{{a}}!", words, strict=False) == "(?:x(?:y))!"
    assert expand("{{a}}!", words, strict=True) == "(?:x(?:y(?!z)))!"


def test_a_fragment_that_uses_itself_is_refused() -> None:
    with pytest.raises(KeyError, match="uses itself"):
        expand("{{a}}", {"a": "{{a}}"}, strict=False)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(a|a)*b",
        r"(\w+\s?)*x",
        r".*.*.*x",
        r"(?:\w{1,20}.?){0,9}x",
        r"([a-z]+)*1",
        r"(x+x+)+y",
        r"(a|aa)+$",
        r"(.*a){12}",
    ],
)
def test_a_pattern_that_could_run_away_is_refused(pattern: str) -> None:
    assert "very long" in fault(pattern, gate=False)


@pytest.mark.parametrize(
    "pattern", [r"\bsorry\b.{0,60}\bbut\b", r"(?: \w{1,20}){0,6} than", r"a(?!b)", r"\w+ing\b"]
)
def test_a_bounded_pattern_is_taken(pattern: str) -> None:
    assert fault(pattern, gate=False) == ""


@pytest.mark.parametrize(
    ("pattern", "says"),
    [("a(?=b)", "ahead"), (r"(a)\1", "group"), ("(", "not a pattern"), ("a*", "matches nothing")],
)
def test_a_gate_must_be_safe(pattern: str, says: str) -> None:
    assert says in fault(pattern, gate=True)


def test_the_bound_holds_for_the_slowest_shipped_pattern_on_hard_text() -> None:
    rules = wording.load_rules()
    texts = ["you " * (PIECE // 4), "Aa " * (PIECE // 3), "sorry if " * (PIECE // 9)]
    for rule in rules.sentence_rules:
        for source in (rule.gate, rule.confirm, *rule.unless, *rule.also):
            for text in texts if source else ():
                begin = time.perf_counter()
                rules.pattern(source).search(text[:PIECE])
                assert time.perf_counter() - begin < 2, rule.id
    assert MOST_WAYS * PIECE < 10**10


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("you never told me I'm sorry but nobody. Mark's"), max_size=80)
)
def test_the_fallback_gate_agrees_with_re2(text: str) -> None:
    rules = wording.load_rules()
    pure = wording.load_rules(pure=True)
    assert rules.gate.hits(text) == pure.gate.hits(text)


def test_the_gate_names_the_patterns_that_occur() -> None:
    for pure in (False, True):
        assert Gate(["a+", "b", "(?:c|d)e"], pure=pure).hits("xxDEb") == [1, 2]
    assert Gate([]).hits("a") == []
    assert re.compile("A", FLAGS).search("a")


def test_a_gate_that_is_too_large_for_little_memory_still_finds() -> None:
    words = [f"w{number}ord{number * 7919}" for number in range(4_000)]
    found = finder("|".join(words))
    assert found(f"here is {words[-1]} and more".encode())
    assert not found(b"here is none of them")
