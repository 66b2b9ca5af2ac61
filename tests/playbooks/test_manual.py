"""The manual of playbooks and answer files names everything that there is, and its examples run."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from footing.playbooks import model
from footing.playbooks.answers import CHANNELS, EVERY, PEOPLE, PRONOUNS
from footing.playbooks.compose import compose
from footing.playbooks.facts import KNOWN_SLOTS
from footing.playbooks.faults import faults
from footing.playbooks.library import check_file
from footing.playbooks.page import PARTS
from footing.playbooks.shape import SHAPES, shape
from tests.documents import ROOT, parts
from tests.playbooks.making import LIBRARY, NOW, nothing_against

PLAYBOOKS = ROOT / "docs" / "playbooks.md"
ANSWERS = ROOT / "docs" / "answer-files.md"
DECLARED = [
    model.Source, model.RecordField, model.Step, model.FieldForms, model.Line, model.Part,
    model.CardData, model.LikelyData, model.QuestionData, model.BriefData, model.Example,
    model.Playbook,
]  # fmt: skip


def code(page: Path) -> set[str]:
    """Everything that stands in the page as a name: `like this`."""
    return {token.content for token in parts(page) if token.type == "code_inline"}


def examples(page: Path) -> list[str]:
    return [
        token.content for token in parts(page) if token.type == "fence" and token.info == "toml"
    ]


@pytest.mark.parametrize("kind", DECLARED)
def test_every_key_of_a_playbook_is_explained(kind: type) -> None:
    assert {one.name for one in fields(kind)} <= code(PLAYBOOKS)


def test_every_kind_register_part_and_slot_is_explained() -> None:
    named = code(PLAYBOOKS)
    assert {*get_args(model.Kind), *model.REGISTERS, *PARTS} <= named
    assert {f"{{{slot}}}" for slot in KNOWN_SLOTS} <= named
    steps = [step for playbook in LIBRARY.playbooks.values() for step in playbook.steps]
    families = {name for step in steps for name in step.must_not}
    families |= {name for step in steps for one in step.fields for name in one.must_not}
    assert families <= named


def test_every_shape_has_an_example_of_its_shape() -> None:
    text = PLAYBOOKS.read_text("utf-8").partition("## Shapes")[2].partition("## ")[0]
    rows = re.findall(r"^\| `([a-z]+)` \| (.+) \|$", text, re.MULTILINE)
    assert {kind for kind, _ in rows} == set(SHAPES)
    assert [(kind, example) for kind, example in rows if shape(example) != kind] == []


def test_the_small_playbook_is_faultless_and_its_example_runs(tmp_path: Path) -> None:
    (text,) = examples(PLAYBOOKS)
    path = tmp_path / f"{tomllib.loads(text)['id']}.toml"
    path.write_text(text, "utf-8")
    playbook = check_file(path)
    example = playbook.example
    page = compose(playbook, example.people, example.answers, now=NOW, screen=nothing_against)
    assert page.rework == ()
    assert page.missing == ()
    for one in example.spoken_has:
        assert any(part in page.spoken for part in one.split("|"))
    for name in PARTS:
        assert page.part(name)
        assert not any(one in page.part(name) for one in example.never_said)


@pytest.mark.parametrize("name", list(LIBRARY.playbooks))
def test_every_answer_is_explained_and_shown(name: str) -> None:
    playbook = LIBRARY.get(name)
    named = code(ANSWERS)
    assert {step.key for step in playbook.steps} <= named
    assert {field.key for step in playbook.steps for field in step.fields} <= named
    assert {*PEOPLE, *PRONOUNS, *CHANNELS, *EVERY} <= named
    assert {choice for step in playbook.steps for choice in step.choices} <= named
    shown = [
        tables for tables in map(tomllib.loads, examples(ANSWERS)) if tables["playbook"] == name
    ]
    assert len(shown) == 1
    assert set(shown[0]["answers"]) == {step.key for step in playbook.steps}
    assert faults(playbook, shown[0]) == []
    page = compose(
        playbook, shown[0]["people"], shown[0]["answers"], now=NOW, screen=nothing_against
    )
    assert (page.rework, page.missing) == ((), ())
