"""Checking texts, lines, parts and answers; rules of one's own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from footing.app import checking, matters, own_rules
from footing.app.workspace import Workspace
from footing.kernel.errors import DataError, FootingError, NotFoundError
from footing.wording import OCCASIONS
from tests.app.conftest import cleared, worked

POOR = "I was just wondering if maybe we could possibly talk about the role."
PLAIN = "The order came on Tuesday and stands in the hall."


def own(ws: Workspace, text: str, name: str = "mine.toml") -> Path:
    """A file of the person's own."""
    path = ws.folders.config / "wording" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_poor_draft_has_problems_and_a_plain_one_has_none(ws: Workspace) -> None:
    assert [one.family for one in checking.check(ws, POOR).problems] == ["hedge"]
    assert checking.check(ws, PLAIN).findings == ()
    assert checking.check(ws, "").missing == ()


def test_offsets_count_code_points_of_the_text_as_given(ws: Workspace) -> None:
    text = "😀 Grüße.\r\n\r\n" + POOR
    (one,) = checking.check(ws, text).problems
    assert text[one.start : one.end] == one.words


def test_a_text_that_is_too_long_is_refused(ws: Workspace) -> None:
    with pytest.raises(checking.TextError, match="at most"):
        checking.check(ws, "a" * (checking.MOST_LETTERS + 1))


@pytest.mark.parametrize(
    ("data", "said"), [(b"a\0b", "zero bytes"), (b"good\nbad \xff", "Line 2 is not UTF-8")]
)
def test_what_is_no_text_is_refused_with_its_line(data: bytes, said: str) -> None:
    with pytest.raises(checking.TextError, match=said):
        checking.decoded(data)


def test_lines_keep_their_order_and_their_id(ws: Workspace) -> None:
    given = [
        {"id": 1, "text": POOR},
        {"id": "b", "text": PLAIN},
        {"id": None, "text": POOR, "occasion": "second-chance"},
    ]
    made = list(checking.lines(ws, (json.dumps(one).encode() + b"\n" for one in given)))
    assert [one.table["id"] for one in made] == [1, "b", None]
    assert [one.clean for one in made] == [False, True, False]
    assert made[0].table["findings"][0]["family"] == "hedge"
    assert {one.table["schema"] for one in made} == {"footing.findings/1"}


@pytest.mark.parametrize(
    "data",
    [
        b"no json",
        b"[1]",
        b'{"id": 1}',
        b'{"id": 1, "text": 5}',
        b'{"id": 1, "text": "a", "occasion": "party"}',
        b'{"id": 1, "text": "\xff"}',
        b"\0",
        b"[" * 100_000,
    ],
)
def test_a_line_that_cannot_be_checked_gives_an_error_in_its_place(
    ws: Workspace, data: bytes
) -> None:
    good = json.dumps({"id": 2, "text": PLAIN}).encode()
    first, second = checking.lines(ws, [data, b"  \n", good])
    assert first.fault
    assert first.table["error"] == first.fault
    assert "findings" not in first.table
    assert (second.number, second.table["id"], second.fault) == (3, 2, "")


def test_lines_are_read_one_at_a_time(ws: Workspace) -> None:
    read = []

    def source() -> Iterator[bytes]:
        for number in range(3):
            read.append(number)
            yield json.dumps({"id": number, "text": PLAIN}).encode()

    made = checking.lines(ws, source())
    next(made)
    assert read == [0]


def test_a_sentence_that_is_kept_is_left_alone(ws: Workspace) -> None:
    """It is the same sentence with other spaces, and only that sentence."""
    path = own_rules.keep_sentence(ws, POOR.replace(" ", "\n", 1))
    assert checking.check(ws, POOR).problems == ()
    assert checking.check(ws, POOR.replace("role", "post")).problems
    assert tomllib.loads(path.read_text("utf-8"))["keep"] == [POOR]


def test_a_rule_that_is_switched_off_is_silent(ws: Workspace) -> None:
    (one,) = checking.check(ws, POOR).problems
    own_rules.keep_sentence(ws, PLAIN)
    path = own_rules.switch_off(ws, one.rule)
    own_rules.switch_off(ws, one.rule)
    assert one.rule not in [found.rule for found in checking.check(ws, POOR).problems]
    assert tomllib.loads(path.read_text("utf-8")) == {"keep": [PLAIN], "off": [one.rule]}
    assert {found.id: found.on for found in own_rules.list_(ws)}[one.rule] is False


def test_a_rule_that_there_is_not_cannot_be_switched_off(ws: Workspace) -> None:
    with pytest.raises(NotFoundError, match=r"Did you mean hedge\.stacked"):
        own_rules.switch_off(ws, "hedge.stackd")


