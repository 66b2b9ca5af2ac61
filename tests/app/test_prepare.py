from __future__ import annotations

import json
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
import tomli_w

from footing.app.prepare import as_json, prepare
from footing.kernel.errors import DataError, FootingError
from footing.playbooks.library import load_library
from tests.app.conftest import NOW

LIBRARY = load_library()


def answer_file(playbook: str) -> bytes:
    """The playbook's own worked example as a file."""
    example = LIBRARY.get(playbook).example
    tables = {"playbook": playbook, "people": example.people, "answers": example.answers}
    return tomli_w.dumps(tables).encode()


@pytest.mark.parametrize("playbook", ["own-up", "renegotiate", "second-chance"])
def test_a_file_gives_the_published_form_and_its_files(tmp_path: Path, playbook: str) -> None:
    source = tmp_path / "answers.toml"
    source.write_bytes(answer_file(playbook))
    done = prepare(source, tmp_path / "out", library=LIBRARY, now=NOW)
    found = json.loads(json.dumps(as_json(done)))
    assert list(found) == [
        "schema", "playbook", "invite", "spoken", "spoken_seconds", "message", "confirm",
        "sentences", "unsupported", "rework", "missing",
        *(["scope"] if playbook == "renegotiate" else []), "files",
    ]  # fmt: skip
    assert found["schema"] == "footing.page/1"
    assert found["playbook"] == playbook
    assert set(found["sentences"][0]) == {"part", "text", "from"}
    assert {Path(one) for one in found["files"]} == set((tmp_path / "out").iterdir())
    assert {"brief.pdf", "brief.md", "invite.eml"} <= {Path(one).name for one in found["files"]}


def test_standard_input_and_no_folder_write_nothing(tmp_path: Path) -> None:
    done = prepare("-", None, library=LIBRARY, now=NOW, stdin=answer_file("own-up"))
    assert done.files == ()
    assert list(tmp_path.iterdir()) == []


def test_the_same_file_gives_the_same_calendar_entries(tmp_path: Path) -> None:
    source = tmp_path / "answers.toml"
    source.write_bytes(answer_file("own-up"))
    made = []
    for name in ("one", "two"):
        prepare(source, tmp_path / name, library=LIBRARY, now=NOW)
        text = (tmp_path / name / "meeting.ics").read_text()
        made.append([line for line in text.splitlines() if line.startswith("UID")])
    assert made[0] == made[1]


def test_every_fault_comes_with_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    text = b'playbook = "own-up"\n[people]\nboss = "x"\n[answers]\naim = 3\nnonsense = 1\n'
    with pytest.raises(DataError) as caught:
        prepare("-", tmp_path / "out", library=LIBRARY, now=NOW, stdin=text)
    assert [(one.line, one.path) for one in caught.value.problems] == [
        (3, "people.boss"),
        (5, "answers.aim"),
        (6, "answers.nonsense"),
    ]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "this key is missing; playbooks are own-up"),
        (b"playbook = 3", "a text in quotes"),
        (b'playbook = "nonsense"', "there is no playbook"),
        (b"playbook = ", "not valid TOML"),
        (b"\xff", "UTF-8"),
    ],
)
def test_a_file_that_names_no_playbook_says_which_there_are(text: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        prepare("-", None, library=LIBRARY, now=NOW, stdin=text)


def test_the_playbook_that_was_named_must_be_that_of_the_file() -> None:
    with pytest.raises(FootingError, match="you named"):
        prepare(
            "-",
            None,
            library=LIBRARY,
            now=NOW,
            stdin=answer_file("own-up"),
            only="second-chance",
        )


def test_a_calendar_file_that_is_written_again_counts_up(tmp_path: Path) -> None:
    """In the same folder, from the same answer file with another time."""
    answers = tmp_path / "mine.toml"
    tables = tomllib.loads(answer_file("own-up").decode())
    seen = []
    for hour in (10, 10, 11):
        tables["answers"]["meeting"] = {"channel": "call", "when": datetime(2026, 11, 25, hour)}
        answers.write_text(tomli_w.dumps(tables), "utf-8")
        prepare(answers, tmp_path / "out", library=LIBRARY, now=NOW)
        ics = (tmp_path / "out" / "meeting.ics").read_bytes()
        seen.append((b"SEQUENCE:1\r\n" in ics, b"20261125T%d0000" % hour in ics))
    assert seen == [(False, True), (False, True), (True, True)]
