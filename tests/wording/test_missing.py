"""What a draft lacks: it depends on the occasion, and is said once for a family."""

from __future__ import annotations

from dataclasses import replace

from footing import wording

RULES = wording.load_rules()
QUIET = (
    "The deadline was missed because marketing never told me about the new date. It has been a "
    "hard month for all of us here and the system was down for two days."
)


def missing(text: str, occasion: wording.Occasion | None) -> set[str]:
    return {one.family for one in wording.check(text, RULES, occasion).missing}


def test_what_is_missing_depends_on_the_occasion() -> None:
    assert "no-ownership" in missing(QUIET, "own-up")
    assert missing(QUIET, None) == set()
    assert missing(QUIET, "second-chance") != missing(QUIET, "own-up")


def test_an_owned_fault_is_not_missed() -> None:
    text = QUIET + " I should have asked, and that is my mistake."
    assert "no-ownership" not in missing(text, "own-up")


def test_a_family_is_missed_once() -> None:
    double = replace(RULES, rules=(*RULES.rules, *RULES.draft_rules))
    found = wording.check(QUIET, double, "own-up").missing
    assert len({one.family for one in found}) == len(found)


def test_nothing_is_missing_where_nothing_is_said() -> None:
    for occasion in wording.OCCASIONS:
        assert missing("> Could you?\n", occasion) == set()


def test_a_long_text_is_too_long_without_an_occasion() -> None:
    assert missing("The list was read out again, name by name. " * 40, None) == {"too-long"}
