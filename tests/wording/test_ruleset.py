"""A person's own rules: added, replaced, switched off, kept, and refused with every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from footing import wording
from footing.kernel.errors import DataError

OWN = """
off = ["pressure", "excuse.no-time"]
keep = ["You never listen in these meetings."]

[[rules]]
id = "hedge.circle-back"
kind = "problem"
gate = "\\\\bcircle back (?P<when>\\\\w{1,12})"
message = "A reader cannot tell what happens {when}."
suggestions = ["I will answer by Friday."]
source = "own"
match = ["Let us circle back later.", "We circle back soon.", "Can we circle back tomorrow"]
no_match = ["The circle line is late."]
negated = "We will not do that."
quoted = "> Let us circle back later."
"""


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "own.toml").write_text(text, "utf-8")
    return tmp_path


def test_own_rules_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    rules = wording.load_rules(folder(tmp_path, OWN))
    (found,) = wording.check("Please, let us circle back later.", rules).problems
    assert found.rule == "hedge.circle-back"
    assert found.words == "circle back later"
    assert found.reason == "A reader cannot tell what happens later."
    assert found.rewrites == ("I will answer by Friday.",)


def test_rules_and_families_can_be_switched_off(tmp_path: Path) -> None:
    rules = wording.load_rules(folder(tmp_path, OWN))
    text = "Take it or leave it. I didn't have time to check the figures."
    assert wording.check(text, rules).problems == ()
    assert len(wording.check(text, wording.load_rules()).problems) == 2


def test_a_sentence_can_be_kept_as_it_is(tmp_path: Path) -> None:
    rules = wording.load_rules(folder(tmp_path, OWN))
    assert wording.check("You never  listen in these meetings.", rules).problems == ()
    assert wording.check("You never listen to Sam.", rules).has("absolute")


def test_an_own_rule_with_a_shipped_id_takes_its_place(tmp_path: Path) -> None:
    text = OWN.replace("hedge.circle-back", "blame.did-not").replace("off =", "# off =")
    text = text.split("[[rules]]")[1].replace("keep", "# keep")
    rules = wording.load_rules(folder(tmp_path, "[[rules]]" + text))
    found = [rule for rule in rules.rules if rule.id == "blame.did-not"]
    assert [rule.source for rule in found] == ["own"]


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    text = """off = ["nothing.here"]
[[rules]]
id = "hedge.one"
kind = "strength"
gate = "(?<=a)b"
message = "{who} reads this."
source = "own"
[[rules]]
id = "nowhere.two"
kind = "problem"
gate = "{{nobody_declared_this}}"
confirm = "(a+)+b"
message = "x"
source = ""
match = ["a", "b", "c"]
no_match = ["d"]
negated = "e"
quoted = "f"
"""
    with pytest.raises(DataError) as caught:
        wording.load_rules(folder(tmp_path, text))
    said = caught.value.text()
    for line, part in (
        (1, "no rule or family nothing.here"),
        (4, "the family hedge is of kind problem"),
        (5, "looking ahead or behind"),
        (6, "no group named who"),
        (2, "at least 3 examples in which it must speak"),
        (9, "there is no family nowhere"),
        (11, "no fragment named nobody_declared_this"),
        (12, "can take very long"),
        (14, "the text is empty"),
    ):
        assert any(f":{line}:" in row and part in row for row in said.splitlines()), (line, part)


def test_unknown_keys_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="unknown key"):
        wording.load_rules(folder(tmp_path, OWN + 'colour = "red"\n'))
