from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from footing.kernel.errors import DataError, NotFoundError, Problem
from footing.playbooks.compose import compose
from footing.playbooks.library import check_file, load_library, own_folder, shipped
from footing.playbooks.page import PARTS
from tests.playbooks.making import LIBRARY, NOW, nothing_against

OWN_UP = next(path for path in shipped() if path.stem == "own-up").read_text("utf-8")


def changed(folder: Path, *changes: tuple[str, str], name: str = "own-up") -> Path:
    """A playbook file that is own-up with some of its text replaced."""
    text = OWN_UP
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def problems(path: Path) -> Sequence[Problem]:
    with pytest.raises(DataError) as caught:
        check_file(path)
    return caught.value.problems


STEP = '[[step]]\nkey = "aim"'
LINE = "[line.from-me]"
EXTRA = """
[[step]]
key = "extra"
kind = "choice"
title = "t"
ask = "a"
why = "w"
source = "jason"
said = false
"""


def with_step(more: str) -> tuple[str, str]:
    """A further step in front of the first one."""
    return STEP, EXTRA.strip() + f"\n{more}\n\n{STEP}"


def with_line(more: str) -> tuple[str, str]:
    """A further line in front of another, said by no part."""
    return LINE, f"[line.extra]\n{more}\n\n{LINE}"


def with_wording(words: str) -> tuple[str, str]:
    """A further wording of the line that ends the talk."""
    return "[line.closing.say]\nplain = [", f'[line.closing.say]\nplain = ["{words}", '


def with_form(form: str) -> tuple[str, str]:
    """A further form of a line that says an answer."""
    return "[line.aim.forms]\n", f"[line.aim.forms]\n{form}\n"


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (('id = "own-up"', 'id = "own-up"\ncolour = "red"'), "colour", "unknown key"),
        ((STEP, STEP + '\ncolour = "red"'), "step[1].colour", "unknown key"),
        (('title = "What your role is for"\n', ""), "step[1].title", "missing"),
        (('kind = "text"', 'kind = "essay"'), "step[1].kind", "text"),
        (('source = "jason"', 'source = "nobody"'), "step[1].source", "nobody"),
        (('key = "alternatives"', 'key = "period"'), "step[4].key", "twice"),
        (with_step(""), "step[1].kind", "choices"),
        (('strong = "My role here is to bring', 'ask2 = "'), "step[1].ask2", "unknown key"),
        (("weak = \"I do marketing.\"\n", ""), "step[1].strong", "strong example"),
        (with_step('choices = {a = "A"}\nonly_if = ["nobody"]'), "step[1].only_if", "nothing"),
        (with_step('choices = {a = "A"}\nonly_if = ["aim"]'), "step[1].only_if", "unreachable"),
        (with_step('choices = {a = "A"}\nonly_if = ["extra=a"]'), "step[1].only_if", "unreachable"),
        (('[line.aim]\nuse = "aim"', '[line.aim]\nuse = "period"'), "line.aim.use", "no step"),
        (('[line.aim]\nuse = "aim"', '[line.aim]\nuse = "help"'), "step[1].key", "no line"),
        (with_wording("You know {of."), "line.closing.say", "brace"),
        (with_wording("You know {whom}."), "line.closing.say", "{whom}"),
        (with_wording("You know of it!"), "line.closing.say", "exclamation"),
        (with_form('modale = "I {x}."'), "line.aim.forms.modale", "unknown shape"),
        (with_form('because = "My work."'), "line.aim.forms.because", "{x}"),
        (('when = ["part=spoken"]', 'when = ["role"]'), "line.opening.when", "nothing answers"),
        (('trait = "maturity"', 'trait = "wit"'), "line.mistakes-many.trait", "wit"),
        (with_line('say = "x"'), "line.extra", "no part"),
        (with_line("spare = 1"), "line.extra", "say or use"),
        (('field = "effect"', 'field = "cost"'), "line.mistakes.each[2]", "cost"),
        (('["closing"]', '["close"]'), "part.spoken.paragraphs", "close"),
        (("[part.confirm]", "[part.after]"), "part.confirm", "missing"),
        (("[part.confirm]", "[part.after]"), "part.after", "unknown part"),
        (('aim = "aim"\npoints', 'aim = "goal"\npoints'), "brief.aim", "goal"),
        (('notes = ["their_part"]', 'notes = ["their"]'), "brief.notes", "their"),
        (('by = ["help"', 'by = ["helps"'), "likely[3].answered_by", "helps"),
        (('"mistakes.effect"]', '"mistakes.cost"]'), "likely[2].answered_by", "no field “cost”"),
        (('answered_by = ["their_part"]', "answered_by = []"), "likely[8].answered_by", "at least"),
        (('key = "cost"', 'key = "again"'), "likely[2].key", "twice"),
        (("cost us?", "cost us!"), "likely[2].question", "exclamation"),
        (("cost us?", "cost {period}?"), "likely[2].question", "{period}"),
        (('key = "cost"', 'key = "cost"\nwhen = ["role"]'), "likely[2].when", "nothing answers"),
        (('\nthen = "', '\nthen = "{x '), "brief.cards[1].then", "brace"),
        (('me = "Alex"', 'you = "Alex"'), "example.people.you", "unknown key"),
        (("fear_odds = 60", "fear_odds = 600"), "example.answers.fear_odds", "0 to 100"),
    ],
)  # fmt: skip
def test_every_kind_of_fault_has_its_line(
    tmp_path: Path, change: tuple[str, str], place: str, said: str
) -> None:
    path = changed(tmp_path, change)
    found = [one for one in problems(path) if one.path == place]
    assert any(said in one.text for one in found), problems(path)
    last = re.split(r"[.\[]", place)[-1].rstrip("]")
    for one in found:
        line = path.read_text("utf-8").splitlines()[one.line - 1]
        assert one.line > 0
        assert last in line or line.startswith("[") or "missing" in one.text, line


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ('source = "jason"', 'source = "nobody"'),
        with_wording("You know of it!"),
        with_form('modale = "I {x}."'),
        ('["closing"]', '["close"]'),
    )
    found = problems(path)
    assert {"step[1].source", "line.closing.say", "line.aim.forms.modale"} <= {
        one.path for one in found
    }
    assert [one.line for one in found] == sorted(one.line for one in found)
    text = DataError(str(path), found).text()
    assert all(f"{path}:{one.line}: {one.path}: " in text for one in found)


