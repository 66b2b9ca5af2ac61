"""Plain phrases: each speaks and stays silent where its own examples say so, and never for long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from footing.kernel.declared import load
from footing.kernel.errors import DataError
from footing.safety.gate import load_gate
from footing.safety.signs import CRISIS, LONGEST, Sign, Signs, faults, load_signs


@pytest.mark.parametrize("sign", load_signs().signs, ids=lambda one: one.about)
def test_every_sign_holds_to_its_examples(sign: Sign) -> None:
    assert len(sign.match) >= 2
    assert len(sign.no_match) >= 2
    assert [text for text in sign.match if not sign.shows(text)] == []
    assert [text for text in sign.no_match if sign.shows(text)] == []


def test_every_kind_has_a_sign_and_no_sign_speaks_in_the_examples_of_another() -> None:
    signs = load_signs()
    assert {one.about for one in signs.signs} == {CRISIS, *(one.key for one in load_gate().kinds)}
    for one in signs.signs:
        for text in one.match:
            assert signs.seen([text]) == one.about, text
        for text in one.no_match:
            assert signs.seen([text]) == "", text


def test_a_crisis_comes_before_everything_else() -> None:
    texts = ["He groped me.", "I want\nto  kill myself."]
    assert load_signs().seen(texts) == CRISIS


def test_long_and_odd_texts_take_no_time() -> None:
    signs = load_signs()
    texts = ["told me to " * 5000, "report " * 9000, "\0" * 50_000, "because i am " * 9000]
    began = time.process_time()
    assert signs.seen(texts) == ""
    assert time.process_time() - began < 2
    assert signs.seen(["x" * LONGEST + " he groped me"]) == ""


def test_every_fault_of_the_signs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "signs.toml"
    path.write_text(
        """
[[signs]]
about = "love"
patterns = ['a+']
match = ["a"]
no_match = ["b"]
[[signs]]
about = "wage"
patterns = ['pay']
match = ["nothing"]
no_match = ["pay"]
[[signs]]
about = "wage"
patterns = ['(']
match = ["nothing"]
no_match = ["pay"]
more = 1
""",
        "utf-8",
    )
    with pytest.raises(DataError, match="more: unknown key"):
        load(Signs, path, faults)
    path.write_text(path.read_text("utf-8").replace("more = 1\n", ""), "utf-8")
    with pytest.raises(DataError) as caught:
        load(Signs, path, faults)
    assert [(one.line, one.path) for one in caught.value.problems] == [
        (3, "signs[1].about"),
        (4, "signs[1].patterns[1]"),
        (10, "signs[2].match[1]"),
        (11, "signs[2].no_match[1]"),
        (14, "signs[3].patterns[1]"),
    ]
