"""The gate: what a pattern needs, and that nothing is lost by trying only what can occur."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing import wording
from footing.wording.gate import READY, Gate, name_of
from footing.wording.needs import needs
from footing.wording.patterns import finder
from footing.wording.sentences import sentences

RULES = wording.load_rules()
FINDERS = [finder(gate) for gate in RULES.gates]
WORDS = (
    "I you we let me know if by Friday please could send would it wasn't my fault sorry but never"
    " maybe just wondering because 20 3.5 % ? ! . , : - ( £ don't Dana was held up the team nobody"
    " told that should have done for your help thank tomorrow at 9:30 café ſend \u212anow"
).split()


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (r"\bsorry\b", [[["|sorry|"]]]),
        (r"\bsorr(?:y|ies)\b", [[["|sorries|", "|sorry|"]]]),
        (r"\bapolog\w{1,9}", [[["|apolog"]]]),
        (r"^(?:and )?please\b", [[["^and|", "^please|"]]]),
        (r"\bheld up\b|\bon hold\b", [[["|held|"], ["|up|"]], [["|hold|"], ["|on|"]]]),
        (r"\d\d?%", [[["0"]]]),
        (r"\w{1,9} ", [[]]),
        (r"(?:a|b)?", [[]]),
        (r"\byes\b.{0,40}\?", [[["?"], ["|yes|"]]]),
    ],
)
def test_what_a_pattern_needs(pattern: str, says: list[list[list[str]]]) -> None:
    made = [sorted(sorted(clause) for clause in way) for way in needs(pattern)]
    assert made == [sorted(sorted(clause) for clause in way) for way in says]


def test_the_needs_of_every_shipped_gate_are_ready() -> None:
    file = resources.files("footing.wording") / "data" / READY
    ready = json.loads(file.read_text("utf-8"))
    assert set(ready) == {name_of(gate) for gate in RULES.gates}, "run tools/wording_needs.py"


def test_a_gate_without_ready_needs_finds_the_same() -> None:
    gate = Gate([r"\bzebras? (?:cross|gallop)\w{0,3}\b", r"\d zebra"])
    assert gate.hits("The Zebra crossed.") == [0]
    assert gate.hits("2 zebras") == [1]
    assert gate.hits("A zebra stands.") == []


def test_nothing_is_lost_in_the_examples_of_the_rules() -> None:
    texts = [text for rule in RULES.rules for text in (*rule.match, *rule.silent)]
    for sentence in (one for text in texts for one in sentences(text)):
        data = sentence.plain.encode()
        expected = [number for number, found in enumerate(FINDERS) if found(data)]
        assert RULES.gate.hits(sentence.plain) == expected


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(("", " ", "-", "’", "_"))), max_size=25
    ),
    st.booleans(),
)
def test_nothing_is_lost_on_any_text(parts: list[tuple[str, str]], capitals: bool) -> None:
    text = "".join(word + glue for word, glue in parts)
    for sentence in sentences(text.upper() if capitals else text):
        data = sentence.plain.encode()
        expected = [number for number, found in enumerate(FINDERS) if found(data)]
        assert RULES.gate.hits(sentence.plain) == expected


def test_a_word_that_was_cut_hides_nothing() -> None:
    gate = Gate([r"sorry", r"bsorry\b"])
    for before in range(30, 90):
        assert gate.hits("b" * before + "sorry") == [0, 1]