def test_a_file_has_the_name_of_its_playbook(tmp_path: Path) -> None:
    (problem,) = problems(changed(tmp_path, name="mine"))
    assert (problem.line, problem.path) == (1, "id")
    assert "mine" in problem.text


def own(config: Path, *changes: tuple[str, str], name: str) -> None:
    own_folder(config).mkdir(parents=True, exist_ok=True)
    changed(own_folder(config), *changes, name=name)


def test_a_persons_own_playbook_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    own(tmp_path, ('id = "own-up"', 'id = "mine"'), ("Own up and", "Say and"), name="mine")
    library = load_library(tmp_path)
    assert set(library.playbooks) == {*LIBRARY.playbooks, "mine"}
    assert library.get("mine").title.startswith("Say and")
    assert library.get("own-up") == LIBRARY.get("own-up")


def test_a_persons_own_playbook_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    own(tmp_path, ("Own up and", "Say and"), name="own-up")
    assert load_library(tmp_path).get("own-up").title.startswith("Say and")
    assert load_library().get("own-up").title.startswith("Own up")


def test_a_fault_in_a_persons_own_playbook_spoils_no_other(tmp_path: Path) -> None:
    own(tmp_path, ('id = "own-up"', 'id = "mine"\ncolour = "red"'), name="mine")
    library = load_library(tmp_path)
    assert library.playbooks == LIBRARY.playbooks
    with pytest.raises(DataError, match=r"mine\.toml:3: colour"):
        library.get("mine")


def test_without_a_folder_of_ones_own_there_are_the_shipped_ones(tmp_path: Path) -> None:
    assert load_library(tmp_path) == load_library() == LIBRARY
    assert set(LIBRARY.playbooks) == {path.stem for path in shipped()}
    assert {"own-up", "second-chance"} <= set(LIBRARY.playbooks)


def test_asking_for_an_unknown_playbook_names_those_that_there_are() -> None:
    with pytest.raises(NotFoundError, match=r"own-up, second-chance"):
        LIBRARY.get("own up")


@pytest.mark.parametrize("name", list(LIBRARY.playbooks))
def test_the_worked_example_of_a_playbook_runs_end_to_end(name: str) -> None:
    playbook = LIBRARY.get(name)
    example = playbook.example
    page = compose(playbook, example.people, example.answers, now=NOW, screen=nothing_against)
    assert page.rework == ()
    assert page.missing == ()
    spoken = page.spoken.lower()
    for expected in example.spoken_has:
        assert any(one.lower() in spoken for one in expected.split("|")), expected
    for text in (page.part(part) for part in PARTS):
        assert text
        assert "{" not in text
        assert not [one for one in example.never_said if one.lower() in text.lower()]


@pytest.mark.parametrize("name", list(LIBRARY.playbooks))
def test_every_source_says_its_limits(name: str) -> None:
    playbook = LIBRARY.get(name)
    assert all(source.limits for source in playbook.sources.values())
    assert {step.source for step in playbook.steps} == set(playbook.sources)


@pytest.mark.parametrize("name", list(LIBRARY.playbooks))
def test_steps_of_one_page_are_asked_together_and_none_is_lost(name: str) -> None:
    playbook = LIBRARY.get(name)
    pages = playbook.pages()
    assert [step for page in pages for step in page] == list(playbook.steps)
    assert all(len({step.page or step.key for step in page}) == 1 for page in pages)