def test_a_file_with_faults_is_named_and_not_written_over(ws: Workspace) -> None:
    path = own(ws, 'off = ["hedge.nowhere"]\nkep = []\n', own_rules.CHOICES)
    with pytest.raises(DataError):
        checking.check(ws, POOR)
    with pytest.raises(DataError):
        own_rules.keep_sentence(ws, POOR)
    assert "kep" in path.read_text("utf-8")


def test_a_page_goes_on_without_the_rules_that_have_faults(ws: Workspace) -> None:
    own(ws, "rules = 5")
    look = checking.look(ws, POOR)
    assert look.result.problems
    assert "mine.toml" in look.trouble


def test_a_changed_file_counts_at_once(ws: Workspace) -> None:
    assert checking.check(ws, POOR).problems
    own(ws, 'off = ["hedge"]')
    assert checking.check(ws, POOR).problems == ()


@pytest.mark.parametrize(
    "name", ["hedge.day-end", "evidence.looked", "no-ask.mine", "no-evidence.mine"]
)
def test_a_new_rule_is_complete_and_its_examples_hold(ws: Workspace, name: str) -> None:
    path = own_rules.new(ws, name)
    assert own_rules.try_out(ws, path).failures == ()
    assert own_rules.show(ws, name).kind in ("problem", "strength", "missing")
    assert [one.id for one in own_rules.list_(ws) if one.own] == [name]


def test_a_new_rule_can_begin_from_one_of_footings(ws: Workspace) -> None:
    path = own_rules.new(ws, "hedge.mine", like="hedge.stacked")
    assert own_rules.try_out(ws, path) == own_rules.Tested(
        1, own_rules.try_out(ws, path).examples, ()
    )


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Hedge", ""),
        ("party.mine", ""),
        ("hedge.stacked", ""),
        ("../hedge.a", ""),
        ("hedge.mine", "hedge.nowhere"),
        ("hedge.mine", "no-ask.nothing-to-answer"),
    ],
)
def test_a_name_that_cannot_be_is_refused(ws: Workspace, name: str, like: str) -> None:
    with pytest.raises(FootingError):
        own_rules.new(ws, name, like=like)
    assert not (ws.folders.config / "wording").exists()


def test_an_example_that_does_not_hold_is_named(ws: Workspace) -> None:
    path = own_rules.new(ws, "hedge.mine")
    path.write_text(path.read_text("utf-8").replace("At the end of the day we", "We"), "utf-8")
    assert "stays silent in: We need" in own_rules.try_out(ws, path).failures[0]


def test_every_part_of_a_page_is_judged_by_what_it_is_for(ws: Workspace) -> None:
    view = matters.page(ws, worked(ws).id)
    assert checking.part(ws, view, "spoken").text == view.part("spoken").text
    long = PLAIN * 200
    assert "too-long" in [one.family for one in checking.look(ws, long, "own-up").result.missing]
    said = checking.look(ws, long, "own-up", aloud=True).result
    assert "too-long" not in [one.family for one in said.missing]
    assert checking.occasion_of("own-up", "message") == "own-up"
    assert checking.occasion_of("own-up", "invite") is None
    assert checking.occasion_of("own-up", "confirm") == "after-meeting"
    assert checking.occasion_of("a-plan-of-mine", "spoken") is None


def test_an_answer_is_looked_at_where_it_is_said(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance")
    steps = {one.step.key: one.step for one in matters.guide(ws, matter.id).steps}
    (replay,) = checking.answer(
        ws, steps["answered"], "If that's an option we would talk about it."
    )
    assert replay.result.problems
    assert checking.answer(ws, steps["asked"], POOR) == ()
    assert checking.answer(ws, steps["fear"], POOR) == ()
    (said,) = checking.answer(ws, steps["ideas"], [{"say": POOR, "notes": POOR}])
    assert said.result.problems
    assert said.result.missing == ()


def test_what_is_given_back_is_not_said_twice(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance")
    matters.answer(ws, matter.id, "account", "It wasn't my fault that the launch slipped.")
    guide = matters.guide(ws, matter.id)
    view = next(one for one in guide.steps if one.step.key == "account")
    assert view.rework
    (given_back,) = view.rework
    looks = checking.answer(ws, view.step, view.value, view.rework)
    reasons = [one.reason for look in looks for one in look.result.problems]
    assert [reason for reason in reasons if reason in given_back.reason] == []


def test_the_occasions_of_the_terminal_are_those_of_the_rules() -> None:
    from footing.cli import check
    from footing.web.pages.check import OCCASIONS as SHOWN

    assert check.OCCASIONS == OCCASIONS
    assert tuple(key for key, _ in SHOWN if key) == OCCASIONS
