"""The worked examples give texts that can be said and sent, and show in a diff what changed."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from footing.playbooks.library import load_library
from footing.playbooks.page import PARTS, Page
from tests.rewrite_examples import GOLDEN, ROOT, SOURCES, page_of, shown

REWRITE = "python -m tests.rewrite_examples"

example = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)


@cache
def page(source: Path) -> Page:
    return page_of(source)


def test_there_are_three_examples_of_each_playbook() -> None:
    used = [page(source).playbook for source in SOURCES]
    assert all(used.count(name) >= 3 for name in load_library().playbooks)


@example
def test_everything_can_be_said(source: Path) -> None:
    made = page(source)
    assert made.rework == ()
    assert made.missing == ()
    assert all(made.part(name) for name in PARTS)


@example
def test_it_is_short_enough(source: Path) -> None:
    made = page(source)
    assert 0 < made.spoken_seconds < 120
    invite = [one for one in made.sentences if one.part == "invite"]
    assert 2 <= len(invite) - 2 <= 4  # without greeting and signature


@example
def test_no_wording_shows_its_seams(source: Path) -> None:
    made = page(source)
    for name in PARTS:
        text = made.part(name)
        assert not any(seam in text for seam in ("{", "}", "..", " ,", " .", "None", "“”"))
        assert "  " not in text
        assert "\n\n\n" not in text
        for paragraph in text.split("\n\n"):
            assert paragraph[0].isupper() or paragraph[0] in "“‘" or paragraph[0].isdigit()


@example
def test_what_comes_out_is_what_was_read_last(source: Path) -> None:
    golden = GOLDEN / f"{source.stem}.txt"
    assert golden.is_file(), f"Run `{REWRITE}`."
    assert shown(page(source)) == golden.read_text("utf-8"), (
        f"The texts changed. If that is meant, run `{REWRITE}` and read the diff."
    )


def test_no_text_is_left_of_an_example_that_is_gone() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {path.stem for path in SOURCES}


def test_two_people_share_no_whole_paragraph_of_what_they_say() -> None:
    said = [set(page(source).spoken.split("\n\n")) for source in SOURCES]
    for number, one in enumerate(said):
        for other in said[number + 1 :]:
            shared = one & other
            assert all(len(paragraph.split()) < 25 for paragraph in shared), shared


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_run_of_the_program_gives_the_same_texts(seed: str) -> None:
    code = (
        "from tests.rewrite_examples import *;"
        "import sys; sys.stdout.reconfigure(encoding='utf-8');"
        "print(*(shown(page_of(one)) for one in SOURCES), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout == "\n".join(shown(page(one)) for one in SOURCES) + "\n"
