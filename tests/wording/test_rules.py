"""Every shipped rule fulfils what a person's own rule must, and its examples hold."""

from __future__ import annotations

import tomllib

import pytest

from footing import wording
from footing.kernel import declared
from footing.wording.examples import failures
from footing.wording.rules import RuleFile
from footing.wording.ruleset import shipped_sources
from footing.wording.validity import file_faults

RULES = wording.load_rules()


@pytest.mark.parametrize(("name", "text"), shipped_sources(), ids=lambda value: value[:20])
def test_a_shipped_file_is_valid(name: str, text: str) -> None:
    words = dict(RULES.words)
    file = declared.build(
        RuleFile, tomllib.loads(text), text.encode(), name, lambda value: file_faults(value, words)
    )
    assert file.words or file.rules


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rules_examples_hold(rule: wording.Rule) -> None:
    assert failures(rule, RULES) == ()


def test_ids_are_unique_over_all_files() -> None:
    ids = [
        table["id"]
        for _, text in shipped_sources()
        for table in tomllib.loads(text).get("rules", [])
    ]
    assert len(ids) == len(set(ids)) == len(RULES.rules)


def test_messages_speak_of_the_effect_and_not_of_the_person() -> None:
    for rule in RULES.rules:
        words = rule.message.lower().split()
        assert not {"women", "men", "woman", "man", "girl", "weak", "lazy", "stupid"} & set(words)
        assert "!" not in rule.message
        assert rule.message.endswith(".")
